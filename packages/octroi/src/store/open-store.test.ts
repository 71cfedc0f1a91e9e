import { expect, test } from 'vitest';
import type { ClusterStore } from './cluster-store.ts';
import { StoreUnavailableError, type Kv } from './kv.ts';
import { openMemoryStore } from './memory.ts';
import { openFinished } from './open-store.ts';

/** Opens one memory as a shared store is opened: nodes beside each other, or one alone. */
function sharing(kv: Kv) {
  let nodes = 0;
  let alone = false;
  const claims: boolean[] = [];
  return {
    claims,
    open(exclusive: boolean): Promise<ClusterStore> {
      if (alone || (exclusive && nodes > 0)) return Promise.reject(new StoreUnavailableError('the store is in use'));
      claims.push(exclusive);
      nodes++;
      alone = exclusive;
      const close = (): Promise<void> => {
        nodes--;
        alone = false;
        return Promise.resolve();
      };
      return Promise.resolve(Object.assign(Object.create(kv) as ClusterStore, { read: kv.read.bind(kv), transact: kv.transact.bind(kv), close }));
    },
  };
}

async function cutOff(kv: Kv): Promise<void> {
  await kv.transact('staged', (tx) => {
    tx.put(['bulk', 'put', 'aws', 'a'], '"new"');
    tx.put(['bulk', 'flipped'], '{"changes":1}');
    tx.put(['aws', 'a'], '"old"');
  });
}

const valueOf = (kv: Kv) => kv.read(async (snapshot) => (await snapshot.get(['aws', 'a']))?.value);

test('design 4: a node that finds a bulk change cut off ends it alone, and then opens beside the others', async () => {
  const kv = openMemoryStore();
  await cutOff(kv);
  const shared = sharing(kv);
  const store = await openFinished(shared.open, false);
  expect(shared.claims).toEqual([false, true, false]);
  expect(await valueOf(kv)).toBe('"new"');
  await (await openFinished(shared.open, false)).close();
  expect(shared.claims).toHaveLength(4);
  await store.close();
});

test('design 4: of nodes that find it at once one ends it, and all open', async () => {
  const kv = openMemoryStore();
  await cutOff(kv);
  const shared = sharing(kv);
  const stores = await Promise.all([1, 2, 3].map(() => openFinished(shared.open, false)));
  expect(await valueOf(kv)).toBe('"new"');
  expect(shared.claims.filter(Boolean).length).toBeGreaterThan(0);
  for (const store of stores) await store.close();
});

test('an exclusive claim is refused while a node lives, at once, and a node while the claim lives', async () => {
  const shared = sharing(openMemoryStore());
  const node = await openFinished(shared.open, false);
  await expect(openFinished(shared.open, true)).rejects.toThrow(StoreUnavailableError);
  await node.close();
  const claim = await openFinished(shared.open, true);
  await expect(openFinished(shared.open, false)).rejects.toThrow(StoreUnavailableError);
  await claim.close();
});
