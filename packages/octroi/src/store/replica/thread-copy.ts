import type { Write } from '../backend.ts';
import { encodeKey } from '../keys.ts';
import type { Commit, Entry, Revision } from '../kv.ts';
import { MemoryBackend } from '../memory.ts';

/**
 * A copy of a store that goes on while it is copied: entries as they were when each was read, and every commit since the copying began, in
 * order. When the last entry is there, both together are the store at one revision.
 */
export class ThreadCopy {
  readonly backend = new MemoryBackend();
  #revision: Revision = 0;

  /** The newest commit that it has heard of. */
  get revision(): Revision {
    return this.#revision;
  }

  add(entries: readonly Entry[]): void {
    this.backend.load(entries);
  }

  /** What was read after this commit has it already. */
  apply(commit: Commit): void {
    const older = commit.changes
      .map((change): readonly [string, Write] => [encodeKey(change.key), change])
      .filter(([key]) => (this.backend.get(key)?.revision ?? 0) < commit.revision);
    this.backend.apply(new Map(older), commit.revision);
    this.#revision = Math.max(this.#revision, commit.revision);
  }
}
