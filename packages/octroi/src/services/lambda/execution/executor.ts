import type { Socket } from 'node:net';
import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { createCodeStore } from './code-store.ts';
import type { Environment } from './environment.ts';
import { exited, noInterpreter, outcomeOf } from './failures.ts';
import { findInstallation } from './installation.ts';
import { createInterpreters } from './interpreters.ts';
import { createLauncher, processStarter } from './launcher.ts';
import type { Starter } from './launcher.ts';
import { createPace } from './pace.ts';
import { isOfFunction, type Peer } from './peer.ts';
import { findBootstrap, isProvided } from './provided.ts';
import { createPool } from './pool.ts';
import type { Reservation } from './pool.ts';
import { createReaper } from './reaper.ts';
import { findControlGroups, removeLeftoverGroups, type ControlGroups } from './sandbox/cgroup.ts';
import type { Sandbox } from './sandbox/level.ts';
import { namespacesStarter } from './sandbox/starter.ts';
import { createScratch } from './scratch.ts';
import { ExecutorClosed } from './task.ts';
import type { InvocationOutcome, InvocationTask, LogSink } from './task.ts';

/** Limit of the init phase, ms (LAM-68). */
const INIT_MILLIS = 10_000;
const IDLE_MILLIS = 600_000;
const DRAIN_MILLIS = 10_000;
/** How long one cold start may hold up the next, ms. */
const PACE_MILLIS = 1000;
/** How long killed invocations may take to tell their callers, ms. */
const KILL_MILLIS = 2000;

export interface ExecutorOptions {
  /** Scratch folder; belongs to this executor alone and is emptied when it starts. */
  readonly folder: string;
  /** URL under which functions reach this server: AWS_ENDPOINT_URL (LAM-113). */
  readonly endpoint: () => string;
  /** PEM file for functions to trust when the endpoint's certificate is self-signed (LAM-113). */
  readonly caBundle?: string;
  /** How functions are kept apart, asked at the first cold start; without it they are processes of this host's user (LAM-135). */
  readonly sandbox?: () => Promise<Pick<Sandbox, 'level' | 'network'>>;
  /** Takes connections of functions to this server's AWS APIs; with the network `octroi`. */
  readonly connect?: (socket: Socket) => void;
  /** Stop environments while nobody calls them, where that can be done exactly (LAM-121); default true. */
  readonly freeze?: boolean;
  /** Most live environments; default four per core (LAM-82). */
  readonly maxEnvironments?: number;
  /** How long an unused environment is kept, ms; default ten minutes (LAM-120). */
  readonly idleMillis?: number;
  /** Limit of the init phase, ms; default ten seconds (LAM-68). */
  readonly initMillis?: number;
  /** How long `close` waits for running invocations, ms; default ten seconds. */
  readonly drainMillis?: number;
  /** Paths of interpreters, by `LAMBDA_NODE22`, `LAMBDA_PYTHON312` (LAM-129). */
  readonly interpreters?: Readonly<Record<string, string>>;
  /** Milliseconds that only go forward. */
  readonly monotonic?: () => number;
  /** The decision clock, epoch milliseconds: credentials end by it (LAM-110). */
  readonly now?: () => number;
  /** Takes the functions' log lines (LAM-139). */
  readonly sink?: LogSink;
  /** The server's own log. */
  readonly log?: (line: string) => void;
}

/** Runs functions in processes of this host (LAM-115..139). */
export interface Executor {
  /**
   * Runs one synchronous invocation; a failure of the function is an outcome.
   * @throws {ConcurrencyExceeded} when no process is free (LAM-82)
   * @throws {ExecutorClosed} after `close`
   * @throws {ZipRefused} when the code turns out unsafe
   * @throws what `task.credentials` throws, before any user code has run (LAM-109)
   */
  invoke(task: InvocationTask): Promise<InvocationOutcome>;
  /**
   * Why functions of a runtime cannot run here, in a sentence; undefined if they can. For the warning, or with
   * LAMBDA_STRICT_RUNTIME the refusal, at CreateFunction (LAM-24).
   */
  whyNot(runtime: string): Promise<string | undefined>;
  /**
   * Ends the environments whose key starts with the prefix. After an update (LAM-41) invocations that run finish on the old
   * environment; with `kill`, at a deletion (LAM-32), they fail with Runtime.ExitError.
   */
  retire(keyPrefix: string, options?: { readonly kill?: boolean }): void;
  /** Does a function hold the other end of a connection to this host? As far as that can be told. */
  owns(peer: Peer): Promise<boolean>;
  /** Takes no more work, waits for what runs, then kills the rest. No process is left when it settles. */
  close(): Promise<void>;
}

