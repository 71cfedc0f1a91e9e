import { expect, test } from 'vitest';
import type { Case } from '../fuzz/http/cases.ts';
import { wrongChange } from '../fuzz/http/changes.ts';
import type { Reply } from '../fuzz/http/judge.ts';

const sent: Case = { name: 'iam:GetUser', bytes: Buffer.alloc(0), expect: 'any', method: 'POST', noted: { account: '111122223333', id: 'AKIAANN', principal: 'AIDAANN' } };
const answer = (code: string): Reply => ({ status: 403, headers: new Map(), body: `<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>` });
const denied = answer('AccessDenied');
const KEY = 'aws/111122223333/-/iam/last-use/AKIAANN';
const USE = JSON.stringify({ at: 1, region: 'us-east-1', service: 'iam' });
const SERVICE = 'aws/111122223333/-/iam/access/AIDAANN/iam';
const access = (at: number, actions: Readonly<Record<string, number>>) => JSON.stringify({ at, region: 'us-east-1', actions: Object.fromEntries(Object.entries(actions).map(([name, used]) => [name, { at: used, region: 'us-east-1' }])) });
const user: [string, string] = ['aws/111122223333/-/iam/user/ann', '{}'];
const rows = (...more: [string, string][]) => new Map([user, ...more]);

test('IAM-43: a request that fails may write down the use of its own key, and nothing else', () => {
  expect(wrongChange(rows(), rows(), sent, denied)).toBeNull();
  expect(wrongChange(rows(), rows([KEY, USE]), sent, denied)).toBeNull();
  for (const after of [
    rows([KEY.replace('ANN', 'BOB'), USE]),
    rows([KEY.replace('1111', '4444'), USE]),
    rows([KEY, USE], ['aws/111122223333/-/iam/user/bob', '{}']),
    rows([KEY, '{"at":1,"region":"us-east-1"}']),
    rows(['aws/111122223333/-/iam/user/ann', '{"changed":1}']),
    new Map(),
    new Map([[KEY, USE]]),
  ])
    expect(wrongChange(rows(), after, sent, denied)).toContain('a request that failed has changed rows');
  expect(wrongChange(rows([KEY, USE]), rows([KEY, USE.replace('1', '2')]), sent, denied)).toContain('has changed rows');
});

test('IAM-180: and the use of one action of its service', () => {
  const before = rows([SERVICE, access(1, { GetUser: 1, ListUsers: 1 })]);
  const then = (more: [string, string]) => wrongChange(before, rows(more), sent, denied);
  expect(wrongChange(rows(), rows([KEY, USE], [SERVICE, access(1, { GetUser: 1 })]), sent, denied)).toBeNull();
  expect(then([SERVICE, access(2, { GetUser: 1, ListUsers: 1, GetRole: 2 })])).toBeNull();
  expect(then([SERVICE, access(2, { GetUser: 2, ListUsers: 1 })])).toBeNull();
  for (const value of [access(2, { GetUser: 2, ListUsers: 2 }), access(2, { GetUser: 2 }), access(3, { GetUser: 2, ListUsers: 1 })]) expect(then([SERVICE, value])).toContain('has changed rows');
  for (const key of [SERVICE.replace('ANN', 'BOB'), SERVICE.replace('1111', '4444')]) expect(wrongChange(rows(), rows([key, access(1, { GetUser: 1 })]), sent, denied)).toContain('has changed rows');
});

test('IAM-43: who is not recognised has used no key', () => {
  const wrong = 'the use of a key was written down for a caller that was not recognised';
  for (const code of ['SignatureDoesNotMatch', 'ExpiredToken', 'MissingAuthenticationToken']) expect(wrongChange(rows(), rows([KEY, USE]), sent, answer(code))).toBe(wrong);
  expect(wrongChange(rows(), rows([KEY, USE]), { ...sent, expect: 'refused' }, denied)).toBe(wrong);
});

test('IAM-121, STS-22: and that a code of one MFA device was wrong', () => {
  const state: [string, string] = ['aws/111122223333/-/iam/mfa-state//ann', '{"failures":1}'];
  for (const code of ['InvalidAuthenticationCode', 'AccessDenied']) expect(wrongChange(rows(), rows(state), sent, answer(code))).toBeNull();
  expect(wrongChange(rows(), rows(state), sent, answer('NoSuchEntity'))).toContain('has changed rows');
  expect(wrongChange(rows(), rows(state, ['aws/111122223333/-/iam/mfa-state//bob', '{}']), sent, denied)).toContain('has changed rows');
  expect(wrongChange(rows(), rows(['aws/444455556666/-/iam/mfa-state//ann', '{}']), sent, denied)).toContain('has changed rows');
});
