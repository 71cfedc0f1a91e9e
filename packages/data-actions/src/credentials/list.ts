import { ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { given, pageOf, readPage } from '../api/paging.ts';
import type { CredentialRecord } from '../store/records.ts';
import { CREDENTIALS_PATH, showCredential } from './show.ts';

/** GEN-30: `GET /integrations/credentials`, in pages. */
export function listCredentials({ query, organisation, platform }: Call): Reply {
  const page = readPage(query, platform.limits.usualPageSize, platform.limits.mostPageSize);
  return platform.store.read((tables) => ok(pageOf(CREDENTIALS_PATH, query, page, tables.credentials.list(organisation.id), showCredential)));
}

/**
 * GEN-30: `GET /integrations/credentials/listing`, with a cursor: `after` is the last id that was seen, `before` the first one. Ordered by
 * id, so that a cursor keeps its place when its own credential is deleted.
 */
export function listCredentialsByCursor({ query, organisation, platform }: Call): Reply {
  const { pageSize } = readPage(query, platform.limits.usualPageSize, platform.limits.mostCredentialsPageSize);
  const after = given(query, 'after');
  const before = given(query, 'before');
  const all = platform.store.read((tables) => tables.credentials.list(organisation.id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const within = all.filter(({ id }) => (after === undefined || id > after) && (before === undefined || id < before));
  const backwards = before !== undefined && after === undefined;
  const entities = backwards ? within.slice(-pageSize) : within.slice(0, pageSize);
  const uri = (cursor: string): string => `${CREDENTIALS_PATH}/listing?${cursor}pageSize=${pageSize}`;
  const more = neighbours(all, entities);
  return ok({
    entities: entities.map(showCredential),
    ...(more.after === undefined ? {} : { nextUri: uri(`after=${more.after}&`) }),
    ...(more.before === undefined ? {} : { previousUri: uri(`before=${more.before}&`) }),
    selfUri: uri(after === undefined ? (before === undefined ? '' : `before=${encodeURIComponent(before)}&`) : `after=${encodeURIComponent(after)}&`),
  });
}

/** The cursors beyond which there is more. */
function neighbours(all: readonly CredentialRecord[], shown: readonly CredentialRecord[]): { readonly after?: string; readonly before?: string } {
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return {};
  return { ...(last === all.at(-1) ? {} : { after: last.id }), ...(first === all[0] ? {} : { before: first.id }) };
}
