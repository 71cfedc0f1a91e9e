import { expect, test } from 'vitest';
import { descriptionProblem, isServiceLinked, isServiceRole, linkedService, roleArnParts, roleNameProblem, switchRoleLink } from './names.ts';

test.each([
  ['Reader', null],
  ['a+=,.@-_Z9', null],
  ['x'.repeat(64), null],
  ['x'.repeat(65), 'length'],
  ['', 'missing'],
  ['two words', 'characters'],
  ['rôle', 'characters'],
  ['a/b', 'characters'],
])('a role can be called %j: %j', (name, problem) => {
  expect(roleNameProblem(name)).toBe(problem);
});

test.each([
  ['', null],
  ['Genesys Cloud calls `greeter`.\nNothing else.', null],
  ['é'.repeat(1000), null],
  ['x'.repeat(1001), 'length'],
  ['a → b', 'characters'],
  ['\u0007', 'characters'],
])('a description can be %j: %j', (text, problem) => {
  expect(descriptionProblem(text)).toBe(problem);
});

test('a role under /aws-service-role/ belongs to the service that its path names', () => {
  expect(isServiceLinked('/aws-service-role/lex.amazonaws.com/')).toBe(true);
  expect(linkedService('/aws-service-role/lex.amazonaws.com/')).toBe('lex.amazonaws.com');
  expect(isServiceLinked('/')).toBe(false);
  expect(isServiceLinked('/x/aws-service-role/')).toBe(false);
});

test('a service role is one that only services may assume, or that lies under /service-role/; a service-linked role is another thing', () => {
  const service = { kind: 'service' };
  expect(isServiceRole('/', [service])).toBe(true);
  expect(isServiceRole('/service-role/', [{ kind: 'account' }])).toBe(true);
  expect(isServiceRole('/', [service, { kind: 'account' }])).toBe(false);
  expect(isServiceRole('/', [])).toBe(false);
  expect(isServiceRole('/aws-service-role/lex.amazonaws.com/', [service])).toBe(false);
});

test('the ARN of a role has an account, a path and a name', () => {
  expect(roleArnParts('arn:aws:iam::111122223333:role/Reader')).toEqual({ account: '111122223333', path: '/', name: 'Reader' });
  expect(roleArnParts('arn:aws-us-gov:iam::111122223333:role/a/b/Reader')).toEqual({ account: '111122223333', path: '/a/b/', name: 'Reader' });
  expect(roleArnParts('arn:aws:iam::111122223333:user/Reader')).toBeNull();
  expect(roleArnParts('arn:aws:sts::111122223333:assumed-role/Reader/x')).toBeNull();
});

test('the link to switch to a role names its account and its path', () => {
  const link = new URL(switchRoleLink('https://octroi.example.com/console', '111122223333', { path: '/a/', name: 'R+x' }));
  expect(link.pathname).toBe('/console/switch-role');
  expect(Object.fromEntries(link.searchParams)).toEqual({ account: '111122223333', roleName: 'a/R+x' });
});
