import type { BackgroundRows } from '../../../kernel/background.ts';
import { defineToken } from '../../../kernel/operation.ts';
import { PARTITIONS } from '../../../kernel/regions.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { globalScope, type Scope } from '../../../kernel/scope.ts';
import type { Blobs } from '../../../store/blobs.ts';
import { imports } from '../tables.ts';
import { POINTER, pointers, queuedImports, readStaged, STAGED_TABLES, write } from './staged.ts';

/** Moves the rows of large imports to their places. */
export interface ImportMover {
  /** Settles when the import with a pointer has been moved, if there is one. */
  move(scope: Scope): Promise<void>;
  /** Moves what another time was not moved to its end: before the first request is answered. */
  moveAll(): Promise<void>;
}

export const importMover = defineToken<ImportMover>('the mover of Lex imports');

/** Tables that it touches. */
export const MOVER_TABLES = [...STAGED_TABLES, pointers, queuedImports, imports];

/** Rows of one transaction, below what one may write. */
const ROWS_AT_ONCE = 90;

const installation = (scope: Scope): Scope => ({ ...globalScope(scope), account: '-' });

interface MoverNeeds {
  readonly rows: BackgroundRows;
  readonly blobs: () => Blobs;
}

export function createImportMover({ rows, blobs }: MoverNeeds): ImportMover {
  const move = async (scope: Scope): Promise<void> => {
    const pointer = await rows.read(scope, (reader) => reader.get(pointers, POINTER));
    if (pointer === undefined) return;
    const staged = await blobs().get(pointer.blob);
    if (staged === undefined) throw new Error('the rows of an import are gone');
    const writes = readStaged(staged);
    // Somebody else may have come to the end meanwhile, and later requests may have changed what was imported.
    const stillOurs = async (reader: RowReader): Promise<boolean> => (await reader.get(pointers, POINTER))?.importId === pointer.importId;
    for (let at = 0; at < writes.length; at += ROWS_AT_ONCE) {
      await rows.write(scope, async (writer) => {
        if (await stillOurs(writer)) write(writer, writes.slice(at, at + ROWS_AT_ONCE));
      });
    }
    await rows.write(scope, async (writer) => {
      if (!(await stillOurs(writer))) return;
      writer.delete(pointers, POINTER);
      writer.in(installation(scope)).delete(queuedImports, [pointer.importId]);
      const row = await writer.get(imports, [pointer.importId]);
      if (row !== undefined) writer.put(imports, [pointer.importId], { ...row, status: 'COMPLETE' });
    });
    await blobs().delete(pointer.blob);
  };
  return {
    move,
    async moveAll() {
      for (const partition of PARTITIONS) {
        const at = installation({ partition, account: '-', region: '-' });
        for (const { row } of await rows.read(at, (reader) => reader.list(queuedImports))) await move(row);
      }
    },
  };
}
