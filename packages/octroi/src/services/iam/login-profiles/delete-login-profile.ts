import type { DeleteLoginProfileRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { users } from '../tables.ts';
import { askProfileOwner, profileOwner } from './owner.ts';
import { mustHaveProfile } from './profile.ts';
import { loginProfiles } from './tables.ts';

export const deleteLoginProfile = writes<DeleteLoginProfileRequest, object>({
  service: 'iam',
  name: 'DeleteLoginProfile',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteLoginProfile', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askProfileOwner('iam:DeleteLoginProfile', UserName, context)],
  },
  tables: [users, loginProfiles],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, caller }) {
    const user = await profileOwner(rows, input.UserName, caller);
    await mustHaveProfile(rows, user);
    rows.delete(loginProfiles, [user.id]);
    return {};
  },
});
