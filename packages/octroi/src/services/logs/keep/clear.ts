import type { BackgroundRows } from '../../../kernel/background.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { sealedChunks } from '../events/append.ts';
import { chunkKey, chunkLists, chunks, longMessages, streams } from '../tables.ts';

/** Rows that one transaction deletes. */
const BATCH = 80;

/** Where a stream is. */
export interface StreamPlace {
  readonly scope: Scope;
  readonly group: string;
  readonly name: string;
  readonly id: string;
}

/** Deletes chunks of a stream, and takes them off its list. A chunk that has grown since is deleted with what has come. */
export async function dropChunks(rows: BackgroundRows, { scope, group, name, id }: StreamPlace, numbers: readonly number[]): Promise<void> {
  const left = [...numbers];
  while (left.length > 0) {
    const taken = await rows.write(scope, async (writer) => {
      const dropped = await deleteSome(writer, id, left);
      const list = await sealedChunks(writer, id);
      const kept = list.filter(({ no }) => !dropped.includes(no));
      if (kept.length !== list.length) writer.put(chunkLists, [id], { chunks: kept });
      const stream = await writer.get(streams, [group, name]);
      if (stream !== undefined && stream.id === id) {
        const { open, ...closed } = stream;
        const stays = open !== undefined && !dropped.includes(open.no) ? { open } : {};
        const starts = [...kept, ...(stays.open === undefined ? [] : [stays.open])].map(({ at }) => at);
        writer.put(streams, [group, name], { ...closed, ...stays, ...(starts.length === 0 ? {} : { firstEvent: starts.reduce((least, at) => Math.min(least, at)) }) });
      }
      return dropped.length;
    });
    left.splice(0, taken);
  }
}

/** Deletes all that is left of a stream whose row is gone. */
export async function clearStream(rows: BackgroundRows, scope: Scope, id: string): Promise<void> {
  for (let more = true; more; ) {
    more = await rows.write(scope, async (writer) => {
      const found = await writer.list(chunks, { under: [id], limit: BATCH });
      const dropped = await deleteSome(writer, id, found.map((entry) => Number(entry.id.at(-1))));
      if (dropped.length < found.length || found.length === BATCH) return true;
      writer.delete(chunkLists, [id]);
      return false;
    });
  }
}

/** Deletes as many of the chunks as fit into a transaction, at least one; returns their numbers. */
async function deleteSome(writer: RowWriter, id: string, numbers: readonly number[]): Promise<readonly number[]> {
  const dropped: number[] = [];
  let deletions = 0;
  for (const no of numbers) {
    const key = chunkKey(id, no);
    const pieces = await writer.list(longMessages, { under: key });
    if (dropped.length > 0 && deletions + pieces.length + 1 > BATCH) break;
    for (const piece of pieces) writer.delete(longMessages, piece.id);
    writer.delete(chunks, key);
    deletions += pieces.length + 1;
    dropped.push(no);
  }
  return dropped;
}
