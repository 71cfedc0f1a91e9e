import type { PutRetentionPolicyRequest } from '../../../../models/logs.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { designatedGroup, mustFindGroup } from '../shared/designation.ts';
import { invalidParameter, LOGS_ERRORS } from '../shared/errors.ts';
import { groups } from '../tables.ts';

const DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** Says how long events of a group are kept. */
export const putRetentionPolicy = writes<PutRetentionPolicyRequest, object>({
  service: 'logs',
  name: 'PutRetentionPolicy',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:PutRetentionPolicy', resource: 'log-group' }],
    asks: async (input, context) => [await askGroup('logs:PutRetentionPolicy', designatedGroup(input, context.scope), context)],
  },
  tables: [groups],
  errors: LOGS_ERRORS,
  check({ retentionInDays: days }) {
    return DAYS.includes(days) ? null : invalidParameter(`1 validation error detected: Value '${days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${DAYS.join(', ')}]`);
  },
  async handle({ input, rows, home }) {
    const group = await mustFindGroup(rows, designatedGroup(input, home), home);
    rows.put(groups, [group.name], { ...group, retentionDays: input.retentionInDays });
    return {};
  },
});
