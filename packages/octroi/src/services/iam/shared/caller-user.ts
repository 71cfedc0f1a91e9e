import { ApiError } from '../../../kernel/api-error.ts';
import type { Caller } from '../../../kernel/caller.ts';

/** What credentials that are not a user's are told when they leave out whom they mean (IAM-4). */
export const NOT_A_USER = 'Must specify userName when calling with non-User credentials';

/** The user that a request without UserName means: the caller itself (IAM-4). Throws for credentials that are not a user's. */
export function impliedUser(given: string | undefined, caller: Caller): string {
  const name = given ?? caller.userName;
  if (name === undefined) throw new ApiError('ValidationError', NOT_A_USER);
  return name;
}
