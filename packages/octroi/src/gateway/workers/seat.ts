import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { StoreUnavailableError } from '../../store/kv.ts';
import type { HttpResponse } from '../../wire/http.ts';
import type { Tally } from '../metrics.ts';
import type { Received } from '../rooms/received.ts';
import { HandIn } from './hand-in.ts';
import type { Answers, FromWorker, Question, ThreadSettings, ToWorker } from './messages.ts';

export interface SeatNeeds {
  readonly settings: Omit<ThreadSettings, 'feed'>;
  readonly answer: (received: Received) => Promise<HttpResponse>;
  /** Feeds the replica of the worker; returns the function that ends it. */
  readonly feed: (port: MessagePort) => () => void;
  readonly tally: (tally: Tally) => void;
  readonly report: (fault: unknown) => void;
}

interface Asked {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One running worker, from its start to its end. */
export class Seat {
  /** Resolves when it listens; rejects if it ends before. */
  readonly ready: Promise<void>;
  /** Resolves when it has ended, with why. */
  readonly ended: Promise<Error>;
  readonly #worker: Worker;
  readonly #handIn: HandIn;
  readonly #asked = new Map<number, Asked>();
  #ids = 0;
  #over = false;
  #listens = false;

  constructor(needs: SeatNeeds) {
    const { port1, port2 } = new MessageChannel();
    const { promise: ready, resolve: isReady, reject: isNotReady } = Promise.withResolvers<void>();
    const { promise: ended, resolve: end } = Promise.withResolvers<Error>();
    this.ready = ready;
    this.ended = ended;
    // Whoever replaces a worker that ends before it listens hears of it by `ended`.
    ready.catch(() => {});
    this.#worker = new Worker(addressOfThread(), {
      workerData: { ...needs.settings, feed: port2 } satisfies ThreadSettings,
      transferList: [port2],
      ...(runsFromSource() ? { execArgv: ['--conditions=octroi-source'] } : {}),
    });
    const endFeed = needs.feed(port1);
    this.#handIn = new HandIn(needs.answer, (message, transfer = []) => this.#post(message, transfer));
    let why: Error | null = null;
    this.#worker.on('error', (error: Error) => (why = error));
    this.#worker.on('exit', (code) => {
      this.#over = true;
      endFeed();
      this.#handIn.end();
      for (const { reject } of this.#asked.values()) reject(new Error('the worker has ended'));
      this.#asked.clear();
      const error = why ?? new Error(`it ended with ${code}`);
      isNotReady(error);
      end(error);
    });
    this.#worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'ready':
          this.#listens = true;
          return isReady();
        case 'request':
        case 'more':
        case 'cancel':
          return this.#handIn.take(message);
        case 'tally':
          return needs.tally(message.tally);
        case 'fault':
          return needs.report(faultOf(needs.settings.worker, message));
        case 'answer':
          this.#asked.get(message.id)?.resolve(message.answer);
          return void this.#asked.delete(message.id);
        case 'refused':
          this.#asked.get(message.id)?.reject(new Error(message.text));
          return void this.#asked.delete(message.id);
      }
    });
  }

  get over(): boolean {
    return this.#over;
  }

  get listens(): boolean {
    return this.#listens && !this.#over;
  }

  /** Rejects if it refuses, has ended, or has not answered after `patience` milliseconds. */
  ask<K extends Question['kind']>(question: Extract<Question, { readonly kind: K }>, patience: number): Promise<Answers[K]> {
    if (this.#over) return Promise.reject(new Error('the worker has ended'));
    const id = ++this.#ids;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer = setTimeout(() => {
      this.#asked.delete(id);
      reject(new Error(`the worker did not answer \`${question.kind}\` within ${patience} ms`));
    }, patience);
    this.#asked.set(id, { resolve, reject });
    this.#post({ kind: 'ask', id, question });
    return promise.finally(() => clearTimeout(timer)) as Promise<Answers[K]>;
  }

  /** Ends it as it is. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(message: ToWorker, transfer: readonly ArrayBuffer[] = []): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    if (!this.#over) this.#worker.postMessage(message, [...transfer]);
  }
}

/** A fault of ours in a worker, with its stack there. */
function faultOf(worker: number, { text, unavailable }: { readonly text: string; readonly unavailable: boolean }): Error {
  const [message] = text.split('\n', 1);
  const fault = unavailable ? new StoreUnavailableError(message) : new Error(message);
  fault.stack = `worker ${worker + 1}: ${text}`;
  return fault;
}

/** The file that really runs: a bundle once it is built, where `import.meta.url` tells of the source file (tools/build.js). */
const RUNNING: string = import.meta['url'];

function runsFromSource(): boolean {
  return RUNNING.endsWith('.ts');
}

function addressOfThread(): URL {
  return new URL(runsFromSource() ? './thread.ts' : './gateway-worker.js', RUNNING);
}
