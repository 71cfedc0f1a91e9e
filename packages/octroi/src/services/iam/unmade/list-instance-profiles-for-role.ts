import type { ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askRole } from '../shared/asks.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import { roles } from '../tables.ts';
import { emptyPage } from './empty-page.ts';

export const listInstanceProfilesForRole = reads<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse>({
  service: 'iam',
  name: 'ListInstanceProfilesForRole',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListInstanceProfilesForRole', resource: 'role' }],
    asks: async ({ RoleName }, context) => [await askRole('iam:ListInstanceProfilesForRole', RoleName, context)],
  },
  tables: [roles],
  errors: ['NoSuchEntity'],
  async handle(call) {
    await mustHaveRole(call.rows, call.input.RoleName);
    return { InstanceProfiles: [], ...emptyPage(call, 'ListInstanceProfilesForRole') };
  },
});
