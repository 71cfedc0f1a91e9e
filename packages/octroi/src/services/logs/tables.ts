import { defineTable } from '../../kernel/table.ts';
import type { Tag } from '../../kernel/tags.ts';

/**
 * Rows of CloudWatch Logs. Streams hang on their group's id, and events on their stream's, so that whatever a deleted one leaves behind
 * belongs to no later one of the same name. The events of a stream lie in chunks, in the order in which they came.
 */

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  /** Milliseconds of the decision clock, here and below. */
  readonly createdAt: number;
  readonly logGroupClass: 'STANDARD' | 'INFREQUENT_ACCESS' | 'DELIVERY';
  /** Absent: events never expire. */
  readonly retentionDays?: number;
  readonly kmsKeyId?: string;
  readonly deletionProtected?: boolean;
}

/** What is known of a chunk without reading it. */
export interface ChunkInfo {
  readonly no: number;
  /** Timestamps of its oldest and its newest event. */
  readonly at: number;
  readonly to: number;
  /** Bytes of its events as they are stored. */
  readonly bytes: number;
}

export interface StreamRow {
  /** 20 digits: the place of its events among those of the same millisecond. */
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  /** Timestamps of the first and the last event that are kept, and when the last one came. */
  readonly firstEvent?: number;
  readonly lastEvent?: number;
  readonly ingestedAt?: number;
  /** Number of the next event, and of the next chunk. */
  readonly nextEvent: number;
  readonly nextChunk: number;
  /** The chunk that takes more events; the others are in the stream's list. */
  readonly open?: ChunkInfo;
}

/** An event in a chunk: timestamp, time of its arrival, message. A long message lies in rows of its own, as many as the last part says. */
export type StoredEvent = readonly [at: number, ingestedAt: number, message: string] | readonly [at: number, ingestedAt: number, message: null, pieces: number];

export interface ChunkRow {
  /** Number of its first event within the stream. */
  readonly first: number;
  readonly events: readonly StoredEvent[];
}

/** Where a group is, for the work that bounds all of them; and what is left of a deleted one. */
export interface GroupIndexRow {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  /** Bytes of its events, as of the last count. */
  readonly bytes: number;
  readonly deleted?: boolean;
}

/** A deleted stream of which chunks are left. */
export interface DeletedStreamRow {
  readonly account: string;
  readonly region: string;
}

const business = <Row>(name: string, regional = true) => defineTable<Row>({ service: 'logs', name, kind: 'business', regional });

/** [name]. */
export const groups = business<GroupRow>('group');
/** [group's name]. */
export const groupTags = defineTable<{ readonly tags: readonly Tag[] }>({ service: 'logs', name: 'group-tags', kind: 'policy', regional: true });
/** [group's id, name]. */
export const streams = business<StreamRow>('stream');
/** [stream's id]. */
export const chunkLists = business<{ readonly chunks: readonly ChunkInfo[] }>('chunk-list');
/** [stream's id, number of the chunk padded to 10 digits]. */
export const chunks = business<ChunkRow>('chunk');
/** [stream's id, number of the chunk, place of the event in it, number of the piece, each padded]. */
export const longMessages = business<{ readonly piece: string }>('long-message');
/** [group's id], under the account `-`, so that a node finds all groups without knowing the accounts. */
export const groupIndex = business<GroupIndexRow>('group-index', false);
/** [stream's id], under the account `-`. */
export const deletedStreams = business<DeletedStreamRow>('deleted-stream', false);

/** The key of a chunk. */
export function chunkKey(stream: string, no: number): readonly string[] {
  return [stream, String(no).padStart(10, '0')];
}

/** The key of a piece of a long message. */
export function pieceKey(stream: string, no: number, place: number, piece: number): readonly string[] {
  return [...chunkKey(stream, no), String(place).padStart(5, '0'), String(piece).padStart(3, '0')];
}
