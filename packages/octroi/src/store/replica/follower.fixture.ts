import type { Commit, Kv, StoreUnavailableError } from '../kv.ts';
import type { LocalStore } from '../local-store.ts';
import { MemoryBackend } from '../memory.ts';
import { ReplicaStore } from './replica-store.ts';

export interface Follower {
  readonly replica: ReplicaStore;
  /** Keeps back what the owner commits. */
  pause(): void;
  resume(): void;
  /** Refuses whoever asks from now on; undefined: nobody. */
  refuse(error: StoreUnavailableError | undefined): void;
}

/** A replica of an empty store, told of each commit in a later turn, as one that lies elsewhere is. */
export function follow(owner: Kv): Follower {
  const store = owner as LocalStore;
  let refusal: StoreUnavailableError | undefined;
  let paused = false;
  let kept: Commit[] = [];
  const deliver = (): void => {
    if (paused) return;
    const commits = kept;
    kept = [];
    for (const commit of commits) replica.apply(commit);
  };
  const replica = new ReplicaStore({
    backend: new MemoryBackend(),
    revision: owner.revision,
    committer: { commit: (proposal) => store.propose(proposal), close: async () => end() },
    admit() {
      if (refusal !== undefined) throw refusal;
    },
  });
  const end = owner.watch(owner.revision, {
    onCommit(commit) {
      kept.push(commit);
      setImmediate(deliver);
    },
    onGap(revision) {
      throw new Error(`a gap at ${revision}`);
    },
  });
  return {
    replica,
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      deliver();
    },
    refuse(error) {
      refusal = error;
    },
  };
}
