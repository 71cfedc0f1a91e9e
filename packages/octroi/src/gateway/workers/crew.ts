import { createServer } from 'node:http';
import { ThreadFeeds, type Owner } from '../../store/replica/thread-feed.ts';
import type { LastUse } from '../../kernel/last-uses.ts';
import { joinSeen } from '../../services/octroi/decisions/trail.ts';
import type { DecisionTrail } from '../../services/octroi/parts.ts';
import type { Gateway } from '../compose.ts';
import { listen } from '../listen.ts';
import type { Tally } from '../metrics.ts';
import { ALL_BYTES } from '../read-body.ts';
import type { Siblings } from '../siblings.ts';
import type { Answers, Question, ThreadSettings } from './messages.ts';
import { Seat } from './seat.ts';
import { MAX_WORKERS, type Shared } from './shared.ts';
import { Watch } from './watch.ts';

export interface CrewOptions {
  /** How many workers, 1 to `MAX_WORKERS`. */
  readonly count: number;
  readonly shared: Shared;
  readonly settings: Pick<ThreadSettings, 'keys' | 'version' | 'tls' | 'trustedProxies' | 'journal' | 'staleAfter'>;
  readonly report: (fault: unknown) => void;
}

/** Gauges that are counts of each thread's own; others are the main thread's alone. */
const COUNTED_BY_EACH: ReadonlySet<string> = new Set(['records_failed', 'decision_records_lost', 'sampler_runs', 'sampler_compared', 'sampler_differences']);
const READ_MILLIS = 2000;
/** A gate waits 10 s for the requests under way. */
const HOLD_MILLIS = 12_000;
/** As long as a server waits for its connections, and a moment. */
const DRAIN_MILLIS = 16_000;
/** Workers share what a server holds of bodies; each can take the largest package of a function, and some. */
const LEAST_BODY_BYTES = 96 * 1024 * 1024;
/** Between the starts of workers that did not live long. */
const LONGEST_PAUSE_MILLIS = 30_000;
const LONG_LIFE_MILLIS = 10_000;

interface Running {
  readonly gateway: Gateway;
  readonly host: string;
  readonly port: number;
  readonly feeds: ThreadFeeds;
}

/** The workers of a server: keeps as many of them running as there should be, and speaks to all of them. */
export class Crew implements Siblings {
  readonly order: () => number;
  readonly #options: CrewOptions;
  readonly #seats: (Seat | null)[];
  readonly #gauges: Readonly<Record<string, number>>[] = [];
  #running: Running | null = null;
  #closing = false;
  #replaced = 0;
  /** While requests are held no worker starts. */
  #held: Promise<void> = Promise.resolve();
  #opened = false;
  #watch: Watch | undefined;

  constructor(options: CrewOptions) {
    if (!(options.count >= 1 && options.count <= MAX_WORKERS)) throw new RangeError(`there are 1 to ${MAX_WORKERS} workers`);
    this.#options = options;
    this.#seats = Array.from({ length: options.count }, () => null);
    this.order = () => options.shared.nextOrder();
  }

