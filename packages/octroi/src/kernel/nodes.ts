import { randomUUID } from 'node:crypto';

/**
 * Who works on the store. Background work is a row; where several nodes may see it, the one that does it writes its id there, and
 * another takes it over when that node is gone. A node that is only believed to be gone may still be at it: what both write must be
 * the same, or be written only while the row is still theirs.
 */
export interface Nodes {
  /** This node's id: another one at each start. */
  readonly id: string;
  /** Others may work on the same rows at the same time. */
  readonly shared: boolean;
  /** Whether the node with this id is registered, as far as this one has heard. */
  isLive(id: string): boolean;
}

/** The only process on its store: whoever wrote another id there has ended. */
export function aloneOnStore(): Nodes {
  const id = randomUUID();
  return { id, shared: false, isLive: (other) => other === id };
}

/** One of the nodes of a cluster. */
export function amongNodes(cluster: { readonly nodeId: string; liveNodes(): ReadonlySet<string> }): Nodes {
  return { id: cluster.nodeId, shared: true, isLive: (id) => id === cluster.nodeId || cluster.liveNodes().has(id) };
}

/** A row of work, with the node that does it; none: nobody has begun. */
export interface Claimed {
  readonly node?: string;
}

/** Whether another node is at this work. */
export function isOthers({ node }: Claimed, nodes: Nodes): boolean {
  return node !== undefined && node !== nodes.id && nodes.isLive(node);
}
