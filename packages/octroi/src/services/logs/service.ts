import type { Service } from '../../kernel/operation.ts';
import { filterLogEvents } from './events/filter-log-events.ts';
import { getLogEvents } from './events/get-log-events.ts';
import { putLogEvents } from './events/put-log-events.ts';
import { createLogGroup } from './groups/create-log-group.ts';
import { deleteLogGroup } from './groups/delete-log-group.ts';
import { deleteRetentionPolicy } from './groups/delete-retention-policy.ts';
import { describeLogGroups } from './groups/describe-log-groups.ts';
import { putLogGroupDeletionProtection } from './groups/put-log-group-deletion-protection.ts';
import { putRetentionPolicy } from './groups/put-retention-policy.ts';
import { createLogStream } from './streams/create-log-stream.ts';
import { deleteLogStream } from './streams/delete-log-stream.ts';
import { describeLogStreams } from './streams/describe-log-streams.ts';
import { listTagsForResource } from './tags/list-tags-for-resource.ts';
import { listTagsLogGroup } from './tags/list-tags-log-group.ts';
import { tagLogGroup } from './tags/tag-log-group.ts';
import { tagResource } from './tags/tag-resource.ts';
import { untagLogGroup } from './tags/untag-log-group.ts';
import { untagResource } from './tags/untag-resource.ts';

/** Amazon CloudWatch Logs: groups, streams and their events. */
export const logsService: Service = {
  id: 'logs',
  operations: [
    createLogGroup, deleteLogGroup, describeLogGroups, putRetentionPolicy, deleteRetentionPolicy, putLogGroupDeletionProtection,
    createLogStream, deleteLogStream, describeLogStreams,
    putLogEvents, getLogEvents, filterLogEvents,
    tagResource, untagResource, listTagsForResource, tagLogGroup, untagLogGroup, listTagsLogGroup,
  ],
};
