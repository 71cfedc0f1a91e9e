import { expect, test } from 'vitest';
import type { AccountTrust, WebIdentityTrust } from './form.ts';
import { emptyTrust, TRUST_KINDS } from './form.ts';
import { trustProblems } from './problems.ts';

const ACCOUNT: AccountTrust = { kind: 'account', which: 'another', account: '765628985471', requireExternalId: false, externalIds: [''], requireMfa: false };
const OIDC: WebIdentityTrust = { kind: 'web-identity', provider: 'accounts.google.com', audience: 'app', claims: [] };

test('no empty form goes on to the next step, but the one that trusts this account', () => {
  const goesOn = TRUST_KINDS.filter((kind) => trustProblems(emptyTrust(kind)).length === 0);
  expect(goesOn).toEqual(['account']);
});

test('a service is named by its principal', () => {
  const problems = (service: string) => trustProblems({ kind: 'service', service });
  expect(problems(' lambda.amazonaws.com ')).toEqual([]);
  expect(problems(' ')).toEqual([{ field: 'service', problem: 'missing' }]);
  expect(problems('Lambda')).toEqual([{ field: 'service', problem: 'not-a-principal' }]);
});

test.each([
  ['765628985471', []],
  [' 765628985471 ', []],
  ['', [{ field: 'account', problem: 'missing' }]],
  ['76562898547', [{ field: 'account', problem: 'not-12-digits' }]],
  ['7656-2898-5471', [{ field: 'account', problem: 'not-12-digits' }]],
])('the id of another account is 12 digits: %j', (account, problems) => {
  expect(trustProblems({ ...ACCOUNT, account })).toEqual(problems);
});

test('this account needs no id', () => {
  expect(trustProblems({ ...ACCOUNT, which: 'this', account: 'x' })).toEqual([]);
});

test('STS-15: an external ID has 2 to 1224 characters of those that STS takes, and one is needed if it is required', () => {
  const problems = (...externalIds: string[]) => trustProblems({ ...ACCOUNT, requireExternalId: true, externalIds });
  expect(problems('', ' ')).toEqual([{ field: 'externalIds', problem: 'missing' }]);
  expect(problems('ok', '', 'a:b/c=d+e,f.g@h-i_j')).toEqual([]);
  expect(problems('x'.repeat(1224))).toEqual([]);
  expect(problems('ok', 'x')).toEqual([{ field: 'externalIds', problem: 'length', index: 1 }]);
  expect(problems('x'.repeat(1225))).toEqual([{ field: 'externalIds', problem: 'length', index: 0 }]);
  expect(problems('ok', 'two words', 'clé')).toEqual([
    { field: 'externalIds', problem: 'characters', index: 1 },
    { field: 'externalIds', problem: 'characters', index: 2 },
  ]);
});

test('an external ID that is not required is not looked at', () => {
  expect(trustProblems({ ...ACCOUNT, externalIds: ['x'] })).toEqual([]);
});

test('a web identity needs a provider and an audience, and a claim its name and value', () => {
  expect(trustProblems({ ...OIDC, provider: '', audience: ' ' })).toEqual([
    { field: 'provider', problem: 'missing' },
    { field: 'audience', problem: 'missing' },
  ]);
  const claim = (name: string, value: string) => ({ name, operator: 'StringEquals', value }) as const;
  expect(trustProblems({ ...OIDC, claims: [claim('sub', 'x'), claim('sub', ''), claim('a b', 'x')] })).toEqual([
    { field: 'claims', problem: 'missing', index: 1 },
    { field: 'claims', problem: 'characters', index: 2 },
  ]);
});

test('SAML needs a provider, and a value where a program signs in', () => {
  const form = { kind: 'saml', provider: '', access: 'programmatic', attribute: 'aud', value: '' } as const;
  expect(trustProblems(form)).toEqual([
    { field: 'provider', problem: 'missing' },
    { field: 'value', problem: 'missing' },
  ]);
  expect(trustProblems({ ...form, provider: 'arn:aws:iam::111122223333:saml-provider/Corp', access: 'console' })).toEqual([]);
});

test('a custom policy is judged as IAM will judge it', () => {
  const custom = (text: string) => trustProblems({ kind: 'custom', text });
  expect(custom('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}')).toEqual([]);
  expect(custom('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}')).toMatchObject([{ field: 'text', problem: 'document' }]);
  expect(custom('{')).toMatchObject([{ field: 'text', problem: 'document' }]);
});
