import { compile, evaluate, parsePolicy, validateDocument } from '@octroi/policy';
import type { Policies } from '@octroi/policy';
import { expect, test } from 'vitest';
import { readDuration } from './duration.ts';
import { revokedUntil, revokingDocument } from './revoke.ts';

const NOW = Date.parse('2026-11-22T10:00:00.500Z');

function compiled(text: string) {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error('no policy');
  return compile(parsed.document);
}

test('the policy that ends sessions denies those issued before, down to the second of its making, and leaves later ones alone', () => {
  const text = revokingDocument(NOW);
  expect(validateDocument(text, 'inline')).toBeNull();
  const everything = compiled('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}');
  const policies: Policies = { identity: [everything, compiled(text)], resource: null, boundary: null, session: [], scp: [], rcp: [] };
  const principal = { kind: 'role-session', account: '111122223333', arn: 'arn:aws:sts::111122223333:assumed-role/R/s', roleArn: 'arn:aws:iam::111122223333:role/R', roleId: 'AROAEXAMPLE' } as const;
  const issued = (at: string): string =>
    evaluate({ principal, action: 'iam:ListRoles', resource: '*', resourceAccount: '111122223333', context: new Map([['aws:tokenissuetime', at]]) }, policies).effect;
  expect([issued('2026-11-22T09:00:00Z'), issued('2026-11-22T10:00:00Z'), issued('2026-11-22T10:00:01Z')]).toEqual(['ExplicitlyDenied', 'ExplicitlyDenied', 'Allowed']);
});

test('a full second is not the moment itself: a session of that second is ended too', () => {
  expect(revokedUntil(revokingDocument(Date.parse('2026-11-22T10:00:00Z')))).toEqual(new Date('2026-11-22T10:00:01Z'));
});

test('the moment is read back; another document has none', () => {
  expect(revokedUntil(revokingDocument(NOW))).toEqual(new Date('2026-11-22T10:00:01Z'));
  expect(revokedUntil('{"Version":"2012-10-17","Statement":[]}')).toBeNull();
  expect(revokedUntil('{')).toBeNull();
});

test.each([
  ['3600', 3600],
  [' 43200 ', 43_200],
  ['3599', null],
  ['43201', null],
  ['1h', null],
  ['-3600', null],
  ['3600.5', null],
  ['', null],
])('a session of a role lasts 3600 to 43200 seconds: %j', (text, seconds) => {
  expect(readDuration(text)).toBe(seconds);
});
