/** `lock.fixture.ts FOLDER`: opens the store of a folder, says `open` or why not, and holds it until it is killed. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteStore } from './sqlite.ts';

const folder = parentPort === null ? process.argv[2]! : String(workerData);
const said = await openSqliteStore(folder).then(
  () => 'open',
  (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
);
if (parentPort === null) process.stdout.write(`${said}\n`);
else parentPort.postMessage(said, []);
setInterval(() => undefined, 60_000);