  /** Starts all workers; resolves with the port when they listen. Throws a sentence for what the user can mend. */
  async open(gateway: Gateway, owner: Owner, address: { readonly host: string; readonly port: number }): Promise<number> {
    const { shared, report } = this.#options;
    const { host } = address;
    // Workers share the port with whoever says so, too: that nobody else has it is found out by listening alone.
    const alone = createServer();
    const port = await listen(alone, address.port, host);
    await new Promise((resolve) => alone.close(resolve));
    this.#running = { gateway, host, port, feeds: new ThreadFeeds(owner, shared.tip, report) };
    gateway.metrics.gauge('workers', () => this.#present().filter((seat) => seat.listens).length);
    gateway.metrics.gauge('workers_replaced', () => this.#replaced);
    gateway.metrics.gaugesElsewhere((name) => (COUNTED_BY_EACH.has(name) ? this.#gauges.reduce((sum, gauges) => sum + (gauges[name] ?? 0), 0) : 0));
    this.#watch = new Watch({ gateway, owner, shared, seats: () => this.#seats, report });
    try {
      await Promise.all(this.#seats.map((_, worker) => this.#start(worker).ready));
    } catch (error) {
      await this.close();
      throw error;
    }
    this.#opened = true;
    return port;
  }

  async hold(): Promise<(forget: boolean) => Promise<void>> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    const release = async (forget: boolean): Promise<void> => {
      await this.#askAll({ kind: 'release', forget }, HOLD_MILLIS);
      resolve();
    };
    const refusals = await Promise.all(this.#present().map((seat) => seat.ask({ kind: 'hold' }, HOLD_MILLIS).then(
      () => null,
      (error: Error) => (seat.over ? null : error),
    )));
    const refusal = refusals.find((error) => error !== null);
    if (refusal === undefined) return release;
    await release(false);
    throw refusal;
  }

  async lastUses(id: string): Promise<readonly LastUse[]> {
    return (await this.#askAll({ kind: 'last-use', id }, READ_MILLIS)).filter((use) => use !== undefined);
  }

  async count(): Promise<void> {
    await Promise.all(
      this.#seats.map(async (seat, worker) => {
        const tally = await seat?.ask({ kind: 'count' }, READ_MILLIS).catch(() => null);
        if (tally !== null && tally !== undefined) this.#add(worker, tally);
      }),
    );
  }

  trail(own: DecisionTrail): DecisionTrail {
    return {
      list: async (account, wanted) => joinSeen([await own.list(account, wanted), ...(await this.#askAll({ kind: 'list', account, wanted }, READ_MILLIS))]),
      explain: async (account, requestId) => (await own.explain(account, requestId)) ?? (await this.#askAll({ kind: 'explain', account, requestId }, READ_MILLIS)).find((found) => found !== null) ?? null,
    };
  }

  /** Workers take no new connection, let requests under way end, and end. */
  async drain(): Promise<void> {
    this.#closing = true;
    await Promise.all(
      this.#seats.map(async (seat, worker) => {
        const tally = await seat?.ask({ kind: 'drain' }, DRAIN_MILLIS).catch(this.#options.report);
        if (tally !== undefined) this.#add(worker, tally);
      }),
    );
    await this.close();
  }

  /** Ends all workers as they are. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#watch?.end();
    await Promise.all(this.#present().map((seat) => seat.end()));
    this.#running?.feeds.close();
  }

  /** Ends one worker as a fault would; another one takes its place (tests). */
  async endOne(worker: number): Promise<void> {
    await this.#seats[worker]?.end();
  }

  #present(): readonly Seat[] {
    return this.#seats.filter((seat) => seat !== null);
  }

  /** The answers of those that answer in time. */
  async #askAll<K extends Question['kind']>(question: Extract<Question, { readonly kind: K }>, patience: number): Promise<readonly Answers[K][]> {
    const none = Symbol('no answer');
    const answers = await Promise.all(this.#present().map((seat) => seat.ask<K>(question, patience).catch((error: unknown) => {
      if (!seat.over) this.#options.report(error);
      return none;
    })));
    return answers.filter((answer) => answer !== none) as Answers[K][];
  }

  #add(worker: number, tally: Tally): void {
    this.#gauges[worker] = tally.gauges;
    this.#running?.gateway.metrics.add(tally);
  }

  #start(worker: number, pause = 0): Seat {
    const { shared, settings, report } = this.#options;
    const { gateway, host, port, feeds } = this.#running!;
    const seat = new Seat({
      settings: { ...settings, worker, shared: shared.buffer, host, port, bodyBytes: Math.max(LEAST_BODY_BYTES, ALL_BYTES / this.#seats.length) },
      answer: (received) => gateway.answer(received),
      feed: (feed) => feeds.add(feed),
      tally: (tally) => this.#add(worker, tally),
      report,
    });
    this.#seats[worker] = seat;
    const started = performance.now();
    void seat.ended.then((why) => this.#replace(worker, why, performance.now() - started > LONG_LIFE_MILLIS ? 0 : Math.min(LONGEST_PAUSE_MILLIS, Math.max(100, pause * 2))));
    return seat;
  }

  /** At once for one that has lived long, else after a pause, longer each time. */
  async #replace(worker: number, why: Error, pause: number): Promise<void> {
    this.#seats[worker] = null;
    if (this.#closing || !this.#opened) return;
    this.#options.report(new Error(`worker ${worker + 1} has ended and is replaced`, { cause: why }));
    this.#gauges[worker] = {};
    await new Promise((resolve) => setTimeout(resolve, pause));
    await this.#held;
    if (this.#closing) return;
    this.#replaced++;
    this.#start(worker, pause);
  }
}
