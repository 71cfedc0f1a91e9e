import { crc32 } from 'node:zlib';
import type { Revision } from './kv.ts';

/**
 * SQLite has no checksums in its database file: a bit that flips within a value is another value to it. So every row carries one of its
 * own, and the file one of all its rows. They are against accidents, not against someone who can write the file.
 */

/** CRC-32 over the key as it is stored, the revision and the value: a row that is exchanged for another one has the wrong one too. */
export function rowChecksum(key: string, value: string, revision: Revision): number {
  return crc32(value, crc32(`\u0000\u0000${revision}\u0000`, crc32(key)));
}

/** What the file says of all its rows, written in the commit that changes them. */
export interface Tally {
  readonly revision: Revision;
  /** How many rows there are. */
  readonly entries: number;
  /** The sum of their checksums modulo `DIGEST_MODULUS`. */
  readonly digest: number;
}

/** Sums below it are exact in a double. */
export const DIGEST_MODULUS = 2 ** 48;

/** The tally's own checksum. */
export function tallyChecksum({ revision, entries, digest }: Tally): number {
  return crc32(`${revision} ${entries} ${digest}`);
}

/** The tally after a row with the checksum `before` (undefined: there was none) has got the checksum `after` (undefined: it is gone). */
export function counted(tally: Tally, before: number | undefined, after: number | undefined): Tally {
  return {
    revision: tally.revision,
    entries: tally.entries + (after === undefined ? 0 : 1) - (before === undefined ? 0 : 1),
    digest: (tally.digest + (after ?? 0) - (before ?? 0) + DIGEST_MODULUS) % DIGEST_MODULUS,
  };
}
