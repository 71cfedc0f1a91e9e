import { isDeepStrictEqual } from 'node:util';
import type { LastUse } from '../../../kernel/last-uses.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { rowKey, type Table } from '../../../kernel/table.ts';
import type { Change, Entry, Key } from '../../../store/kv.ts';
import { instanceProfiles } from '../instance-profiles/tables.ts';
import { lastUseRows } from '../last-use/rows.ts';
import { ADJUSTED, adjustedQuotas, QUOTAS, quotaUse, type QuotaName, type QuotaValues } from '../shared/quota.ts';
import { entities, policies, type EntityRow, type PolicyRow } from '../tables.ts';
import { partingChanges } from './account-entries.ts';
import type { PlannedRow } from './draft.ts';
import { transferTables } from './read-details.ts';

/** What an account has and a file lacks. */
export interface Goers {
  /** `user ann`. */
  readonly names: readonly string[];
  /** Unique ids of users, groups and roles: what hangs on them goes, too. */
  readonly ids: ReadonlySet<string>;
}

/** An account as it is, beside what a file makes of it. */
export class MergedAccount {
  readonly #home: Scope;
  readonly #entries: readonly Entry[];
  readonly #before: ReadonlyMap<string, Entry>;
  /** The rows that the file plans, by key. */
  readonly #after: ReadonlyMap<string, PlannedRow>;

  constructor(home: Scope, entries: readonly Entry[], planned: readonly PlannedRow[]) {
    this.#home = home;
    this.#entries = entries;
    this.#before = new Map(entries.map((entry) => [textOf(entry.key), entry]));
    this.#after = new Map(planned.map((row) => [textOf(this.#keyOf(row)), row]));
  }

  /** All quotas of the account as it is. */
  quotas(): Readonly<Record<QuotaName, number>> {
    const adjusted = this.#adjusted();
    return Object.fromEntries((Object.keys(QUOTAS) as readonly QuotaName[]).map((name) => [name, adjusted[name] ?? QUOTAS[name].standard])) as Record<QuotaName, number>;
  }

  goers(): Goers {
    const names: string[] = [];
    const ids = new Set<string>();
    for (const { key, value } of this.#entries) {
      if (this.#after.has(textOf(key))) continue;
      if (isOf(key, entities)) {
        const { kind, name } = JSON.parse(value) as EntityRow;
        names.push(`${kind} ${name}`);
        ids.add(key.at(-1)!);
      } else if (isOf(key, policies) || isOf(key, instanceProfiles)) {
        names.push(`${isOf(key, policies) ? 'policy' : 'instance profile'} ${(JSON.parse(value) as { readonly name: string }).name}`);
      }
    }
    return { names, ids };
  }

  /** What is to be changed so that the account is that of the file, with these quotas raised; none if it is so already. */
  changes(goers: Goers, raised: QuotaValues): Change[] {
    const changes = new Map<string, Change>();
    const change = (key: Key, value: string | undefined) => changes.set(textOf(key), { key, value });
    for (const planned of this.#after.values()) {
      const key = this.#keyOf(planned);
      const before = this.#before.get(textOf(key));
      const row = before === undefined ? planned.row : withUntold(planned, JSON.parse(before.value) as object);
      if (before === undefined || !isDeepStrictEqual(JSON.parse(before.value), JSON.parse(JSON.stringify(row)))) change(key, JSON.stringify(row));
    }
    for (const { key } of this.#entries) if (transferTables.some((table) => isOf(key, table)) && !this.#after.has(textOf(key))) change(key, undefined);
    // A name may look like an id: what the file has stays.
    for (const { key, value } of partingChanges(this.#entries, goers.ids, this.#home)) if (!this.#after.has(textOf(key))) change(key, value);
    if (Object.keys(raised).length > 0) change(rowKey(adjustedQuotas, this.#home, ADJUSTED), JSON.stringify({ ...this.#adjusted(), ...raised }));
    // What is remembered of the numbers of rows is no longer an upper bound.
    if (changes.size > 0) for (const { key } of this.#entries) if (isOf(key, quotaUse)) change(key, undefined);
    return [...changes.values()];
  }

  #adjusted(): QuotaValues {
    const entry = this.#before.get(textOf(rowKey(adjustedQuotas, this.#home, ADJUSTED)));
    return entry === undefined ? {} : (JSON.parse(entry.value) as QuotaValues);
  }

  #keyOf({ table, id }: PlannedRow): Key {
    return rowKey(table, this.#home, id);
  }
}

const textOf = (key: Key): string => JSON.stringify(key);

function isOf(key: Key, table: Table<unknown>): boolean {
  return key[3] === table.service && key[4] === table.name;
}

/** The planned row with what the account knows of the same thing and the file does not say. */
function withUntold({ table, row, untold }: PlannedRow, before: object): object {
  // The newer of two last uses.
  if (table === lastUseRows) return (before as LastUse).at >= (row as LastUse).at ? before : row;
  const isSame = !('id' in before && 'id' in row) || before.id === row.id;
  if (!isSame) return row;
  const kept = Object.fromEntries(untold.flatMap((name) => (name in before ? [[name, (before as Record<string, unknown>)[name]]] : [])));
  // A version number is never used twice (IAM-81).
  const next = table === policies ? { nextVersion: Math.max((before as PolicyRow).nextVersion, (row as PolicyRow).nextVersion) } : {};
  return { ...row, ...kept, ...next };
}
