import type { ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askRole } from '../shared/asks.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import { attachments, roles } from '../tables.ts';
import { pageOfAttached } from './list.ts';

export const listAttachedRolePolicies = reads<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse>({
  service: 'iam',
  name: 'ListAttachedRolePolicies',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListAttachedRolePolicies', resource: 'role' }],
    asks: async ({ RoleName }, context) => [await askRole('iam:ListAttachedRolePolicies', RoleName, context)],
  },
  tables: [roles, attachments],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const { id } = await mustHaveRole(call.rows, call.input.RoleName);
    return pageOfAttached(call, 'ListAttachedRolePolicies', id);
  },
});
