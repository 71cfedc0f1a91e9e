import { drained } from './child.ts';
import type { Child } from './child.ts';
import type { EnvironmentLog } from './environment-log.ts';
import { exited, outcomeOf, responseTooLarge, timedOut } from './failures.ts';
import type { Ending, ProcessExit } from './failures.ts';
import type { PlatformLines } from './platform-lines.ts';
import { createRuntimeApi } from './runtime-api.ts';
import type { RuntimeApi } from './runtime-api.ts';
import type { InvocationOutcome, InvocationTask } from './task.ts';

/** Grace between SIGTERM and SIGKILL for an environment without extensions, ms (LAM-119). */
const SHUTDOWN_GRACE_MILLIS = 500;

/**
 * `starting` until the runtime first asks for work, `ready` while it is set aside for one invocation, `busy` during an
 * invocation, `finishing` from the answer until the runtime asks again, `idle` while it waits for anyone's, `stopping` once it
 * takes no more work, `gone` when its processes are dead.
 */
export type EnvironmentState = 'starting' | 'ready' | 'idle' | 'busy' | 'finishing' | 'stopping' | 'gone';

/** What an environment is made of. */
export interface EnvironmentPlan {
  readonly key: string;
  readonly memoryMb: number;
  /** End of its credentials, epoch milliseconds. */
  readonly expiration: number;
  readonly log: EnvironmentLog;
  readonly lines: PlatformLines;
  readonly monotonic: () => number;
  /** Starts the runtime, and lets the Runtime API listen where it reaches it. */
  readonly start: (api: RuntimeApi, output: EnvironmentLog['write']) => Promise<Child>;
  /** Called after each change of state that a waiting invocation may want to know of. */
  readonly changed: () => void;
}

/** One runtime process with its Runtime API; runs one invocation at a time (LAM-120). */
export interface Environment {
  readonly key: string;
  readonly expiration: number;
  state(): EnvironmentState;
  /** Waits for the end of the init phase; `timeout` after `limitMillis`, and the processes are killed then (LAM-68). */
  initialised(limitMillis: number): Promise<'ready' | 'failed'>;
  /** Makes an idle environment `ready` for one invocation, so that no other takes it. */
  claim(): void;
  /**
   * Runs one invocation. On an environment that is still `starting`, the function's timeout covers the rest of its init.
   * @param coldStart the invocation that the environment was started for: its report tells the init's duration
   */
  invoke(task: InvocationTask, coldStart: boolean): Promise<InvocationOutcome>;
  /** Ends it after the invocation that runs, at once if none does. */
  retire(): void;
  /** Kills it now; an invocation that runs fails with Runtime.ExitError. */
  kill(): void;
  /** Settles when its processes are dead; tells whether that came of a failure and not of our wish. */
  readonly gone: Promise<{ readonly failed: boolean; readonly problem?: string }>;
}

/** An invocation on its way. */
interface Job {
  readonly task: InvocationTask;
  readonly coldStart: boolean;
  readonly timer: NodeJS.Timeout;
  /** When it may take no longer, epoch ms by the host's clock. */
  readonly deadline: number;
  readonly resolve: (outcome: InvocationOutcome) => void;
  readonly startedAt: number;
  ending?: Ending;
  timedOut?: true;
}

