import type { ClusterStore } from '../../store/cluster-store.ts';
import { TIMING } from '../../store/etcd/timing.ts';
import type { Kv } from '../../store/kv.ts';
import type { Gateway } from '../compose.ts';
import { monotonic } from './pulse.ts';
import type { Seat } from './seat.ts';
import type { Shared } from './shared.ts';

export interface WatchNeeds {
  readonly gateway: Pick<Gateway, 'serving'>;
  /** A store that others write too says how old what it knows is. */
  readonly owner: Pick<Kv, 'read'> & Partial<Pick<ClusterStore, 'status'>>;
  readonly shared: Shared;
  readonly seats: () => readonly (Seat | null)[];
  readonly report: (fault: unknown) => void;
}

const PULSE_MILLIS = 100;
/** A worker whose event loop has not turned for so long is ended, and with it what waits in its port. */
const HUNG_MILLIS = 30_000;

/** Tells the workers that the main thread runs and may answer, and ends those that hang. */
export class Watch {
  readonly #needs: WatchNeeds;
  readonly #timer: NodeJS.Timeout;
  readonly #last: { seat: Seat; beats: number; at: number }[] = [];
  #asking = false;

  constructor(needs: WatchNeeds) {
    this.#needs = needs;
    void this.#pulse();
    this.#timer = setInterval(() => {
      void this.#pulse();
      this.#needs.seats().forEach((seat, worker) => this.#look(seat, worker));
    }, PULSE_MILLIS);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  /** The store is asked, too: one that has failed serves nobody here, and so nobody there. */
  async #pulse(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const { gateway, owner, shared } = this.#needs;
    const readable = await owner.read(() => true).catch(() => false);
    const now = monotonic();
    const age = owner.status?.().ageMillis;
    shared.pulse(!readable || gateway.serving.refusal() !== null, now, age === undefined ? Infinity : now + TIMING.staleMillis - age);
    this.#asking = false;
  }

  #look(seat: Seat | null, worker: number): void {
    const { shared, report } = this.#needs;
    if (seat === null || !seat.listens) return;
    const last = this.#last[worker];
    const [beats, at] = [shared.beats(worker), performance.now()];
    if (last === undefined || last.seat !== seat || last.beats !== beats) {
      this.#last[worker] = { seat, beats, at };
    } else if (at - last.at > HUNG_MILLIS) {
      report(new Error(`worker ${worker + 1} has not turned for ${HUNG_MILLIS / 1000} s and is ended`));
      void seat.end();
    }
  }
}
