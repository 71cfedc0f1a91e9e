/**
 * The process that is killed: it restores a backup into a folder, and ends itself without warning after its nth transaction.
 * Arguments: the folder, the file, n, and `replace` or `fill`.
 */
import { openBlobFolder } from '../../store/blobs-folder.ts';
import type { Kv } from '../../store/kv.ts';
import { openSqliteStore } from '../../store/sqlite.ts';
import { restoreBackup } from './restore-backup.ts';
import { verifyBackup } from './verify-backup.ts';

const [folder, file, nth, how] = process.argv.slice(2);
if (folder === undefined || file === undefined) throw new Error('usage: restore-killed.fixture.ts FOLDER FILE N replace|fill');

const kv = await openSqliteStore(folder);
let count = 0;
const dying: Kv = {
  revision: kv.revision,
  read: (body) => kv.read(body),
  watch: (from, watcher) => kv.watch(from, watcher),
  close: () => kv.close(),
  async transact(id, body) {
    const committed = await kv.transact(id, body);
    if (++count === Number(nth)) process.kill(process.pid, 'SIGKILL');
    return committed;
  },
};
const progress = { show: () => undefined, end: () => undefined };
const manifest = await verifyBackup(file, file, progress);
process.stdout.write('restoring\n');
await restoreBackup(file, dying, await openBlobFolder(`${folder}/blobs`), { name: file, manifest, replace: how === 'replace', progress });
await kv.close();
process.stdout.write(`${count}\n`);
