import { ApiError } from '../../../kernel/api-error.ts';
import type { Caller } from '../../../kernel/caller.ts';

/** The root user (without a name) or an IAM user, calling with long-term credentials. */
export type LongTermCaller =
  | { readonly partition: string; readonly account: string; readonly name: null }
  | { readonly partition: string; readonly account: string; readonly name: string; readonly id: string };

function asLongTerm({ principal, partition, userName, session }: Caller): LongTermCaller | null {
  if (session !== undefined) return null;
  if (principal.kind === 'root') return { partition, account: principal.account, name: null };
  return principal.kind === 'user' && userName !== undefined ? { partition, account: principal.account, name: userName, id: principal.id } : null;
}

function refusal(operation: string): ApiError {
  return new ApiError('AccessDenied', `Cannot call ${operation} with session credentials`, { status: 403 });
}

/** STS-12: only users and the root user, and only with long-term credentials. */
export function checkLongTermCaller(caller: Caller, operation: string): ApiError | null {
  return asLongTerm(caller) === null ? refusal(operation) : null;
}

/** The same, for what follows. Throws `AccessDenied`. */
export function longTermCaller(caller: Caller, operation: string): LongTermCaller {
  const found = asLongTerm(caller);
  if (found === null) throw refusal(operation);
  return found;
}
