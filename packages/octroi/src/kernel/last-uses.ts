import type { Awaitable } from './awaitable.ts';
import { defineToken } from './operation.ts';

/** When and for what a long-term key or a role was last used. */
export interface LastUse {
  /** Milliseconds of the decision clock. */
  readonly at: number;
  /** The service as it is signed for: `sts`. */
  readonly service: string;
  readonly region: string;
}

/** What is used: an access key, or a role by its sessions. */
export interface Used {
  readonly partition: string;
  readonly account: string;
  /** An access key id, or a role's unique id. */
  readonly id: string;
}

/** Writes a use down, unless one of the hour before is; `newest`: unless a newer one is. */
export type KeepUse = (used: Used, use: LastUse, newest?: boolean) => Promise<void>;

/** How far a use that is written down may lie back before the next one is. */
export const KEEP_AGAIN_MILLIS = 3_600_000;

const MAX_REMEMBERED = 50_000;

/** So many uses are written down at most when the process ends. */
const MAX_FLUSHED = 500;

interface Remembered {
  readonly used: Used;
  readonly use: LastUse;
  /** When a use was last given to be written down. */
  readonly keptAt: number;
}

/**
 * The last uses of keys and roles (IAM-43, IAM-72): the newest in the memory of this process, and one an hour written down, since a write
 * for every request would cost more than it tells. Bounded; what was not used for longest goes first.
 */
export class LastUses {
  readonly #keep: KeepUse;
  readonly #remembered = new Map<string, Remembered>();

  constructor(keep: KeepUse) {
    this.#keep = keep;
  }

  /** Null if nothing needs to be written; a writing that fails is tried again after an hour. */
  note(used: Used, use: LastUse): Promise<void> | null {
    const before = this.#remembered.get(used.id);
    const due = before === undefined || use.at - before.keptAt >= KEEP_AGAIN_MILLIS;
    this.#remembered.delete(used.id);
    this.#remembered.set(used.id, { used, use, keptAt: due ? use.at : before.keptAt });
    if (this.#remembered.size > MAX_REMEMBERED) this.#remembered.delete(this.#remembered.keys().next().value!);
    return due ? this.#keep(used, use) : null;
  }

  /** The newest use that this process knows of; undefined if there is none. */
  last(id: string): LastUse | undefined {
    return this.#remembered.get(id)?.use;
  }

  /** Writes down the newest uses that only this process knows: it is about to end. */
  async flush(): Promise<void> {
    const unkept = [...this.#remembered.values()].filter(({ use, keptAt }) => use.at > keptAt).slice(-MAX_FLUSHED);
    await Promise.all(unkept.map(({ used, use }) => this.#keep(used, use, true)));
  }

  clear(): void {
    this.#remembered.clear();
  }
}

/** Where the newest use is looked up. */
export interface LastUseBook {
  last(id: string): Awaitable<LastUse | undefined>;
}

export const lastUses = defineToken<LastUseBook>('last-uses');
