import type { OrderedKey, Span } from './keys.ts';
import { StoreUnavailableError } from './kv.ts';
import type { Entry, Key, Revision } from './kv.ts';

/** One buffered write; no value means deletion. */
export interface Write {
  readonly key: Key;
  readonly value: string | undefined;
}

/** An entry with the ordered form of its key. */
export interface Found {
  readonly ordered: OrderedKey;
  readonly entry: Entry;
}

/**
 * What a driver of one process keeps its entries in; `LocalStore` makes a `Kv` of it. All calls are synchronous.
 * Between `begin` and `commit` reads see what `apply` wrote, and nothing else runs.
 */
export interface Backend {
  get(key: OrderedKey): Entry | undefined;
  /** At most `limit` entries of the span, in order. */
  range(span: Span, limit: number): readonly Found[];
  begin(): void;
  apply(writes: ReadonlyMap<OrderedKey, Write>, revision: Revision): void;
  /** Makes everything since `begin` durable. Throws `StoreFullError` if it certainly is not, anything else if nobody knows. */
  commit(revision: Revision): void;
  /** Undoes everything since `begin`. */
  rollback(): void;
  close(): void;
}

/** There is no room for these writes. Nothing of them was written, and the store goes on. */
export class StoreFullError extends StoreUnavailableError {}
