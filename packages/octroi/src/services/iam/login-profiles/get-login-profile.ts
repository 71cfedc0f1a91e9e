import type { GetLoginProfileRequest, GetLoginProfileResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { users } from '../tables.ts';
import { askProfileOwner, profileOwner } from './owner.ts';
import { mustHaveProfile, shownProfile } from './profile.ts';
import { loginProfiles } from './tables.ts';

export const getLoginProfile = reads<GetLoginProfileRequest, GetLoginProfileResponse>({
  service: 'iam',
  name: 'GetLoginProfile',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetLoginProfile', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askProfileOwner('iam:GetLoginProfile', UserName, context)],
  },
  tables: [users, loginProfiles],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, caller }) {
    const user = await profileOwner(rows, input.UserName, caller);
    return { LoginProfile: shownProfile(user, await mustHaveProfile(rows, user)) };
  },
});
