import type { Random } from '../../packages/octroi/src/testing/random.fixture.ts';
import type { Scene, SceneOptions } from '../cluster/scene.ts';

export interface Stage {
  readonly scene: Scene;
  readonly random: Random;
  /** True when the time of the fault is over. */
  readonly over: () => boolean;
  /** Waits, but not beyond the time of the fault by more than it takes to see it. */
  readonly rest: (lowMilliseconds: number, highMilliseconds?: number) => Promise<void>;
  /** One line of the run's progress. */
  readonly say: (line: string) => void;
}

/** One way in which machines fail. */
export interface Fault {
  readonly name: string;
  /** What is done, as the table in docs/reliability.md says it. */
  readonly what: string;
  /** What it cannot be tried without. */
  readonly needs: readonly ('members' | 'namespaces' | 'nodes')[];
  readonly scene?: Partial<Pick<SceneOptions, 'smallDisk' | 'etcd'>>;
  /** Does it again and again until the time is over, and says how often. What it leaves is healed by the run. */
  readonly inject: (stage: Stage) => Promise<number>;
}

/** Repeats one injection until the time is over. */
export function repeated(once: (stage: Stage) => Promise<void>): Fault['inject'] {
  return async (stage) => {
    let times = 0;
    while (!stage.over()) {
      await once(stage);
      times += 1;
    }
    return times;
  };
}
