import type { LastUse, LastUseBook, LastUses } from '../kernel/last-uses.ts';
import type { DecisionTrail } from '../services/octroi/parts.ts';
import type { Metrics } from './metrics.ts';

/**
 * Other threads that answer requests of this gateway and remember them, each in its own memory (docs/adr/0013-workers.md). What is asked of
 * them is answered within a bounded time; a thread that has ended has forgotten.
 */
export interface Siblings {
  /**
   * Resolves when no request runs in any of them and none begins. The function that it gives lets them go on; `forget`: without anything that
   * they remember of the world. Rejects, and holds nothing, if requests do not end.
   */
  hold(): Promise<(forget: boolean) => Promise<void>>;
  /** The newest use of a key or role that each knows of. */
  lastUses(id: string): Promise<readonly LastUse[]>;
  /** What they counted is in this gateway's metrics when it resolves. */
  count(): Promise<void>;
  /** What all of them and this thread remember. */
  trail(own: DecisionTrail): DecisionTrail;
  /** Gives each request its place among those of all threads. */
  readonly order: () => number;
}

/** The newest use that any thread knows of. */
export function newestOf(own: LastUses, siblings: Siblings): LastUseBook {
  return {
    async last(id) {
      const known = [own.last(id), ...(await siblings.lastUses(id))].filter((use) => use !== undefined);
      return known.toSorted((one, other) => other.at - one.at)[0];
    },
  };
}

/** The metrics of all threads. */
export function counted(metrics: Metrics, siblings: Siblings): { text(): Promise<string> } {
  return {
    async text() {
      await siblings.count();
      return metrics.text();
    },
  };
}
