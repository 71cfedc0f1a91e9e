import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkKeys, leaveKeys } from '../kernel/key-checks.ts';
import { aloneOnStore, amongNodes } from '../kernel/nodes.ts';
import { openMemoryStore } from '../store/memory.ts';
import { openKeyring } from '../store/seal.ts';
import { openSharedMemory } from '../testing/shared-memory.fixture.ts';
import { createAccount } from './accounts.ts';
import { isKeyInUse } from './keys-in-use.ts';

const [first, second, third] = [1, 2, 3].map(() => randomBytes(32).toString('base64')) as [string, string, string];
const only = (env: string, previous?: string) => openKeyring({ env, previous });

test('design 5: a store is opened with the key that sealed what it holds, and with no other', async () => {
  const kv = openMemoryStore();
  const check = (keyring: ReturnType<typeof only>) => checkKeys(kv, keyring, aloneOnStore(), (id) => isKeyInUse(kv, id));
  await check(only(first));
  await createAccount(kv, only(first), { id: '111122223333' }, 0);
  await check(only(first));
  await expect(check(only(second))).rejects.toThrow(/sealed with another master key \(its id is [0-9a-f]{8}\)/);
  // Two keys are active while they are changed; what the new one seals needs the new one from then on.
  await check(only(second, first));
  await createAccount(kv, only(second, first), { id: '444455556666' }, 0);
  await check(only(first, second));
  await expect(check(only(first))).rejects.toThrow('another master key');
  await expect(check(only(second))).rejects.toThrow('another master key');
  await expect(check(only(third))).rejects.toThrow('another master key');
});

test('design 5: a key that nothing is sealed with any more may be left out', async () => {
  const kv = openMemoryStore();
  const check = (keyring: ReturnType<typeof only>) => checkKeys(kv, keyring, aloneOnStore(), (id) => isKeyInUse(kv, id));
  await check(only(first));
  await check(only(second));
  await createAccount(kv, only(second), { id: '111122223333' }, 0);
  await expect(check(only(first))).rejects.toThrow('another master key');
});

test('a new key is not used before the nodes that live have it', async () => {
  const memory = openSharedMemory();
  const join = async (id: string, keyring: ReturnType<typeof only>) => {
    const kv = memory.node(id);
    const nodes = amongNodes(kv);
    await checkKeys(kv, keyring, nodes, (keyId) => isKeyInUse(kv, keyId));
    return { kv, nodes };
  };
  const one = await join('one', only(first));
  await createAccount(one.kv, only(first), { id: '111122223333' }, 0);
  await expect(join('two', only(second, first))).rejects.toThrow('a node that runs does not have it');
  await join('three', only(first, second));
  await leaveKeys(one.kv, one.nodes);
  await one.kv.close();
  await join('four', only(second, first));
  // What a dead node could open does not matter.
  const five = await join('five', only(first, second));
  five.kv.die();
  await join('six', only(second, first));
});
