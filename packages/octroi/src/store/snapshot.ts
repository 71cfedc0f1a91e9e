import type { Found, Write } from './backend.ts';
import { checkValue, covers, encodeKey, prefixSpan, successor } from './keys.ts';
import type { OrderedKey, Span } from './keys.ts';
import { LIMITS, StoreLimitError } from './kv.ts';
import type { Entry, Key, RangeOptions, Revision, Snapshot, Transaction } from './kv.ts';
import type { Proposal } from './replica/committer.ts';

/** What attempts read from: the newest state, and whether something has changed since a revision. Throws when the store is closed. */
export interface View {
  tip(): Revision;
  get(key: OrderedKey): Entry | undefined;
  range(span: Span, limit: number): readonly Found[];
  changedSince(revision: Revision, keys: ReadonlySet<OrderedKey>, spans: readonly Span[]): boolean;
}

/** Thrown to a body whose earlier reads no longer hold; whatever the body makes of it, the body runs again. */
export class StaleSnapshotError extends Error {
  override readonly name = 'StaleSnapshotError';
}

/**
 * One run of a body that reads. It reads the newest state and remembers what it read; when the store has moved on between two
 * reads, the earlier ones must still hold, or the run is stale. So everything it ever saw is true of its `revision`.
 */
export class ReadingSnapshot implements Snapshot {
  readonly #view: View;
  readonly #keys: Set<OrderedKey>;
  readonly #spans: Span[];
  #revision: Revision;
  #stale = false;
  #ended = false;

  /** `earlier`: what a body has read already, on a replica. */
  constructor(view: View, earlier?: Pick<Proposal, 'revision' | 'keys' | 'spans'>) {
    this.#view = view;
    this.#keys = new Set(earlier?.keys.keys());
    this.#spans = earlier === undefined ? [] : [...earlier.spans];
    this.#revision = earlier?.revision ?? view.tip();
  }

  /** Each key that was read as such. */
  get keys(): ReadonlySet<OrderedKey> {
    return this.#keys;
  }

  /** What was read as ranges. */
  get spans(): readonly Span[] {
    return this.#spans;
  }

  get revision(): Revision {
    return this.#revision;
  }

  get stale(): boolean {
    return this.#stale;
  }

  get(key: Key): Entry | undefined {
    return this.getOrdered(encodeKey(key));
  }

  range(prefix: Key, options?: RangeOptions): readonly Entry[] {
    const { span, limit } = boundedRange(prefix, options);
    return this.rangeOrdered(span, limit).map((found) => found.entry);
  }

  getOrdered(key: OrderedKey): Entry | undefined {
    this.#advance();
    this.#keys.add(key);
    return this.#view.get(key);
  }

  rangeOrdered(span: Span, limit: number): readonly Found[] {
    this.#advance();
    const found = this.#view.range(span, limit);
    const last = found.length < limit ? undefined : found.at(-1);
    this.#spans.push(last === undefined ? span : { low: span.low, high: successor(last.ordered) });
    return found;
  }

  /** Whether everything read still holds; after `false` the run is stale. */
  revalidate(): boolean {
    const tip = this.#view.tip();
    if (!this.#stale && tip !== this.#revision) {
      if (this.#view.changedSince(this.#revision, this.#keys, this.#spans)) this.#stale = true;
      else this.#revision = tip;
    }
    return !this.#stale;
  }

  assertOpen(): void {
    if (this.#ended) throw new Error('the body of this snapshot has ended');
  }

  /** The body is over: whoever kept the snapshot reads nothing more through it. */
  end(): void {
    this.#ended = true;
  }

  #advance(): void {
    this.assertOpen();
    if (!this.revalidate()) throw new StaleSnapshotError('what was read has changed, the body runs again');
  }
}

/** One run of a body that writes: a reading snapshot with the writes buffered over it. */
export class BufferedTransaction implements Transaction {
  readonly snapshot: ReadingSnapshot;
  readonly writes: Map<OrderedKey, Write>;
  #failure: StoreLimitError | undefined;

  /** `proposal`: the run was elsewhere, on a replica. */
  constructor(view: View, proposal?: Proposal) {
    this.snapshot = new ReadingSnapshot(view, proposal);
    this.writes = new Map(proposal?.writes);
  }

  /** The first limit that a write broke: the transaction cannot commit, even if the body caught the error. */
  get failure(): StoreLimitError | undefined {
    return this.#failure;
  }

  get(key: Key): Entry | undefined {
    const ordered = encodeKey(key);
    const write = this.writes.get(ordered);
    if (write === undefined) return this.snapshot.getOrdered(ordered);
    this.snapshot.assertOpen();
    return write.value === undefined ? undefined : { key: write.key, value: write.value, revision: 0 };
  }

  range(prefix: Key, options?: RangeOptions): readonly Entry[] {
    const { span, limit } = boundedRange(prefix, options);
    const written = [...this.writes].filter(([key]) => covers(span, key));
    if (written.length === 0) return this.snapshot.rangeOrdered(span, limit).map((found) => found.entry);
    // Each buffered write can hide at most one committed entry, so this many are enough to fill the limit.
    const committed = this.snapshot.rangeOrdered(span, limit + written.length);
    const merged = committed.filter((found) => !this.writes.has(found.ordered));
    for (const [ordered, { key, value }] of written) {
      if (value !== undefined) merged.push({ ordered, entry: { key, value, revision: 0 } });
    }
    merged.sort((a, b) => (a.ordered < b.ordered ? -1 : 1));
    return merged.slice(0, limit).map((found) => found.entry);
  }

  put(key: Key, value: string): void {
    this.#write(key, value);
  }

  delete(key: Key): void {
    this.#write(key, undefined);
  }

  #write(key: Key, value: string | undefined): void {
    this.snapshot.assertOpen();
    try {
      const ordered = encodeKey(key);
      if (value !== undefined) checkValue(value);
      if (this.writes.size >= LIMITS.operations - 1 && !this.writes.has(ordered)) {
        throw new StoreLimitError(`a transaction has less than ${LIMITS.operations} writes`);
      }
      this.writes.set(ordered, { key: [...key], value });
    } catch (error) {
      if (error instanceof StoreLimitError) this.#failure ??= error;
      throw error;
    }
  }
}

function boundedRange(prefix: Key, options: RangeOptions | undefined): { span: Span; limit: number } {
  const limit = options?.limit ?? LIMITS.rangeEntries;
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMITS.rangeEntries) {
    throw new StoreLimitError(`the limit of a range is 1 to ${LIMITS.rangeEntries}`);
  }
  const span = prefixSpan(prefix);
  if (options?.after === undefined) return { span, limit };
  const after = encodeKey(options.after);
  if (!covers(span, after)) throw new StoreLimitError('a range continues after a key within its prefix');
  return { span: { low: successor(after), high: span.high }, limit };
}
