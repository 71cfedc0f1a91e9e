import type { Caller, Keys, Target } from '../client/caller.ts';
import type { Violation } from '../check/violation.ts';
import type { Random } from '../../packages/octroi/src/testing/random.fixture.ts';
import { sleep } from '../host/service.ts';

/** What clients work with. */
export interface Bench {
  readonly caller: Caller;
  readonly targets: readonly Target[];
  /** The root keys of the accounts, the first of which is worked in most. */
  readonly accounts: readonly Keys[];
  readonly random: Random;
  /** Milliseconds by which a node's answers may be behind. */
  readonly bound: number;
  /** True from the moment that clients shall end. */
  readonly over: () => boolean;
}

/** Clients that do one kind of thing until the run is over, and know what must be true then. */
export interface Workload {
  readonly name: string;
  /** Makes what the clients need; runs before any fault. */
  prepare(): Promise<void>;
  /** Resolves when all clients have ended. */
  work(): Promise<void>;
  /** Checks what was recorded, and asks the healed nodes where needed. */
  check(): Promise<Violation[]>;
}

/** Waits, but not beyond the end of the run. */
export async function rest({ over }: Pick<Bench, 'over'>, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  for (let left = milliseconds; left > 0 && !over(); left = end - performance.now()) await sleep(Math.min(left, 100));
}

/** Runs `step` over and over, with a pause of about `pause` milliseconds, until the run is over. */
export async function loop(bench: Pick<Bench, 'over'>, random: Random, pause: number, step: () => Promise<void>): Promise<void> {
  while (!bench.over()) {
    await step();
    await sleep(random.between(0.5, 1.5) * pause);
  }
}

/**
 * Which node a client asks next: mostly the one it began with, so that a node that does not answer holds up its own clients alone, and now and then
 * another, so that each sees what others wrote.
 */
export function homeOf(bench: Pick<Bench, 'targets'>, random: Random, index: number): () => Target {
  const home = bench.targets[index % bench.targets.length]!;
  return () => (random.next() < 0.05 ? random.pick(bench.targets) : home);
}

/** Asks any node, again and again, until one does it. For the preparation alone. */
export async function surely(bench: Bench, keys: Keys, operation: string, parameters: Readonly<Record<string, string>>, service: 'iam' | 'sts' = 'iam'): Promise<string> {
  let last = '';
  for (let tries = 0; tries < 60; tries++) {
    const answer = await bench.caller.call(bench.targets[tries % bench.targets.length]!, keys, operation, parameters, service);
    if (answer.outcome === 'ok') return answer.body;
    if (answer.code === 'EntityAlreadyExists') return answer.body;
    last = `${answer.status ?? ''} ${answer.code} ${answer.body.slice(0, 300)}`;
    await sleep(250);
  }
  throw new Error(`${operation} was not done: ${last}`);
}
