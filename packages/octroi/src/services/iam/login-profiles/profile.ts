import type { LoginProfile } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Call } from '../../../kernel/operation.ts';
import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import type { UserRow } from '../tables.ts';
import { nextHashes, openHashes, sealHashes } from './password-hashes.ts';
import { passwordPolicyOf, requireGoodPassword, reuseViolation } from './password-rules.ts';
import { loginProfiles, type LoginProfileRow } from './tables.ts';

/** The login profile of a user, or NoSuchEntity (IAM-21). */
export async function mustHaveProfile(rows: RowReader, user: Pick<UserRow, 'id' | 'name'>): Promise<LoginProfileRow> {
  const row = await rows.get(loginProfiles, [user.id]);
  if (row === undefined) throw new ApiError('NoSuchEntity', `Login Profile for User ${user.name} cannot be found.`);
  return row;
}

/** As responses show it (IAM-50). */
export function shownProfile(user: Pick<UserRow, 'name'>, row: LoginProfileRow): LoginProfile {
  return { UserName: user.name, CreateDate: new Date(row.createdAt), PasswordResetRequired: row.resetRequired };
}

/** The profile with another password. Throws PasswordPolicyViolation (IAM-51). */
export async function withPassword(row: LoginProfileRow, user: UserRow, password: string, { look, home, seal, now }: Omit<Call<unknown, RowWriter>, 'input'>): Promise<LoginProfileRow> {
  await requireGoodPassword(password, look, home);
  const policy = await passwordPolicyOf(look, home);
  const next = await nextHashes(password, openHashes(row, user.id, seal), policy?.reusePrevention ?? 0);
  if (next === null) throw reuseViolation();
  return { ...row, changedAt: now, secret: sealHashes(next, user.id, seal) };
}