/** An executor. At the level `process` it is for trusted functions: they share the host's network and, where nothing keeps them out, its files. */
export function createExecutor(options: ExecutorOptions): Executor {
  const log = options.log ?? (() => undefined);
  const monotonic = options.monotonic ?? (() => performance.now());
  const initMillis = options.initMillis ?? INIT_MILLIS;
  removeLeftoverGroups();
  const scratch = createScratch(options.folder);
  const codeStore = createCodeStore(scratch.code);
  const interpreters = createInterpreters(options.interpreters ?? {}, log);
  const reaper = createReaper();
  const pool = createPool({
    max: options.maxEnvironments ?? availableParallelism() * 4,
    idleMillis: options.idleMillis ?? IDLE_MILLIS,
    monotonic,
    now: options.now ?? Date.now,
  });
  const shared = {
    installation: findInstallation(),
    reaper,
    endpoint: options.endpoint,
    ...(options.caBundle === undefined ? {} : { caBundle: options.caBundle }),
  };
  const chooseStarter = async (): Promise<Starter> => {
    const { level, network } = (await options.sandbox?.()) ?? { level: 'process', network: 'host' };
    if (level === 'process') return processStarter(shared);
    const connect = options.connect ?? ((socket: Socket) => void socket.destroy());
    controlGroups = findControlGroups();
    return namespacesStarter({ ...shared, network, controlGroups, connect, freeze: options.freeze ?? true });
  };
  let starter: Promise<Starter> | undefined;
  let controlGroups: ControlGroups | undefined;
  const launch = createLauncher({
    async start(...given) {
      starter ??= chooseStarter();
      return (await starter)(...given);
    },
    monotonic,
    sink: options.sink ?? (() => undefined),
    log,
    changed: pool.changed,
  });
  const pace = createPace(Math.max(availableParallelism() * 2, 4), PACE_MILLIS);
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  /** Cold start (LAM-108, LAM-119). The order matters: nothing of the user's runs before the role has been assumed. */
  const coldStart = async (task: InvocationTask, reservation: Reservation): Promise<InvocationOutcome> => {
    const credentials = await task.credentials();
    await scratch.ready;
    const taskRoot = await codeStore.folderOf(task.codeSha256, task.codeOf);
    const layerRoot = await codeStore.layersOf(task.layers, task.codeOf);
    const interpreter = isProvided(task.runtime) ? await findBootstrap(taskRoot, layerRoot) : await interpreters.find(task.runtime);
    if ('missing' in interpreter) return outcomeOf(noInterpreter(task.requestId, interpreter.missing), task.version);
    const temporary = await scratch.borrow(task.environmentKey);
    const start = async (): Promise<Environment> => {
      const environment = await launch({ task, credentials, taskRoot, layerRoot, interpreter, temporaryFolder: temporary.folder });
      reservation.fill(environment);
      return environment;
    };
    const killed = (): InvocationOutcome => outcomeOf(exited(task.requestId, { code: null, signal: 'SIGKILL' }), task.version);
    let last: Environment | undefined;
    try {
      let ready: boolean;
      const next = await pace.turn();
      try {
        if (reservation.killed()) return killed();
        last = await start();
        ready = (await last.initialised(initMillis)) === 'ready';
      } finally {
        next();
      }
      if (ready) return await last.invoke(task, true);
      const { problem } = await last.gone;
      if (reservation.killed()) return killed();
      if (problem !== undefined) throw new Error(`the sandbox of ${task.functionName} cannot be made: ${problem}`);
      // An init that failed is done once more, as part of the invocation and under its timeout (LAM-68).
      last = await start();
      return await last.invoke(task, false);
    } finally {
      if (last) void last.gone.then(({ failed }) => temporary.giveBack(failed));
      else await temporary.giveBack(false);
    }
  };

  const invoke = async (task: InvocationTask): Promise<InvocationOutcome> => {
    const place = await pool.take(task.environmentKey);
    if ('warm' in place) return place.warm.invoke(task, false);
    try {
      return await coldStart(task, place.reservation);
    } finally {
      place.reservation.release();
    }
  };

  /** Waits until nothing runs, but no longer than that. */
  const settled = async (limitMillis: number): Promise<void> => {
    const timer = new AbortController();
    await Promise.race([Promise.allSettled(running), delay(limitMillis, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  };
  const close = async (): Promise<void> => {
    pool.retire('', false);
    await settled(options.drainMillis ?? DRAIN_MILLIS);
    pool.retire('', true);
    // What is left waits for its role or its code; it finds its place killed and starts nothing.
    await settled(KILL_MILLIS);
    await pool.empty();
    await reaper.close();
    await controlGroups?.removed();
    await scratch.close();
  };

  return {
    invoke(task) {
      if (closing) return Promise.reject(new ExecutorClosed());
      const invocation = invoke(task);
      running.add(invocation);
      const done = (): void => void running.delete(invocation);
      invocation.then(done, done);
      return invocation;
    },
    async whyNot(runtime) {
      if (isProvided(runtime)) return undefined;
      const found = await interpreters.find(runtime);
      return 'missing' in found ? found.missing : undefined;
    },
    retire(keyPrefix, retirement = {}) {
      pool.retire(keyPrefix, retirement.kill ?? false);
      if (retirement.kill) scratch.forget(keyPrefix);
    },
    owns: (peer) => isOfFunction(peer, { groups: reaper.groups(), mark: `LAMBDA_TASK_ROOT=${scratch.code}/` }),
    close() {
      closing ??= close();
      return closing;
    },
  };
}
