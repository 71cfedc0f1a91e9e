import type { DeleteLogStreamRequest } from '../../../../models/logs.gen.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { logKeeper } from '../parts.ts';
import { askStream } from '../shared/asks.ts';
import { designatedGroup, mustFindGroup, mustFindStream } from '../shared/designation.ts';
import { LOGS_ERRORS } from '../shared/errors.ts';
import { deletedStreams, groups, streams } from '../tables.ts';

/** Deletes a log stream; its events are cleared away afterwards. */
export const deleteLogStream = writes<DeleteLogStreamRequest, object>({
  service: 'logs',
  name: 'DeleteLogStream',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:DeleteLogStream', resource: 'log-stream' }],
    asks: async (input, context) => [await askStream('logs:DeleteLogStream', designatedGroup({ logGroupName: input.logGroupName }, context.scope), input.logStreamName, context)],
  },
  tables: [groups, streams],
  globalTables: [deletedStreams],
  errors: LOGS_ERRORS,
  async handle({ input: { logGroupName, logStreamName }, rows, home }) {
    const group = await mustFindGroup(rows, designatedGroup({ logGroupName }, home), home);
    const stream = await mustFindStream(rows, group, logStreamName);
    rows.delete(streams, [group.id, stream.name]);
    rows.in(installationScope(home.partition)).put(deletedStreams, [stream.id], { account: home.account, region: home.region });
    return effect(async (outside) => {
      outside.use(logKeeper).deleted();
      return {};
    });
  },
});
