/**
 * The process that is killed: it writes to the store of a folder as fast as it can, and prints `ID COUNT REVISION` for each
 * transaction after its answer. Arguments: the folder and the name of this run.
 */
import { writeSync } from 'node:fs';
import type { Transaction } from '../../packages/octroi/src/store/kv.ts';
import { openSqliteStore } from '../../packages/octroi/src/store/sqlite.ts';
import { ACCOUNTS, CLIENTS, OPENING_BALANCE, entryValue } from './plan.ts';

const [folder, run] = process.argv.slice(2);
if (folder === undefined || run === undefined) throw new Error('usage: writer.ts FOLDER RUN');

const store = await openSqliteStore(folder);
writeSync(1, 'open\n');
let transactions = 0;
await Promise.all(Array.from({ length: CLIENTS }, client));

async function client(): Promise<never> {
  for (;;) {
    const id = `${run}-${transactions++}`;
    const count = 1 + Math.floor(Math.random() * 5);
    const [from, to] = [account(), account()];
    const apply = (tx: Transaction): void => {
      for (let index = 0; index < count; index++) tx.put(['tx', run!, id, String(index)], entryValue(id, index, count));
      add(tx, ['counter'], 0, 1);
      add(tx, ['account', from], OPENING_BALANCE, -1);
      add(tx, ['account', to], OPENING_BALANCE, 1);
    };
    // An immediate body runs again within the commit of others, one that answers later runs again after it: both ways are killed.
    const body = Math.random() < 0.9 ? apply : async (tx: Transaction) => apply(tx);
    const { revision } = await store.transact(id, body);
    writeSync(1, `${id} ${count} ${revision}\n`);
  }
}

function account(): string {
  return String(Math.floor(Math.random() * ACCOUNTS));
}

function add(tx: Transaction, key: readonly string[], absent: number, amount: number): void {
  const entry = tx.get(key);
  if (entry instanceof Promise) throw new Error('the sqlite store answers at once');
  tx.put(key, String(Number(entry?.value ?? absent) + amount));
}
