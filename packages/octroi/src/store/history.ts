import type { Write } from './backend.ts';
import { covers } from './keys.ts';
import type { OrderedKey, Span } from './keys.ts';
import type { Commit, Revision } from './kv.ts';

interface Remembered {
  readonly commit: Commit;
  readonly keys: readonly OrderedKey[];
  readonly size: number;
}

const MAX_COMMITS = 4096;
const MAX_CHARACTERS = 16 * 1024 * 1024;

/** The newest commits, bounded in number and size: it tells whether something read has changed since, and replays for watchers. */
export class History {
  #commits: Remembered[] = [];
  #lastWrite = new Map<OrderedKey, Revision>();
  #characters = 0;
  /** Nothing is known of commits up to and including this one. */
  #floor: Revision;

  constructor(floor: Revision) {
    this.#floor = floor;
  }

  add(revision: Revision, writes: ReadonlyMap<OrderedKey, Write>): void {
    let size = 0;
    for (const [key, write] of writes) {
      size += key.length + (write.value?.length ?? 0);
      this.#lastWrite.set(key, revision);
    }
    this.#commits.push({ commit: { revision, changes: [...writes.values()] }, keys: [...writes.keys()], size });
    this.#characters += size;
    if (this.#commits.length > 2 * MAX_COMMITS || this.#characters > MAX_CHARACTERS) this.#forget();
  }

  /** Takes back the commits after `revision`, which came to nothing. */
  dropAfter(revision: Revision): void {
    this.#commits = this.#commits.filter((remembered) => remembered.commit.revision <= revision);
    this.#characters = this.#commits.reduce((sum, remembered) => sum + remembered.size, 0);
    this.#floor = Math.min(this.#floor, revision);
    this.#index();
  }

  /** Whether one of the keys or spans was written after `revision`; true also if that is no longer known. */
  changedSince(revision: Revision, keys: ReadonlySet<OrderedKey>, spans: readonly Span[]): boolean {
    if (revision < this.#floor) return true;
    for (const key of keys) {
      if ((this.#lastWrite.get(key) ?? 0) > revision) return true;
    }
    if (spans.length === 0) return false;
    for (let index = this.#commits.length - 1; index >= 0; index--) {
      const remembered = this.#commits[index]!;
      if (remembered.commit.revision <= revision) break;
      if (remembered.keys.some((key) => spans.some((span) => covers(span, key)))) return true;
    }
    return false;
  }

  /** The commits after `from`, oldest first; undefined if some of them are forgotten. */
  since(from: Revision): readonly Commit[] | undefined {
    if (from < this.#floor) return undefined;
    let first = this.#commits.length;
    while (first > 0 && this.#commits[first - 1]!.commit.revision > from) first--;
    return this.#commits.slice(first).map((remembered) => remembered.commit);
  }

  /** Forgets in bulk, so that the cost of moving the list is shared by many commits. */
  #forget(): void {
    let drop = 0;
    while (this.#commits.length - drop > MAX_COMMITS || this.#characters > MAX_CHARACTERS / 2) {
      const oldest = this.#commits[drop];
      if (oldest === undefined) break;
      this.#characters -= oldest.size;
      this.#floor = oldest.commit.revision;
      for (const key of oldest.keys) {
        if (this.#lastWrite.get(key) === oldest.commit.revision) this.#lastWrite.delete(key);
      }
      drop++;
    }
    this.#commits.splice(0, drop);
  }

  #index(): void {
    this.#lastWrite = new Map();
    for (const { commit, keys } of this.#commits) {
      for (const key of keys) this.#lastWrite.set(key, commit.revision);
    }
  }
}
