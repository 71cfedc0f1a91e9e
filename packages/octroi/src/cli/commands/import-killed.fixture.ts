/**
 * The process that is killed: it imports a file into the only account of a folder, and ends itself without warning after its nth
 * transaction. Arguments: the folder, the file, the account, n.
 */
import { readFileSync } from 'node:fs';
import { importAccount } from '../../services/iam/transfer/import-account.ts';
import { readPages } from '../../services/iam/transfer/pages.ts';
import type { Kv } from '../../store/kv.ts';
import { openSqliteStore } from '../../store/sqlite.ts';

const [folder, file, account, nth] = process.argv.slice(2);
if (folder === undefined || file === undefined || account === undefined) throw new Error('usage: import-killed.fixture.ts FOLDER FILE ACCOUNT N');

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
process.stdout.write('importing\n');
await importAccount(dying, { partition: 'aws', account, region: '-' }, readPages(readFileSync(file), file), { now: Date.now(), replace: true });
await kv.close();
