import { setTimeout as delay } from 'node:timers/promises';
import type { Etcd3 } from 'etcd3';
import { StoreUnavailableError } from '../kv.ts';
import type { Connect } from './connect.ts';
import { failureOf, reasonOf, refusal } from './failure.ts';

export interface Patience {
  /** Milliseconds that one member has to answer. */
  readonly attempt: number;
  /** Milliseconds in all. */
  readonly total: number;
}

/** The call failed, and nobody knows whether it had an effect. */
export class NoAnswerError extends StoreUnavailableError {}

/** The history that a call needs is compacted away. */
export class CompactedError extends StoreUnavailableError {}

const PAUSE_MILLIS = 50;
const LONGEST_PAUSE_MILLIS = 400;

/**
 * The members of a cluster. All calls go to one of them, until it fails: then to the next one, and the call is made again until its
 * patience is over. So every call must be one that may happen twice.
 */
export class Members {
  readonly #connect: Connect;
  readonly #hosts: readonly string[];
  readonly #clients = new Map<string, Etcd3>();
  #current: number;
  #closed = false;

  constructor(hosts: readonly string[], connect: Connect) {
    this.#hosts = hosts;
    this.#connect = connect;
    // Many nodes with one list spread over the members.
    this.#current = Math.floor(Math.random() * hosts.length);
  }

  /** For a stream of its own: the client belongs to the caller, who closes it. */
  open(host: string): Etcd3 {
    return this.#connect(host);
  }

  get hosts(): readonly string[] {
    return this.#hosts;
  }

  /** Rejects with `NoAnswerError`, `CompactedError`, or what the port says of a call that etcd refuses. */
  async call<T>(patience: Patience, run: (client: Etcd3, options: { readonly deadline: number }) => Promise<T>): Promise<T> {
    const end = performance.now() + patience.total;
    for (let pause = PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
      if (this.#closed) throw new StoreUnavailableError('the store is closed');
      const at = this.#current;
      const host = this.#hosts[at]!;
      try {
        const left = Math.max(1, end - performance.now());
        return await run(this.#client(host), { deadline: Date.now() + Math.min(patience.attempt, left) });
      } catch (error) {
        const kind = failureOf(error);
        if (kind === 'compacted') throw new CompactedError(reasonOf(error), { cause: error });
        if (kind === 'renew') this.#forget(host);
        else if (kind !== 'again') throw refusal(kind, error);
        else if (this.#current === at) this.#current = (at + 1) % this.#hosts.length;
        if (performance.now() + pause >= end) throw new NoAnswerError(this.#silence(patience, error), { cause: error });
      }
      await delay(pause);
    }
  }

  close(): void {
    this.#closed = true;
    for (const client of this.#clients.values()) client.close();
    this.#clients.clear();
  }

  #client(host: string): Etcd3 {
    const known = this.#clients.get(host);
    if (known !== undefined) return known;
    const client = this.#connect(host);
    this.#clients.set(host, client);
    return client;
  }

  #forget(host: string): void {
    this.#clients.get(host)?.close();
    this.#clients.delete(host);
  }

  #silence(patience: Patience, error: unknown): string {
    const hosts = this.#hosts.map((host) => `\`${host}\``).join(', ');
    return `no member of etcd (${hosts}) has answered for ${patience.total / 1000} s: ${reasonOf(error)}`;
  }
}
