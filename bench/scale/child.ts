import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Committer } from '../../packages/octroi/src/store/replica/committer.ts';
import { ReplicaStore } from '../../packages/octroi/src/store/replica/replica-store.ts';
import { LIMITS, type Entry, type Kv } from '../../packages/octroi/src/store/kv.ts';
import { MemoryBackend } from '../../packages/octroi/src/store/memory.ts';
import { openStore } from '../../packages/octroi/src/store/open-store.ts';
import { parseStore } from '../../packages/octroi/src/store/store-spec.ts';
import { openSqliteStore } from '../../packages/octroi/src/store/sqlite.ts';
import { percentile } from '../measure.ts';
import { Decider, questionsOf } from './decide.ts';
import type { Population, Synthetic } from './population.ts';
import { fill, openStage, patiently } from './stage.ts';

/**
 * One measurement in a process of its own: `child.ts STEP FOLDER PRINCIPALS STORE`. Prints its figures as JSON; what goes on, as lines
 * that begin with `>`.
 */
const [step, folder, count, store] = process.argv.slice(2) as [string, string, string, string];
const principals = Number(count);
const stage = openStage(folder);

const seconds = (since: number): number => (performance.now() - since) / 1000;
const say = (line: string): void => void process.stdout.write(`> ${line}\n`);

/** Lets others of this process run: a node on etcd answers nobody when it has heard nothing for seconds. */
const breathe = (millis = 0): Promise<void> => new Promise((resolve) => (millis === 0 ? setImmediate(resolve) : setTimeout(resolve, millis)));

function memory(): { heap: number; resident: number } {
  for (let n = 0; n < 3; n++) globalThis.gc!();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, resident: rss };
}

/** A pseudo-random order that is the same in every run. */
function someone(population: Population, howMany: number): Synthetic[] {
  const picked: Synthetic[] = [];
  let state = 12_345;
  for (let n = 0; n < howMany; n++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    picked.push(population.principal(state % principals));
  }
  return picked;
}

/** Milliseconds of single decisions: each somebody's first here, then the same ones again. */
async function decisions(kv: Kv): Promise<Record<string, number>> {
  const decider = new Decider(kv, stage.seal);
  const first = stage.population.principal(principals - 1);
  const before = performance.now();
  await patiently(() => decider.decide(first, questionsOf(first)[0]!));
  const figures: Record<string, number> = { firstDecision: performance.now() - before };
  const picked = [...new Map(someone(stage.population, 5000).map((who) => [who.id, who])).values()];
  for (const round of ['cold', 'again', 'warm']) {
    const times: number[] = [];
    for (const [at, who] of picked.entries()) {
      const question = questionsOf(who)[at % 8]!;
      times.push(
        await patiently(async () => {
          const started = performance.now();
          await decider.decide(who, question);
          return performance.now() - started;
        }),
      );
      if (at % 50 === 0) await breathe();
    }
    times.sort((a, b) => a - b);
    // The second round warms up the code that serves who is known.
    if (round !== 'again') Object.assign(figures, { [`${round}50`]: percentile(times, 0.5), [`${round}99`]: percentile(times, 0.99) });
  }
  // What the caches keep of each who has been decided about.
  const known = memory().heap;
  await breathe(2000);
  const seen = new Set(picked.map(({ id }) => id));
  const fresh = new Set<string>();
  for (let n = 0, many = Math.min(principals, 20_000); n < many; n++) {
    const who = stage.population.principal(Math.floor((n * principals) / many));
    if (!seen.has(who.id)) fresh.add(who.id);
    await patiently(() => decider.decide(who, questionsOf(who)[n % 8]!));
    if (n % 50 === 0) await breathe();
  }
  figures['cachedHeap'] = (memory().heap - known) / fresh.size;
  await breathe(2000);
  // Until here the decider and its caches must live.
  await patiently(() => decider.decide(first, questionsOf(first)[0]!));
  return figures;
}

/** A full copy of a store in memory, as worker threads and nodes on etcd have it. */
async function replicaOf(owner: Kv): Promise<ReplicaStore> {
  const backend = new MemoryBackend();
  let loaded = 0;
  for (let after: Entry['key'] | undefined; ; ) {
    const page = await owner.read((snapshot) => snapshot.range([], { limit: LIMITS.rangeEntries, ...(after === undefined ? {} : { after }) }));
    backend.load(page);
    if ((loaded += page.length) % 1_000_000 === 0) say(`${loaded.toLocaleString('en')} rows loaded`);
    if (page.length < LIMITS.rangeEntries) break;
    after = page.at(-1)!.key;
  }
  const nobody: Committer = { commit: () => Promise.reject(new Error('this copy only reads')), close: () => Promise.resolve() };
  return new ReplicaStore({ backend, revision: owner.revision, committer: nobody });
}

const steps: Readonly<Record<string, () => Promise<Record<string, number>>>> = {
  /** Writes the rows. */
  async fill() {
    const started = performance.now();
    const { kv } = await openStore(parseStore(store));
    let said = started;
    const rows = await fill(kv, stage.population, principals, (done) => {
      if (seconds(said) < 5) return;
      said = performance.now();
      say(`${Math.round((100 * done) / principals)} % written`);
    });
    await kv.close();
    return { rows, fill: seconds(started) };
  },

  /** One node on a data folder: what is asked for is read from the file. */
  async folder() {
    const before = memory();
    const started = performance.now();
    const kv = await openSqliteStore(store);
    const opened = { open: seconds(started), disk: statSync(join(store, 'store.db')).size };
    const figures = await decisions(kv);
    const { resident } = memory();
    await kv.close();
    return { ...opened, ...figures, resident: resident - before.resident };
  },

  /** A full copy of a data folder in memory. */
  async copy() {
    const kv = await openSqliteStore(store);
    const before = memory();
    const started = performance.now();
    const replica = await replicaOf(kv);
    const load = seconds(started);
    await kv.close();
    const after = memory();
    return { load, heap: after.heap - before.heap, resident: after.resident - before.resident, ...(await decisions(replica)) };
  },

  /** A node on etcd. */
  async etcd() {
    const before = memory();
    const started = performance.now();
    const { kv } = await openStore(parseStore(store));
    const load = seconds(started);
    const after = memory();
    await breathe(2000);
    const figures = await decisions(kv);
    await kv.close();
    return { load, heap: after.heap - before.heap, resident: after.resident - before.resident, ...figures };
  },
};

process.stdout.write(`${JSON.stringify(await steps[step]!())}\n`);
