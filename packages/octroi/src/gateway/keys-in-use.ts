import type { Entry, Key, Kv } from '../store/kv.ts';
import { keyIdOf } from '../store/seal.ts';
import { heldBy } from './holdings.ts';

/** Whether any row of the store holds something that was sealed with the key of this id. Reads everything, in pieces. */
export async function isKeyInUse(kv: Kv, keyId: string): Promise<boolean> {
  for (let after: Key | undefined; ; ) {
    const from: Key | undefined = after;
    const entries: readonly Entry[] = await kv.read((snapshot) => snapshot.range([], from === undefined ? {} : { after: from }));
    if (entries.some((entry) => heldBy(entry)?.sealed.some((sealed) => keyIdOf(sealed) === keyId) === true)) return true;
    after = entries.at(-1)?.key;
    if (after === undefined) return false;
  }
}
