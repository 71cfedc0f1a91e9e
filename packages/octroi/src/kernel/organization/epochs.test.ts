import { expect, test } from 'vitest';
import { openMemoryStore } from '../../store/memory.ts';
import { accountsTable, installationScope } from '../accounts.ts';
import { permitWithoutCaller } from '../authorise.ts';
import { readEpoch } from '../epochs.ts';
import { writerFor, type RowWriter } from '../rows.ts';
import { controlPolicies, memberships, organizations } from './tables.ts';

const shared = installationScope('aws');
const MEMBER = '111122223333';
const ORGANIZATION = 'o-aaaaaaaaaa';

test('design 3: a row of an organization moves the epoch of the organization, a membership that of the account, and neither that of the installation', async () => {
  const kv = openMemoryStore();
  const epochs = () => kv.read(async (snapshot) => Promise.all([MEMBER, ORGANIZATION, '-'].map((name) => readEpoch(snapshot, 'aws', name))));
  const write = (mark: string, body: (rows: RowWriter) => void) =>
    kv.transact(mark, async (tx) => {
      body(writerFor(tx, permitWithoutCaller([{ scope: shared, tables: [accountsTable, controlPolicies, memberships, organizations], mode: 'write' }]), shared, mark));
    });
  await write('policy', (rows) => rows.delete(controlPolicies, [ORGANIZATION, 'p-aaaaaaaa']));
  expect(await epochs()).toEqual(['', '"policy"', '']);
  await write('move', (rows) => rows.put(memberships, [MEMBER], { organization: ORGANIZATION, parent: 'r-aaaa', joinedAt: 0, method: 'CREATED' }));
  expect(await epochs()).toEqual(['"move"', '"policy"', '']);
  await write('close', (rows) => rows.put(accountsTable, [MEMBER], { id: MEMBER, name: 'm', createdAt: 0, closedAt: 1 }));
  expect(await epochs()).toEqual(['"close"', '"policy"', '']);
  await kv.close();
});
