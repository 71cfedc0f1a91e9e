import { allServices } from '../../gateway/services.ts';
import { wholeRange } from '../../gateway/whole-range.ts';
import type { Entry, Kv } from '../../store/kv.ts';
import { openMemoryStore } from '../../store/memory.ts';
import { memoryBlobs } from '../../store/blobs-memory.ts';
import type { Blobs } from '../../store/blobs.ts';
import { openKeyring } from '../../store/seal.ts';
import { openPlace } from '../../testing/sweep/place.ts';
import type { Prepare, Sample } from '../../testing/sweep/sample.ts';
import { sampleIssuer } from '../../testing/sweep/samples/federation.ts';
import { sampleOf } from '../../testing/sweep/samples/index.ts';
import { openWorld } from '../../testing/world.ts';
import { putRareRows } from './rare-rows.fixture.ts';

export interface RichWorld {
  readonly kv: Kv;
  readonly blobs: Blobs;
  readonly entries: readonly Entry[];
  readonly close: () => Promise<void>;
}

const TAKES_AWAY = /^(?:Delete|Remove|Detach|Deactivate|Disable|Deregister|Untag|Leave|Close|Cancel|Decline)/;

/** A store in which every sample of the sweep has put what it puts, each in an account of its own: rows of every table. */
export async function richWorld(): Promise<RichWorld> {
  const kv = openMemoryStore();
  const blobs = memoryBlobs();
  const world = await openWorld({ services: allServices, issuers: [sampleIssuer], shadow: false, node: { kv, seal: openKeyring({}), blobs } });
  const prepared = new Set<Prepare>();
  for (const { service, name, level } of allServices.flatMap(({ operations }) => operations)) {
    const sample = sampleOf(service, name) as Sample;
    for (const { prepare } of typeof sample === 'function' ? [{ prepare: sample }] : sample) {
      const isSent = level !== 'Read' && level !== 'List' && !TAKES_AWAY.test(name);
      if (!isSent && prepared.has(prepare)) continue;
      prepared.add(prepare);
      const place = await openPlace(world);
      const input = await prepare(place);
      if (!isSent) continue;
      await place.permit([{ Effect: 'Allow', Action: '*', Resource: '*' }]);
      await place.send(service, name, input);
    }
  }
  const { accountId } = await world.account();
  const staged = await blobs.put(Buffer.from('[]'));
  await kv.transact('rare', (tx) => putRareRows(tx, accountId, staged));
  return { kv, blobs, entries: await kv.read((snapshot) => wholeRange(snapshot, [])), close: () => world.close() };
}
