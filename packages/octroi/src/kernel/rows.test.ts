import { afterAll, describe, expect, test } from 'vitest';
import { openMemoryStore } from '../store/memory.ts';
import { permitWithoutCaller } from './authorise.ts';
import { readEpoch } from './epochs.ts';
import { listAll, policyReader, readerFor, readSecretRow, writerFor } from './rows.ts';
import { defineTable } from './table.ts';

const users = defineTable<{ name: string }>({ service: 'iam', name: 'user', kind: 'policy', regional: false });
const functions = defineTable<{ name: string }>({ service: 'lambda', name: 'function', kind: 'business', regional: true });
const keys = defineTable<{ id: string }>({ service: 'iam', name: 'access-key', kind: 'secret', regional: false });
const home = { partition: 'aws', account: '111122223333', region: 'eu-west-1' };
const kv = openMemoryStore({ rerunProbability: 0.3 });
let requests = 0;
const write = <T>(body: (rows: ReturnType<typeof writerFor>) => Promise<T>) =>
  kv.transact(`request-${++requests}`, (tx) => body(writerFor(tx, permitWithoutCaller([{ scope: home, tables: [users, functions, keys], mode: 'write' }]), home, `mark-${requests}`)));
const epoch = () => kv.read((snapshot) => readEpoch(snapshot, 'aws', home.account));
afterAll(() => kv.close());

describe('rows', () => {
  test('rows: a write to a policy or secret table moves the epoch of its account, one to a business table does not', async () => {
    const first = await epoch();
    await write(async (rows) => rows.put(functions, ['f'], { name: 'f' }));
    expect(await epoch()).toBe(first);
    await write(async (rows) => rows.put(users, ['ann'], { name: 'ann' }));
    const second = await epoch();
    expect(second).not.toBe(first);
    await write(async (rows) => rows.delete(keys, ['k']));
    expect(await epoch()).not.toBe(second);
  });

  test('rows: regional tables keep Regions apart, others do not know them', async () => {
    const seen = await kv.read(async (snapshot) => {
      const permit = permitWithoutCaller([{ scope: { ...home, region: 'us-east-1' }, tables: [users, functions], mode: 'read' }]);
      const rows = readerFor(snapshot, permit, { ...home, region: 'us-east-1' });
      return [await rows.get(functions, ['f']), await rows.get(users, ['ann'])];
    });
    expect(seen).toEqual([undefined, { name: 'ann' }]);
  });

  test('rows: an id that no key can have names no row', async () => {
    const found = await kv.read((snapshot) => Promise.all(['\u0000', 'x'.repeat(5000), '\ud800'].map((id) => policyReader(snapshot).get(users, home, [id]))));
    expect(found).toEqual([undefined, undefined, undefined]);
  });

  test('rows: the reader without a permit sees policy tables alone', async () => {
    await kv.read(async (snapshot) => {
      const look = policyReader(snapshot);
      await expect(look.get(functions, home, ['f'])).rejects.toThrow('no policy table');
      await expect(look.list(keys, home)).rejects.toThrow('no policy table');
    });
    expect(() => readSecretRow(kv, users, home, ['ann'])).toThrow('no secret table');
  });

  test('rows: listing everything goes page after page', async () => {
    for (let from = 0; from < 1050; from += 75) {
      await write(async (rows) => {
        for (let n = from; n < from + 75; n++) rows.put(functions, [`n${String(n).padStart(5, '0')}`], { name: String(n) });
      });
    }
    const all = await kv.read((snapshot) => listAll(readerFor(snapshot, permitWithoutCaller([{ scope: home, tables: [functions], mode: 'read' }]), home), functions));
    expect(all.length).toBe(1051);
  });
});