/** Starts an environment; it is `starting` when the promise settles. */
export async function startEnvironment(plan: EnvironmentPlan): Promise<Environment> {
  const { log, lines, monotonic } = plan;
  let state: EnvironmentState = 'starting';
  let job: Job | undefined;
  let retired = false;
  let wanted = false;
  let initMillis: number | undefined;
  let initTimedOut = false;
  let peakMemoryMb = 0;
  let exit: ProcessExit = { code: null, signal: null };
  let initFailure: { readonly ending: Ending; readonly errorType: string } | undefined;
  let initEnded: (result: 'ready' | 'failed') => void = () => undefined;
  const init = new Promise<'ready' | 'failed'>((resolve) => {
    initEnded = resolve;
  });
  const become = (next: EnvironmentState): void => {
    state = next;
    plan.changed();
  };

  const api: RuntimeApi = createRuntimeApi({
    ready() {
      if (state === 'starting') {
        initMillis = monotonic() - startedAt;
        sampleMemory();
        initEnded('ready');
        if (job) return hand(job);
        become('ready');
      } else if (job) {
        // What the handler printed may still lie in the pipe.
        void drained().then(() => {
          if (job && state !== 'gone') finish(job);
        });
      }
    },
    response: (payload) => answer({ payload, failed: false }),
    streamed(contentType) {
      const sink = job?.ending === undefined ? job?.task.sink : undefined;
      sink?.begin(contentType);
      return sink;
    },
    tooLarge: () => answer(responseTooLarge()),
    error: (payload) => answer({ payload, failed: true }),
    initError(payload, errorType) {
      initFailure = { ending: { payload, failed: true }, errorType };
    },
  });
  const startedAt = monotonic();
  let child: Child;
  try {
    child = await plan.start(api, log.write);
  } catch (error) {
    api.close();
    throw error;
  }

  const hand = (running: Job): void => {
    const { task } = running;
    child.rest?.(false);
    become('busy');
    api.deliver({
      requestId: task.requestId,
      deadline: running.deadline,
      invokedFunctionArn: task.invokedFunctionArn,
      traceId: task.traceId,
      ...(task.clientContext === undefined ? {} : { clientContext: task.clientContext }),
      payload: task.payload.length === 0 ? Buffer.from('{}') : task.payload,
    });
  };
  const answer = (ending: Ending): void => {
    if (!job || job.ending) return;
    job.ending = ending;
    sampleMemory();
    if (!job.task.logTail) job.resolve(outcomeOf(ending, job.task.version));
    if (state === 'busy') become('finishing');
  };
  /** The invocation is over on the runtime's side too: writes the end of its log and gives the environment back. */
  const finish = (done: Job): void => {
    clearTimeout(done.timer);
    job = undefined;
    const { task } = done;
    const init = done.coldStart && initMillis !== undefined ? { initMillis } : {};
    const measured = monotonic() - done.startedAt;
    const durationMillis = done.timedOut ? task.timeoutSeconds * 1000 : measured;
    const memory = { memoryMb: plan.memoryMb, maxMemoryUsedMb: peakMemoryMb };
    const status = done.timedOut ? 'timeout' : done.ending?.failed === true ? (state === 'gone' ? 'failure' : 'error') : 'success';
    log.platform(lines.end({ requestId: task.requestId, durationMillis, ...memory, ...init }, status));
    const tail = log.end().toString('base64');
    if (done.ending) done.resolve(outcomeOf(done.ending, task.version, task.logTail ? tail : undefined));
    if (state === 'gone') return;
    become('idle');
    if (retired) stop();
    else child.rest?.(true);
  };
  const stop = (): void => {
    wanted = true;
    become('stopping');
    child.terminate(SHUTDOWN_GRACE_MILLIS);
  };
  /** The peak of a dead process cannot be asked for any more, so it is noted while it lives. */
  const sampleMemory = (): void => {
    peakMemoryMb = Math.max(peakMemoryMb, child.peakMemoryMb());
  };
  const ended = (): void => {
    const starting = state === 'starting';
    become('gone');
    api.close();
    if (starting && !job) {
      const errorType = initTimedOut ? undefined : (initFailure?.errorType ?? 'Runtime.ExitError');
      log.platform(lines.initReport(monotonic() - startedAt, initTimedOut ? 'timeout' : 'error', errorType));
    }
    if (job) {
      const { task } = job;
      if (!job.ending) {
        job.ending = initFailure?.ending ?? exited(task.requestId, exit);
        if (!initFailure) log.platform(lines.exited(task.requestId, exit));
      }
      finish(job);
    }
    log.flush();
    initEnded('failed');
  };
  const gone = child.exited.then((how) => {
    exit = how;
    ended();
    return { failed: !wanted, ...(how.problem === undefined ? {} : { problem: how.problem }) };
  });

  return {
    key: plan.key,
    expiration: plan.expiration,
    gone,
    state: () => state,
    initialised(limitMillis) {
      const timer = setTimeout(() => {
        if (state !== 'starting') return;
        initTimedOut = true;
        child.kill();
      }, limitMillis);
      return init.finally(() => clearTimeout(timer));
    },
    claim() {
      if (state === 'idle') state = 'ready';
    },
    invoke(task, coldStart) {
      if (job) return Promise.reject(new Error('the environment runs another invocation'));
      return new Promise((resolve) => {
        const timeoutMillis = task.timeoutSeconds * 1000;
        const timer = setTimeout(() => {
          if (!job) return;
          job.timedOut = true;
          job.ending ??= timedOut(task.requestId, task.timeoutSeconds);
          sampleMemory();
          log.platform(lines.timedOut(task.requestId, task.timeoutSeconds));
          child.kill();
        }, timeoutMillis);
        log.begin(task.requestId);
        log.platform(lines.start(task.requestId, task.version));
        job = { task, coldStart, timer, deadline: Date.now() + timeoutMillis, resolve, startedAt: monotonic() };
        if (state === 'ready') hand(job);
        // The process died between two invocations: the answer must not wait for the timeout.
        else if (state === 'gone') ended();
      });
    },
    retire() {
      retired = true;
      if (state === 'idle') stop();
    },
    kill() {
      wanted = true;
      retired = true;
      child.kill();
    },
  };
}
