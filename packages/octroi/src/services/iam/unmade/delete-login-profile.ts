import type { DeleteLoginProfileRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { users } from '../tables.ts';
import { noLoginProfile } from './login-profile.ts';

export const deleteLoginProfile = writes<DeleteLoginProfileRequest, object>({
  service: 'iam',
  name: 'DeleteLoginProfile',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteLoginProfile', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:DeleteLoginProfile', impliedUser(UserName, context.caller), context)],
  },
  tables: [users],
  errors: ['NoSuchEntity'],
  handle: ({ rows, input, caller }) => noLoginProfile(rows, input.UserName, caller),
});
