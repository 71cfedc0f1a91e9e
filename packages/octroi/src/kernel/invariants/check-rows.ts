import type { Key } from '../../store/kv.ts';
import { isAccountId } from '../arn.ts';
import { accountsTable, installationScope } from '../accounts.ts';
import { epochKey } from '../epochs.ts';
import { GLOBAL_REGION, type Scope } from '../scope.ts';
import { rowKey } from '../table.ts';
import { Subject, type Invariant, type Problem } from './invariant.ts';
import { idOf, TABLE_PARTS, type RowsAtRest } from './rows-at-rest.ts';

/** The invariants of all tables, by service and name. */
export type Invariants = ReadonlyMap<string, Invariant>;

export function invariantsByTable(all: readonly Invariant[]): Invariants {
  const byTable = new Map<string, Invariant>();
  for (const each of all) {
    const name = nameOf(each.table.service, each.table.name);
    if (byTable.has(name)) throw new Error(`the table ${name} has two declarations of invariants`);
    byTable.set(name, each);
  }
  return byTable;
}

const nameOf = (service: string, table: string): string => `${service}/${table}`;

export interface CheckRowsOptions {
  /** Only tables with rows of these accounts (`-`: of the installation); all unless told. */
  readonly accounts?: ReadonlySet<string>;
  /** What is known and of no table, as [service, name] in the installation's scope. */
  readonly known: readonly (readonly [service: string, name: string])[];
}

/** Every row, against the invariants of its table. Returns how many there were. */
export function checkRows(rows: RowsAtRest, invariants: Invariants, { accounts, known }: CheckRowsOptions, tell: (problem: Problem) => void): number {
  let checked = 0;
  const strangers = new Set<string>();
  for (const [prefix, held] of rows.tables()) {
    if (held.size === 0 || (accounts !== undefined && !accounts.has(prefix[1] ?? ''))) continue;
    checked += held.size;
    const [partition, account, region, service, name] = prefix as [string, string, string, string, string];
    if (isEpoch(prefix) || (account === '-' && known.some(([s, n]) => s === service && n === name))) continue;
    const invariant = prefix.length < TABLE_PARTS ? undefined : invariants.get(nameOf(service, name));
    if (invariant === undefined) {
      tell({ key: prefix, expected: `the ${held.size} rows under it belong to a table that this version knows`, advice: 'look whether a newer version wrote them' });
      continue;
    }
    const { table } = invariant;
    const scope: Scope = { partition, account, region };
    if ((region === GLOBAL_REGION) === table.regional) tell({ key: prefix, expected: `rows of ${service} ${name} ${table.regional ? 'have a Region' : 'have no Region'}`, advice: RESTORE });
    if (!strangers.has(account) && !isKnownAccount(rows, scope)) {
      strangers.add(account);
      tell({ key: prefix, expected: `there is the account ${account}, to which the rows under it belong`, advice: RESTORE });
    }
    for (const [id, row] of held) {
      if (row === null || typeof row !== 'object') tell({ key: rowKey(table, scope, idOf(id)), expected: 'its value is a JSON object', advice: RESTORE });
      else checkRow(rows, invariant, scope, { id: idOf(id), row }, tell);
    }
  }
  return checked;
}

const RESTORE = 'restore a backup';

/** The policy epoch of an account or organization, which is one row without an id. */
function isEpoch(prefix: Key): boolean {
  const epoch = epochKey(prefix[0]!, prefix[1]!);
  return prefix.length === epoch.length && epoch.every((part, at) => prefix[at] === part);
}

function isKnownAccount(rows: RowsAtRest, { partition, account }: Scope): boolean {
  return !isAccountId(account) || rows.get(accountsTable, installationScope(partition), [account]) !== undefined;
}

function checkRow(rows: RowsAtRest, invariant: Invariant, scope: Scope, listed: { readonly id: readonly string[]; readonly row: object }, tell: (problem: Problem) => void): void {
  try {
    invariant.check(new Subject(rows, invariant.table, scope, listed, tell));
  } catch (error) {
    // A row of another shape than its table's: whatever is read of it may be missing.
    if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) throw error;
    tell({ key: rowKey(invariant.table, scope, listed.id), expected: `it has the shape of a row of ${invariant.table.service} ${invariant.table.name} (${error.message})`, advice: RESTORE });
  }
}
