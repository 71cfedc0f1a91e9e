import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Guardian } from '../../packages/octroi/src/store/etcd/guardian.fixture.ts';

export interface ServiceOptions {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Its output is appended here. */
  readonly log: string;
  readonly guard: Guardian;
}

/** A program that is killed, paused and started again on the same data. */
export class Service {
  readonly name: string;
  readonly #options: ServiceOptions;
  #child: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  #paused = false;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.name = options.name;
  }

  get running(): boolean {
    return this.#child !== null;
  }

  start(): void {
    if (this.#child !== null) return;
    const { command, env, log, guard } = this.#options;
    const output = openSync(log, 'a');
    const [file, ...args] = command;
    const child = spawn(file!, args, { stdio: ['ignore', output, output], env: { ...process.env, ...env } });
    closeSync(output);
    this.#child = child;
    this.#paused = false;
    if (child.pid !== undefined) guard.add(child.pid);
    this.#ended = new Promise((resolve) => {
      const ended = (): void => {
        if (child.pid !== undefined) guard.remove(child.pid);
        if (this.#child === child) this.#child = null;
        resolve();
      };
      child.once('exit', ended);
      child.once('error', ended);
    });
  }

  /** Resolves when it is gone; SIGKILL follows after `patience` milliseconds. */
  async end(signal: 'SIGTERM' | 'SIGKILL', patience = 20_000): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    if (this.#paused) this.resume();
    child.kill(signal);
    const impatient = setTimeout(() => child.kill('SIGKILL'), patience);
    await this.#ended;
    clearTimeout(impatient);
  }

  /** Rejects when it ends by itself, which is for the start alone. */
  async endsEarly(): Promise<never> {
    await this.#ended;
    throw new Error(`${this.name} has ended at its start`);
  }

  /** It keeps its connections and its memory, and answers nothing. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
    this.#paused = true;
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
    this.#paused = false;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** The end of its output, for messages. */
  lastWords(lines = 5): string {
    return readFileSync(this.#options.log, 'utf8').trim().split('\n').slice(-lines).join('\n');
  }
}

/** Resolves when `holds` does; rejects with `what` after `milliseconds`. */
export async function until(what: string, milliseconds: number, holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`${what}: not after ${Math.round(milliseconds / 1000)} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
