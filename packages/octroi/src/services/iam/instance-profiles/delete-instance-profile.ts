import type { DeleteInstanceProfileRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { deleteConflict } from '../shared/delete-conflict.ts';
import { nameKey } from '../tables.ts';
import { askProfile, mustHaveProfile } from './profile.ts';
import { instanceProfiles } from './tables.ts';

export const deleteInstanceProfile = writes<DeleteInstanceProfileRequest, object>({
  service: 'iam',
  name: 'DeleteInstanceProfile',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteInstanceProfile', resource: 'instance-profile' }],
    asks: async ({ InstanceProfileName }, context) => [await askProfile('iam:DeleteInstanceProfile', InstanceProfileName, context)],
  },
  tables: [instanceProfiles],
  errors: ['NoSuchEntity', 'DeleteConflict'],
  async handle({ input, rows }) {
    const profile = await mustHaveProfile(rows, input.InstanceProfileName);
    if (profile.roleId !== undefined) throw deleteConflict('remove roles from instance profile');
    rows.delete(instanceProfiles, [nameKey(profile.name)]);
    return {};
  },
});
