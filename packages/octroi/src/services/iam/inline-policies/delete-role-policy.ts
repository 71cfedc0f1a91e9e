import type { DeleteRolePolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { mustHaveModifiableRole } from '../attachments/protected-role.ts';
import { askRole } from '../shared/asks.ts';
import { inlinePolicies, roles } from '../tables.ts';
import { deleteInline } from './inline.ts';

export const deleteRolePolicy = writes<DeleteRolePolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'DeleteRolePolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteRolePolicy', resource: 'role', keys: ['iam:PermissionsBoundary'] }],
    asks: async ({ RoleName }, context) => [await askRole('iam:DeleteRolePolicy', RoleName, context, { boundary: true })],
  },
  tables: [roles, inlinePolicies],
  errors: ['NoSuchEntity', 'UnmodifiableEntity'],
  async handle({ input, rows }) {
    const { id, name } = await mustHaveModifiableRole(rows, input.RoleName);
    await deleteInline(rows, { kind: 'role', id, name }, input.PolicyName);
    return {};
  },
});
