import type { AddRoleToInstanceProfileRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { mustHaveModifiableRole } from '../attachments/protected-role.ts';
import { askRole } from '../shared/asks.ts';
import { ENTITY_QUOTAS, quotaExceeded } from '../shared/quota.ts';
import { nameKey, roles } from '../tables.ts';
import { askProfile, mustHaveProfile } from './profile.ts';
import { instanceProfiles, profilesOfRole } from './tables.ts';

export const addRoleToInstanceProfile = writes<AddRoleToInstanceProfileRequest, object>({
  service: 'iam',
  name: 'AddRoleToInstanceProfile',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'iam:AddRoleToInstanceProfile', resource: 'instance-profile' },
      { action: 'iam:PassRole', resource: 'role', keys: ['iam:PassedToService'] },
    ],
    // Whoever may put a role into a profile hands it to every instance that has the profile (API reference of AddRoleToInstanceProfile).
    asks: async ({ InstanceProfileName, RoleName }, context) => [
      await askProfile('iam:AddRoleToInstanceProfile', InstanceProfileName, context),
      await askRole('iam:PassRole', RoleName, context, { keys: { 'iam:PassedToService': 'ec2.amazonaws.com' }, shown: 'arn' }),
    ],
  },
  tables: [instanceProfiles, profilesOfRole, roles],
  errors: ['NoSuchEntity', 'LimitExceeded', 'UnmodifiableEntity'],
  async handle({ input, rows }) {
    const profile = await mustHaveProfile(rows, input.InstanceProfileName);
    const role = await mustHaveModifiableRole(rows, input.RoleName);
    if (profile.roleId !== undefined) throw quotaExceeded('InstanceSessionsPerInstanceProfile', ENTITY_QUOTAS.InstanceSessionsPerInstanceProfile);
    rows.put(instanceProfiles, [nameKey(profile.name)], { ...profile, roleId: role.id });
    rows.put(profilesOfRole, [role.id, nameKey(profile.name)], { name: profile.name });
    return {};
  },
});
