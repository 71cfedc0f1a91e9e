import { setTimeout as delay } from 'node:timers/promises';
import { prefixSpan } from '../keys.ts';
import { BULK } from '../bulk.ts';
import type { Keyspace } from './keyspace.ts';
import { load } from './load.ts';
import type { Loaded } from './load.ts';
import type { Members } from './members.ts';
import { ClaimedError } from './presence.ts';
import type { Presence } from './presence.ts';

/** How long a node waits for another one that completes what a killed command left. */
const BRIEF_MILLIS = 30_000;
const PAUSE_MILLIS = 200;

/**
 * Registers a node and reads everything. Nobody lives in a store in which a bulk change is half done: what a killed command left is
 * finished first, and the registration holds only if nothing of the kind has come since it was looked for.
 */
export async function enterAsNode(members: Members, keyspace: Keyspace, presence: Presence, finish: () => Promise<void>): Promise<Loaded> {
  const end = performance.now() + BRIEF_MILLIS;
  const bulk = prefixSpan([BULK]);
  for (;;) {
    try {
      const loaded = await load(members, keyspace);
      if (loaded.backend.range(bulk, 1).length > 0) await finish();
      else if (await presence.register({ range: keyspace.span(bulk), revision: loaded.revision })) return loaded;
    } catch (error) {
      if (!(error instanceof ClaimedError && error.brief) || performance.now() > end) throw error;
    }
    await delay(PAUSE_MILLIS);
  }
}

/** Claims the store for this process alone and reads everything. */
export async function enterAlone(members: Members, keyspace: Keyspace, presence: Presence): Promise<Loaded> {
  await presence.register();
  return load(members, keyspace);
}
