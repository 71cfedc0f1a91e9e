import type { GetInstanceProfileRequest, GetInstanceProfileResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askProfile, mustHaveProfile, profileTables, wholeProfile } from './profile.ts';

export const getInstanceProfile = reads<GetInstanceProfileRequest, GetInstanceProfileResponse>({
  service: 'iam',
  name: 'GetInstanceProfile',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetInstanceProfile', resource: 'instance-profile' }],
    asks: async ({ InstanceProfileName }, context) => [await askProfile('iam:GetInstanceProfile', InstanceProfileName, context)],
  },
  tables: profileTables,
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home, look }) {
    return { InstanceProfile: await wholeProfile(home, await mustHaveProfile(rows, input.InstanceProfileName), rows, look) };
  },
});
