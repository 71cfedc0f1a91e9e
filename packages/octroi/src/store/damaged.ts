import { dirname } from 'node:path';
import { StoreUnavailableError } from './kv.ts';

/** What the store's files hold is not what was written to them. Nobody is served from it: what is missing might have been a refusal. */
export class StoreDamagedError extends StoreUnavailableError {}

/** The error for a damaged database file; `what` is a half sentence that says which part is damaged and how that was noticed. */
export function damaged(path: string, what: string, cause?: unknown): StoreDamagedError {
  const folder = dirname(path);
  const text = `the store \`${path}\` is damaged: ${what}; \`octroi doctor --data ${folder}\` says what is hit; to go back to a backup, move store.db, store.db-wal and acknowledged out of the folder and run \`octroi restore FILE --data ${folder}\``;
  return new StoreDamagedError(text, cause === undefined ? {} : { cause });
}
