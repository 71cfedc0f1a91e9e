import type { CreateLogStreamRequest } from '../../../../models/logs.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askStream } from '../shared/asks.ts';
import { designatedGroup, mustFindGroup } from '../shared/designation.ts';
import { LOGS_ERRORS, streamExists } from '../shared/errors.ts';
import { groups, streams } from '../tables.ts';

/** Makes a log stream in a group. */
export const createLogStream = writes<CreateLogStreamRequest, object>({
  service: 'logs',
  name: 'CreateLogStream',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:CreateLogStream', resource: 'log-stream' }],
    asks: async (input, context) => [await askStream('logs:CreateLogStream', designatedGroup({ logGroupName: input.logGroupName }, context.scope), input.logStreamName, context)],
  },
  tables: [groups, streams],
  errors: [...LOGS_ERRORS, 'ResourceAlreadyExistsException'],
  async handle({ input: { logGroupName, logStreamName: name }, rows, home, ids, now }) {
    const group = await mustFindGroup(rows, designatedGroup({ logGroupName }, home), home);
    if ((await rows.get(streams, [group.id, name])) !== undefined) throw streamExists();
    rows.put(streams, [group.id, name], { id: ids.bytes(8).readBigUInt64BE().toString().padStart(20, '0'), name, createdAt: now, nextEvent: 0, nextChunk: 0 });
    return {};
  },
});
