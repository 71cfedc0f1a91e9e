import { ApiError } from '../../../kernel/api-error.ts';
import type { Caller } from '../../../kernel/caller.ts';

/** The user that a request without UserName means: the caller itself (IAM-4). Throws for credentials that are not a user's. */
export function impliedUser(given: string | undefined, caller: Caller): string {
  const name = given ?? caller.userName;
  if (name === undefined) throw new ApiError('ValidationError', 'Must specify userName when calling with non-User credentials');
  return name;
}
