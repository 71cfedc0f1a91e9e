import { checkAnswers } from './check/answers.ts';
import type { Violation } from './check/violation.ts';
import { Caller } from './client/caller.ts';
import { doctor } from './cluster/doctor.ts';
import { heal, openScene, ready, type Scene } from './cluster/scene.ts';
import { Random } from '../packages/octroi/src/testing/random.fixture.ts';
import { Recorder, type Totals } from './history/recorder.ts';
import { sleep } from './host/service.ts';
import type { Fault } from './nemesis/fault.ts';
import { agreement } from './workload/agreement.ts';
import { grants } from './workload/grants.ts';
import { names } from './workload/names.ts';
import { races } from './workload/races.ts';
import { registers } from './workload/registers.ts';
import type { Bench } from './workload/workload.ts';

/** How far behind a node may be before it answers 503, in milliseconds. */
export const FRESHNESS_MS = 5000;
/** What the checks allow beside it: the clients' own processor is busy too. */
export const MARGIN_MS = 500;

export interface TrialOptions {
  readonly fault: Fault;
  readonly seed: number;
  /** Seconds in which the fault is injected over and over. */
  readonly seconds: number;
  /** Seconds of work after everything serves again; by default longer than the freshness bound. */
  readonly calm?: number;
  readonly members: number;
  readonly nodes: number;
  /** Worker threads of each node; default none. */
  readonly workers?: number;
  readonly folder: string;
  /** Of octroi. */
  readonly bin: string;
  readonly isolated: boolean;
  readonly say: (line: string) => void;
}

/** What one run came to. Times in milliseconds. */
export interface Trial extends Totals {
  readonly injections: number;
  /** The longest time in which no write was acknowledged by any node. */
  readonly withoutWrite: number;
  /** The same through the node that fared worst. */
  readonly withoutWriteOfNode: number;
  /** From the end of the injections until everything served. */
  readonly healed: number;
  /** Revocations followed, one for each node that was asked. */
  readonly revocations: number;
  readonly lagWorst: number;
  readonly lagMedian: number;
  readonly violations: readonly Violation[];
}

/** Starts a cluster, lets clients work through the fault, heals, and checks everything that was recorded. Always ends what it started. */
export async function trial(options: TrialOptions): Promise<Trial> {
  const { fault, folder, bin, isolated, members, nodes, workers = 0 } = options;
  const scene = await openScene({ members, nodes, workers, folder, bin, isolated, ...fault.scene });
  const recorder = new Recorder();
  const caller = new Caller(recorder);
  try {
    return await onScene(options, scene, recorder, caller);
  } finally {
    caller.close();
    await scene.close();
  }
}

async function onScene({ fault, seed, seconds, calm = (FRESHNESS_MS + MARGIN_MS) / 1000 + 1, say }: TrialOptions, scene: Scene, recorder: Recorder, caller: Caller): Promise<Trial> {
  const random = new Random(seed);
  let over = false;
  const targets = scene.nodes.map(({ index, host, port }) => ({ index, host, port }));
  const bench: Bench = { caller, targets, accounts: scene.accounts, random: random.fork(), bound: FRESHNESS_MS + MARGIN_MS, over: () => over };
  const granting = grants(bench);
  const workloads = [registers(bench), names(bench), races(bench), granting];
  for (const workload of workloads) await workload.prepare();
  const violations: Violation[] = [];

  const from = performance.now();
  const working = Promise.all(workloads.map((workload) => workload.work()));
  // A client that breaks is told of at the end; until then nobody waits for it.
  working.catch(() => undefined);
  await sleep(2000);
  const until = performance.now() + seconds * 1000;
  const left = (): number => until - performance.now();
  const rest = (low: number, high = low): Promise<void> => sleep(Math.max(0, Math.min(random.between(low, high === Infinity ? low : high), left() + 1000)));
  const stage = { scene, random, say, over: () => left() <= 0, rest: (low: number, high?: number) => (low === Infinity ? sleep(Math.max(0, left())) : rest(low, high)) };
  let injections = 0;
  let healed = 0;
  try {
    injections = await fault.inject(stage);
  } catch (error) {
    violations.push({ promise: 'heals by itself', what: (error as Error).message });
  }
  const healing = performance.now();
  heal(scene);
  try {
    await ready(scene, 60_000);
  } catch (error) {
    violations.push({ promise: 'heals by itself', what: (error as Error).message });
  }
  healed = performance.now() - healing;
  const to = performance.now();
  await sleep(calm * 1000);
  over = true;
  await working;
  for (const workload of workloads) violations.push(...(await workload.check()));
  violations.push(...(await agreement(bench)), ...checkAnswers(recorder.calls), ...(await doctor(scene, say)));
  const lags = granting.lags().map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  return {
    ...recorder.totals(),
    injections,
    withoutWrite: recorder.longestWithoutWrite(from, to),
    withoutWriteOfNode: Math.max(...targets.map(({ index }) => recorder.longestWithoutWrite(from, to, index))),
    healed,
    revocations: lags.length,
    lagWorst: lags.at(-1) ?? 0,
    lagMedian: lags[Math.floor(lags.length / 2)] ?? 0,
    violations,
  };
}
