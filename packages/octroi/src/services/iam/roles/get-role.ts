import type { GetRoleRequest, GetRoleResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { lastUseRows, roleLastUsed } from '../last-use/rows.ts';
import { askRole } from '../shared/asks.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import { roles } from '../tables.ts';
import { wholeRole } from './shape.ts';

export const getRole = reads<GetRoleRequest, GetRoleResponse>({
  service: 'iam',
  name: 'GetRole',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetRole', resource: 'role', keys: ['iam:PermissionsBoundary'] }],
    asks: async ({ RoleName }, context) => [await askRole('iam:GetRole', RoleName, context, { boundary: true })],
  },
  tables: [roles, lastUseRows],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home, look, now }) {
    const role = await mustHaveRole(rows, input.RoleName);
    return { Role: await wholeRole(home, role, look, await roleLastUsed(rows, role.id, now)) };
  },
});
