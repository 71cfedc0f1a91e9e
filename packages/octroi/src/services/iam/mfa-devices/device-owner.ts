import type { Ask } from '../../../kernel/ask.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { nameKey, users, type UserRow } from '../tables.ts';

/** Whose devices a request is about. */
export interface DeviceOwner {
  /** A user's unique id, or `root`. */
  readonly id: string;
  /** Absent for the root user, which has none. */
  readonly name?: string;
}

/**
 * The root user means itself without a name (IAM-4). EnableMFADevice and ResyncMFADevice require a name, and AWS's console has another
 * way: here the name `root` means the root user to itself, unless the account has an IAM user of that name.
 */
async function isOwnRoot(userName: string | undefined, caller: Caller, userOf: (name: string) => Promise<UserRow | undefined>): Promise<boolean> {
  if (caller.principal.kind !== 'root') return false;
  return userName === undefined || (userName === 'root' && (await userOf(userName)) === undefined);
}

/** The ask about the user whose devices are meant: the caller itself if none is named (IAM-4). */
export async function askDeviceOwner(action: string, userName: string | undefined, context: AskContext): Promise<Ask> {
  const userOf = (name: string) => context.look.get(users, globalScope(context.scope), [nameKey(name)]);
  if (await isOwnRoot(userName, context.caller, userOf)) return { action, resource: `arn:${context.scope.partition}:iam::${context.scope.account}:root` };
  return askUser(action, impliedUser(userName, context.caller), context);
}

/** The owner of the devices, or NoSuchEntity. `rows` must cover the table of users. */
export async function deviceOwner(rows: RowReader, userName: string | undefined, caller: Caller): Promise<DeviceOwner> {
  if (await isOwnRoot(userName, caller, (name) => rows.get(users, [nameKey(name)]))) return { id: 'root' };
  const { id, name } = await mustHaveUser(rows, impliedUser(userName, caller));
  return { id, name };
}
