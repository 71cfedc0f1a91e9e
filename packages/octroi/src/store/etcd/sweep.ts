import { clearTimeout, setTimeout } from 'node:timers';
import type { IRequestOp } from 'etcd3';
import type { OrderedKey } from '../keys.ts';
import type { Revision } from '../kv.ts';
import { encodeRevision } from './keyspace.ts';
import type { Keyspace } from './keyspace.ts';
import { CompactedError } from './members.ts';
import type { Members, Patience } from './members.ts';

export interface SweepNeeds {
  readonly members: Members;
  readonly keyspace: Keyspace;
  /** The entries whose deletion is still written, with the revision of that. */
  readonly deleted: () => ReadonlyMap<OrderedKey, Revision>;
}

const PATIENCE: Patience = { attempt: 5000, total: 15_000 };
/** Below etcd's 128, less the horizon. */
const BATCH = 120;
const PAGE = 10_000;
const AFTER = Buffer.from([0]);

/**
 * What tidies up: of all nodes the one whose turn it is forgets the deletions and the requests that are older than a round, and compacts the
 * history up to there. Each node calls `round` in the same interval; a comparison on one key lets one of them go on, as Kubernetes' servers
 * do it among themselves.
 */
export class Sweep {
  readonly #needs: SweepNeeds;
  /** How often the key of the turn has been written, as far as we know. */
  #turn = 0;
  /** The revision of the store a round ago; 0: this is the first one. */
  #noted: Revision = 0;

  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(needs: SweepNeeds) {
    this.#needs = needs;
  }

  /** A round in each interval, until `stop`. One that fails is made up for by the next. */
  start(millis: number): void {
    this.#timer = setTimeout(() => {
      void this.round()
        .catch(() => undefined)
        .finally(() => {
          if (!this.#stopped) this.start(millis);
        });
    }, millis);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** True if it was this node's turn, and all is done. */
  async round(): Promise<boolean> {
    const { members, keyspace } = this.#needs;
    const answer = await members.call(PATIENCE, (client, options) =>
      client.kv.txn(
        {
          compare: [{ key: keyspace.sweep, target: 'Version', result: 'Equal', version: this.#turn }],
          success: [{ request_put: { key: keyspace.sweep, value: encodeRevision(this.#noted) } }],
          failure: [{ request_range: { key: keyspace.sweep } }],
        },
        options,
      ),
    );
    const noted = this.#noted;
    this.#noted = Number(answer.header.revision);
    this.#turn = answer.succeeded ? this.#turn + 1 : Number(answer.responses[0]!.response_range.kvs[0]?.version ?? 0);
    if (!answer.succeeded || noted === 0) return false;
    await this.sweepTo(noted);
    return true;
  }

  /**
   * First the horizon: from then on no transaction is accepted that read before `revision`. Only then is taken away what would have told
   * such a transaction that it comes too late, or comes a second time.
   */
  async sweepTo(revision: Revision): Promise<void> {
    const { members, keyspace } = this.#needs;
    await members.call(PATIENCE, (client, options) =>
      client.kv.txn(
        {
          compare: [{ key: keyspace.horizon, target: 'Value', result: 'Less', value: encodeRevision(revision) }],
          success: [{ request_put: { key: keyspace.horizon, value: encodeRevision(revision) } }],
        },
        options,
      ),
    );
    await this.#forgetDeletions(revision);
    await this.#forgetRequests(revision);
    await members.call(PATIENCE, (client, options) => client.kv.compact({ revision }, options)).catch((error: unknown) => {
      // Somebody else has compacted further.
      if (!(error instanceof CompactedError)) throw error;
    });
  }

  async #forgetDeletions(revision: Revision): Promise<void> {
    const old = [...this.#needs.deleted()].filter(([, deleted]) => deleted <= revision);
    await this.#deleteEach(
      revision,
      old.map(([key, deleted]) => ({ key: this.#needs.keyspace.entry(key), revision: String(deleted) })),
    );
  }

  async #forgetRequests(revision: Revision): Promise<void> {
    const { members, keyspace } = this.#needs;
    let { key } = keyspace.requests;
    for (;;) {
      const page = await members.call(PATIENCE, (client, options) =>
        client.kv.range({ key, range_end: keyspace.requests.range_end, limit: PAGE, keys_only: true }, options),
      );
      const old = page.kvs.filter((kv) => Number(kv.mod_revision) <= revision);
      await this.#deleteEach(
        revision,
        old.map((kv) => ({ key: kv.key, revision: kv.mod_revision })),
      );
      const last = page.kvs.at(-1);
      if (!page.more || last === undefined) return;
      key = Buffer.concat([last.key, AFTER]);
    }
  }

  /** Deletes those keys that have not been written since. The horizon is written in the same revision: by that a watch tells it from a deletion. */
  async #deleteEach(horizon: Revision, keys: readonly { readonly key: Buffer; readonly revision: string }[]): Promise<void> {
    const { members, keyspace } = this.#needs;
    for (let from = 0; from < keys.length; from += BATCH) {
      const deletions = keys.slice(from, from + BATCH).map(({ key, revision }): IRequestOp => ({
        request_txn: {
          compare: [{ key, target: 'Mod', result: 'Equal', mod_revision: revision }],
          success: [{ request_delete_range: { key } }],
        },
      }));
      await members.call(PATIENCE, (client, options) =>
        client.kv.txn(
          {
            compare: [{ key: keyspace.horizon, target: 'Value', result: 'Equal', value: encodeRevision(horizon) }],
            success: [{ request_put: { key: keyspace.horizon, value: encodeRevision(horizon) } }, ...deletions],
          },
          options,
        ),
      );
    }
  }
}
