import type { Committed } from './kv.ts';

/** How many committed transactions are remembered by their request id. */
const REMEMBERED = 1024;

/** The transactions under way, and the newest that wrote something, by request id, so that a retry gets the first one's answer. */
export class Requests {
  readonly #underWay = new Map<string, Promise<Committed<unknown>>>();
  readonly #written = new Map<string, Committed<unknown>>();

  find(requestId: string): Promise<Committed<unknown>> | undefined {
    const underWay = this.#underWay.get(requestId);
    if (underWay !== undefined) return underWay;
    const written = this.#written.get(requestId);
    return written === undefined ? undefined : Promise.resolve(written);
  }

  begin(requestId: string, answer: Promise<Committed<unknown>>): void {
    this.#underWay.set(requestId, answer);
  }

  /** It wrote nothing: a later transaction under this id is a new one. */
  end(requestId: string): void {
    this.#underWay.delete(requestId);
  }

  wrote(requestId: string, committed: Committed<unknown>): void {
    this.#underWay.delete(requestId);
    this.#written.set(requestId, committed);
    if (this.#written.size > REMEMBERED) {
      for (const oldest of this.#written.keys()) {
        this.#written.delete(oldest);
        break;
      }
    }
  }
}
