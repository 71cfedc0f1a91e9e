import { randomInt } from 'node:crypto';
import type { Etcd3, ICompare, IKeyValue } from 'etcd3';
import type { Revision } from '../kv.ts';
import { StoreUnavailableError } from '../kv.ts';
import { encodeRevision } from './keyspace.ts';
import type { Keyspace, Range } from './keyspace.ts';
import type { Members, Patience } from './members.ts';

/**
 * A registration: as long as this key was created at this revision and holds this heartbeat or a later one, this process may write. In an
 * etcd that was set back to an earlier state it holds an earlier one.
 */
export interface Fence {
  readonly key: Buffer;
  readonly created: Revision;
  readonly beat: number;
}

export interface PresenceNeeds {
  readonly members: Members;
  readonly keyspace: Keyspace;
  readonly nodeId: string;
  /** Whether nobody else may be there; `brief`: for moments only. */
  readonly exclusive: boolean | 'brief';
  readonly leaseSeconds: number;
}

/** Why this process may not use the store now. */
export class ClaimedError extends StoreUnavailableError {
  /** Whether whoever has the store alone is about to give it back. */
  readonly brief: boolean;

  constructor(message: string, brief: boolean) {
    super(message);
    this.brief = brief;
  }
}

/** What must not have changed since it was read. */
export interface Guard {
  readonly range: Range;
  readonly revision: Revision;
}

const CALL: Patience = { attempt: 1000, total: 5000 };
const BEAT: Patience = { attempt: 700, total: 1500 };

/**
 * The registration of this process, under a lease: that of a node among others, or a claim to have the store alone. Its key holds the
 * number of the last heartbeat.
 */
export class Presence {
  readonly key: Buffer;
  readonly #needs: PresenceNeeds;
  #fence: Omit<Fence, 'beat'> | undefined;
  #lease: string | undefined;
  #acknowledged = 0;

  constructor(needs: PresenceNeeds) {
    this.#needs = needs;
    this.key = needs.exclusive !== false ? needs.keyspace.claim : needs.keyspace.node(needs.nodeId);
  }

  get registered(): boolean {
    return this.#fence !== undefined;
  }

