import type { IEvent } from 'etcd3';
import { decodeKey } from '../keys.ts';
import type { OrderedKey } from '../keys.ts';
import type { Change, Revision } from '../kv.ts';
import { decodeValue } from './keyspace.ts';
import type { Keyspace } from './keyspace.ts';

/** All that one revision of etcd changed in what a node watches. */
export interface Step {
  readonly revision: Revision;
  readonly changes: readonly Change[];
  /** Entries whose deletion is written (true) or that are no longer deleted (false). */
  readonly deleted: ReadonlyMap<OrderedKey, boolean>;
  /** Everything that lies beside the entries: registrations and the like. No value: it is gone. */
  readonly others: readonly { readonly key: Buffer; readonly value: Buffer | undefined; readonly created: Revision }[];
}

/** Puts the events of a watch, in their order, together by revision. */
export function stepsOf(events: readonly IEvent[], keyspace: Keyspace): readonly Step[] {
  const steps: Step[] = [];
  let from = 0;
  for (let to = 1; to <= events.length; to++) {
    const revision = events[from]!.kv.mod_revision;
    if (to < events.length && events[to]!.kv.mod_revision === revision) continue;
    steps.push(stepOf(Number(revision), events.slice(from, to), keyspace));
    from = to;
  }
  return steps;
}

function stepOf(revision: Revision, events: readonly IEvent[], keyspace: Keyspace): Step {
  const changes: Change[] = [];
  const deleted = new Map<OrderedKey, boolean>();
  const others: { key: Buffer; value: Buffer | undefined; created: Revision }[] = [];
  // Whoever tidies up takes away what was deleted before: nothing changes by that. It writes the horizon in the same revision.
  const tidying = events.some((event) => event.type === 'Put' && event.kv.key.equals(keyspace.horizon));
  for (const { type, kv } of events) {
    const ordered = keyspace.keyOf(kv.key);
    if (ordered === undefined) {
      others.push({ key: kv.key, value: type === 'Put' ? kv.value : undefined, created: Number(kv.create_revision) });
      continue;
    }
    const value = type === 'Put' ? decodeValue(kv.value) : undefined;
    deleted.set(ordered, type === 'Put' && value === undefined);
    if (type === 'Put' || !tidying) changes.push({ key: decodeKey(ordered), value });
  }
  return { revision, changes, deleted, others };
}
