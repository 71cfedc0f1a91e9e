import { createHash } from 'node:crypto';
import { checkValue, encodeKey } from '../../store/keys.ts';
import { StoreLimitError } from '../../store/kv.ts';
import { BULK } from '../../store/bulk.ts';
import type { Row } from '../../store/refill.ts';
import type { End, Header, Manifest } from './format.ts';
import type { Progress } from './progress.ts';
import { damaged, readBackup } from './read-backup.ts';
import { Found } from './write-backup.ts';

/**
 * Reads the whole backup and believes nothing of it: sums, counts, the order of rows, each blob against its name, and that all blobs are there
 * which rows name. Returns what it says of itself.
 * @throws BackupError
 */
export async function verifyBackup(path: string, name: string, progress: Progress): Promise<Manifest> {
  const found = new Found();
  const order = new Order(name);
  const blobs = new Set<string>();
  let blobBytes = 0;
  let header: Header | undefined;
  let end: End | undefined;
  let rowsSha256 = '';
  for await (const part of readBackup(path, name)) {
    switch (part.kind) {
      case 'header':
        header = part.header;
        break;
      case 'rows':
        for (const row of part.rows) {
          order.next(row);
          see(found, row, name);
        }
        progress.show('rows', found.rows);
        break;
      case 'rows-end':
        rowsSha256 = part.sha256;
        break;
      case 'blob': {
        if (createHash('sha256').update(part.bytes).digest('hex') !== part.name) throw damaged(name, `the blob ${part.name} is not what its name says`);
        if (blobs.has(part.name)) throw damaged(name, `the blob ${part.name} is there twice`);
        blobs.add(part.name);
        blobBytes += part.bytes.byteLength;
        for (const inner of found.blobs.get(part.name)?.(part.bytes) ?? []) found.name(inner, null);
        progress.show('blobs', blobs.size);
        break;
      }
      case 'end':
        if (part.end.sha256 !== part.sha256) throw damaged(name, 'its checksum is another one');
        end = part.end;
    }
  }
  if (header === undefined || end === undefined) throw damaged(name, 'it has no end');
  const missing = [...found.blobs.keys()].filter((blob) => !blobs.has(blob)).toSorted();
  const counted = { rows: found.rows, blobs: blobs.size, blobBytes, keyIds: [...found.keyIds].toSorted(), missing, rowsSha256, sha256: end.sha256 };
  for (const field of ['rows', 'blobs', 'blobBytes', 'keyIds', 'missing', 'rowsSha256'] as const) {
    if (JSON.stringify(counted[field]) !== JSON.stringify(end[field])) throw damaged(name, `what it says of its ${field} is not so`);
  }
  return { header, end: counted };
}

function see(found: Found, row: Row, name: string): void {
  try {
    found.see(row);
  } catch (error) {
    throw damaged(name, error instanceof Error ? error.message : String(error));
  }
}

/** Each row is one that a store takes, after the one before it, and none of those that tell of a change under way. */
class Order {
  readonly #name: string;
  #last = '';

  constructor(name: string) {
    this.#name = name;
  }

  next({ key, value }: Row): void {
    try {
      const ordered = encodeKey(key);
      checkValue(value);
      if (ordered <= this.#last) throw damaged(this.#name, 'its rows are not in order');
      this.#last = ordered;
    } catch (error) {
      if (error instanceof StoreLimitError) throw damaged(this.#name, error.message);
      throw error;
    }
    if (key[0] === BULK) throw damaged(this.#name, 'it holds a part of a change');
  }
}
