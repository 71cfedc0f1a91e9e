import { expect, test } from 'vitest';
import { openKeyring } from '../store/seal.ts';
import { sealSession } from '../kernel/session-token.ts';
import type { Session } from '../kernel/session.ts';
import { SessionTokens } from './session-tokens.ts';

const session = (accessKeyId: string): Session => ({
  accessKeyId, secretAccessKey: 's', partition: 'aws', account: '111122223333', principal: { kind: 'root' }, issuedAt: 0, expiresAt: 1, policies: [], policyArns: [], tags: [], transitiveTagKeys: [],
});

test('STS-90: what was sealed here opens to the same object each time; anything else opens to nothing', () => {
  const sealer = openKeyring({});
  const tokens = new SessionTokens(sealer);
  const token = sealSession(sealer, session('ASIA1'));
  expect(tokens.open(token)).toEqual(session('ASIA1'));
  expect(tokens.open(token)).toBe(tokens.open(token));
  for (const other of ['', 'x', token.slice(1), `${token}=`, sealSession(openKeyring({}), session('ASIA1')), sealer.seal('{}', 'other'), 'A'.repeat(100_000)]) expect(tokens.open(other)).toBeNull();
});

test('opened tokens are remembered within a bound, and forgotten on demand', () => {
  const sealer = openKeyring({});
  let opened = 0;
  const counting = { ...sealer, seal: sealer.seal.bind(sealer), open: (...args: Parameters<typeof sealer.open>) => (opened++, sealer.open(...args)) };
  const tokens = new SessionTokens(counting, 2);
  const [one, two, three] = ['1', '2', '3'].map((id) => sealSession(sealer, session(id))) as [string, string, string];
  for (const token of [one, two, two, three, three]) tokens.open(token);
  expect(opened).toBe(3);
  tokens.open(one);
  expect(opened).toBe(4);
  tokens.clear();
  tokens.open(one);
  expect(opened).toBe(5);
});
