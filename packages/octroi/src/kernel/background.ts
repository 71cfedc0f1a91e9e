import { randomUUID } from 'node:crypto';
import type { Kv } from '../store/kv.ts';
import { permitWithoutCaller } from './authorise.ts';
import { readerFor, writerFor, type RowReader, type RowWriter } from './rows.ts';
import { globalScope, type Scope } from './scope.ts';
import type { Table } from './table.ts';

/**
 * Rows for work that starts without a caller: a queued invocation that a permitted transaction wrote. It opens only the tables that
 * its service named when it was composed, never tables of principals or secrets; what the work itself does to others it does
 * through service calls, with asks of its own.
 */
export interface BackgroundRows {
  read<T>(scope: Scope, body: (rows: RowReader) => Promise<T>): Promise<T>;
  /** The body may run more than once. */
  write<T>(scope: Scope, body: (rows: RowWriter) => Promise<T>): Promise<T>;
}

/** Background rows of one service. Throws for a table that is not of kind `business` or not the service's own. */
export function backgroundRows(kv: Kv, service: string, tables: readonly Table<unknown>[]): BackgroundRows {
  for (const table of tables) {
    if (table.kind !== 'business' || table.service !== service) throw new TypeError(`background work of ${service} may not touch ${table.service}/${table.name}`);
  }
  const installation = (scope: Scope): Scope => ({ ...globalScope(scope), account: '-' });
  return {
    read: (scope, body) =>
      kv.read((snapshot) => {
        const permit = permitWithoutCaller([
          { scope, tables, mode: 'read' },
          { scope: installation(scope), tables, mode: 'read' },
        ]);
        return body(readerFor(snapshot, permit, scope));
      }),
    async write(scope, body) {
      const requestId = randomUUID();
      const { result } = await kv.transact(requestId, async (tx) => {
        const permit = permitWithoutCaller([
          { scope, tables, mode: 'write' },
          { scope: installation(scope), tables, mode: 'write' },
        ]);
        try {
          return await body(writerFor(tx, permit, scope, requestId));
        } finally {
          permit.end();
        }
      });
      return result;
    },
  };
}
