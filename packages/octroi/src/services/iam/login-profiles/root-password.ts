import type { Ids } from '../../../kernel/ids.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import { firstHash, sealHashes } from './password-hashes.ts';
import { defaultProblem } from './password-rules.ts';
import type { LoginProfileRow } from './tables.ts';

/** The row of the root user's password among the login profiles, where users have their unique ids. */
export const ROOT_PROFILE = 'root';

const LONGEST = 128;

/** What the account's own names are: a password must be none of them. */
interface AccountNames {
  readonly id: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** What is wrong with a password for a root user, as a sentence; null if nothing is. It never quotes the password. */
export function rootPasswordProblem(password: string, account: AccountNames): string | null {
  if (password.length > LONGEST || /\p{C}/u.test(password)) return `the root password of account ${account.id} must have at most ${LONGEST} printable characters`;
  const problem = defaultProblem(password, account);
  return problem === null ? null : `the root password of account ${account.id} is too weak: ${problem}`;
}

/** The row of a root user's new password. It takes some 50 ms: no transaction is open. */
export async function rootProfile(password: string, account: string, ids: Ids, seal: Sealer, now: number): Promise<LoginProfileRow> {
  return { createdAt: now, changedAt: now, resetRequired: false, secret: sealHashes(await firstHash(password, ids), `${ROOT_PROFILE}:${account}`, seal) };
}
