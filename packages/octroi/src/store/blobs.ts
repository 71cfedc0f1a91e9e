import { StoreLimitError } from './kv.ts';

/** Large immutable values (function code, layers) by content: the name of a blob is the SHA-256 of its bytes. */
export interface Blobs {
  /** Stores the bytes durably before it resolves. Returns the lower-case hex SHA-256. Storing the same bytes twice is one blob. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, checked against their name on every read; undefined if there is no such blob. Throws `BlobDamagedError` on a mismatch. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  delete(sha256: string): Promise<void>;
  /** The names of all blobs, in order. What is put or deleted meanwhile may or may not be among them. It takes bounded memory, however many there are. */
  list(): AsyncIterable<string>;
}

/** A blob has at most this many bytes: twice what the largest function may be unpacked (LAM-25). */
export const MAX_BLOB_BYTES = 512 * 1024 * 1024;

/** Throws `StoreLimitError` for bytes that are too many for a blob. */
export function checkBlobSize(bytes: number): void {
  if (bytes > MAX_BLOB_BYTES) throw new StoreLimitError(`a blob has at most ${MAX_BLOB_BYTES} bytes, this one has ${bytes}`);
}

/** What lies under this name does not have this hash any more. */
export class BlobDamagedError extends Error {
  override readonly name = 'BlobDamagedError';
}

/** Throws a `RangeError` unless this is a lower-case hex SHA-256: a name becomes a path, so it must be nothing else. */
export function checkBlobName(sha256: string): void {
  if (!isBlobName(sha256)) throw new RangeError('the name of a blob is a lower-case hex SHA-256');
}

export function isBlobName(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
