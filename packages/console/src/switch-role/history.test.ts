import { expect, test } from 'vitest';
import { choiceProblem, readHistory, remembering, sessionNameOf, switchAddress, type RoleChoice } from './history.ts';

const role = (name: string, account = '111122223333'): RoleChoice => ({ account, role: name, name });

test('the five roles of the last are remembered, the newest first, each once', () => {
  let history: readonly RoleChoice[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'C']) history = remembering(history, role(name));
  expect(history.map(({ role: each }) => each)).toEqual(['C', 'f', 'e', 'd', 'b']);
  expect(remembering([role('a')], role('a', '444455556666'))).toHaveLength(2);
});

test('what a browser kept is read, and whatever is no role is left out', () => {
  expect(readHistory(JSON.stringify([role('a'), { account: '1', role: 'b', name: 'b' }, null, 7, { role: 'c' }]))).toEqual([role('a')]);
  for (const nothing of [null, '', '{', '{}', '"x"', 'null']) expect(readHistory(nothing)).toEqual([]);
});

test('an account has twelve digits, a role a name with or without a path', () => {
  expect(choiceProblem(role('team/reader'))).toBeNull();
  expect(choiceProblem(role('reader', '1111'))).toBe('account');
  for (const wrong of ['', 'a b', '/reader', 'reader/', 'x'.repeat(65), 'arn:aws:iam::111122223333:role/']) expect(choiceProblem(role(wrong))).toBe('role');
});

test('a link opens the page with everything in it', () => {
  expect(switchAddress({ account: '111122223333', role: 'team/reader', name: 'Read & see' })).toBe('/switch-role?account=111122223333&roleName=team%2Freader&displayName=Read+%26+see');
});

test('a session is named after who switched, in the letters of STS', () => {
  expect(sessionNameOf('reader/ann@example.com')).toBe('reader-ann@example.com');
  expect(sessionNameOf('é')).toBe('--');
  expect(sessionNameOf('x'.repeat(80))).toHaveLength(64);
});
