import type { Sample } from '../cluster-store.ts';
import { decodeKey, encodeKey, successor } from '../keys.ts';
import type { OrderedKey, Span } from '../keys.ts';
import type { Entry, Key, Revision } from '../kv.ts';
import { LIMITS } from '../kv.ts';
import { decodeValue } from './keyspace.ts';
import type { Keyspace } from './keyspace.ts';
import type { Members, Patience } from './members.ts';

export interface SampleNeeds {
  readonly members: Members;
  readonly keyspace: Keyspace;
  /** The entries of this node's copy after a key, in order; from the first one on without it. */
  readonly held: (after: Key | undefined, limit: number) => Promise<readonly Entry[]>;
  /** The revision of a deletion that this node has heard of lately. */
  readonly deletedAt: (key: OrderedKey) => Revision | undefined;
  /** Resolves when this node has heard of everything up to the revision. */
  readonly reached: (revision: Revision) => Promise<void>;
}

const PATIENCE: Patience = { attempt: 2000, total: 5000 };
/** So that what was written meanwhile still fits into one range. */
const MOST = LIMITS.rangeEntries / 4;

/** Compares the copy of a node with the store, some neighbours at a time, round and round. */
export class Sampler {
  readonly #needs: SampleNeeds;
  #after: Key | undefined;

  constructor(needs: SampleNeeds) {
    this.#needs = needs;
  }

  async sample(count: number): Promise<Sample> {
    const { members, keyspace, held, deletedAt, reached } = this.#needs;
    const limit = Math.max(1, Math.min(MOST, count));
    const after = this.#after;
    const chosen = await held(after, limit);
    const last = chosen.length < limit ? undefined : chosen.at(-1)!.key;
    const span: Span = {
      low: after === undefined ? '' : successor(encodeKey(after)),
      high: last === undefined ? undefined : successor(encodeKey(last)),
    };
    // More than we hold: what we lack shows.
    const answer = await members.call(PATIENCE, (client, options) => client.kv.range({ ...keyspace.span(span), limit: 2 * limit }, options));
    const revision = Number(answer.header.revision);
    const stored = new Map(answer.kvs.map((kv) => [keyspace.keyOf(kv.key)!, kv]));
    const end = answer.more ? keyspace.keyOf(answer.kvs.at(-1)!.key)! : span.high;
    await reached(revision);
    const mine = new Map((await held(after, LIMITS.rangeEntries)).map((entry) => [encodeKey(entry.key), entry]));
    const differences: Key[] = [];
    for (const [key, kv] of stored) {
      const entry = mine.get(key);
      if ((entry?.revision ?? deletedAt(key) ?? 0) > revision) continue;
      const same = entry === undefined ? decodeValue(kv.value) === undefined : entry.value === decodeValue(kv.value) && entry.revision === Number(kv.mod_revision);
      if (!same) differences.push(decodeKey(key));
    }
    for (const [key, entry] of mine) {
      const within = end === undefined || (answer.more ? key <= end : key < end);
      if (within && !stored.has(key) && entry.revision <= revision) differences.push(entry.key);
    }
    this.#after = last;
    return { compared: stored.size, differences: differences.map((key) => key.join('/')) };
  }
}
