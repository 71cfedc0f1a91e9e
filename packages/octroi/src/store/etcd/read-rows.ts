import { BULK } from '../bulk.ts';
import { decodeKey, prefixSpan } from '../keys.ts';
import { StoreUnavailableError } from '../kv.ts';
import type { Revision } from '../kv.ts';
import type { Row } from '../refill.ts';
import type { EtcdSpec } from '../store-spec.ts';
import { connector } from './connect.ts';
import { FORMAT } from './format.ts';
import { decodeValue, Keyspace } from './keyspace.ts';
import type { Range } from './keyspace.ts';
import { Members, type Patience } from './members.ts';

/** All rows of a store at one revision, read from etcd itself. */
export interface RowsAtRevision {
  readonly revision: Revision;
  /** Pages in the order of the keys; once. Rejects with `CompactedError` if etcd forgets that revision meanwhile. */
  readonly rows: AsyncIterable<readonly Row[]>;
  close(): Promise<void>;
}

const PATIENCE: Patience = { attempt: 20_000, total: 60_000 };
/** A page is as many entries as had about this many bytes so far: for each, etcd counts all that follow it. */
const PAGE_BYTES = 4 * 1024 * 1024;
const FIRST_PAGE = 500;
const LARGEST_PAGE = 10_000;
const AFTER = Buffer.from([0]);

/**
 * Reads a store without being one of its nodes, while those go on: its newest revision now, all of it, in bounded memory.
 * @throws StoreUnavailableError with a sentence if there is no store, or a change in bulk is under way in it
 */
export async function readEtcdRows(spec: EtcdSpec): Promise<RowsAtRevision> {
  const members = new Members(spec.hosts, await connector(spec));
  const keyspace = new Keyspace(spec.prefix);
  try {
    const { revision } = await requireStore(members, keyspace, spec);
    for await (const rows of pages(members, keyspace.span(prefixSpan([BULK])), keyspace, revision)) {
      if (rows.length > 0) throw new StoreUnavailableError('an import or a restore into this store is under way, or was cut off: wait for its end, or start a node, which puts it in order');
    }
    return { revision, rows: pages(members, keyspace.span(prefixSpan([])), keyspace, revision), close: async () => members.close() };
  } catch (error) {
    members.close();
    throw error;
  }
}

async function requireStore(members: Members, keyspace: Keyspace, spec: EtcdSpec): Promise<{ readonly revision: Revision }> {
  const answer = await members.call(PATIENCE, (client, options) => client.kv.range({ key: keyspace.format }, options));
  const format = answer.kvs[0]?.value.toString();
  if (format === undefined) throw new StoreUnavailableError(`there is no store of octroi under \`${spec.prefix}\` in etcd`);
  if (format !== String(FORMAT)) throw new StoreUnavailableError(`the store in etcd has another format than ${FORMAT}, which this version of octroi knows: use a newer version`);
  return { revision: Number(answer.header.revision) };
}

async function* pages(members: Members, { key: first, range_end }: Range, keyspace: Keyspace, revision: Revision): AsyncGenerator<readonly Row[]> {
  let limit = FIRST_PAGE;
  for (let key = first; ; ) {
    const from = key;
    const page = await members.call(PATIENCE, (client, options) => client.kv.range({ key: from, range_end, limit, revision }, options));
    const rows: Row[] = [];
    let bytes = 1;
    for (const kv of page.kvs) {
      bytes += kv.key.length + kv.value.length;
      const ordered = keyspace.keyOf(kv.key);
      const value = decodeValue(kv.value);
      if (ordered !== undefined && value !== undefined) rows.push({ key: decodeKey(ordered), value });
    }
    if (rows.length > 0) yield rows;
    const last = page.kvs.at(-1);
    if (!page.more || last === undefined) return;
    key = Buffer.concat([last.key, AFTER]);
    limit = Math.max(1, Math.min(LARGEST_PAGE, Math.floor((PAGE_BYTES * page.kvs.length) / bytes)));
  }
}
