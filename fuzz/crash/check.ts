import type { Entry, Key, Kv } from '../../packages/octroi/src/store/kv.ts';
import type { Acknowledged } from './kill.ts';
import { ACCOUNTS, OPENING_BALANCE, entryValue } from './plan.ts';

/**
 * Compares a store that was recovered after kills with what its writers had acknowledged. Returns the number of transactions
 * that are there; throws an error that names the first one that is lost or half there.
 */
export async function checkRecovered(kv: Kv, acknowledged: readonly Acknowledged[]): Promise<number> {
  const found = new Map<string, Entry[]>();
  for (const entry of await everything(kv, ['tx'])) {
    const id = entry.key[2]!;
    const entries = found.get(id) ?? [];
    if (entries.push(entry) === 1) found.set(id, entries);
  }
  for (const { id, count, revision } of acknowledged) {
    const entries = found.get(id) ?? [];
    if (entries.length !== count) throw new Error(`acknowledged transaction ${id} has ${entries.length} of its ${count} entries`);
    if (entries.some((entry) => entry.revision !== revision)) throw new Error(`transaction ${id} was acknowledged at revision ${revision}`);
    if (kv.revision < revision) throw new Error(`the store is at ${kv.revision}, before acknowledged revision ${revision}`);
  }
  for (const [id, entries] of found) {
    const count = (JSON.parse(entries[0]!.value) as { count: number }).count;
    const whole = entries.length === count && entries.every((entry, index) => entry.value === entryValue(id, index, count));
    if (!whole) throw new Error(`transaction ${id} is half there: ${entries.length} of ${count} entries`);
  }
  const counter = Number((await kv.read((snapshot) => snapshot.get(['counter'])))?.value ?? 0);
  if (counter !== found.size) throw new Error(`the counter says ${counter}, there are ${found.size} transactions`);
  await checkBalances(kv);
  return found.size;
}

/** Every transaction moves one between two accounts, so the sum stays. */
async function checkBalances(kv: Kv): Promise<void> {
  const accounts = await everything(kv, ['account']);
  const untouched = ACCOUNTS - accounts.length;
  const sum = accounts.reduce((total, entry) => total + Number(entry.value), untouched * OPENING_BALANCE);
  if (sum !== ACCOUNTS * OPENING_BALANCE) throw new Error(`the accounts hold ${sum} instead of ${ACCOUNTS * OPENING_BALANCE}`);
}

async function everything(kv: Kv, prefix: Key): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for (;;) {
    const after = all.at(-1)?.key;
    const page = await kv.read((snapshot) => snapshot.range(prefix, after === undefined ? {} : { after }));
    all.push(...page);
    if (page.length < 1000) return all;
  }
}
