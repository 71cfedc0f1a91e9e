import type { Blobs } from '../../store/blobs.ts';
import type { Kv } from '../../store/kv.ts';
import { fillStore, replaceStore, type Row } from '../../store/refill.ts';
import type { Manifest } from './format.ts';
import type { Progress } from './progress.ts';
import { damaged, readBackup } from './read-backup.ts';

export interface RestoreOptions {
  /** What the file is called in sentences. */
  readonly name: string;
  /** What `verifyBackup` has found. */
  readonly manifest: Manifest;
  /** Whether what the store holds goes. */
  readonly replace: boolean;
  readonly progress: Progress;
}

/**
 * Brings a backup that was verified into a store of which this process has an exclusive hold: first its blobs, which nobody sees before
 * rows name them, then its rows, all or none of them.
 * @throws StoreNotEmptyError
 * @throws BackupError if the file is another one by now
 */
export async function restoreBackup(path: string, kv: Kv, blobs: Blobs, { name, manifest, replace, progress }: RestoreOptions): Promise<void> {
  const changed = () => damaged(name, 'it has changed since it was verified');
  let count = 0;
  for await (const part of readBackup(path, name)) {
    if (part.kind !== 'blob') continue;
    if ((await blobs.put(part.bytes)) !== part.name) throw changed();
    progress.show('blobs', ++count);
  }
  if (count !== manifest.end.blobs) throw changed();
  let sha256 = '';
  let rows = 0;
  async function* pages(): AsyncGenerator<readonly Row[]> {
    for await (const part of readBackup(path, name)) {
      if (part.kind === 'rows') {
        rows += part.rows.length;
        progress.show('rows', rows);
        yield part.rows;
      } else if (part.kind === 'rows-end') {
        sha256 = part.sha256;
        return;
      }
    }
  }
  const unchanged = (): void => {
    if (sha256 !== manifest.end.rowsSha256) throw changed();
  };
  await (replace ? replaceStore : fillStore)(kv, pages(), unchanged);
}
