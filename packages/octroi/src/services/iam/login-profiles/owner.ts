import type { Ask } from '../../../kernel/ask.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { ROOT_PROFILE } from './root-password.ts';

/** A session of AssumeRoot that names nobody means the root user; all others have to name a user (API reference of DeleteLoginProfile). */
function isRootMeant(userName: string | undefined, { principal, session }: Caller): boolean {
  return userName === undefined && principal.kind === 'root' && session?.taskPolicyArn !== undefined;
}

/** The ask about whose password is meant. */
export async function askProfileOwner(action: string, userName: string | undefined, context: AskContext): Promise<Ask> {
  if (isRootMeant(userName, context.caller)) return { action, resource: `arn:${context.scope.partition}:iam::${context.scope.account}:root` };
  return askUser(action, impliedUser(userName, context.caller), context);
}

/** Whose password is meant: the key of its row, and its name. Throws NoSuchEntity for a user that there is not. */
export async function profileOwner(rows: RowReader, userName: string | undefined, caller: Caller): Promise<{ readonly id: string; readonly name: string }> {
  if (isRootMeant(userName, caller)) return { id: ROOT_PROFILE, name: ROOT_PROFILE };
  return mustHaveUser(rows, impliedUser(userName, caller));
}
