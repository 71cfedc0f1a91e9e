import type { DeleteLoginProfileRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { users } from '../tables.ts';
import { mustHaveProfile } from './profile.ts';
import { loginProfiles } from './tables.ts';

export const deleteLoginProfile = writes<DeleteLoginProfileRequest, object>({
  service: 'iam',
  name: 'DeleteLoginProfile',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteLoginProfile', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:DeleteLoginProfile', impliedUser(UserName, context.caller), context)],
  },
  tables: [users, loginProfiles],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, caller }) {
    const user = await mustHaveUser(rows, impliedUser(input.UserName, caller));
    await mustHaveProfile(rows, user);
    rows.delete(loginProfiles, [user.id]);
    return {};
  },
});
