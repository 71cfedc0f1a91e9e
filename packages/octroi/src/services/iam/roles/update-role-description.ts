import type { UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { mustHaveModifiableRole } from '../attachments/protected-role.ts';
import { askRole } from '../shared/asks.ts';
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
  errors: ['NoSuchEntity', 'UnmodifiableEntity'],
  async handle({ input, rows, home, look }) {
    const role = { ...(await mustHaveModifiableRole(rows, input.RoleName)), description: input.Description };
    rows.put(roles, [nameKey(role.name)], role);
    return { Role: await describedRole(home, role, look) };
  },
});
