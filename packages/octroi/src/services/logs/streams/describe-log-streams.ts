import type { DescribeLogStreamsRequest, DescribeLogStreamsResponse, LogStream } from '../../../../models/logs.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { sequenceToken } from '../events/sequence-token.ts';
import { streamArn } from '../shared/arns.ts';
import { askGroup } from '../shared/asks.ts';
import { checkGroup, designatedGroup, mustFindGroup } from '../shared/designation.ts';
import { invalidParameter, LOGS_ERRORS } from '../shared/errors.ts';
import { pageOf } from '../shared/pages.ts';
import { groups, streams, type StreamRow } from '../tables.ts';

/** Lists the streams of a group, by name or by the time of their last event. */
export const describeLogStreams = reads<DescribeLogStreamsRequest, DescribeLogStreamsResponse>({
  service: 'logs',
  name: 'DescribeLogStreams',
  level: 'List',
  owner: (input, { scope }) => designatedGroup(input, scope).scope.account,
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:DescribeLogStreams', resource: 'log-group' }],
    asks: async (input, context) => [await askGroup('logs:DescribeLogStreams', designatedGroup(input, context.scope), context)],
  },
  tables: [groups, streams],
  errors: LOGS_ERRORS,
  check(input) {
    const unordered = input.orderBy === 'LastEventTime' && input.logStreamNamePrefix !== undefined;
    return checkGroup(input) ?? (unordered ? invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.') : null);
  },
  async handle({ input, rows, home }) {
    const group = await mustFindGroup(rows, designatedGroup(input, home), home);
    const { logStreamNamePrefix: prefix = '', orderBy, descending = false, limit, nextToken: token } = input;
    const found = (await listAll(rows, streams, [group.id])).map(({ row }) => row).filter(({ name }) => name.startsWith(prefix));
    const keyOf = ({ name, lastEvent = 0 }: StreamRow): string => (orderBy === 'LastEventTime' ? `${String(lastEvent).padStart(15, '0')}/${name}` : name);
    const { shown, next } = pageOf(found, { keyOf, descending, limit, token });
    return { logStreams: shown.map((row) => logStreamOf(row, group.name, home)), ...next };
  },
});

function logStreamOf(row: StreamRow, group: string, home: Scope): LogStream {
  const held = row.ingestedAt === undefined ? {} : { firstEventTimestamp: row.firstEvent, lastEventTimestamp: row.lastEvent, lastIngestionTime: row.ingestedAt, uploadSequenceToken: sequenceToken(row) };
  // AWS has said 0 bytes of every stream since 2019.
  return { logStreamName: row.name, creationTime: row.createdAt, ...held, arn: streamArn(home, group, row.name), storedBytes: 0 };
}
