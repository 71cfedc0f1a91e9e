import type { UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askRole } from '../shared/asks.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import { nameKey, roles } from '../tables.ts';
import { describedRole } from './shape.ts';

export const updateRoleDescription = writes<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse>({
  service: 'iam',
  name: 'UpdateRoleDescription',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateRoleDescription', resource: 'role', keys: ['iam:PermissionsBoundary'] }],
    asks: async ({ RoleName }, context) => [await askRole('iam:UpdateRoleDescription', RoleName, context, { boundary: true })],
  },
  tables: [roles],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home, look }) {
    // Of a service-linked role too (AWS's user guide).
    const role = { ...(await mustHaveRole(rows, input.RoleName)), description: input.Description };
    rows.put(roles, [nameKey(role.name)], role);
    return { Role: await describedRole(home, role, look) };
  },
});
