import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import { chunkKey, chunkLists, chunks, longMessages, pieceKey, type ChunkInfo, type StoredEvent, type StreamRow } from '../tables.ts';

/** A chunk takes another batch while it is smaller than this, bytes: what is small is written again with each batch. */
const OPEN_BYTES = 32_768;
/** A chunk is not begun beyond this, bytes. */
const CHUNK_BYTES = 262_144;
/** A message whose JSON is longer lies in rows of its own, bytes; and the UTF-16 units of each of them, at most six bytes each. */
const LONG_BYTES = 131_072;
const PIECE_UNITS = 65_536;

/** What a stored event takes beside its message, bytes. */
const FRAME_BYTES = 34;

export interface NewEvent {
  readonly timestamp: number;
  readonly message: string;
}

interface Filling {
  no: number;
  first: number;
  events: StoredEvent[];
  at: number;
  to: number;
  bytes: number;
}

/** Writes events behind those of a stream: at most 1 MiB of them, so that the rows of one transaction suffice. Returns the stream's new row. */
export async function append(rows: RowWriter, stream: StreamRow, events: readonly NewEvent[], ingestedAt: number): Promise<StreamRow> {
  const sealed: ChunkInfo[] = [];
  let { nextEvent, nextChunk } = stream;
  const begin = (): Filling => ({ no: nextChunk++, first: nextEvent, events: [], at: Infinity, to: 0, bytes: 0 });
  const put = ({ no, first, events: held, at, to, bytes }: Filling): ChunkInfo => {
    rows.put(chunks, chunkKey(stream.id, no), { first, events: held });
    return { no, at, to, bytes };
  };
  let filling = await reopened(rows, stream);
  if (filling === null) {
    if (stream.open !== undefined) sealed.push(stream.open);
    filling = begin();
  }
  for (const { timestamp, message } of events) {
    const bytes = Buffer.byteLength(JSON.stringify(message)) + FRAME_BYTES;
    const long = bytes > LONG_BYTES;
    if (filling.bytes > 0 && filling.bytes + bytes > CHUNK_BYTES) {
      sealed.push(put(filling));
      filling = begin();
    }
    const pieces = long ? putPieces(rows, stream.id, filling, message) : 0;
    filling.events.push(long ? [timestamp, ingestedAt, null, pieces] : [timestamp, ingestedAt, message]);
    filling.at = Math.min(filling.at, timestamp);
    filling.to = Math.max(filling.to, timestamp);
    filling.bytes += bytes;
    nextEvent++;
  }
  const open = put(filling);
  if (sealed.length > 0) rows.put(chunkLists, [stream.id], { chunks: [...(await sealedChunks(rows, stream.id)), ...sealed] });
  const oldest = Math.min(...events.map(({ timestamp }) => timestamp));
  const newest = Math.max(...events.map(({ timestamp }) => timestamp));
  return { ...stream, nextEvent, nextChunk, open, ingestedAt, firstEvent: Math.min(stream.firstEvent ?? oldest, oldest), lastEvent: Math.max(stream.lastEvent ?? newest, newest) };
}

/** The chunks of a stream that take no more events, in the order in which they were written. */
export async function sealedChunks(rows: RowReader, stream: string): Promise<readonly ChunkInfo[]> {
  return (await rows.get(chunkLists, [stream]))?.chunks ?? [];
}

/** Every chunk of a stream. */
export async function chunksOf(rows: RowReader, { id, open }: Pick<StreamRow, 'id' | 'open'>): Promise<readonly ChunkInfo[]> {
  const sealed = await sealedChunks(rows, id);
  return open === undefined ? sealed : [...sealed, open];
}

async function reopened(rows: RowWriter, { id, open }: StreamRow): Promise<Filling | null> {
  if (open === undefined || open.bytes >= OPEN_BYTES) return null;
  const row = await rows.get(chunks, chunkKey(id, open.no));
  if (row === undefined) throw new Error(`chunk ${open.no} of log stream ${id} is missing`);
  return { ...open, first: row.first, events: [...row.events] };
}

function putPieces(rows: RowWriter, stream: string, { no, events }: Filling, message: string): number {
  let pieces = 0;
  for (let start = 0; start < message.length; start += PIECE_UNITS) rows.put(longMessages, pieceKey(stream, no, events.length, pieces++), { piece: message.slice(start, start + PIECE_UNITS) });
  return pieces;
}
