import type { GetLoginProfileRequest, GetLoginProfileResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { users } from '../tables.ts';
import { mustHaveProfile, shownProfile } from './profile.ts';
import { loginProfiles } from './tables.ts';

export const getLoginProfile = reads<GetLoginProfileRequest, GetLoginProfileResponse>({
  service: 'iam',
  name: 'GetLoginProfile',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetLoginProfile', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:GetLoginProfile', impliedUser(UserName, context.caller), context)],
  },
  tables: [users, loginProfiles],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, caller }) {
    const user = await mustHaveUser(rows, impliedUser(input.UserName, caller));
    return { LoginProfile: shownProfile(user, await mustHaveProfile(rows, user)) };
  },
});
