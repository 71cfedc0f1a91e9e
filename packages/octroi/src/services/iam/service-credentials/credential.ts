import { ApiError } from '../../../kernel/api-error.ts';
import type { Ask } from '../../../kernel/ask.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Ids } from '../../../kernel/ids.ts';
import type { AskContext, Sealer } from '../../../kernel/operation.ts';
import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import type { UserRow } from '../tables.ts';
import { API_KEY_SERVICE } from './services.ts';
import { serviceCredentialOwners, serviceCredentials, serviceCredentialSecrets, type ServiceCredentialRow } from './tables.ts';

interface CredentialInput {
  readonly UserName?: string | undefined;
  readonly ServiceSpecificCredentialId: string;
}

/** The ask about the user whose credential is meant, with the credential's service if it exists. */
export async function askAboutCredential(action: string, input: CredentialInput, context: AskContext): Promise<Ask> {
  const scope = globalScope(context.scope);
  const id = input.ServiceSpecificCredentialId;
  const index = await context.look.get(serviceCredentialOwners, scope, [id]);
  const row = index === undefined ? undefined : await context.look.get(serviceCredentials, scope, [index.owner, id]);
  return askUser(action, impliedUser(input.UserName, context.caller), context, { keys: { 'iam:ServiceSpecificCredentialServiceName': row?.service } });
}

/** The user and its credential, or NoSuchEntity; a credential of somebody else is told as a missing user (IAM-21). */
export async function mustHaveCredential(rows: RowReader, input: CredentialInput, caller: Caller): Promise<{ readonly user: UserRow; readonly row: ServiceCredentialRow }> {
  const name = impliedUser(input.UserName, caller);
  const user = await mustHaveUser(rows, name);
  const id = input.ServiceSpecificCredentialId;
  const row = await rows.get(serviceCredentials, [user.id, id]);
  if (row !== undefined) return { user, row };
  if ((await rows.get(serviceCredentialOwners, [id])) !== undefined) throw new ApiError('NoSuchEntity', `The user with name ${name} cannot be found.`);
  throw new ApiError('NoSuchEntity', `No such credential ${id} exists`);
}

/** Draws a password, keeps it sealed and returns it: that of an API key carries its alias, so that the service knows whose it is. */
export function newSecret(rows: RowWriter, row: ServiceCredentialRow, ids: Pick<Ids, 'bytes'>, seal: Sealer): string {
  const password = ids.bytes(32).toString('base64');
  const secret = row.service === API_KEY_SERVICE ? `ABSK${Buffer.from(`${row.publicName}:${password}`).toString('base64')}` : password;
  rows.put(serviceCredentialSecrets, [row.id], { secret: seal.seal(secret, `service-credential:${row.id}`) });
  return secret;
}
