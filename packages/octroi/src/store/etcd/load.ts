import type { Revision } from '../kv.ts';
import type { OrderedKey } from '../keys.ts';
import { MemoryBackend } from '../memory.ts';
import { decodeValue } from './keyspace.ts';
import type { Keyspace } from './keyspace.ts';
import { CompactedError } from './members.ts';
import type { Members, Patience } from './members.ts';

/** Everything that a node watches, at one revision. */
export interface Loaded {
  readonly revision: Revision;
  readonly backend: MemoryBackend;
  /** The entries whose deletion is still written. */
  readonly deleted: ReadonlyMap<OrderedKey, Revision>;
  readonly nodes: ReadonlySet<string>;
}

/** A page is as many entries as had about this many bytes so far. */
const PAGE_BYTES = 4 * 1024 * 1024;
const FIRST_PAGE = 500;
const LARGEST_PAGE = 10_000;
const PATIENCE: Patience = { attempt: 20_000, total: 60_000 };
const ATTEMPTS = 5;
/** The smallest key after another one is that one and this byte. */
const AFTER = Buffer.from([0]);

/** Reads everything in pages of one revision; from the beginning, if that revision is compacted meanwhile. */
export async function load(members: Members, keyspace: Keyspace): Promise<Loaded> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await loadOnce(members, keyspace);
    } catch (error) {
      if (!(error instanceof CompactedError) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function loadOnce(members: Members, keyspace: Keyspace): Promise<Loaded> {
  const backend = new MemoryBackend();
  const deleted = new Map<OrderedKey, Revision>();
  const nodes = new Set<string>();
  let { key } = keyspace.watched;
  let revision: Revision | undefined;
  let limit = FIRST_PAGE;
  for (;;) {
    const page = await members.call(PATIENCE, (client, options) =>
      client.kv.range({ key, range_end: keyspace.watched.range_end, limit, ...(revision === undefined ? {} : { revision }) }, options),
    );
    revision ??= Number(page.header.revision);
    let bytes = 0;
    for (const kv of page.kvs) {
      bytes += kv.key.length + kv.value.length;
      const ordered = keyspace.keyOf(kv.key);
      if (ordered === undefined) {
        const node = keyspace.nodeOf(kv.key);
        if (node !== undefined) nodes.add(node);
        continue;
      }
      const value = decodeValue(kv.value);
      if (value === undefined) deleted.set(ordered, Number(kv.mod_revision));
      else backend.put(ordered, value, Number(kv.mod_revision));
    }
    const last = page.kvs.at(-1);
    if (!page.more || last === undefined) return { revision, backend, deleted, nodes };
    key = Buffer.concat([last.key, AFTER]);
    limit = Math.max(1, Math.min(LARGEST_PAGE, Math.floor((PAGE_BYTES * page.kvs.length) / Math.max(1, bytes))));
  }
}
