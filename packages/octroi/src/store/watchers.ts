import type { History } from './history.ts';
import type { Commit, Revision, Watcher } from './kv.ts';

interface Watching {
  readonly watcher: Watcher;
  /** The last revision this watcher was told of. */
  seen: Revision;
}

/** Everyone who watches the store, each told of every commit once and in order. */
export class Watchers {
  readonly #watching = new Set<Watching>();

  /** Replays what came after `from`, or reports a gap, and adds the watcher. Returns the function that removes it. */
  add(from: Revision, current: Revision, history: History, watcher: Watcher): () => void {
    const watching: Watching = { watcher, seen: from };
    const missed = from > current ? undefined : history.since(from);
    this.#watching.add(watching);
    if (missed === undefined) {
      watching.seen = current;
      watcher.onGap(current);
    } else {
      for (const commit of missed) tell(watching, commit);
    }
    return () => {
      this.#watching.delete(watching);
    };
  }

  /** What was missed cannot be said: everyone starts anew at this revision. */
  gap(revision: Revision): void {
    for (const watching of this.#watching) {
      watching.seen = revision;
      watching.watcher.onGap(revision);
    }
  }

  publish(commit: Commit): void {
    for (const watching of this.#watching) tell(watching, commit);
  }
}

function tell(watching: Watching, commit: Commit): void {
  if (commit.revision <= watching.seen) return;
  watching.seen = commit.revision;
  watching.watcher.onCommit(commit);
}
