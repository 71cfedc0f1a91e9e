/**
 * A store in a cluster of three members on loopback: `node --conditions=octroi-source bench/etcd.ts`. How many transactions a second one
 * node commits with 1, 16 and 128 writers, each reading and writing an entry of its own, and how long a commit takes to another node's watch.
 * At most a minute.
 */
import { randomUUID } from 'node:crypto';
import { etcdBinary, startEtcdCluster } from '../packages/octroi/src/store/etcd/cluster.fixture.ts';
import { openEtcdStore } from '../packages/octroi/src/store/etcd/etcd-store.ts';
import type { EtcdStore } from '../packages/octroi/src/store/etcd/etcd-store.ts';
import { parseStore } from '../packages/octroi/src/store/store-spec.ts';
import type { EtcdSpec } from '../packages/octroi/src/store/store-spec.ts';

const WARM_MILLIS = 500;
const RUN_MILLIS = 4000;
const VALUE = JSON.stringify({ name: 'x'.repeat(300) });

if (etcdBinary() === null) process.exit(0);
const cluster = await startEtcdCluster({ electionMilliseconds: 1000 });
try {
  const spec = parseStore(cluster.url('bench'), {}) as EtcdSpec;
  const [writer, reader] = await Promise.all([openEtcdStore(spec, { exclusive: false }), openEtcdStore(spec, { exclusive: false })]);
  for (const writers of [1, 16, 128]) {
    await run(writer!, writers, WARM_MILLIS);
    const { done, latencies } = await run(writer!, writers, RUN_MILLIS);
    console.log(`${String(writers).padStart(4)} at once: ${Math.round((done * 1000) / RUN_MILLIS)} transactions/s, answered in p50 ${quantile(latencies, 0.5)} ms, p99 ${quantile(latencies, 0.99)} ms`);
  }
  const travels = await travel(writer!, reader!, 500);
  console.log(`from before a commit on one node to the watch of another: p50 ${quantile(travels, 0.5)} ms, p99 ${quantile(travels, 0.99)} ms`);
  console.log(JSON.stringify(writer!.status()));
  await Promise.all([writer!.close(), reader!.close()]);
} finally {
  await cluster.dispose();
}

async function run(store: EtcdStore, writers: number, millis: number): Promise<{ done: number; latencies: number[] }> {
  const latencies: number[] = [];
  const end = performance.now() + millis;
  await Promise.all(
    Array.from({ length: writers }, async (_, own) => {
      while (performance.now() < end) {
        const started = performance.now();
        await store.transact(randomUUID(), (tx) => {
          tx.get(['bench', String(own)]);
          tx.put(['bench', String(own)], VALUE);
        });
        latencies.push(performance.now() - started);
      }
    }),
  );
  return { done: latencies.length, latencies };
}

/** Milliseconds from just before the write at one node until another node's watcher is told. */
async function travel(from: EtcdStore, to: EtcdStore, count: number): Promise<number[]> {
  const travels: number[] = [];
  const told = new Map<string, (at: number) => void>();
  const end = to.watch(to.revision, {
    onCommit: ({ changes }) => {
      for (const { value } of changes) told.get(value ?? '')?.(performance.now());
    },
    onGap: () => undefined,
  });
  for (let index = 0; index < count; index++) {
    const value = JSON.stringify(randomUUID());
    const { promise, resolve } = Promise.withResolvers<number>();
    told.set(value, resolve);
    const started = performance.now();
    await from.transact(randomUUID(), (tx) => tx.put(['travel'], value));
    travels.push((await promise) - started);
    told.delete(value);
  }
  end();
  return travels;
}

function quantile(values: number[], part: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(1);
}
