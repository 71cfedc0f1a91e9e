import { setTimeout as pause } from 'node:timers/promises';
import { VERSION } from '../../gateway/version.ts';
import type { Places } from '../../gateway/places.ts';
import { blobsIn } from '../../store/blobs-folder.ts';
import { CompactedError } from '../../store/etcd/members.ts';
import { openBlobs } from '../../store/open-store.ts';
import type { Manifest } from './format.ts';
import { BackupError } from './format.ts';
import { progressOn } from './progress.ts';
import { openSource } from './source.ts';
import { TargetFile } from './target-file.ts';
import { withCleanUp } from './temporary-folder.ts';
import { writeBackup } from './write-backup.ts';

/** Of a store that is changed meanwhile: what was named at one revision may be gone when it is read, and then is not named any more. */
const TRIES = 3;
const PAUSE_MILLIS = 1000;
const SHOWN = 3;

export interface TakeOptions {
  readonly places: Pick<Places, 'store' | 'blobs'>;
  readonly file: string;
  /** Goes on without blobs that are missing or damaged. */
  readonly incomplete: boolean;
}

/** Backs up a store to a file, which is there whole or not at all. */
export async function takeBackup({ places, file, incomplete }: TakeOptions): Promise<Manifest> {
  for (let attempt = 1; ; attempt++) {
    const last = places.store.kind === 'folder' || attempt === TRIES;
    try {
      return await attemptBackup(places, file, incomplete && last);
    } catch (error) {
      if (last || !(error instanceof MissingBlobsError || error instanceof CompactedError)) throw error;
    }
    await pause(PAUSE_MILLIS);
  }
}

async function attemptBackup({ store, blobs: where }: TakeOptions['places'], file: string, incomplete: boolean): Promise<Manifest> {
  const source = await openSource(store);
  const progress = progressOn(process.stderr, 'backing up');
  try {
    // A folder is read as it is: nothing is made or tidied where other nodes write.
    const blobs = where.kind === 'folder' ? blobsIn(where.folder) : await openBlobs(where);
    const target = await TargetFile.open(file);
    // Removes what is not finished; a finished one has another name by then.
    return await withCleanUp(() => target.remove(), async () => {
      try {
        const manifest = await writeBackup(source, blobs, { octroi: VERSION, now: Date.now(), write: (bytes) => target.write(bytes), progress });
        if (manifest.end.missing.length > 0 && !incomplete) throw new MissingBlobsError(manifest.end.missing);
        await target.finish();
        return manifest;
      } catch (error) {
        await target.discard();
        throw error;
      }
    });
  } finally {
    progress.end();
    await source.close();
  }
}

class MissingBlobsError extends BackupError {
  constructor(missing: readonly string[]) {
    const more = missing.length > SHOWN ? ` and ${missing.length - SHOWN} more` : '';
    super(`${missing.length === 1 ? 'a blob is' : `${missing.length} blobs are`} missing or damaged (${missing.slice(0, SHOWN).join(', ')}${more}): \`octroi doctor\` says what needs them; --incomplete backs up the rest`);
  }
}
