import type { DeleteGroupRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { policyHoldings, requireNone, requireNoPolicies } from '../shared/delete-conflict.ts';
import { mustHaveGroup } from '../shared/not-found.ts';
import { entities, groups, members, nameKey } from '../tables.ts';

export const deleteGroup = writes<DeleteGroupRequest, object>({
  service: 'iam',
  name: 'DeleteGroup',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteGroup', resource: 'group' }],
    asks: async ({ GroupName }, context) => [await askGroup('iam:DeleteGroup', GroupName, context)],
  },
  tables: [groups, entities, members, ...policyHoldings],
  errors: ['NoSuchEntity', 'DeleteConflict'],
  async handle({ input, rows }) {
    const group = await mustHaveGroup(rows, input.GroupName);
    await requireNone(rows, members, group.id, 'remove users from group');
    await requireNoPolicies(rows, group.id);
    rows.delete(groups, [nameKey(group.name)]);
    rows.delete(entities, [group.id]);
    return {};
  },
});
