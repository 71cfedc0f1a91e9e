import type { DeleteGroupPolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { mustHaveGroup } from '../shared/not-found.ts';
import { inlinePolicies, groups } from '../tables.ts';
import { deleteInline } from './inline.ts';

export const deleteGroupPolicy = writes<DeleteGroupPolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'DeleteGroupPolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteGroupPolicy', resource: 'group' }],
    asks: async ({ GroupName }, context) => [await askGroup('iam:DeleteGroupPolicy', GroupName, context)],
  },
  tables: [groups, inlinePolicies],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const { id, name } = await mustHaveGroup(rows, input.GroupName);
    await deleteInline(rows, { kind: 'group', id, name }, input.PolicyName);
    return {};
  },
});
