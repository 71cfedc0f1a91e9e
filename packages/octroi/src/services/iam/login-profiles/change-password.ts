import { compile, documentOf, type CompiledPolicy } from '@octroi/policy';
import type { ChangePasswordRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes, type AskContext } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { users } from '../tables.ts';
import { isPresent, openHashes } from './password-hashes.ts';
import { passwordPolicyOf } from './password-rules.ts';
import { mustHaveProfile, withPassword } from './profile.ts';
import { loginProfiles } from './tables.ts';

export const changePassword = writes<ChangePasswordRequest, object>({
  service: 'iam',
  name: 'ChangePassword',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ChangePassword', resource: 'user' }],
    asks: async (_input, context) => [{ ...(await askUser('iam:ChangePassword', impliedUser(undefined, context.caller), context)), resourcePolicy: await ownPasswordPolicy(context) }],
  },
  tables: [users, loginProfiles],
  errors: ['NoSuchEntity', 'InvalidUserType', 'PasswordPolicyViolation', 'AccessDenied'],
  check: (_input, { caller }) => (caller.principal.kind === 'user' ? null : new ApiError('InvalidUserType', 'Only IAM Users can change their own password')),
  async handle(call) {
    const { input, rows, caller, seal } = call;
    const user = await mustHaveUser(rows, impliedUser(undefined, caller));
    const row = await mustHaveProfile(rows, user);
    if (!(await isPresent(input.OldPassword, openHashes(row, user.id, seal)))) throw new ApiError('AccessDenied', 'The old password was incorrect.', { status: 403 });
    rows.put(loginProfiles, [user.id], { ...(await withPassword(row, user, input.NewPassword, call)), resetRequired: false });
    return {};
  },
});

/**
 * A password policy that lets users change their own passwords is to each of them what a resource's policy is: it allows without any
 * other permission, and a Deny elsewhere still holds (IAM-193). Null if the account has no such policy.
 */
async function ownPasswordPolicy({ caller, look, scope }: AskContext): Promise<CompiledPolicy | null> {
  const policy = await passwordPolicyOf(look, globalScope(scope));
  if (policy?.allowUsersToChange !== true || caller.principal.kind !== 'user') return null;
  const parsed = documentOf({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: caller.principal.id }, Action: 'iam:ChangePassword', Resource: '*' }] });
  if (!parsed.ok) throw new Error('the statement that lets users change their own passwords does not parse');
  return compile(parsed.document, { source: 'account password policy' });
}
