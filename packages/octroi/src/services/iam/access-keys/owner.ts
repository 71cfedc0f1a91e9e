import type { Ask } from '../../../kernel/ask.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser, NOT_A_USER } from '../shared/caller-user.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { accessKeys, type AccessKeyRow } from '../tables.ts';

/** Whose keys a request is about. */
export interface KeyOwner {
  /** First part of the rows' ids: a user's unique id, or `root`. */
  readonly id: string;
  /** Absent for the root user, which has none. */
  readonly name?: string;
}

/** Without a name the root user means its own keys (IAM-4, IAM-43). */
function isOwnRoot(userName: string | undefined, caller: Caller): boolean {
  return userName === undefined && caller.principal.kind === 'root';
}

/** The ask about the user whose keys are meant: the caller itself if none is named (IAM-4). */
export async function askOwner(action: string, userName: string | undefined, context: AskContext): Promise<Ask> {
  if (isOwnRoot(userName, context.caller)) return { action, resource: `arn:${context.scope.partition}:iam::${context.scope.account}:root` };
  return askUser(action, impliedUser(userName, context.caller), context);
}

/** The owner of the keys, or NoSuchEntity. `rows` must cover the table of users. */
export async function ownerOf(rows: RowReader, userName: string | undefined, caller: Caller): Promise<KeyOwner> {
  if (isOwnRoot(userName, caller)) return { id: 'root' };
  const { id, name } = await mustHaveUser(rows, impliedUser(userName, caller));
  return { id, name };
}

/**
 * The key of this owner, or NoSuchEntity (IAM-21). The root user who names no user and a key that is not its own means a user's key, and
 * is told what AWS tells credentials that are not a user's (IAM-4).
 */
export async function mustHaveKey(rows: RowReader, owner: KeyOwner, accessKeyId: string): Promise<AccessKeyRow> {
  const row = await rows.get(accessKeys, [owner.id, accessKeyId]);
  if (row === undefined && owner.name === undefined) throw new ApiError('ValidationError', NOT_A_USER);
  if (row === undefined) throw new ApiError('NoSuchEntity', `The Access Key with id ${accessKeyId} cannot be found.`);
  return row;
}
