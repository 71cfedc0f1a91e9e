import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signIn } from '../services/octroi/sign-in/sign-in.ts';
import { getUser } from '../services/iam/users/get-user.ts';
import { getCallerIdentity } from '../services/sts/get-caller-identity.ts';
import { assumeRoleWithWebIdentity } from '../services/sts/assume-role-with-web-identity.ts';
import { authorise, type AuthoriseInput } from './authorise.ts';
import type { Caller } from './caller.ts';
import { PasswordCaller } from './password-caller.ts';

const SOURCES = join(import.meta.dirname, '..');
const root: Caller = { principal: { kind: 'root', account: '111122223333', arn: 'arn:aws:iam::111122223333:root' }, partition: 'aws', account: '111122223333', arn: 'arn:aws:iam::111122223333:root', userId: '111122223333', accessKeyId: null };
const proven = new PasswordCaller({ caller: root, mfaAt: null, mustChange: false });

test('sign-in: a password opens the operation that takes one and no other, and that takes nothing else', () => {
  const input = (operation: object, caller: object): AuthoriseInput => ({ operation, input: {}, context: { caller }, held: {}, observe: () => expect.fail('something was decided') }) as unknown as AuthoriseInput;
  for (const operation of [getUser, getCallerIdentity, assumeRoleWithWebIdentity]) expect(() => authorise(input(operation, proven))).toThrow('is called by a root');
  expect(() => authorise(input(signIn, root))).toThrow('octroi:SignIn is called by a root');
});

test('sign-in: only what compares passwords makes such a caller', () => {
  const makers = globSync('**/*.ts', { cwd: SOURCES }).filter((file) => !file.endsWith('.test.ts') && readFileSync(join(SOURCES, file), 'utf8').includes('new PasswordCaller('));
  expect(makers).toEqual(['services/octroi/sign-in/vouch.ts']);
});
