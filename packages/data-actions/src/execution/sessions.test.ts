import { describe, expect, test } from 'vitest';
import { concurrencyGate } from './concurrency.ts';
import { sessionCache, type RoleSession, type SessionKey } from './sessions.ts';

const key = (organisationId = 'org', roleArn = 'role', region = 'us-east-1'): SessionKey => ({ organisationId, roleArn, region });
let serial = 0;
const session = (expires = 3_600_000): RoleSession => ({ credentials: { accessKeyId: `ASIA${++serial}`, secretAccessKey: 's', sessionToken: 't' }, expires, arn: 'arn', requestId: String(serial) });

function world(most = 100) {
  const time = { now: 0 };
  return { time, cache: sessionCache({ now: () => time.now, monotonic: () => time.now }, most) };
}

describe('GEN-52.3, GEN-54, GEN-56: the session cache', () => {
  test('a session is used until five minutes before it expires', async () => {
    const { time, cache } = world();
    const { session: first } = await cache.get(key(), async () => session());
    time.now = 3_299_999;
    expect(await cache.get(key(), async () => session())).toEqual({ session: first, cached: true });
    time.now = 3_300_000;
    expect((await cache.get(key(), async () => session(9e9))).cached).toBe(false);
  });
  test('organisation, role and Region each have their own', async () => {
    const { cache } = world();
    await cache.get(key(), async () => session());
    for (const other of [key('other'), key('org', 'other'), key('org', 'role', 'eu-west-1')]) expect((await cache.get(other, async () => session())).cached).toBe(false);
  });
  test('those who ask at the same time share one call, and its failure is not kept', async () => {
    const { cache } = world();
    let calls = 0;
    const fail = async (): Promise<RoleSession> => {
      calls += 1;
      throw new Error('refused');
    };
    const both = await Promise.allSettled([cache.get(key(), fail), cache.get(key(), fail)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(calls).toBe(1);
    expect((await cache.get(key(), async () => session())).cached).toBe(false);
  });
  test('forgetting clears an organisation or one role, also a call that is under way', async () => {
    const { cache } = world();
    await cache.get(key('a', 'one'), async () => session());
    await cache.get(key('a', 'two'), async () => session());
    await cache.get(key('b', 'one'), async () => session());
    expect(cache.forget('a', 'one')).toBe(1);
    expect(cache.forget('a')).toBe(1);
    expect((await cache.get(key('b', 'one'), async () => session())).cached).toBe(true);
    const { promise, resolve } = Promise.withResolvers<RoleSession>();
    const under = cache.get(key('c'), () => promise);
    expect(cache.forget('c')).toBe(1);
    resolve(session());
    await under;
    expect((await cache.get(key('c'), async () => session())).cached).toBe(false);
  });
  test('a session that was refused is dropped, a newer one is not', async () => {
    const { cache } = world();
    const { session: old } = await cache.get(key(), async () => session());
    cache.drop(key(), old);
    const { session: fresh, cached } = await cache.get(key(), async () => session());
    expect(cached).toBe(false);
    cache.drop(key(), old);
    expect((await cache.get(key(), async () => session())).session).toBe(fresh);
  });
  test('the one used longest ago goes first', async () => {
    const { cache } = world(2);
    await cache.get(key('a'), async () => session());
    await cache.get(key('b'), async () => session());
    await cache.get(key('a'), async () => session());
    await cache.get(key('c'), async () => session());
    expect((await cache.get(key('a'), async () => session())).cached).toBe(true);
    expect((await cache.get(key('b'), async () => session())).cached).toBe(false);
  });
});

test('GEN-78: an organisation has its own bound and all have one together; leaving twice counts once', () => {
  const gate = concurrencyGate({ concurrentPerOrganisation: 2, concurrentInAll: 3 });
  const leave = gate.enter('a');
  expect(gate.enter('a')).not.toBeNull();
  expect(gate.enter('a')).toBeNull();
  expect(gate.enter('b')).not.toBeNull();
  expect(gate.enter('b')).toBeNull();
  leave?.();
  leave?.();
  expect(gate.running).toBe(2);
  expect(gate.enter('b')).not.toBeNull();
  expect(gate.enter('a')).toBeNull();
});
