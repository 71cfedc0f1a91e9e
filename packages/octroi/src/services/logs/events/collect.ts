import type { RowReader } from '../../../kernel/rows.ts';
import { chunkKey, chunks, longMessages, pieceKey, type ChunkInfo } from '../tables.ts';
import { eventId, placeAfter, placeBefore, timeOf } from './event-id.ts';

/** Most bytes of messages, each with 26 more, that one answer holds. */
const ANSWER_BYTES = 1_048_576;
const EVENT_BYTES = 26;
/** Bytes of chunks that one answer looks through before it says where to go on. */
const SCAN_BYTES = 8 * 1_048_576;

export interface FoundEvent {
  readonly id: string;
  readonly stream: string;
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly message: string;
}

/** A stream whose events are wanted. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly chunks: readonly ChunkInfo[];
}

export interface Wanted {
  /** Timestamps, both inclusive. */
  readonly low: number;
  readonly high: number;
  readonly direction: 'forward' | 'backward';
  /** A place: only events behind it, or for `backward` before it. */
  readonly from: string;
  readonly limit: number;
  readonly matches?: (message: string) => boolean;
}

export interface Collected {
  /** The oldest first. */
  readonly events: readonly FoundEvent[];
  /** Where there may be more; null if everything has been looked through. */
  readonly more: string | null;
}

interface Chunk extends ChunkInfo {
  readonly stream: string;
  readonly name: string;
}

/**
 * The first events behind a place, or the last ones before it, of several streams in their common order. Chunks may overlap in time, so they
 * are read in the order of the end that comes first, and an event is given out once no unread chunk can hold one before it. What is held
 * meanwhile is never more than one answer and one chunk.
 */
export async function collect(rows: RowReader, sources: readonly Source[], wanted: Wanted): Promise<Collected> {
  const forward = wanted.direction === 'forward';
  const ahead = (left: string, right: string): boolean => (forward ? left < right : left > right);
  const start = timeOf(wanted.from);
  const low = forward ? Math.max(wanted.low, start) : wanted.low;
  const high = forward ? wanted.high : Math.min(wanted.high, start);
  const queue = sources
    .flatMap(({ id, name, chunks: infos }) => infos.map((info): Chunk => ({ ...info, stream: id, name })))
    .filter(({ at, to }) => to >= low && at <= high)
    .sort((left, right) => (forward ? left.at - right.at : right.to - left.to));
  const answer = new Answer(wanted.limit, ahead);
  let scanned = 0;
  for (const [index, chunk] of queue.entries()) {
    for (const event of await read(rows, chunk)) {
      if (event.timestamp < low || event.timestamp > high) continue;
      if (forward ? event.id < wanted.from : event.id >= wanted.from) continue;
      if (wanted.matches?.(event.message) ?? true) answer.offer(event);
    }
    const next = queue[index + 1];
    // Nothing that is still unread lies before this place (behind it, when going backward).
    const edge = next === undefined ? null : placeBefore(forward ? next.at : next.to + 1);
    if (answer.isFullBefore(edge)) break;
    scanned += chunk.bytes;
    if (edge !== null && scanned > SCAN_BYTES && (forward ? edge > wanted.from : edge < wanted.from)) return { events: answer.upTo(edge, forward), more: edge };
  }
  const { events, isFull } = answer.all();
  const last = events.at(-1);
  const more = isFull && last !== undefined ? (forward ? placeAfter(last.id) : last.id) : null;
  return { events: forward ? events : events.toReversed(), more };
}

/** The events that come first among those offered, as many as one answer holds. */
class Answer {
  readonly #limit: number;
  readonly #ahead: (left: string, right: string) => boolean;
  #held: FoundEvent[] = [];
  #offered = 0;
  #bytes = 0;
  #isFull = false;
  /** The first event that had to be left out: none behind it may be taken any more, or the next page would miss it. */
  #leftOut: string | null = null;

  constructor(limit: number, ahead: (left: string, right: string) => boolean) {
    this.#limit = limit;
    this.#ahead = ahead;
  }

  offer(event: FoundEvent): void {
    if (this.#leftOut !== null && !this.#ahead(event.id, this.#leftOut)) return;
    this.#held.push(event);
    this.#bytes += sizeOf(event);
    if (++this.#offered > this.#limit || this.#bytes > 2 * ANSWER_BYTES) this.#trim();
  }

  /** Is the answer complete, if nothing that comes lies before this place? */
  isFullBefore(edge: string | null): boolean {
    this.#trim();
    const last = this.#held.at(-1);
    return this.#isFull && last !== undefined && (edge === null || this.#ahead(last.id, edge));
  }

  /** Those before a place, the oldest first. */
  upTo(edge: string, forward: boolean): readonly FoundEvent[] {
    this.#trim();
    const before = this.#held.filter(({ id }) => (forward ? id < edge : id >= edge));
    return forward ? before : before.toReversed();
  }

  all(): { readonly events: readonly FoundEvent[]; readonly isFull: boolean } {
    this.#trim();
    return { events: this.#held, isFull: this.#isFull };
  }

  #trim(): void {
    this.#held.sort((left, right) => (left.id === right.id ? 0 : this.#ahead(left.id, right.id) ? -1 : 1));
    let bytes = 0;
    let kept = 0;
    for (const event of this.#held) {
      const more = bytes + sizeOf(event);
      if (kept > 0 && more > ANSWER_BYTES) break;
      bytes = more;
      if (++kept === this.#limit) break;
    }
    this.#leftOut = this.#held[kept]?.id ?? this.#leftOut;
    this.#isFull ||= this.#leftOut !== null || kept === this.#limit;
    this.#held.length = kept;
    this.#bytes = bytes;
    this.#offered = kept === this.#limit ? 0 : kept;
  }
}

function sizeOf({ message }: FoundEvent): number {
  return Buffer.byteLength(message) + EVENT_BYTES;
}

async function read(rows: RowReader, { stream, name, no }: Chunk): Promise<FoundEvent[]> {
  const row = await rows.get(chunks, chunkKey(stream, no));
  if (row === undefined) throw new Error(`chunk ${no} of log stream ${stream} is missing`);
  const found: FoundEvent[] = [];
  for (const [place, event] of row.events.entries()) {
    const [timestamp, ingestionTime] = event;
    const message = event[2] ?? (await joined(rows, stream, no, place, event[3]));
    found.push({ id: eventId(timestamp, stream, row.first + place), stream: name, timestamp, ingestionTime, message });
  }
  return found;
}

async function joined(rows: RowReader, stream: string, no: number, place: number, pieces: number): Promise<string> {
  let message = '';
  for (let piece = 0; piece < pieces; piece++) message += (await rows.get(longMessages, pieceKey(stream, no, place, piece)))?.piece ?? '';
  return message;
}
