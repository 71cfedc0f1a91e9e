import type { ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askRole } from '../shared/asks.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import { pageOfRows } from '../shared/pagination.ts';
import { listedProfile, mustHaveProfile, profileTables } from './profile.ts';
import { profilesOfRole } from './tables.ts';

export const listInstanceProfilesForRole = reads<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse>({
  service: 'iam',
  name: 'ListInstanceProfilesForRole',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListInstanceProfilesForRole', resource: 'role' }],
    asks: async ({ RoleName }, context) => [await askRole('iam:ListInstanceProfilesForRole', RoleName, context)],
  },
  tables: [profilesOfRole, ...profileTables],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const { rows, home, look } = call;
    const role = await mustHaveRole(rows, call.input.RoleName);
    const { items, more } = await pageOfRows(call, 'ListInstanceProfilesForRole', profilesOfRole, { under: [role.id] });
    return { InstanceProfiles: await Promise.all(items.map(async ({ row }) => listedProfile(home, await mustHaveProfile(rows, row.name), rows, look))), ...more };
  },
});
