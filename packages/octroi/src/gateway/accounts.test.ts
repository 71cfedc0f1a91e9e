import { expect, test } from 'vitest';
import { openKeyring } from '../store/seal.ts';
import { openMemoryStore } from '../store/memory.ts';
import { openWorld } from '../testing/world.ts';
import { createAccount, listAccounts } from './accounts.ts';
import { dump } from './toy.fixture.ts';

const root = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

test('design 5: an account is made once; the second time nothing changes, its keys least of all', async () => {
  const world = await openWorld();
  expect(await world.gateway.addAccount({ id: '111122223333', name: 'customer', root })).toEqual({ accountId: '111122223333', name: 'customer', ...root });
  const before = await dump(world);
  expect(await world.gateway.addAccount({ id: '111122223333', name: 'other' })).toBeNull();
  expect(await world.gateway.addAccount({ id: '111122223333', root: { ...root, secretAccessKey: 'another-secret-access-key' } })).toBeNull();
  expect(await dump(world)).toEqual(before);
  await world.close();
});

test('a root key\'s secret is sealed in the store, and the store remembers it in no result', async () => {
  const results: unknown[] = [];
  const kv = openMemoryStore();
  const watching: typeof kv = new Proxy(kv, {
    get: (target, name) => (name === 'transact' ? async (id: string, body: never) => { const made = await target.transact(id, body); results.push(made); return made; } : Reflect.get(target, name, target)),
  });
  await createAccount(watching, openKeyring({}), { id: '111122223333', root }, 0);
  expect(results).toHaveLength(1);
  expect(JSON.stringify(results)).not.toContain(root.secretAccessKey);
  expect(JSON.stringify(await dump({ gateway: { kv } } as never))).not.toContain(root.secretAccessKey);
});

test('a wrong account, and a key id that is in use, are sentences and write nothing', async () => {
  const world = await openWorld();
  await world.gateway.addAccount({ id: '111122223333', root });
  const before = await dump(world);
  await expect(world.gateway.addAccount({ id: '12' })).rejects.toThrow('`12` is no account id: 12 digits are needed');
  await expect(world.gateway.addAccount({ id: '444455556666', root })).rejects.toThrow('the access key id AKIAIOSFODNN7EXAMPLE is already in use');
  await expect(world.gateway.addAccount({ id: '444455556666', root: { ...root, secretAccessKey: 'x' } })).rejects.toThrow('must have 16 to 256 ASCII characters without blanks');
  expect(await dump(world)).toEqual(before);
  await world.close();
});

test('all accounts are listed, also beyond one page of the store', async () => {
  const kv = openMemoryStore();
  const seal = openKeyring({});
  for (let number = 0; number < 1005; number++) await createAccount(kv, seal, { id: String(100_000_000_000 + number) }, 0);
  expect(await listAccounts(kv)).toHaveLength(1005);
});
