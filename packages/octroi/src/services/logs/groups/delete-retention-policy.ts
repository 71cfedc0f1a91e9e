import type { DeleteRetentionPolicyRequest } from '../../../../models/logs.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { designatedGroup, mustFindGroup } from '../shared/designation.ts';
import { LOGS_ERRORS } from '../shared/errors.ts';
import { groups } from '../tables.ts';

/** Lets events of a group be kept without end. */
export const deleteRetentionPolicy = writes<DeleteRetentionPolicyRequest, object>({
  service: 'logs',
  name: 'DeleteRetentionPolicy',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:DeleteRetentionPolicy', resource: 'log-group' }],
    asks: async (input, context) => [await askGroup('logs:DeleteRetentionPolicy', designatedGroup(input, context.scope), context)],
  },
  tables: [groups],
  errors: LOGS_ERRORS,
  async handle({ input, rows, home }) {
    const { retentionDays: _days, ...group } = await mustFindGroup(rows, designatedGroup(input, home), home);
    rows.put(groups, [group.name], group);
    return {};
  },
});
