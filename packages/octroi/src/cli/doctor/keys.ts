import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { heldBy } from '../../gateway/holdings.ts';
import { keyringFor, type Places } from '../../gateway/places.ts';
import type { Entry } from '../../store/kv.ts';
import { keyIdOf } from '../../store/seal.ts';
import { broken, note, ok, type Finding } from './finding.ts';

/** Whether the master keys that are here open what is sealed in the rows: by the ids of keys, which sealed values carry. */
export function examineKeys(entries: readonly Entry[], places: Places, env: NodeJS.ProcessEnv = process.env): readonly Finding[] {
  const needed = neededKeys(entries);
  const names = [...needed].map(([id, count]) => `${id} (${values(count)})`).join(', ');
  const isHere = env['OCTROI_MASTER_KEY'] !== undefined || (places.store.kind === 'folder' && existsSync(join(places.store.folder, 'master.key')));
  if (!isHere) {
    if (needed.size === 0) return [note('master key', 'there is none yet; the first start makes one')];
    return [broken('master key', `there is none, and values are sealed with ${names}`, 'give it as OCTROI_MASTER_KEY, or put `master.key` back into the data folder')];
  }
  let keyIds: readonly string[];
  try {
    keyIds = keyringFor(places, env).keyIds;
  } catch (error) {
    return [broken('master key', error instanceof Error ? error.message : String(error), 'give the right key')];
  }
  const missing = [...needed].filter(([id]) => !keyIds.includes(id));
  if (missing.length === 0) return [ok('master key', needed.size === 0 ? `${keyIds.join(', ')}; nothing is sealed yet` : `${keyIds.join(', ')}; sealed values need ${names}`)];
  return missing.map(([id, count]) => broken('master key', `${values(count)} sealed with the key ${id} cannot be opened, since it is not here (${keyIds.join(', ')} is)`, 'give it as OCTROI_MASTER_KEY, or as OCTROI_MASTER_KEY_PREVIOUS beside a newer one'));
}

/** The ids of the keys that sealed values were sealed with, and how many. */
function neededKeys(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const needed = new Map<string, number>();
  for (const entry of entries) {
    for (const sealed of sealedIn(entry)) {
      const id = keyIdOf(sealed) ?? 'unknown';
      needed.set(id, (needed.get(id) ?? 0) + 1);
    }
  }
  return needed;
}

/** None for a row that is not one of its table, which the check of the rows tells. */
function sealedIn(entry: Entry): readonly string[] {
  try {
    return heldBy(entry)?.sealed ?? [];
  } catch {
    return [];
  }
}

const values = (count: number): string => (count === 1 ? '1 value' : `${count} values`);
