import { createHash, timingSafeEqual } from 'node:crypto';
import type { Kv } from '../../../store/kv.ts';
import type { Awaitable } from '../../../kernel/awaitable.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import type { LongTermKey } from '../../../kernel/principals.ts';
import { Round, type Compared } from '../../../kernel/sample.ts';
import { readSecretRow } from '../../../kernel/rows.ts';
import { accessKeyIndex, accessKeys } from '../tables.ts';

const PARTITION = 'aws';
const MAX_KEYS = 50_000;

/** The context that binds a sealed secret to its key. */
export function secretContext(accessKeyId: string): string {
  return `access-key:${accessKeyId}`;
}

/** Long-term keys by id, remembered until a row of theirs changes. */
export class KeyRing {
  readonly #kv: Kv;
  readonly #seal: Sealer;
  readonly #known = new Map<string, Awaitable<LongTermKey | undefined>>();
  readonly #round = new Round(() => this.#known);

  constructor(kv: Kv, seal: Sealer) {
    this.#kv = kv;
    this.#seal = seal;
    kv.watch(kv.revision, {
      onCommit: (commit) => {
        for (const { key } of commit.changes) {
          if (key[3] === accessKeys.service && (key[4] === accessKeys.name || key[4] === accessKeyIndex.name)) this.#known.delete(key.at(-1)!);
        }
      },
      onGap: () => this.clear(),
    });
  }

  find(accessKeyId: string): Awaitable<LongTermKey | undefined> {
    const known = this.#known.get(accessKeyId);
    if (known !== undefined) return known;
    const found = this.#read(accessKeyId);
    this.#known.set(accessKeyId, found);
    if (this.#known.size > MAX_KEYS) this.#known.delete(this.#known.keys().next().value!);
    // Only keys that exist are remembered: guesses must not fill the memory. What was forgotten meanwhile stays so.
    const settle = (key: LongTermKey | undefined): void => {
      if (this.#known.get(accessKeyId) !== found) return;
      if (key === undefined) this.#known.delete(accessKeyId);
      else this.#known.set(accessKeyId, key);
    };
    found.then(settle, () => settle(undefined));
    return found;
  }

  clear(): void {
    this.#known.clear();
  }

  /** Reads some of the keys anew. */
  async sample(count: number): Promise<Compared> {
    const differences: string[] = [];
    let compared = 0;
    for (const [accessKeyId, known] of this.#round.take(count)) {
      if (known === undefined || known instanceof Promise) continue;
      const stored = await this.#read(accessKeyId);
      // A change that came meanwhile has made it forgotten.
      if (this.#known.get(accessKeyId) !== known) continue;
      compared++;
      if (stored === undefined || !isSameKey(stored, known)) differences.push(`access key ${accessKeyId}`);
    }
    return { compared, differences };
  }

  async #read(accessKeyId: string): Promise<LongTermKey | undefined> {
    if (accessKeyId.length > 128 || accessKeyId.includes('\u0000')) return undefined;
    const index = await readSecretRow(this.#kv, accessKeyIndex, { partition: PARTITION, account: '-', region: '-' }, [accessKeyId]);
    if (index === undefined) return undefined;
    const row = await readSecretRow(this.#kv, accessKeys, { partition: PARTITION, account: index.account, region: '-' }, [index.owner, accessKeyId]);
    if (row === undefined) return undefined;
    return {
      accessKeyId,
      account: index.account,
      partition: PARTITION,
      active: row.status === 'Active',
      secret: () => this.#seal.open(row.secret, secretContext(accessKeyId)).toString('utf8'),
      owner: index.owner === 'root' ? { kind: 'root' } : { kind: 'user', userId: index.owner },
    };
  }
}

function isSameKey(one: LongTermKey, other: LongTermKey): boolean {
  const shown = ({ accessKeyId, partition, account, active, owner }: LongTermKey): string => JSON.stringify([accessKeyId, partition, account, active, owner.kind, owner.kind === 'user' ? owner.userId : null]);
  const digest = (key: LongTermKey): Buffer => createHash('sha256').update(key.secret()).digest();
  return shown(one) === shown(other) && timingSafeEqual(digest(one), digest(other));
}
