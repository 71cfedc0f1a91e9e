import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { ONLY, passwordPolicies, type PasswordPolicyRow } from '../account/tables.ts';

const SYMBOL = /[!@#$%^&*()_+\-=[\]{}|']/;
const NUMBER = /[0-9]/;
const UPPERCASE = /[A-Z]/;
const LOWERCASE = /[a-z]/;

/** Of accounts without a policy of their own (IAM-51). */
const DEFAULT_LENGTH = 8;
const DEFAULT_CLASSES = 3;

const violation = (text: string): ApiError => new ApiError('PasswordPolicyViolation', text);

/** What keeps a former password from coming back is told in other words than the rest. */
export function reuseViolation(): ApiError {
  return violation('Policy constraint violation with password reuse prevention during password change.');
}

/** The account's own password policy; undefined if it has none. */
export function passwordPolicyOf(look: PolicyReader, home: Scope): Promise<PasswordPolicyRow | undefined> {
  return look.get(passwordPolicies, home, ONLY);
}

/** Throws PasswordPolicyViolation unless the password is good for the account (IAM-51). */
export async function requireGoodPassword(password: string, look: PolicyReader, home: Scope): Promise<void> {
  const policy = await passwordPolicyOf(look, home);
  if (policy === undefined) return requireDefault(password, look, home);
  requireLength(password, policy.minimumLength);
  if (policy.requireSymbols && !SYMBOL.test(password)) throw violation('Password should have at least one symbol');
  if (policy.requireNumbers && !NUMBER.test(password)) throw violation('Password should have at least one number');
  if (policy.requireUppercase && !UPPERCASE.test(password)) throw violation('Password should have at least one uppercase letter');
  if (policy.requireLowercase && !LOWERCASE.test(password)) throw violation('Password should have at least one lowercase letter');
}

async function requireDefault(password: string, look: PolicyReader, home: Scope): Promise<void> {
  requireLength(password, DEFAULT_LENGTH);
  const classes = [SYMBOL, NUMBER, UPPERCASE, LOWERCASE].filter((kind) => kind.test(password)).length;
  const account = await look.get(accountsTable, installationScope(home.partition), [home.account]);
  if (classes < DEFAULT_CLASSES || password === account?.name || password === account?.email) throw violation('Password does not conform to the account password policy.');
}

function requireLength(password: string, minimum: number): void {
  if (password.length < minimum) throw violation(`Password should have a minimum length of ${minimum}`);
}
