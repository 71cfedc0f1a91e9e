import type { GetLoginProfileRequest, GetLoginProfileResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { users } from '../tables.ts';
import { noLoginProfile } from './login-profile.ts';

export const getLoginProfile = reads<GetLoginProfileRequest, GetLoginProfileResponse>({
  service: 'iam',
  name: 'GetLoginProfile',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetLoginProfile', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:GetLoginProfile', impliedUser(UserName, context.caller), context)],
  },
  tables: [users],
  errors: ['NoSuchEntity'],
  handle: ({ rows, input, caller }) => noLoginProfile(rows, input.UserName, caller),
});
