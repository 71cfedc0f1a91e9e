import { validateDocument } from '@octroi/policy';
import { expect, test } from 'vitest';
import { givenExternalIds, trustDocumentOf } from './document-of.ts';
import { SIGN_IN_AUDIENCE } from './form.ts';
import type { AccountTrust, TrustForm, WebIdentityTrust } from './form.ts';

const HOME = { account: '111122223333', partition: 'aws' };
const ACCOUNT: AccountTrust = { kind: 'account', which: 'another', account: '765628985471', requireExternalId: false, externalIds: [''], requireMfa: false };
const OIDC: WebIdentityTrust = { kind: 'web-identity', provider: 'arn:aws:iam::111122223333:oidc-provider/token.example.com/ci', audience: 'sts.amazonaws.com', claims: [] };
const SAML = 'arn:aws:iam::111122223333:saml-provider/Corp';

function statement(form: TrustForm): unknown {
  const text = trustDocumentOf(form, HOME);
  expect(validateDocument(text, 'trust')).toBeNull();
  const { Version, Statement } = JSON.parse(text) as { readonly Version: string; readonly Statement: readonly unknown[] };
  expect(Version).toBe('2012-10-17');
  expect(Statement).toHaveLength(1);
  return Statement[0];
}

test('an AWS service is trusted by its principal', () => {
  expect(statement({ kind: 'service', service: 'lambda.amazonaws.com' })).toEqual({ Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: ['lambda.amazonaws.com'] } });
});

test('another account is trusted by the ARN of its root user, without conditions unless asked for', () => {
  expect(statement(ACCOUNT)).toEqual({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: 'arn:aws:iam::765628985471:root' }, Condition: {} });
});

test('this account is the one in which the role is made, whatever was typed for another, in its partition', () => {
  const document = JSON.parse(trustDocumentOf({ ...ACCOUNT, which: 'this' }, { account: '111122223333', partition: 'aws-us-gov' })) as { readonly Statement: readonly [{ readonly Principal: unknown }] };
  expect(document.Statement[0].Principal).toEqual({ AWS: 'arn:aws-us-gov:iam::111122223333:root' });
});

test('KEY-60: the external ID that is required stands in the condition, several of them as alternatives', () => {
  const one = { ...ACCOUNT, requireExternalId: true, externalIds: [' 91cf9239-f549-465b-8cad-9b46f1420818 '] };
  expect(statement(one)).toMatchObject({ Condition: { StringEquals: { 'sts:ExternalId': '91cf9239-f549-465b-8cad-9b46f1420818' } } });
  expect(statement({ ...one, externalIds: ['first', '', 'second', 'first'] })).toMatchObject({ Condition: { StringEquals: { 'sts:ExternalId': ['first', 'second'] } } });
});

test('an external ID that was typed before the box was cleared is not written', () => {
  expect(statement({ ...ACCOUNT, externalIds: ['left over'] })).toMatchObject({ Condition: {} });
});

test('multi-factor authentication is required beside the external ID, not instead of it', () => {
  expect(statement({ ...ACCOUNT, requireExternalId: true, externalIds: ['id'], requireMfa: true })).toMatchObject({
    Condition: { StringEquals: { 'sts:ExternalId': 'id' }, Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  });
});

test('a web identity is held to its audience, under the name of the provider without the scheme', () => {
  expect(statement(OIDC)).toEqual({
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: OIDC.provider },
    Condition: { StringEquals: { 'token.example.com/ci:aud': 'sts.amazonaws.com' } },
  });
});

test('claims of a web identity are grouped by operator, and values of one claim are alternatives', () => {
  const claims = [
    { name: 'sub', operator: 'StringLike', value: 'repo:octo/*' },
    { name: 'sub', operator: 'StringLike', value: 'repo:other/*' },
    { name: ' env ', operator: 'StringEquals', value: ' prod ' },
  ] as const;
  expect(statement({ ...OIDC, claims })).toMatchObject({
    Condition: {
      StringEquals: { 'token.example.com/ci:aud': 'sts.amazonaws.com', 'token.example.com/ci:env': 'prod' },
      StringLike: { 'token.example.com/ci:sub': ['repo:octo/*', 'repo:other/*'] },
    },
  });
});

test('a claim named as the audience is one more value of it', () => {
  const form = { ...OIDC, claims: [{ name: 'aud', operator: 'StringEquals', value: 'other' } as const] };
  expect(statement(form)).toMatchObject({ Condition: { StringEquals: { 'token.example.com/ci:aud': ['sts.amazonaws.com', 'other'] } } });
});

test.each([
  ['cognito-identity.amazonaws.com', 'cognito-identity.amazonaws.com:aud'],
  ['www.amazon.com', 'www.amazon.com:app_id'],
  ['graph.facebook.com', 'graph.facebook.com:app_id'],
  ['accounts.google.com', 'accounts.google.com:aud'],
])('the audience of %s is %s', (provider, key) => {
  expect(statement({ ...OIDC, provider, audience: 'app' })).toMatchObject({ Condition: { StringEquals: { [key]: 'app' } } });
});

test('SAML for the console is held to the sign-in page, SAML for programs to the attribute that was named', () => {
  const form = { kind: 'saml', provider: SAML, access: 'console', attribute: 'iss', value: 'https://idp.example.com' } as const;
  expect(statement(form)).toEqual({ Effect: 'Allow', Action: 'sts:AssumeRoleWithSAML', Principal: { Federated: SAML }, Condition: { StringEquals: { 'SAML:aud': SIGN_IN_AUDIENCE } } });
  expect(statement({ ...form, access: 'programmatic' })).toMatchObject({ Condition: { StringEquals: { 'SAML:iss': 'https://idp.example.com' } } });
});

test('a custom policy is sent to the byte', () => {
  const text = '{ "Version":"2012-10-17",\n"Statement":[] }';
  expect(trustDocumentOf({ kind: 'custom', text }, HOME)).toBe(text);
});

test('external IDs are trimmed and told once, in their order', () => {
  expect(givenExternalIds(['b ', '', ' a', 'b', '  '])).toEqual(['b', 'a']);
});
