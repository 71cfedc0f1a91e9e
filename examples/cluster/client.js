import { IAMClient } from '@aws-sdk/client-iam';

/** An unmodified AWS client for one node. */
export function clientOf(node, credentials) {
  return new IAMClient({ endpoint: node.url, region: 'us-east-1', credentials: { ...credentials }, maxAttempts: 1 });
}

/**
 * Takes the nodes in turn. A node that cannot be reached, or that answers 503 because it has lost touch with the store, is passed over once:
 * that is all that a client of several nodes needs to do.
 */
export class RoundRobin {
  #clients;
  #next = 0;
  sentTwice = 0;

  constructor(nodes, credentials) {
    this.#clients = nodes.map((node) => clientOf(node, credentials));
  }

  async send(command) {
    try {
      return await this.#take().send(command);
    } catch (error) {
      const status = error.$metadata?.httpStatusCode;
      if (status !== undefined && status !== 503) throw error;
      this.sentTwice++;
      return this.#take().send(command);
    }
  }

  #take() {
    return this.#clients[this.#next++ % this.#clients.length];
  }
}
