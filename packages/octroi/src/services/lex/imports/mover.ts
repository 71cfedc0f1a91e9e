import { setTimeout } from 'node:timers/promises';
import type { BackgroundRows } from '../../../kernel/background.ts';
import { isOthers, type Nodes } from '../../../kernel/nodes.ts';
import { defineToken } from '../../../kernel/operation.ts';
import { PARTITIONS } from '../../../kernel/regions.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { globalScope, type Scope } from '../../../kernel/scope.ts';
import type { Blobs } from '../../../store/blobs.ts';
import { imports } from '../tables.ts';
import { POINTER, pointers, queuedImports, readStaged, STAGED_TABLES, write } from './staged.ts';

/** Moves the rows of large imports to their places. */
export interface ImportMover {
  /** Settles when the import with a pointer has been moved, by whichever node, if there is one. */
  move(scope: Scope): Promise<void>;
  /** Moves what was not moved to its end, and no node that lives is at: before the first request is answered. */
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
  readonly nodes: Nodes;
  readonly blobs: () => Blobs;
}

type Pointer = NonNullable<(typeof pointers)['row']>;

/** How often it is looked whether another node has come to the end. */
const LOOK_MILLIS = 25;

export function createImportMover({ rows, nodes, blobs }: MoverNeeds): ImportMover {
  /** Makes the import with a pointer this node's to move. Null if there is none. */
  const claim = (scope: Scope): Promise<Pointer | 'others' | null> =>
    rows.write(scope, async (writer) => {
      const pointer = await writer.get(pointers, POINTER);
      if (pointer === undefined) return null;
      const queue = writer.in(installation(scope));
      const queued = await queue.get(queuedImports, [pointer.importId]);
      if (queued !== undefined && isOthers(queued, nodes)) return 'others';
      if (queued?.node !== nodes.id) queue.put(queuedImports, [pointer.importId], { partition: scope.partition, account: scope.account, region: scope.region, node: nodes.id });
      return pointer;
    });

  const moveClaimed = async (scope: Scope, pointer: Pointer): Promise<void> => {
    // Somebody else may have come to the end meanwhile, and later requests may have changed what was imported.
    const stillOurs = async (reader: RowReader): Promise<boolean> => (await reader.get(pointers, POINTER))?.importId === pointer.importId;
    const staged = await blobs().get(pointer.blob);
    if (staged === undefined) {
      if (await rows.read(scope, stillOurs)) throw new Error('the rows of an import are gone');
      return;
    }
    const writes = readStaged(staged);
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
    async move(scope) {
      for (;;) {
        const pointer = await claim(scope);
        if (pointer === null) return;
        if (pointer !== 'others') return moveClaimed(scope, pointer);
        await setTimeout(LOOK_MILLIS);
      }
    },
    async moveAll() {
      for (const partition of PARTITIONS) {
        const at = installation({ partition, account: '-', region: '-' });
        for (const { row } of await rows.read(at, (reader) => reader.list(queuedImports))) {
          const pointer = await claim(row);
          if (pointer !== null && pointer !== 'others') await moveClaimed(row, pointer);
        }
      }
    },
  };
}
