import type { Kv, Key, Snapshot, Transaction } from '../store/kv.ts';
import { LIMITS } from '../store/kv.ts';
import { bumpEpoch } from './epochs.ts';
import type { Permit } from './permit.ts';
import type { Scope } from './scope.ts';
import { rowKey, type Table } from './table.ts';

export interface Listed<Row> {
  /** The id's parts after the table's name. */
  readonly id: readonly string[];
  readonly row: Row;
}

export interface ListOptions {
  /** Only ids that begin with these parts. */
  readonly under?: readonly string[];
  /** Only ids after this one. */
  readonly after?: readonly string[];
  /** Default 1,000. */
  readonly limit?: number;
}

/** Typed rows of the scopes and tables that a permit covers. Rows are plain JSON; never change one that was read. */
export interface RowReader {
  get<Row>(table: Table<Row>, id: readonly string[]): Promise<Row | undefined>;
  list<Row>(table: Table<Row>, options?: ListOptions): Promise<readonly Listed<Row>[]>;
  /** The same permit's rows in another scope that it covers. */
  in(scope: Scope): this;
}

export interface RowWriter extends RowReader {
  put<Row>(table: Table<Row>, id: readonly string[], row: Row): void;
  delete(table: Table<unknown>, id: readonly string[]): void;
}

/** Every row of a table, page after page. */
export async function listAll<Row>(rows: RowReader, table: Table<Row>, under: readonly string[] = []): Promise<Listed<Row>[]> {
  const all: Listed<Row>[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = await rows.list(table, { under, ...(last === undefined ? {} : { after: last.id }) });
    all.push(...page);
    if (page.length < LIMITS.rangeEntries) return all;
  }
}

async function listRows<Row>(snapshot: Snapshot, table: Table<Row>, scope: Scope, options: ListOptions): Promise<Listed<Row>[]> {
  const base = rowKey(table, scope, []);
  const prefix: Key = [...base, ...(options.under ?? [])];
  const entries = await snapshot.range(prefix, {
    ...(options.after === undefined ? {} : { after: [...base, ...options.after] }),
    ...(options.limit === undefined ? {} : { limit: options.limit }),
  });
  return entries.map((entry) => ({ id: entry.key.slice(base.length), row: JSON.parse(entry.value) as Row }));
}

/** False for an id that no key can have; names from outside may be anything, and such a one names no row. */
function canBeKey(id: readonly string[]): boolean {
  let bytes = 0;
  for (const part of id) {
    if (part.includes('\u0000') || !part.isWellFormed()) return false;
    bytes += Buffer.byteLength(part) + 1;
  }
  return bytes < LIMITS.keyBytes / 2;
}

async function getRow<Row>(snapshot: Snapshot, table: Table<Row>, scope: Scope, id: readonly string[]): Promise<Row | undefined> {
  if (!canBeKey(id)) return undefined;
  const found = snapshot.get(rowKey(table, scope, id));
  const entry = found instanceof Promise ? await found : found;
  return entry === undefined ? undefined : (JSON.parse(entry.value) as Row);
}

class PermittedReader implements RowReader {
  readonly #snapshot: Snapshot;
  readonly #permit: Permit;
  readonly #scope: Scope;

  constructor(snapshot: Snapshot, permit: Permit, scope: Scope) {
    this.#snapshot = snapshot;
    this.#permit = permit;
    this.#scope = scope;
  }

  async get<Row>(table: Table<Row>, id: readonly string[]): Promise<Row | undefined> {
    this.#permit.require(table, this.#scope, 'read');
    return getRow(this.#snapshot, table, this.#scope, id);
  }

  async list<Row>(table: Table<Row>, options: ListOptions = {}): Promise<readonly Listed<Row>[]> {
    this.#permit.require(table, this.#scope, 'read');
    return listRows(this.#snapshot, table, this.#scope, options);
  }

  in(other: Scope): this {
    return readerFor(this.#snapshot, this.#permit, other) as this;
  }
}

class PermittedWriter extends PermittedReader implements RowWriter {
  readonly #tx: Transaction;
  readonly #permit: Permit;
  readonly #scope: Scope;
  readonly #mark: string;

  constructor(tx: Transaction, permit: Permit, scope: Scope, mark: string) {
    super(tx, permit, scope);
    this.#tx = tx;
    this.#permit = permit;
    this.#scope = scope;
    this.#mark = mark;
  }

  put<Row>(table: Table<Row>, id: readonly string[], row: Row): void {
    this.#touch(table, id);
    this.#tx.put(rowKey(table, this.#scope, id), JSON.stringify(row));
  }

  delete(table: Table<unknown>, id: readonly string[]): void {
    this.#touch(table, id);
    this.#tx.delete(rowKey(table, this.#scope, id));
  }

  override in(other: Scope): this {
    return writerFor(this.#tx, this.#permit, other, this.#mark) as this;
  }

  #touch(table: Table<unknown>, id: readonly string[]): void {
    this.#permit.require(table, this.#scope, 'write');
    if (table.kind !== 'business') bumpEpoch(this.#tx, this.#scope.partition, table.epoch === 'first part' ? id[0]! : this.#scope.account, this.#mark);
  }
}

/** Rows for a handler that reads. */
export function readerFor(snapshot: Snapshot, permit: Permit, scope: Scope): RowReader {
  return new PermittedReader(snapshot, permit, scope);
}

/** Rows for a handler that writes; a write to a policy table moves the epoch of its account. `mark` is the request id. */
export function writerFor(tx: Transaction, permit: Permit, scope: Scope, mark: string): RowWriter {
  return new PermittedWriter(tx, permit, scope, mark);
}

/**
 * The only reader without a permit: tables of kind `policy` (principals, policies, tags, ownership) in any account. Authorise
 * and the asks of operations use it; it sees no secret and no business row.
 */
export interface PolicyReader {
  get<Row>(table: Table<Row>, scope: Scope, id: readonly string[]): Promise<Row | undefined>;
  list<Row>(table: Table<Row>, scope: Scope, options?: ListOptions): Promise<readonly Listed<Row>[]>;
}

class PolicyTables implements PolicyReader {
  readonly #snapshot: Snapshot;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  async get<Row>(table: Table<Row>, scope: Scope, id: readonly string[]): Promise<Row | undefined> {
    requirePolicyTable(table);
    return getRow(this.#snapshot, table, scope, id);
  }

  async list<Row>(table: Table<Row>, scope: Scope, options: ListOptions = {}): Promise<readonly Listed<Row>[]> {
    requirePolicyTable(table);
    return listRows(this.#snapshot, table, scope, options);
  }
}

function requirePolicyTable(table: Table<unknown>): void {
  if (table.kind !== 'policy') throw new TypeError(`${table.service}/${table.name} is no policy table`);
}

export function policyReader(snapshot: Snapshot): PolicyReader {
  return new PolicyTables(snapshot);
}

/** A row of a secret table, for the principals port alone: authenticate has no permit yet. */
export function readSecretRow<Row>(kv: Kv, table: Table<Row>, scope: Scope, id: readonly string[]): Promise<Row | undefined> {
  if (table.kind !== 'secret') throw new TypeError(`${table.service}/${table.name} is no secret table`);
  return kv.read((snapshot) => getRow(snapshot, table, scope, id));
}
