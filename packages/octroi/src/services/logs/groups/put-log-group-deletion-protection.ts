import type { PutLogGroupDeletionProtectionRequest } from '../../../../models/logs.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { checkGroup, designatedGroup, mustFindGroup } from '../shared/designation.ts';
import { LOGS_ERRORS } from '../shared/errors.ts';
import { groups } from '../tables.ts';

/** Protects a group from DeleteLogGroup, or no longer. */
export const putLogGroupDeletionProtection = writes<PutLogGroupDeletionProtectionRequest, object>({
  service: 'logs',
  name: 'PutLogGroupDeletionProtection',
  level: 'Write',
  owner: ({ logGroupIdentifier }, { scope }) => designatedGroup({ logGroupIdentifier }, scope).scope.account,
  check: ({ logGroupIdentifier }) => checkGroup({ logGroupIdentifier }),
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:PutLogGroupDeletionProtection', resource: 'log-group' }],
    asks: async ({ logGroupIdentifier }, context) => [await askGroup('logs:PutLogGroupDeletionProtection', designatedGroup({ logGroupIdentifier }, context.scope), context)],
  },
  tables: [groups],
  errors: LOGS_ERRORS,
  async handle({ input, rows, home }) {
    const { deletionProtected: _was, ...group } = await mustFindGroup(rows, designatedGroup({ logGroupIdentifier: input.logGroupIdentifier }, home), home);
    rows.put(groups, [group.name], { ...group, ...(input.deletionProtectionEnabled ? { deletionProtected: true } : {}) });
    return {};
  },
});
