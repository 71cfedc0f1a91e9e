import { epochKey } from '../../../kernel/epochs.ts';
import { mfaDevices, type MfaDeviceRow } from '../../../kernel/mfa/tables.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { rowKey } from '../../../kernel/table.ts';
import { LIMITS, type Change, type Entry, type Key, type Snapshot } from '../../../store/kv.ts';
import { serviceCredentials } from '../service-credentials/tables.ts';
import { accessKeyIndex, accessKeys } from '../tables.ts';

/** Services whose rows may hang on users, groups and roles, or are settings of the account. */
const SERVICES = ['iam', 'kernel', 'sts'] as const;

/**
 * Everything of an account that may hang on its users, groups and roles, secrets sealed: for exports, which count it, and for imports, which
 * delete what hangs on whoever goes. Nobody has a permit for a whole account; both work offline, on the folder's owner's behalf.
 */
export async function accountEntries(snapshot: Snapshot, home: Scope): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for (const service of SERVICES) {
    const prefix: Key = [home.partition, home.account, '-', service];
    for (let after: Key | undefined; ; ) {
      const page = await snapshot.range(prefix, after === undefined ? {} : { after });
      all.push(...page);
      if (page.length < LIMITS.rangeEntries) break;
      after = page.at(-1)!.key;
    }
  }
  const epoch = epochKey(home.partition, home.account).at(-1);
  return all.filter(({ key }) => tableOf(key) !== epoch);
}

export const tableOf = (key: Key): string => key[4]!;
const idOf = (key: Key): readonly string[] => key.slice(5);

/** Credentials that have rows of their own: the last part of the id names them. */
const WITH_ROWS: ReadonlySet<string> = new Set([accessKeys.name, serviceCredentials.name]);

/**
 * The changes that take away what hangs on entities that go: whatever is keyed by their unique ids, by the ids of their credentials, or names
 * them as owner. A virtual MFA device stays, assigned to nobody.
 */
export function partingChanges(entries: readonly Entry[], gone: ReadonlySet<string>, home: Scope): readonly Change[] {
  if (gone.size === 0) return [];
  const direct = entries.filter(({ key }) => idOf(key).some((part) => gone.has(part)));
  const credentials = new Set(direct.flatMap(({ key }) => (WITH_ROWS.has(tableOf(key)) ? [key.at(-1)!] : [])));
  const changes: Change[] = [];
  for (const { key, value } of entries) {
    if (idOf(key).some((part) => gone.has(part) || credentials.has(part))) {
      changes.push({ key, value: undefined });
    } else if (tableOf(key) === mfaDevices.name) {
      const { assigned, ...device } = JSON.parse(value) as MfaDeviceRow;
      if (assigned !== undefined && gone.has(assigned.owner)) changes.push({ key, value: JSON.stringify(device) });
    } else if (tableOf(key).endsWith('-owner') && gone.has((JSON.parse(value) as { readonly owner?: string }).owner ?? '')) {
      changes.push({ key, value: undefined });
    }
  }
  // Keys of other accounts share the table; an id of ours stands there once, or not at all.
  for (const id of credentials) changes.push({ key: rowKey(accessKeyIndex, installationScope(home.partition), [id]), value: undefined });
  return changes;
}
