import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keyringFor, type Places } from '../../gateway/places.ts';
import { KEY_FILE } from '../../store/master-key.ts';

/**
 * Throws a sentence unless the master keys that a store is given open what was sealed with those of `needed`. Makes no key: a new one would
 * open nothing, and the next start would go on with it.
 */
export function requireKeys(needed: readonly string[], { folder, store }: Places, env: NodeJS.ProcessEnv = process.env): void {
  if (needed.length === 0) return;
  const given = env['OCTROI_MASTER_KEY'] !== undefined || (store.kind === 'folder' && existsSync(join(store.folder, KEY_FILE)));
  // A cluster without a key is told how to give one.
  const keyIds = given || store.kind === 'etcd' ? keyringFor({ folder, store }, env).keyIds : [];
  const missing = needed.filter((id) => !keyIds.includes(id));
  if (missing.length === 0) return;
  const place = store.kind === 'folder' ? `, or put the file ${KEY_FILE} of its data folder into ${store.folder}` : '';
  throw new Error(
    `the backup holds secrets that are sealed with the master key ${missing.join(' and ')}, and ${keyIds.length === 0 ? 'no key is given' : `the key given is ${keyIds.join(' and ')}`}: ` +
      `give the key of the store that was backed up as OCTROI_MASTER_KEY${place}`,
  );
}
