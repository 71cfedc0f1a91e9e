import type { Environment } from './environment.ts';
import { ConcurrencyExceeded } from './task.ts';

/** Environments whose credentials end sooner than this are not used again, ms (LAM-110). */
const MIN_CREDENTIALS_MILLIS = 15 * 60_000;
/** How long an invocation waits for an environment of its own that has answered and will be free in a moment, ms: about a cold start. */
const FINISHING_WAIT_MILLIS = 250;
/** How long it waits for any such environment if all places are taken, ms. */
const FULL_WAIT_MILLIS = 2000;

export interface PoolOptions {
  /** Most live environments (LAM-82). */
  readonly max: number;
  readonly idleMillis: number;
  readonly monotonic: () => number;
  /** The decision clock, epoch milliseconds. */
  readonly now: () => number;
}

/** A place for an environment that is being started. */
export interface Reservation {
  /** Puts an environment into the place; at most one is alive at a time. */
  fill(environment: Environment): void;
  /** The place was retired with `kill` before its environment had started. */
  killed(): boolean;
  /** No environment will be put in any more. */
  release(): void;
}

/** The environments that live, by key. */
export interface Pool {
  /**
   * A warm environment for the key, the one used last (LAM-120), claimed for the caller; or a place for a new one.
   * @throws {ConcurrencyExceeded} when all places are taken and none is idle (LAM-82)
   */
  take(key: string): Promise<{ readonly warm: Environment } | { readonly reservation: Reservation }>;
  retire(keyPrefix: string, kill: boolean): void;
  /** To be called when an environment has changed its state. */
  changed(): void;
  /** Waits until no process is left. */
  empty(): Promise<void>;
}

interface Place {
  readonly key: string;
  environment?: Environment;
  retired: boolean;
  killed: boolean;
  idleTimer?: NodeJS.Timeout;
}

/** An empty pool. */
export function createPool(options: PoolOptions): Pool {
  /** In the order of their last use, the newest at the end. */
  const places = new Set<Place>();
  const dying = new Set<Promise<unknown>>();
  let wake: (() => void)[] = [];

  const idle = (place: Place): boolean => place.environment?.state() === 'idle';
  /** Ends an idle environment; its place is free at once, while the processes are still being shut down. */
  const dismiss = (place: Place): void => {
    clearTimeout(place.idleTimer);
    places.delete(place);
    place.environment?.retire();
  };
  const warm = (key: string): Environment | undefined => {
    for (const place of [...places].toReversed()) {
      if (place.key !== key || !idle(place) || !place.environment) continue;
      if (place.environment.expiration - options.now() < MIN_CREDENTIALS_MILLIS) {
        dismiss(place);
        continue;
      }
      clearTimeout(place.idleTimer);
      delete place.idleTimer;
      places.delete(place);
      places.add(place);
      place.environment.claim();
      return place.environment;
    }
    return undefined;
  };
  const roomForOne = (): boolean => {
    if (places.size < options.max) return true;
    const idlest = [...places].find(idle);
    if (idlest) dismiss(idlest);
    return idlest !== undefined;
  };
  const reserve = (key: string): Reservation => {
    const place: Place = { key, retired: false, killed: false };
    places.add(place);
    let released = false;
    return {
      fill(environment) {
        place.environment = environment;
        const gone = environment.gone.then(() => {
          dying.delete(gone);
          if (place.environment === environment) delete place.environment;
          if (released) places.delete(place);
          clearTimeout(place.idleTimer);
          changed();
        });
        dying.add(gone);
        if (place.killed) environment.kill();
        else if (place.retired) environment.retire();
      },
      killed: () => place.killed,
      release() {
        released = true;
        if (!place.environment) places.delete(place);
        changed();
      },
    };
  };
  const changed = (): void => {
    for (const place of places) {
      if (!idle(place) || place.idleTimer) continue;
      place.idleTimer = setTimeout(() => {
        if (idle(place)) dismiss(place);
      }, options.idleMillis);
      place.idleTimer.unref();
    }
    const woken = wake;
    wake = [];
    for (const resume of woken) resume();
  };
  const nextChange = (millis: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(millis, 0));
      wake.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });

  return {
    changed,
    async take(key) {
      const since = options.monotonic();
      for (;;) {
        const environment = warm(key);
        if (environment) return { warm: environment };
        // One that has answered is free as soon as its runtime asks for work again; starting another would lose its globals.
        const finishing = [...places].filter((place) => place.environment?.state() === 'finishing');
        const waited = options.monotonic() - since;
        const awaitsOwn = waited < FINISHING_WAIT_MILLIS && finishing.some((place) => place.key === key && !place.retired);
        if (!awaitsOwn) {
          if (roomForOne()) return { reservation: reserve(key) };
          if (waited >= FULL_WAIT_MILLIS || finishing.length === 0) throw new ConcurrencyExceeded();
        }
        await nextChange((awaitsOwn ? FINISHING_WAIT_MILLIS : FULL_WAIT_MILLIS) - waited);
      }
    },
    retire(keyPrefix, kill) {
      for (const place of places) {
        if (!place.key.startsWith(keyPrefix)) continue;
        place.retired = true;
        if (kill) place.killed = true;
        if (kill) place.environment?.kill();
        else if (idle(place)) dismiss(place);
        else place.environment?.retire();
      }
    },
    async empty() {
      while (dying.size > 0) await Promise.all(dying);
    },
  };
}
