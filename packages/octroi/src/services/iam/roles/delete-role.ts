import type { DeleteRoleRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { mustHaveModifiableRole } from '../attachments/protected-role.ts';
import { profilesOfRole } from '../instance-profiles/tables.ts';
import { accessRows, forgetAccesses } from '../last-use/access-rows.ts';
import { lastUseRows } from '../last-use/rows.ts';
import { askRole } from '../shared/asks.ts';
import { boundaryTables, linkBoundary } from '../shared/boundary.ts';
import { policyHoldings, requireNone, requireNoPolicies } from '../shared/delete-conflict.ts';
import { entities, nameKey, roles } from '../tables.ts';

export const deleteRole = writes<DeleteRoleRequest, object>({
  service: 'iam',
  name: 'DeleteRole',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteRole', resource: 'role', keys: ['iam:PermissionsBoundary'] }],
    asks: async ({ RoleName }, context) => [await askRole('iam:DeleteRole', RoleName, context, { boundary: true })],
  },
  tables: [roles, entities, lastUseRows, accessRows, profilesOfRole, ...policyHoldings, ...boundaryTables],
  errors: ['NoSuchEntity', 'DeleteConflict', 'UnmodifiableEntity'],
  async handle({ input, rows }) {
    const role = await mustHaveModifiableRole(rows, input.RoleName);
    await requireNone(rows, profilesOfRole, role.id, 'remove roles from instance profile');
    await requireNoPolicies(rows, role.id);
    rows.delete(roles, [nameKey(role.name)]);
    rows.delete(entities, [role.id]);
    rows.delete(lastUseRows, [role.id]);
    await forgetAccesses(rows, role.id);
    linkBoundary(rows, 'role', role.id, role.boundary, undefined);
    return {};
  },
});
