import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { damaged } from './damaged.ts';
import { StoreUnavailableError, type Revision } from './kv.ts';

/**
 * A note beside the database of the newest revision that was acknowledged. SQLite takes the end of its write-ahead file for one that was
 * never finished if a bit of it is wrong, and an empty database file for a new one: both lose commits without a word. The note is written after each
 * commit and not forced to the disk, so it is exact whenever the process is killed, and after a loss of power it may lie behind, never ahead.
 */
const NOTE = 'acknowledged';

export const notePath = (folder: string): string => join(folder, NOTE);

/** The revision of the note; undefined if there is none. Throws `StoreUnavailableError` for a note that cannot be read as one. */
export function readAcknowledged(folder: string): Revision | undefined {
  const path = notePath(folder);
  let text: string;
  try {
    text = readFileSync(path, 'latin1');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new StoreUnavailableError(`the note \`${path}\` cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  // A loss of power can leave it made and not yet written.
  if (/^\0*$/.test(text)) return undefined;
  const revision = /^(\d{16}) [0-9a-f]{8}\n$/.exec(text)?.[1];
  if (revision === undefined || text !== line(Number(revision))) {
    throw new StoreUnavailableError(`the note \`${path}\` of the newest acknowledged revision is damaged: \`octroi doctor\` says whether the store is whole; if it is, delete the note`);
  }
  return Number(revision);
}

/** Throws `StoreDamagedError` if the database ends before what was acknowledged. */
export function requireAcknowledged(path: string, folder: string, revision: Revision): void {
  const noted = readAcknowledged(folder);
  if (noted === undefined || noted <= revision) return;
  throw damaged(
    path,
    `it ends at revision ${revision}, and revision ${noted} was acknowledged, so its newest commits are lost (to go on without them, delete \`${notePath(folder)}\`)`,
  );
}

/** Keeps the note while the store is open. */
export class AcknowledgedNote {
  readonly #handle: number;

  constructor(folder: string, revision: Revision) {
    this.#handle = openSync(notePath(folder), constants.O_WRONLY | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600);
    this.write(revision);
    fsyncSync(this.#handle);
  }

  write(revision: Revision): void {
    writeSync(this.#handle, line(revision), 0, 'latin1');
  }

  close(): void {
    fsyncSync(this.#handle);
    closeSync(this.#handle);
  }
}

/** Always of the same length, so that it is written over in place. */
function line(revision: Revision): string {
  const number = String(revision).padStart(16, '0');
  return `${number} ${crc32(number).toString(16).padStart(8, '0')}\n`;
}
