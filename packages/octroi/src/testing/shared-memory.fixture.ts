import type { ClusterStore, Sample, StoreStatus } from '../store/cluster-store.ts';
import { StoreUnavailableError, type Kv } from '../store/kv.ts';
import { openMemoryStore } from '../store/memory.ts';

/** One node's view of a memory that nodes of this process share, as they would share a cluster. */
export interface SharedMemoryNode extends ClusterStore {
  /** As after 5 s without a heartbeat: reads and writes are refused. */
  fresh: boolean;
  /** What the next samples find. */
  sample: Sample;
  readonly reloads: string[];
  /** The others hear that the node is gone; its process, if it lives on, does not. */
  die(): void;
}

export interface SharedMemory {
  readonly beneath: Kv;
  node(id: string): SharedMemoryNode;
}

/** A store in memory, for nodes that are told apart. */
export function openSharedMemory(rerunProbability = 0.3): SharedMemory {
  const beneath = openMemoryStore({ rerunProbability });
  const live = new Set<string>();
  return {
    beneath,
    node(id) {
      live.add(id);
      const watches = new Set<() => void>();
      const admit = (): void => {
        if (!node.fresh) throw new StoreUnavailableError('the store has not been heard of for 5 s');
      };
      const node: SharedMemoryNode = {
        nodeId: id,
        fresh: true,
        sample: { compared: 0, differences: [] },
        reloads: [],
        get revision() {
          return beneath.revision;
        },
        liveNodes: () => live,
        status: (): StoreStatus => ({ fresh: node.fresh, ageMillis: node.fresh ? 100 : 6000, lag: 0, counts: { reloads: node.reloads.length, reconnects: 0, conflicts: 0, reruns: 0, unknownOutcomes: 0 } }),
        sampleAgainstStore: () => Promise.resolve(node.sample),
        reload: (reason) => void node.reloads.push(reason),
        async read(body) {
          admit();
          return beneath.read(body);
        },
        async transact(requestId, body) {
          admit();
          return beneath.transact(requestId, body);
        },
        watch(from, watcher) {
          const end = beneath.watch(from, watcher);
          watches.add(end);
          return end;
        },
        die: () => void live.delete(id),
        close() {
          live.delete(id);
          for (const end of watches) end();
          return Promise.resolve();
        },
      };
      return node;
    },
  };
}
