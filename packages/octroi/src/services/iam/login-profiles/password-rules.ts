import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { ONLY, passwordPolicies, type PasswordPolicyRow } from '../account/tables.ts';

interface Kind {
  readonly letters: RegExp;
  readonly wanted: string;
}

const UPPERCASE: Kind = { letters: /[A-Z]/, wanted: 'Password should have at least one uppercase letter' };
const LOWERCASE: Kind = { letters: /[a-z]/, wanted: 'Password should have at least one lowercase letter' };
const NUMBER: Kind = { letters: /[0-9]/, wanted: 'Password should have at least one number' };
const SYMBOL: Kind = { letters: /[!@#$%^&*()_+\-=[\]{}|']/, wanted: 'Password should have at least one symbol' };

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
  if (policy.requireSymbols) requireKind(password, SYMBOL);
  if (policy.requireNumbers) requireKind(password, NUMBER);
  if (policy.requireUppercase) requireKind(password, UPPERCASE);
  if (policy.requireLowercase) requireKind(password, LOWERCASE);
}

function requireKind(password: string, { letters, wanted }: Kind): void {
  if (!letters.test(password)) throw violation(wanted);
}

async function requireDefault(password: string, look: PolicyReader, home: Scope): Promise<void> {
  const account = await look.get(accountsTable, installationScope(home.partition), [home.account]);
  const problem = defaultProblem(password, account);
  if (problem !== null) throw violation(problem);
}

/** What is wrong with a password where no policy says anything else (IAM-51); null if nothing is. */
export function defaultProblem(password: string, account: { readonly name?: string | undefined; readonly email?: string | undefined } | undefined): string | null {
  if (password.length < DEFAULT_LENGTH) return tooShort(DEFAULT_LENGTH);
  const kinds = [UPPERCASE, LOWERCASE, NUMBER, SYMBOL];
  const missing = kinds.filter(({ letters }) => !letters.test(password));
  const more = DEFAULT_CLASSES - (kinds.length - missing.length);
  if (more > 0) return `Password should meet ${more} more of the following requirements: ${missing.map(({ wanted }) => wanted).join(', ')}`;
  return password === account?.name || password === account?.email ? 'Password does not conform to the account password policy.' : null;
}

function requireLength(password: string, minimum: number): void {
  if (password.length < minimum) throw violation(tooShort(minimum));
}

const tooShort = (minimum: number): string => `Password should have a minimum length of ${minimum}`;
