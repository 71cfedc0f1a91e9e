import type { Key } from '../store/kv.ts';
import { GLOBAL_REGION, type Scope } from './scope.ts';

/**
 * What a table holds decides who may read it. `policy`: principals, policies, tags, ownership, which authorise may read
 * without a permit and whose every write moves the account's policy epoch. `business`: only with a permit.
 * `secret`: sealed credentials, read by authenticate through the principals port, or with a permit that names the table.
 */
export type TableKind = 'policy' | 'business' | 'secret';

export interface Table<Row> {
  readonly service: string;
  readonly name: string;
  readonly kind: TableKind;
  /** True if rows belong to a Region, false if to the account alone. */
  readonly regional: boolean;
  /**
   * Whose policy epoch a write moves (kernel/epochs.ts): by default its account's. `first part`: that of the first part of the row's id, for
   * rows of the installation's scope that belong to an account or an organization.
   */
  readonly epoch?: 'first part';
  /** Never set; it carries the row's type. */
  readonly row?: Row;
}

export function defineTable<Row>(table: Omit<Table<Row>, 'row'>): Table<Row> {
  return Object.freeze(table);
}

/** The key of a row: (partition, account, Region or '-', service, table, ...id). */
export function rowKey(table: Table<unknown>, scope: Scope, id: readonly string[]): Key {
  return [scope.partition, scope.account, table.regional ? scope.region : GLOBAL_REGION, table.service, table.name, ...id];
}
