import type { UpdateLoginProfileRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { users } from '../tables.ts';
import { mustHaveProfile, withPassword } from './profile.ts';
import { loginProfiles } from './tables.ts';

export const updateLoginProfile = writes<UpdateLoginProfileRequest, object>({
  service: 'iam',
  name: 'UpdateLoginProfile',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateLoginProfile', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:UpdateLoginProfile', UserName, context)],
  },
  tables: [users, loginProfiles],
  errors: ['NoSuchEntity', 'PasswordPolicyViolation'],
  async handle(call) {
    const { input, rows } = call;
    const user = await mustHaveUser(rows, input.UserName);
    const before = await mustHaveProfile(rows, user);
    const row = input.Password === undefined ? before : await withPassword(before, user, input.Password, call);
    rows.put(loginProfiles, [user.id], { ...row, resetRequired: input.PasswordResetRequired ?? row.resetRequired });
    return {};
  },
});
