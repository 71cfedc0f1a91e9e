import { createHash, randomBytes } from 'node:crypto';
import { EVERYONE } from '../store/store.ts';
import type { Tables } from '../store/store.ts';
import type { OAuthClientRecord, OrganisationRecord } from '../store/records.ts';
import type { Platform } from './call.ts';

/** GEN-14. */
export const TOKEN_SECONDS = 86_399;

/** Only the hash is kept: who reads the disk has no token. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** A new bearer token of a client. Its oldest tokens end when it has too many, and those that have expired go. */
export function issueToken({ store, clock, limits }: Pick<Platform, 'store' | 'clock' | 'limits'>, client: OAuthClientRecord): string {
  const token = randomBytes(64).toString('base64url');
  const now = clock.now();
  store.transact((tables) => {
    const own = tables.tokens.list(client.id);
    // The list begins with the oldest; its rows do not know their own keys, so they carry them.
    const surplus = own.length - limits.tokensPerClient + 1;
    own.forEach((row, index) => {
      if (row.expiresAt <= now || index < surplus) removeToken(tables, client.id, row.hash);
    });
    const hash = hashOf(token);
    const row = { hash, organisationId: client.organisationId, clientId: client.id, expiresAt: now + TOKEN_SECONDS * 1000 };
    tables.tokens.put(EVERYONE, hash, row);
    tables.tokens.put(client.id, hash, row);
  });
  return token;
}

/** After its secret was changed a client has to ask again. */
export function revokeTokens(tables: Tables, clientId: string): void {
  for (const { hash } of tables.tokens.list(clientId)) removeToken(tables, clientId, hash);
}

function removeToken(tables: Tables, clientId: string, hash: string): void {
  tables.tokens.remove(EVERYONE, hash);
  tables.tokens.remove(clientId, hash);
}

/** Whose token it is; undefined if it is none, has expired, or its client or organisation is gone. */
export function bearerOf({ store, clock }: Platform, token: string): { readonly client: OAuthClientRecord; readonly organisation: OrganisationRecord; readonly hash: string } | undefined {
  const hash = hashOf(token);
  return store.read((tables) => {
    const row = tables.tokens.get(EVERYONE, hash);
    if (row === undefined || row.expiresAt <= clock.now()) return undefined;
    const client = tables.clients.get(EVERYONE, row.clientId);
    const organisation = tables.organisations.get(EVERYONE, row.organisationId);
    if (client === undefined || organisation === undefined || client.organisationId !== organisation.id) return undefined;
    return { client, organisation, hash };
  });
}