  fence(): Fence {
    if (this.#fence === undefined) throw new StoreUnavailableError('this node is not registered in etcd, so it writes nothing');
    return { ...this.#fence, beat: this.#acknowledged };
  }

  lost(): void {
    this.#fence = undefined;
  }

  /**
   * Registers; false if what `guard` names has changed. Rejects with `ClaimedError` if another process has the store alone, or, for a
   * claim, if nodes live.
   */
  async register(guard?: Guard): Promise<boolean> {
    const { members, keyspace, exclusive, leaseSeconds } = this.#needs;
    // Our own number, since those of etcd are larger than a number of JavaScript holds exactly. A grant whose answer was lost ends by itself.
    const granted = await members.call(CALL, (client, options) => client.leaseClient.leaseGrant({ TTL: leaseSeconds, ID: randomInt(1, 2 ** 47) }, options));
    const compare: ICompare[] = [absent(keyspace.claim)];
    if (exclusive !== false) compare.push({ ...keyspace.nodes, ...NOTHING });
    if (guard !== undefined) compare.push({ ...guard.range, target: 'Mod', result: 'Less', mod_revision: guard.revision + 1 });
    const value = this.#value(0);
    const answer = await members.call(CALL, (client, options) =>
      client.kv.txn(
        {
          // Ours already: an earlier attempt of this call, whose answer was lost.
          compare: [{ key: this.key, target: 'Lease', result: 'Equal', lease: granted.ID }],
          success: [{ request_range: { key: this.key } }],
          failure: [
            {
              request_txn: {
                compare: exclusive !== false ? compare : [...compare, absent(this.key)],
                success: [{ request_put: { key: this.key, value, lease: granted.ID } }],
                failure: [
                  { request_range: { key: keyspace.claim } },
                  { request_range: { ...keyspace.nodes, keys_only: true } },
                ],
              },
            },
          ],
        },
        options,
      ),
    );
    const inner = answer.responses[0]!.response_txn;
    if (answer.succeeded || inner.succeeded) {
      const created = Number(answer.succeeded ? answer.responses[0]!.response_range.kvs[0]!.create_revision : answer.header.revision);
      this.#lease = granted.ID;
      this.#fence = { key: this.key, created };
      this.#acknowledged = 0;
      return true;
    }
    void members.call(CALL, (client, options) => client.leaseClient.leaseRevoke({ ID: granted.ID }, options)).catch(() => undefined);
    const [claim, nodes] = inner.responses.map((each) => each.response_range.kvs);
    if (claim!.length > 0) {
      const fields = fieldsOf(claim![0]!.value);
      const who = fields === undefined ? '' : ` (process ${fields.pid} of its machine)`;
      throw new ClaimedError(`an offline command has the store alone now${who}: wait until it has ended`, fields?.brief ?? false);
    }
    if (exclusive !== false && nodes!.length > 0) {
      throw new ClaimedError(`${nodes!.length === 1 ? 'a node uses' : `${nodes!.length} nodes use`} the store, and this command needs it alone: stop them first`, false);
    }
    // Our own key is still there, under a lease that we have lost: it goes with that one.
    if (nodes!.some((node) => node.key.equals(this.key))) throw new StoreUnavailableError('the former registration of this node has not ended yet');
    return false;
  }

  /** Writes heartbeat number `beat`, unless a later one is written. False: the registration is gone. */
  async beat(beat: number): Promise<boolean> {
    const fence = this.fence();
    const lease = this.#lease!;
    const answer = await this.#needs.members.call(BEAT, (client, options) =>
      client.kv.txn(
        {
          compare: [...holds(fence), { key: fence.key, target: 'Value', result: 'Less', value: encodeRevision(beat) }],
          success: [{ request_put: { key: fence.key, value: this.#value(beat), lease } }],
          failure: [{ request_range: { key: fence.key } }],
        },
        options,
      ),
    );
    const alive = answer.succeeded || stillHolds(fence, answer.responses[0]!.response_range.kvs[0]);
    if (alive) this.#acknowledged = Math.max(this.#acknowledged, beat);
    return alive;
  }

  /** Keeps the lease alive for its full time once more. False: it has ended. */
  async keepAlive(): Promise<boolean> {
    const lease = this.#lease;
    if (lease === undefined) return false;
    const answer = await this.#needs.members.call(BEAT, (client, options) => keepAlive(client, lease, options));
    return Number(answer.TTL) > 0;
  }

  /** Whether what etcd holds now of this process is what it held: the store is the one that we registered in, with all that it had since. */
  async continues(seen: Revision): Promise<boolean> {
    if (this.#fence === undefined) return false;
    const fence = this.fence();
    const { kvs, header } = await this.#needs.members.call(BEAT, (client, options) => client.kv.range({ key: fence.key }, options));
    return Number(header.revision) >= seen && stillHolds(fence, kvs[0]);
  }

  async leave(): Promise<void> {
    const lease = this.#lease;
    this.#fence = undefined;
    this.#lease = undefined;
    if (lease === undefined) return;
    // Without an answer the lease ends by itself.
    await this.#needs.members.call(BEAT, (client, options) => client.leaseClient.leaseRevoke({ ID: lease }, options)).catch(() => undefined);
  }

  /** The number comes first, in a form that etcd can compare. */
  #value(beat: number): Buffer {
    const { nodeId, exclusive } = this.#needs;
    return Buffer.concat([encodeRevision(beat), Buffer.from(` ${JSON.stringify({ id: nodeId, pid: process.pid, brief: exclusive === 'brief' })}`)]);
  }
}

/** The comparisons without which nothing is written. */
export function holds({ key, created, beat }: Fence): readonly ICompare[] {
  return [
    { key, target: 'Create', result: 'Equal', create_revision: created },
    // What is held goes on after the number, so it is greater than the number alone.
    { key, target: 'Value', result: 'Greater', value: encodeRevision(beat) },
  ];
}

/** The same of what was read. */
export function stillHolds(fence: Fence, found: IKeyValue | undefined): boolean {
  return found !== undefined && Number(found.create_revision) === fence.created && (beatOf(found.value) ?? -1) >= fence.beat;
}

/** The number of a heartbeat; undefined if this is none. */
export function beatOf(value: Buffer): number | undefined {
  const number = /^\d{20}(?= )/u.exec(value.toString('latin1'))?.[0];
  return number === undefined ? undefined : Number(number);
}

function fieldsOf(value: Buffer): { readonly pid: number; readonly brief: boolean } | undefined {
  try {
    const fields = JSON.parse(value.toString('utf8', 21)) as { pid?: unknown; brief?: unknown } | null;
    if (fields === null || typeof fields.pid !== 'number' || typeof fields.brief !== 'boolean') return undefined;
    return { pid: fields.pid, brief: fields.brief };
  } catch {
    return undefined;
  }
}

const NOTHING = { target: 'Create', result: 'Less', create_revision: 1 } as const;

function absent(key: Buffer): ICompare {
  return { key, target: 'Version', result: 'Equal', version: 0 };
}

async function keepAlive(client: Etcd3, lease: string, options: { readonly deadline: number }): Promise<{ readonly TTL: string }> {
  const stream = await client.leaseClient.leaseKeepAlive(options);
  const answer = await new Promise<{ readonly TTL: string }>((resolve, reject) => {
    stream.on('data', resolve);
    // Also what comes after the answer, which concerns nobody.
    stream.on('error', reject);
    stream.on('end', () => reject(new Error('14 UNAVAILABLE: the stream ended')));
    stream.write({ ID: lease });
  });
  // Cancelled instead, it would count as a failure of the member, and the client would open all of its connections anew.
  stream.end();
  return answer;
}
