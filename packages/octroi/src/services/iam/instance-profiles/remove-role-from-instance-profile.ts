import type { RemoveRoleFromInstanceProfileRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { mustHaveModifiableRole } from '../attachments/protected-role.ts';
import { nameKey, roles } from '../tables.ts';
import { askProfile, mustHaveProfile } from './profile.ts';
import { instanceProfiles, profilesOfRole } from './tables.ts';

export const removeRoleFromInstanceProfile = writes<RemoveRoleFromInstanceProfileRequest, object>({
  service: 'iam',
  name: 'RemoveRoleFromInstanceProfile',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:RemoveRoleFromInstanceProfile', resource: 'instance-profile' }],
    asks: async ({ InstanceProfileName }, context) => [await askProfile('iam:RemoveRoleFromInstanceProfile', InstanceProfileName, context)],
  },
  tables: [instanceProfiles, profilesOfRole, roles],
  errors: ['NoSuchEntity', 'UnmodifiableEntity'],
  async handle({ input, rows }) {
    const { roleId, ...profile } = await mustHaveProfile(rows, input.InstanceProfileName);
    const role = await mustHaveModifiableRole(rows, input.RoleName);
    if (roleId !== role.id) throw new ApiError('NoSuchEntity', `Role ${input.RoleName} in Instance Profile ${input.InstanceProfileName} cannot be found.`);
    rows.put(instanceProfiles, [nameKey(profile.name)], profile);
    rows.delete(profilesOfRole, [role.id, nameKey(profile.name)]);
    return {};
  },
});
