import type { DeleteRolePermissionsBoundaryRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askRole } from '../shared/asks.ts';
import { boundaryTables, linkBoundary } from '../shared/boundary.ts';
import { mustHaveModifiableRole } from '../attachments/protected-role.ts';
import { nameKey, roles } from '../tables.ts';

export const deleteRolePermissionsBoundary = writes<DeleteRolePermissionsBoundaryRequest, object>({
  service: 'iam',
  name: 'DeleteRolePermissionsBoundary',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteRolePermissionsBoundary', resource: 'role', keys: ['iam:PermissionsBoundary'] }],
    asks: async ({ RoleName }, context) => [await askRole('iam:DeleteRolePermissionsBoundary', RoleName, context, { boundary: true })],
  },
  tables: [roles, ...boundaryTables],
  errors: ['NoSuchEntity', 'UnmodifiableEntity'],
  async handle({ input, rows }) {
    const { boundary, ...role } = await mustHaveModifiableRole(rows, input.RoleName);
    // A role without one is no error, unlike a user (IAM-75).
    linkBoundary(rows, 'role', role.id, boundary, undefined);
    rows.put(roles, [nameKey(role.name)], role);
    return {};
  },
});
