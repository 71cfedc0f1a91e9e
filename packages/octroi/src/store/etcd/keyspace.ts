import { createHash } from 'node:crypto';
import { ordered, storedText } from '../keys.ts';
import type { OrderedKey, Span } from '../keys.ts';
import type { Revision } from '../kv.ts';

/**
 * A deletion is written as this value, so that it has a revision that a comparison over a range sees, as every write has. It is taken away
 * later, behind the horizon (sweep.ts). No value is this byte alone: one that begins with it is written with another one before it.
 */
const DELETED = 0;
const MARKER = Buffer.from([DELETED]);

/**
 * Where everything of one store lies in etcd, below its prefix. What lies before `req/` in the order of bytes is what every node watches.
 *
 * | key | holds |
 * |---|---|
 * | `claim` | who alone may use the store now (an offline command), with that one's lease |
 * | `format` | the version of this layout |
 * | `horizon` | up to which revision deletions and requests are forgotten |
 * | `kv/KEY` | the entries |
 * | `nodes/ID` | a node that lives: its heartbeat, with its lease |
 * | `req/ID` | a transaction that has committed |
 * | `sweep` | whose turn it is to tidy up |
 */
export class Keyspace {
  readonly claim: Buffer;
  readonly format: Buffer;
  readonly horizon: Buffer;
  readonly nodes: Range;
  readonly requests: Range;
  readonly sweep: Buffer;
  readonly watched: Range;
  readonly #entries: Range;
  readonly #nodesPrefix: string;

  constructor(prefix: string) {
    const at = (name: string): Buffer => Buffer.from(`${prefix}/${name}`);
    this.claim = at('claim');
    this.format = at('format');
    this.horizon = at('horizon');
    this.nodes = { key: at('nodes/'), range_end: at('nodes0') };
    this.requests = { key: at('req/'), range_end: at('req0') };
    this.sweep = at('sweep');
    this.watched = { key: at(''), range_end: at('req/') };
    this.#entries = { key: at('kv/'), range_end: at('kv0') };
    this.#nodesPrefix = `${prefix}/nodes/`;
  }

  entry(key: OrderedKey): Buffer {
    return Buffer.concat([this.#entries.key, Buffer.from(storedText(key))]);
  }

  /** The key of an entry; undefined if this is no entry. */
  keyOf(stored: Buffer): OrderedKey | undefined {
    const { key } = this.#entries;
    if (!stored.subarray(0, key.length).equals(key)) return undefined;
    return ordered(stored.toString('utf8', key.length));
  }

  span(span: Span): Range {
    return { key: this.entry(span.low), range_end: span.high === undefined ? this.#entries.range_end : this.entry(span.high) };
  }

  node(id: string): Buffer {
    return Buffer.from(this.#nodesPrefix + id);
  }

  /** The id of a node; undefined if this is no registration. */
  nodeOf(stored: Buffer): string | undefined {
    const text = stored.toString();
    return text.startsWith(this.#nodesPrefix) ? text.slice(this.#nodesPrefix.length) : undefined;
  }

  request(id: string): Buffer {
    const name = id.length <= 200 ? id : createHash('sha256').update(id).digest('hex');
    return Buffer.concat([this.requests.key, Buffer.from(name)]);
  }
}

/** As etcd takes it: from `key`, included, to `range_end`, excluded. */
export interface Range {
  readonly key: Buffer;
  readonly range_end: Buffer;
}

/** No value: deleted. */
export function encodeValue(value: string | undefined): Buffer {
  if (value === undefined) return MARKER;
  return value.charCodeAt(0) === DELETED ? Buffer.from(`\0${value}`) : Buffer.from(value);
}

export function decodeValue(stored: Buffer): string | undefined {
  if (stored[0] !== DELETED) return stored.toString();
  return stored.length === 1 ? undefined : stored.toString('utf8', 1);
}

/** A revision as a value that etcd compares by its bytes. */
export function encodeRevision(revision: Revision): Buffer {
  return Buffer.from(String(revision).padStart(20, '0'));
}
