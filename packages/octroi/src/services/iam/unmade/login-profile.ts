import { ApiError } from '../../../kernel/api-error.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { mustHaveUser } from '../shared/not-found.ts';

/** No user has a password yet (IAM-21). `rows` must cover the table of users. */
export async function noLoginProfile(rows: RowReader, userName: string | undefined, caller: Caller): Promise<never> {
  const { name } = await mustHaveUser(rows, impliedUser(userName, caller));
  throw new ApiError('NoSuchEntity', `Login Profile for User ${name} cannot be found.`);
}
