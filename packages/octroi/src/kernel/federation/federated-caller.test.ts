import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assumeRoleWithWebIdentity } from '../../services/sts/assume-role-with-web-identity.ts';
import { assumeRole } from '../../services/sts/assume-role.ts';
import { getCallerIdentity } from '../../services/sts/get-caller-identity.ts';
import { authorise, type AuthoriseInput } from '../authorise.ts';
import type { Caller } from '../caller.ts';
import { FederatedCaller } from './federated-caller.ts';

const SOURCES = join(import.meta.dirname, '../..');
const vouched = new FederatedCaller({ principal: { kind: 'web-identity', provider: 'accounts.google.com' }, partition: 'aws', roleAccount: '111122223333', subject: 'ann', proof: {} });
const root: Caller = { principal: { kind: 'root', account: '111122223333', arn: 'arn:aws:iam::111122223333:root' }, partition: 'aws', account: '111122223333', arn: 'arn:aws:iam::111122223333:root', userId: '111122223333', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' };

test('SIG-17: whoever has no signature is no caller, and no caller stands behind a token: the types say so', () => {
  // @ts-expect-error a federated caller is not one that signs
  const asCaller: Caller = vouched;
  // @ts-expect-error nor can a caller be a web identity
  const asPrincipal: Caller['principal'] = vouched.principal;
  expect([asCaller.account, asPrincipal.kind]).toEqual([null, 'web-identity']);
});

test('SIG-17: no operation that is signed takes who is not, and none that is not takes who is', () => {
  const input = (operation: object, caller: object): AuthoriseInput => ({ operation, input: {}, context: { caller }, held: {}, observe: () => expect.fail('something was decided') }) as unknown as AuthoriseInput;
  for (const operation of [assumeRole, getCallerIdentity]) expect(() => authorise(input(operation, vouched))).toThrow('is called by a web-identity');
  expect(() => authorise(input(assumeRoleWithWebIdentity, root))).toThrow('is called by a root');
});

test('only what verifies a token makes a federated caller', () => {
  const makers = globSync('**/*.ts', { cwd: SOURCES }).filter((file) => !file.endsWith('.test.ts') && readFileSync(join(SOURCES, file), 'utf8').includes('new FederatedCaller('));
  expect(makers.toSorted()).toEqual(['services/sts/saml/vouch.ts', 'services/sts/web-identity/vouch.ts']);
});
