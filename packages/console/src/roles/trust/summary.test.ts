import { expect, test } from 'vitest';
import { trustDocumentOf } from './document-of.ts';
import { trustSummary } from './summary.ts';
import type { TrustSummary } from './summary.ts';

function read(...statements: readonly object[]): Extract<TrustSummary, { ok: true }> {
  const summary = trustSummary(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (!summary.ok) throw new Error(JSON.stringify(summary.issues));
  return summary;
}
const allow = { Effect: 'Allow', Action: 'sts:AssumeRole' } as const;

test('the trust policy of the document tells its account and both external IDs', () => {
  const ids = ['91cf9239-f549-465b-8cad-9b46f1420818', '90b7f8c9-790e-43f9-ad67-92b61365a4d0'];
  const summary = read({ ...allow, Principal: { AWS: 'arn:aws:iam::765628985471:root' }, Condition: { StringLike: { 'sts:ExternalId': ids } } });
  expect(summary.entities).toEqual([{ kind: 'account', account: '765628985471' }]);
  expect(summary.statements[0]?.externalIds).toEqual(ids);
  expect(summary.remarks).toEqual([]);
});

test('what the wizard writes is read back', () => {
  const form = { kind: 'account', which: 'another', account: '765628985471', requireExternalId: true, externalIds: ['a1', 'b2'], requireMfa: true } as const;
  const summary = trustSummary(trustDocumentOf(form, { account: '111122223333', partition: 'aws' }));
  expect(summary).toMatchObject({ ok: true, entities: [{ kind: 'account', account: '765628985471' }], statements: [{ externalIds: ['a1', 'b2'] }] });
  expect(summary.ok && summary.statements[0]?.conditions.map(({ key }) => key)).toEqual(['sts:ExternalId', 'aws:MultiFactorAuthPresent']);
});

test.each([
  [{ AWS: '111122223333' }, { kind: 'account', account: '111122223333' }],
  [{ AWS: 'arn:aws:iam::111122223333:user/a/ann' }, { kind: 'user', account: '111122223333', name: 'ann', arn: 'arn:aws:iam::111122223333:user/a/ann' }],
  [{ AWS: 'arn:aws:iam::111122223333:role/Reader' }, { kind: 'role', account: '111122223333', name: 'Reader', arn: 'arn:aws:iam::111122223333:role/Reader' }],
  [{ AWS: 'arn:aws:sts::111122223333:assumed-role/Reader/s' }, { kind: 'session', account: '111122223333', name: 'Reader/s', arn: 'arn:aws:sts::111122223333:assumed-role/Reader/s' }],
  [{ AWS: 'AIDAEXAMPLE0123456789' }, { kind: 'deleted', id: 'AIDAEXAMPLE0123456789' }],
  [{ AWS: '*' }, { kind: 'everyone' }],
  ['*', { kind: 'everyone' }],
  [{ Service: 'lambda.amazonaws.com' }, { kind: 'service', service: 'lambda.amazonaws.com' }],
  [{ Federated: 'accounts.google.com' }, { kind: 'oidc', name: 'accounts.google.com', provider: 'accounts.google.com' }],
  [
    { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.example.com/ci' },
    { kind: 'oidc', name: 'token.example.com/ci', provider: 'arn:aws:iam::111122223333:oidc-provider/token.example.com/ci' },
  ],
  [{ Federated: 'arn:aws:iam::111122223333:saml-provider/Corp' }, { kind: 'saml', name: 'Corp', provider: 'arn:aws:iam::111122223333:saml-provider/Corp' }],
])('principal %j is read as %j', (Principal, entity) => {
  expect(read({ ...allow, Principal }).entities).toEqual([entity]);
});

test('an account that two statements name is told once, by its id as by its ARN', () => {
  const summary = read({ ...allow, Principal: { AWS: '111122223333' } }, { ...allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' } });
  expect(summary.entities).toEqual([{ kind: 'account', account: '111122223333' }]);
});

test('who is denied is not told as trusted', () => {
  const summary = read({ ...allow, Principal: { AWS: '111122223333' } }, { Effect: 'Deny', Action: 'sts:AssumeRole', Principal: { AWS: 'arn:aws:iam::111122223333:user/eve' } });
  expect(summary.entities).toEqual([{ kind: 'account', account: '111122223333' }]);
  expect(summary.statements[1]).toMatchObject({ effect: 'Deny', remarks: ['deny'] });
  expect(summary.remarks).toEqual(['deny']);
});

test('who is left out by NotPrincipal is not told as trusted, and the summary says that it cannot tell who is', () => {
  const summary = read({ Effect: 'Deny', Action: 'sts:AssumeRole', NotPrincipal: { AWS: '111122223333' } });
  expect(summary.entities).toEqual([]);
  expect(summary.remarks).toEqual(['deny', 'not-principal']);
});

test('actions beside the assumption are remarked; tags and source identity belong to it', () => {
  const Principal = { AWS: '111122223333' };
  expect(read({ Effect: 'Allow', Action: ['STS:assumerole', 'sts:TagSession', 'sts:SetSourceIdentity'], Principal }).remarks).toEqual([]);
  expect(read({ Effect: 'Allow', Action: 'sts:*', Principal }).remarks).toEqual(['other-actions']);
  expect(read({ Effect: 'Allow', NotAction: 'sts:TagSession', Principal }).remarks).toEqual(['not-action']);
});

test('a statement that denies more than the assumption allows nothing', () => {
  expect(read({ Effect: 'Deny', Action: 'sts:*', Principal: '*' }).remarks).toEqual(['deny']);
});

test('the key of the external ID is known in any letter case', () => {
  expect(read({ ...allow, Principal: { AWS: '111122223333' }, Condition: { StringEquals: { 'STS:externalid': 'a1' } } }).statements[0]?.externalIds).toEqual(['a1']);
});

test('what is no policy gives its issues', () => {
  expect(trustSummary('{').ok).toBe(false);
});
