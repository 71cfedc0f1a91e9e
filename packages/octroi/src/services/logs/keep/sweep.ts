import { installationScope } from '../../../kernel/accounts.ts';
import type { BackgroundRows } from '../../../kernel/background.ts';
import { listAll } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { chunksOf } from '../events/append.ts';
import { keptSince } from '../events/kept.ts';
import { deletedStreams, groupIndex, groups, streams, type ChunkInfo, type GroupIndexRow, type StreamRow } from '../tables.ts';
import { clearStream, dropChunks, type StreamPlace } from './clear.ts';

/** What the logs of an installation may take on disk. */
export interface LogBounds {
  /** Bytes of the events of one group. */
  readonly groupBytes: number;
  /** Bytes of all events. */
  readonly totalBytes: number;
  /** Streams of one group. */
  readonly groupStreams: number;
}

interface Kept extends StreamPlace {
  readonly chunks: readonly ChunkInfo[];
  /** When it was last of use. */
  readonly usedAt: number;
}

interface Group {
  readonly id: string;
  readonly index: GroupIndexRow;
  readonly kept: readonly Kept[];
}

/** One piece of the logs. */
interface Piece {
  readonly place: StreamPlace;
  readonly chunk: ChunkInfo;
}

/** Clears away what deleted groups and streams left, then what has expired, then the oldest of what is too much. */
export async function sweepLogs(partition: string, rows: BackgroundRows, bounds: LogBounds, now: number): Promise<void> {
  await clearDeleted(partition, rows);
  const found = await rows.read(installationScope(partition), (reader) => listAll(reader, groupIndex));
  const remaining: Group[] = [];
  for (const { id, row } of found) {
    const group = await bounded(await readGroup(partition, id[0]!, row, rows, now), rows, bounds);
    remaining.push(group);
  }
  const total = await bringDown(remaining.flatMap(piecesOf), bounds.totalBytes, rows);
  for (const { id, index, kept } of remaining) {
    const bytes = sum(piecesOf({ kept }).filter(({ chunk }) => !total.has(chunk)));
    if (bytes !== index.bytes) await noteBytes(partition, id, bytes, rows);
  }
}

async function clearDeleted(partition: string, rows: BackgroundRows): Promise<void> {
  const installation = installationScope(partition);
  for (const { id, row } of await rows.read(installation, (reader) => listAll(reader, deletedStreams))) {
    await clearStream(rows, { partition, account: row.account, region: row.region }, id[0]!);
    await rows.write(installation, async (writer) => writer.delete(deletedStreams, id));
  }
  for (const { id, row } of await rows.read(installation, (reader) => listAll(reader, groupIndex))) {
    if (row.deleted !== true) continue;
    const scope = { partition, account: row.account, region: row.region };
    for (const stream of await rows.read(scope, (reader) => listAll(reader, streams, id))) await deleteStream(rows, { scope, group: id[0]!, name: stream.row.name, id: stream.row.id });
    await rows.write(installation, async (writer) => writer.delete(groupIndex, id));
  }
}

async function deleteStream(rows: BackgroundRows, { scope, group, name, id }: StreamPlace): Promise<void> {
  await rows.write(scope, async (writer) => writer.delete(streams, [group, name]));
  await clearStream(rows, scope, id);
}

/** The streams of a group, without what has expired. */
async function readGroup(partition: string, id: string, index: GroupIndexRow, rows: BackgroundRows, now: number): Promise<Group> {
  const scope = { partition, account: index.account, region: index.region };
  const { since, found } = await rows.read(scope, async (reader) => {
    const group = await reader.get(groups, [index.name]);
    const entries: { readonly row: StreamRow; readonly chunks: readonly ChunkInfo[] }[] = [];
    for (const { row } of await listAll(reader, streams, [id])) entries.push({ row, chunks: await chunksOf(reader, row) });
    return { since: keptSince(group ?? {}, now), found: entries };
  });
  const kept: Kept[] = [];
  for (const { row, chunks } of found) {
    const place = placeOf(scope, id, row);
    const expired = chunks.filter(({ to }) => to < since);
    if (expired.length > 0) await dropChunks(rows, place, expired.map(({ no }) => no));
    kept.push({ ...place, chunks: chunks.filter(({ to }) => to >= since), usedAt: row.ingestedAt ?? row.createdAt });
  }
  return { id, index, kept };
}

function placeOf(scope: Scope, group: string, { name, id }: StreamRow): StreamPlace {
  return { scope, group, name, id };
}

/** The group without the streams and events that are too much. */
async function bounded(group: Group, rows: BackgroundRows, bounds: LogBounds): Promise<Group> {
  const newestFirst = [...group.kept].sort((left, right) => right.usedAt - left.usedAt);
  for (const stream of newestFirst.slice(bounds.groupStreams)) await deleteStream(rows, stream);
  const kept = newestFirst.slice(0, bounds.groupStreams);
  const dropped = await bringDown(piecesOf({ kept }), bounds.groupBytes, rows);
  return dropped.size === 0 ? { ...group, kept } : { ...group, kept: kept.map((stream) => ({ ...stream, chunks: stream.chunks.filter((chunk) => !dropped.has(chunk)) })) };
}

function piecesOf({ kept }: Pick<Group, 'kept'>): Piece[] {
  return kept.flatMap((place) => place.chunks.map((chunk) => ({ place, chunk })));
}

function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((bytes, { chunk }) => bytes + chunk.bytes, 0);
}

/** Drops the oldest pieces while there are more bytes than that; a tenth more, so that it need not be done again at once. */
async function bringDown(pieces: readonly Piece[], limit: number, rows: BackgroundRows): Promise<ReadonlySet<ChunkInfo>> {
  const dropped = new Set<ChunkInfo>();
  let bytes = sum(pieces);
  if (bytes <= limit) return dropped;
  const numbers = new Map<StreamPlace, number[]>();
  for (const { place, chunk } of [...pieces].sort((left, right) => left.chunk.to - right.chunk.to)) {
    if (bytes <= limit * 0.9) break;
    bytes -= chunk.bytes;
    dropped.add(chunk);
    numbers.set(place, [...(numbers.get(place) ?? []), chunk.no]);
  }
  for (const [place, nos] of numbers) await dropChunks(rows, place, nos);
  return dropped;
}

async function noteBytes(partition: string, id: string, bytes: number, rows: BackgroundRows): Promise<void> {
  await rows.write(installationScope(partition), async (writer) => {
    const index = await writer.get(groupIndex, [id]);
    if (index !== undefined && index.deleted !== true) writer.put(groupIndex, [id], { ...index, bytes });
  });
}
