import type { Committed, Entry, Key, Kv, RangeOptions } from '../kv.ts';

let requests = 0;

/** A request id that nobody used before. */
export function freshId(): string {
  requests++;
  return `suite-${requests}`;
}

export function put(kv: Kv, key: Key, value: string): Promise<Committed<void>> {
  return kv.transact(freshId(), (tx) => tx.put(key, value));
}

export function remove(kv: Kv, key: Key): Promise<Committed<void>> {
  return kv.transact(freshId(), (tx) => tx.delete(key));
}

export async function get(kv: Kv, key: Key): Promise<string | undefined> {
  const entry = await kv.read((snapshot) => snapshot.get(key));
  return entry?.value;
}

export function range(kv: Kv, prefix: Key, options?: RangeOptions): Promise<readonly Entry[]> {
  return kv.read((snapshot) => snapshot.range(prefix, options));
}

export function keysOf(entries: readonly Entry[]): readonly Key[] {
  return entries.map((entry) => entry.key);
}

/** Two bodies that wait for each other here, once: so both have read before either commits. */
export function meeting(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let missing = size;
  return () => {
    missing--;
    if (missing <= 0) resolve();
    return promise;
  };
}
