import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ExecutionLimits } from '../configuration.ts';
import { SandboxBusyError, SandboxError, type Reply, type Task, type TaskResults } from './task.ts';

/** Does the work on what customers wrote, away from the event loop, within a time and a memory (GEN-68, GEN-88). */
export interface Sandbox {
  /** Throws a `SandboxError` that says what is wrong with the template, path or schema, or that it took too long or too much. */
  run<K extends Task['kind']>(task: Extract<Task, { readonly kind: K }>): Promise<TaskResults[K]>;
  close(): Promise<void>;
}

interface Job {
  readonly task: Task;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Seat {
  readonly worker: Worker;
  ready: boolean;
  job: Job | null;
  timer: NodeJS.Timeout | null;
}

const MOST_WAITING = 2000;
const START_MILLIS = 30_000;

/** The worker in our sources, or the one that the build makes. */
function workerAddress(): URL {
  const source = new URL('./worker.ts', import.meta.url);
  return existsSync(source) ? source : new URL('../../dist/sandbox-worker.js', import.meta.url);
}

/** Workers are started when they are needed, at most `most` of them, and one that overruns is ended and replaced. They keep no process alive. */
export function openSandbox(limits: ExecutionLimits, most = Math.max(1, Math.min(4, availableParallelism()))): Sandbox {
  const seats = new Set<Seat>();
  const waiting: Job[] = [];
  let closed = false;
  let ids = 0;

  const dismiss = (seat: Seat, error: Error): void => {
    if (!seats.delete(seat)) return;
    if (seat.timer !== null) clearTimeout(seat.timer);
    seat.job?.reject(error);
    seat.job = null;
    void seat.worker.terminate();
    next();
  };

  const open = (): void => {
    const worker = new Worker(workerAddress(), {
      workerData: limits,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.renderMegabytes, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    });
    worker.unref();
    const seat: Seat = { worker, ready: false, job: null, timer: null };
    seat.timer = setTimeout(() => dismiss(seat, new SandboxBusyError('a worker did not start')), START_MILLIS).unref();
    seats.add(seat);
    worker.on('message', (reply: Reply | 'ready') => {
      if (seat.timer !== null) clearTimeout(seat.timer);
      const job = seat.job;
      seat.ready = true;
      seat.job = null;
      worker.unref();
      if (reply !== 'ready' && job !== null) {
        if ('refusal' in reply) job.reject(new SandboxError(reply.refusal));
        else job.resolve(reply.value);
      }
      next();
    });
    worker.on('error', (error: Error & { readonly code?: string }) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (seat.job === null && !seat.ready) failWaiting(new SandboxBusyError(`a worker did not start: ${error.message}`));
      dismiss(seat, memory ? new SandboxError(`it takes more than ${limits.renderMegabytes} MB`) : new SandboxError('it is too large or nested too deeply'));
    });
    worker.on('exit', () => dismiss(seat, new SandboxBusyError('a worker ended')));
  };

  const failWaiting = (error: Error): void => {
    for (const job of waiting.splice(0)) job.reject(error);
  };

  const next = (): void => {
    if (waiting.length === 0) return;
    const seat = [...seats].find((candidate) => candidate.ready && candidate.job === null);
    if (seat === undefined) {
      const starting = [...seats].filter((candidate) => !candidate.ready).length;
      if (seats.size < most && starting < waiting.length) open();
      return;
    }
    const job = waiting.shift()!;
    seat.job = job;
    seat.timer = setTimeout(() => dismiss(seat, new SandboxError(`it takes more than ${limits.renderMillis} ms`)), limits.renderMillis);
    const { worker } = seat;
    worker.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    worker.postMessage({ id: ++ids, task: job.task });
  };

  return {
    run<K extends Task['kind']>(task: Extract<Task, { readonly kind: K }>) {
      return new Promise<TaskResults[K]>((resolve, reject) => {
        if (closed) return reject(new SandboxBusyError('the sandbox is closed'));
        if (waiting.length >= MOST_WAITING) return reject(new SandboxBusyError('too many templates wait to be rendered'));
        waiting.push({ task, resolve: (value) => resolve(value as TaskResults[K]), reject });
        next();
      });
    },
    async close() {
      closed = true;
      failWaiting(new SandboxBusyError('the sandbox is closed'));
      const workers = [...seats].map((seat) => seat.worker);
      for (const seat of seats) dismiss(seat, new SandboxBusyError('the sandbox is closed'));
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
