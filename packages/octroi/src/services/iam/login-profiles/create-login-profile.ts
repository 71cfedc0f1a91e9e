import type { CreateLoginProfileRequest, CreateLoginProfileResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { users } from '../tables.ts';
import { firstHash, sealHashes } from './password-hashes.ts';
import { requireGoodPassword } from './password-rules.ts';
import { shownProfile } from './profile.ts';
import { loginProfiles } from './tables.ts';

export const createLoginProfile = writes<CreateLoginProfileRequest, CreateLoginProfileResponse>({
  service: 'iam',
  name: 'CreateLoginProfile',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:CreateLoginProfile', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:CreateLoginProfile', impliedUser(UserName, context.caller), context)],
  },
  tables: [users, loginProfiles],
  errors: ['EntityAlreadyExists', 'NoSuchEntity', 'PasswordPolicyViolation'],
  // Only an AssumeRoot session may leave it out (API reference of CreateLoginProfile), which lets the root user recover its password by
  // e-mail: here the operator sets that (`octroi account password`).
  check: ({ Password }) => (Password === undefined ? new ApiError('ValidationError', "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null") : null),
  async handle({ input, rows, caller, home, look, ids, now, seal }) {
    const user = await mustHaveUser(rows, impliedUser(input.UserName, caller));
    if ((await rows.get(loginProfiles, [user.id])) !== undefined) throw new ApiError('EntityAlreadyExists', `Login Profile for user ${user.name} already exists.`);
    const password = input.Password ?? '';
    await requireGoodPassword(password, look, home);
    const secret = sealHashes(await firstHash(password, ids), user.id, seal);
    const row = { createdAt: now, changedAt: now, resetRequired: input.PasswordResetRequired ?? false, secret };
    rows.put(loginProfiles, [user.id], row);
    return { LoginProfile: shownProfile(user, row) };
  },
});
