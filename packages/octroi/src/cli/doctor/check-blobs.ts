import { heldBy } from '../../gateway/holdings.ts';
import type { Problem } from '../../kernel/invariants/invariant.ts';
import { BlobDamagedError, isBlobName, type Blobs } from '../../store/blobs.ts';
import type { Entry, Key } from '../../store/kv.ts';

export interface BlobsChecked {
  /** How many different ones rows name. */
  readonly named: number;
  /** How many of them were read and are whole. */
  readonly whole: number;
  /** Blobs that nothing names: garbage that has not been collected yet, no error. */
  readonly orphans: number;
  readonly problems: readonly Problem[];
}

const ADVICE = 'restore a backup, or upload it again: the same bytes under the same name mend it';

/** Each blob that a row names must be there and, unless `quick`, have the hash that is its name. */
export async function checkBlobs(entries: readonly Entry[], blobs: Blobs, quick: boolean): Promise<BlobsChecked> {
  const problems: Problem[] = [];
  const there = new Set<string>();
  for await (const name of blobs.list()) there.add(name);
  const namedBy = new Map<string, Key>();
  let whole = 0;
  const look = async (name: string, key: Key): Promise<Uint8Array | null> => {
    if (namedBy.has(name)) return null;
    namedBy.set(name, key);
    if (!isBlobName(name)) return tell(key, `the blob that it names, \`${name}\`, has a name that a blob can have`);
    if (!there.has(name)) return tell(key, `there is the blob \`${name}\``);
    if (quick) return null;
    const bytes = await readWhole(blobs, name);
    if (bytes === null) return tell(key, `the blob \`${name}\` has the bytes that it had (its hash is another)`);
    whole++;
    return bytes;
  };
  const tell = (key: Key, expected: string): null => {
    problems.push({ key, expected, advice: ADVICE });
    return null;
  };
  for (const entry of entries) {
    const held = holdingsOf(entry);
    for (const name of held?.blobs ?? []) {
      const bytes = await look(name, entry.key);
      if (bytes !== null && held?.within != null) for (const further of held.within(bytes)) await look(further, entry.key);
    }
  }
  let orphans = 0;
  for (const name of there) if (!namedBy.has(name)) orphans++;
  return { named: namedBy.size, whole, orphans, problems };
}

/** Undefined also for a row that is not one of its table, which the check of the rows tells. */
function holdingsOf(entry: Entry): ReturnType<typeof heldBy> {
  try {
    return heldBy(entry);
  } catch {
    return undefined;
  }
}

async function readWhole(blobs: Blobs, name: string): Promise<Uint8Array | null> {
  try {
    return (await blobs.get(name)) ?? null;
  } catch (error) {
    if (error instanceof BlobDamagedError) return null;
    throw error;
  }
}
