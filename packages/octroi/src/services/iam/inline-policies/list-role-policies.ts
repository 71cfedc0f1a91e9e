import type { ListRolePoliciesRequest, ListRolePoliciesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askRole } from '../shared/asks.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import { inlinePolicies, roles } from '../tables.ts';
import { pageOfInline } from './inline.ts';

export const listRolePolicies = reads<ListRolePoliciesRequest, ListRolePoliciesResponse>({
  service: 'iam',
  name: 'ListRolePolicies',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListRolePolicies', resource: 'role' }],
    asks: async ({ RoleName }, context) => [await askRole('iam:ListRolePolicies', RoleName, context)],
  },
  tables: [roles, inlinePolicies],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const { id } = await mustHaveRole(call.rows, call.input.RoleName);
    return pageOfInline(call, 'ListRolePolicies', id);
  },
});
