/*
 * A backup is one gzip stream of lines, each JSON in UTF-8 (docs/backup.md):
 *
 *   {"format":"octroi-backup","version":1,...}      `Header`
 *   [["aws","111122223333",...],"{...}"]            a row: its key and its value, in the order of the keys
 *   {"blob":"<SHA-256>","bytes":123}                a blob: after this line its bytes and a line feed
 *   {"end":{...}}                                   `End`, and nothing after it
 */

export const FORMAT = 'octroi-backup';
/** The version that is written, and the only one that is read. */
export const FORMAT_VERSION = 1;

export interface Header {
  readonly format: typeof FORMAT;
  readonly version: number;
  /** The version of octroi that wrote it. */
  readonly octroi: string;
  /** What the store was. */
  readonly store: 'folder' | 'etcd';
  /** All rows are those of this revision of the store. */
  readonly revision: number;
  /** RFC 3339, by the clock of the host. */
  readonly takenAt: string;
}

export interface End {
  readonly rows: number;
  readonly blobs: number;
  readonly blobBytes: number;
  /** The ids of the master keys that sealed what the rows hold: without them nothing of it can be opened. */
  readonly keyIds: readonly string[];
  /** Blobs that rows name and that were not there, or damaged, when it was taken. */
  readonly missing: readonly string[];
  /** Of the header and the rows. */
  readonly rowsSha256: string;
  /** Of everything before this line. */
  readonly sha256: string;
}

/** What a whole backup says of itself, and what was found to be so. */
export interface Manifest {
  readonly header: Header;
  readonly end: End;
}

/** Bytes of a line: a value of the store, every character of it escaped, and its key. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024;

/** The file is no backup, or not a whole one, or not for this version; the sentence names it. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
