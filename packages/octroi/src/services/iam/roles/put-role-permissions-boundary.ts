import type { PutRolePermissionsBoundaryRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askRole } from '../shared/asks.ts';
import { boundaryTables, linkBoundary, requireBoundary } from '../shared/boundary.ts';
import { mustHaveModifiableRole } from '../attachments/protected-role.ts';
import { nameKey, roles } from '../tables.ts';

export const putRolePermissionsBoundary = writes<PutRolePermissionsBoundaryRequest, object>({
  service: 'iam',
  name: 'PutRolePermissionsBoundary',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:PutRolePermissionsBoundary', resource: 'role', keys: ['iam:PermissionsBoundary'] }],
    // The key tells the boundary that is being set, not the one that is there (KEY-41).
    async asks({ RoleName, PermissionsBoundary }, context) {
      return [await askRole('iam:PutRolePermissionsBoundary', RoleName, context, { keys: { 'iam:PermissionsBoundary': PermissionsBoundary } })];
    },
  },
  tables: [roles, ...boundaryTables],
  errors: ['InvalidInput', 'NoSuchEntity', 'UnmodifiableEntity'],
  async handle({ input, rows, home }) {
    const role = await mustHaveModifiableRole(rows, input.RoleName);
    await requireBoundary(rows, home, input.PermissionsBoundary);
    linkBoundary(rows, 'role', role.id, role.boundary, input.PermissionsBoundary);
    rows.put(roles, [nameKey(role.name)], { ...role, boundary: input.PermissionsBoundary });
    return {};
  },
});
