import { clearTimeout, setTimeout } from 'node:timers';
import type { Freshness } from './freshness.ts';
import type { Presence } from './presence.ts';

export interface PulseNeeds {
  readonly presence: Presence;
  readonly freshness: Freshness;
  readonly heartbeatMillis: number;
  readonly leaseSeconds: number;
  /** The registration is gone. */
  readonly onLost: () => void;
  /** As often as a heartbeat. */
  readonly onTick: () => void;
}

/** The heartbeats of a node, and what keeps its lease alive. */
export class Pulse {
  readonly #needs: PulseNeeds;
  readonly #keepEvery: number;
  #timer: NodeJS.Timeout | undefined;
  #ticks = 0;
  #beating = false;

  constructor(needs: PulseNeeds) {
    this.#needs = needs;
    this.#keepEvery = Math.max(1, Math.floor((needs.leaseSeconds * 1000) / 3 / needs.heartbeatMillis));
  }

  start(): void {
    this.#timer = setTimeout(() => this.start(), this.#needs.heartbeatMillis);
    void this.beat();
    if (this.#ticks++ % this.#keepEvery === 0) void this.#whileRegistered(() => this.#needs.presence.keepAlive());
    this.#needs.onTick();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** One heartbeat out of turn. */
  async beat(): Promise<void> {
    if (this.#beating) return;
    this.#beating = true;
    await this.#whileRegistered(() => this.#needs.presence.beat(this.#needs.freshness.next()));
    this.#beating = false;
  }

  /** `still`: whether the registration still holds. Without an answer nobody knows, and the age of what is known grows. */
  async #whileRegistered(still: () => Promise<boolean>): Promise<void> {
    const { presence, onLost } = this.#needs;
    if (!presence.registered) return;
    const { created } = presence.fence();
    const holds = await still().catch(() => true);
    if (!holds && presence.registered && presence.fence().created === created) onLost();
  }
}
