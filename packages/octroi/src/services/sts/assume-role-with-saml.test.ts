import { createHash } from 'node:crypto';
import { DeleteSAMLProviderCommand, ListUsersCommand, PutRolePolicyCommand, UpdateSAMLProviderCommand, CreateSAMLProviderCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testSamlProvider } from '../../testing/identity-provider/saml.ts';
import { openSamlWorld, type SamlWorld } from './saml.fixture.ts';
import { keysOf, policy, refusal } from './sts.fixture.ts';

let saml: SamlWorld;
beforeAll(async () => {
  saml = await openSamlWorld();
});
afterAll(async () => {
  expect(saml.world.faults).toEqual([]);
  await saml.world.close();
});

const DENIED = { name: 'AccessDenied', status: 403, message: 'Not authorized to perform sts:AssumeRoleWithSAML' };
const invalid = (message: string) => ({ name: 'InvalidIdentityTokenException', status: 400, message });

test.each(['assertion', 'response', 'both'] as const)('STS-54: the answer says who and for whom, of a signed %s', async (signed) => {
  const { accountId } = saml.root;
  const answer = await saml.assume(saml.xml({ signed }));
  expect(answer).toMatchObject({
    Subject: 'ann@example.com',
    SubjectType: 'persistent',
    Issuer: saml.idp.entityId,
    Audience: 'https://signin.aws.amazon.com/saml',
    NameQualifier: createHash('sha1').update(`${saml.idp.entityId}${accountId}/Corp`).digest('base64'),
    AssumedRoleUser: { Arn: `arn:aws:sts::${accountId}:assumed-role/saml/ann` },
  });
  expect(answer).not.toHaveProperty('PackedPolicySize');
  const caller = await saml.world.sts(keysOf(answer.Credentials)).send(new GetCallerIdentityCommand({}));
  expect(caller.Arn).toBe(`arn:aws:sts::${accountId}:assumed-role/saml/ann`);
});

test('STS-50: the pair of role and provider stands in either order, among others', async () => {
  const { role, provider } = saml;
  for (const pair of [`${role},${provider}`, `${provider},${role}`, `  ${provider} , ${role}\n`]) await saml.assume(saml.xml({ roles: ['arn:aws:iam::111122223333:role/x,arn:aws:iam::111122223333:saml-provider/Corp', pair] }));
  for (const pair of [role, provider, `${role},${role}`, `${role},${provider}x`, `${role}x,${provider}`, `${role},${provider},more`, `${role};${provider}`, '']) {
    expect(await refusal(saml.assume(saml.xml({ roles: [pair] })))).toEqual(DENIED);
  }
  expect(await refusal(saml.assume(saml.xml({ roles: [] })))).toEqual(DENIED);
});

test('EVAL-68: only a trust policy that names the provider lets its users in', async () => {
  const { trusting, root, provider } = saml;
  const tries = {
    denying: [trusting(), { ...trusting(), Effect: 'Deny' }],
    web: [trusting(undefined, 'sts:AssumeRoleWithWebIdentity')],
    account: [{ Effect: 'Allow', Principal: { AWS: root.accountId }, Action: 'sts:AssumeRole' }],
    other: [{ ...trusting(), Principal: { Federated: `${provider}2` } }],
  };
  for (const [name, statements] of Object.entries(tries)) {
    const RoleArn = await saml.makeRole(name, statements);
    expect(await refusal(saml.assume(saml.xml({ roles: [`${RoleArn},${provider}`] }), { RoleArn }))).toEqual(DENIED);
  }
  const missing = `arn:aws:iam::${root.accountId}:role/missing`;
  expect(await refusal(saml.assume(saml.xml({ roles: [`${missing},${provider}`] }), { RoleArn: missing }))).toEqual(DENIED);
});

test('KEY-70, KEY-72: the trust policy sees the assertion, and nothing of a caller', async () => {
  const { provider, root } = saml;
  const seen = {
    StringEquals: {
      'saml:aud': 'https://signin.aws.amazon.com/saml', 'saml:iss': saml.idp.entityId, 'saml:sub': 'ann@example.com', 'saml:sub_type': 'transient', 'saml:doc': `${root.accountId}/Corp`,
      'saml:mail': 'ann@example.com', 'saml:cn': 'Ann', 'saml:uid': 'ann', 'saml:primaryGroupSID': 'S-1', 'sts:RoleSessionName': 'ann',
    },
    'ForAnyValue:StringEquals': { 'saml:edupersonaffiliation': 'staff' },
    Null: { 'saml:namequalifier': 'false', 'aws:PrincipalArn': 'true', 'aws:userid': 'true', 'aws:PrincipalType': 'true', 'aws:FederatedProvider': 'true', 'aws:SourceIp': 'false' },
  };
  const RoleArn = await saml.makeRole('seeing', [saml.trusting(seen)]);
  const xml = (affiliation: readonly string[]) =>
    saml.xml({
      roles: [`${RoleArn},${provider}`],
      format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
      attributes: {
        'urn:oid:0.9.2342.19200300.100.1.3': ['ann@example.com'], 'urn:oid:2.5.4.3': ['Ann'], 'urn:oid:0.9.2342.19200300.100.1.1': ['ann'],
        'http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid': ['S-1'], 'urn:oid:1.3.6.1.4.1.5923.1.1.1.1': affiliation,
      },
    });
  await saml.assume(xml(['member', 'staff']), { RoleArn });
  expect(await refusal(saml.assume(xml(['member']), { RoleArn }))).toEqual(DENIED);
});

test('KEY-50, KEY-70: of the assertion, requests of the session know subject, type and qualifier, and no provider and no MFA', async () => {
  const { world, root, provider } = saml;
  const RoleArn = await saml.makeRole('reader', [saml.trusting()]);
  const seen = {
    StringEquals: { 'saml:sub': 'ann@example.com', 'saml:sub_type': 'persistent', 'aws:PrincipalArn': RoleArn, 'aws:PrincipalType': 'AssumedRole' },
    Null: { 'saml:namequalifier': 'false', 'saml:aud': 'true', 'saml:iss': 'true', 'saml:doc': 'true', 'aws:FederatedProvider': 'true', 'aws:MultiFactorAuthPresent': 'true', 'aws:TokenIssueTime': 'false' },
  };
  await world.iam(root).send(new PutRolePolicyCommand({ RoleName: 'reader', PolicyName: 'own', PolicyDocument: policy({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*', Condition: seen }) }));
  const list = async (subject: string) => {
    const { Credentials } = await saml.assume(saml.xml({ subject, roles: [`${RoleArn},${provider}`] }), { RoleArn });
    return world.iam(keysOf(Credentials)).send(new ListUsersCommand({}));
  };
  expect((await list('ann@example.com')).Users).toEqual([]);
  expect(await refusal(list('bob@example.com'))).toMatchObject({ name: 'AccessDenied' });
});

test('STS-30, STS-31, STS-51: tags and source identity of the assertion need their own trust', async () => {
  const { provider } = saml;
  const attributes = { 'PrincipalTag:team': ['blue'], 'PrincipalTag:Cost Center': ['12:3'], TransitiveTagKeys: ['team'], SourceIdentity: ['ann'] };
  const attempt = async (action: readonly string[], condition?: object) => {
    const RoleArn = await saml.makeRole(`tagged-${Math.random().toString(36).slice(2)}`, [saml.trusting(condition, action)]);
    return saml.assume(saml.xml({ roles: [`${RoleArn},${provider}`], attributes }), { RoleArn });
  };
  const all = ['sts:AssumeRoleWithSAML', 'sts:TagSession', 'sts:SetSourceIdentity'];
  const answer = await attempt(all, { StringEquals: { 'aws:RequestTag/team': 'blue', 'sts:SourceIdentity': 'ann' }, 'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': 'team', 'aws:TagKeys': ['team', 'Cost Center'] } });
  expect(answer).toMatchObject({ SourceIdentity: 'ann', PackedPolicySize: expect.any(Number) });
  expect(await refusal(attempt(all.filter((action) => action !== 'sts:TagSession')))).toEqual({ ...DENIED, message: 'Not authorized to perform sts:TagSession' });
  expect(await refusal(attempt(all.filter((action) => action !== 'sts:SetSourceIdentity')))).toEqual({ ...DENIED, message: 'Not authorized to perform sts:SetSourceIdentity' });
});

test('STS-52: the session ends with the identity provider\'s, if that is sooner', async () => {
  const lifetime = async (sessionNotOnOrAfter: number, DurationSeconds: number) => {
    const { Credentials } = await saml.assume(saml.xml({ sessionNotOnOrAfter }), { DurationSeconds });
    return Math.round((Credentials!.Expiration!.getTime() - saml.world.clocks.decision()) / 1000);
  };
  expect(await lifetime(1200, 3600)).toBeGreaterThan(1190);
  expect(await lifetime(1200, 3600)).toBeLessThanOrEqual(1200);
  expect(await lifetime(7200, 900)).toBeLessThanOrEqual(900);
  expect(await refusal(saml.assume(saml.xml(), { DurationSeconds: 43_200 }))).toMatchObject({ message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.' });
});

test('STS-52: a response is good for five minutes and no longer, and within them more than once', async () => {
  const xml = saml.xml({ notOnOrAfter: 3600 });
  await saml.assume(xml);
  await saml.assume(xml);
  saml.world.clocks.advance(299);
  await saml.assume(xml);
  saml.world.clocks.advance(3);
  expect(await refusal(saml.assume(xml))).toEqual({ name: 'ExpiredTokenException', status: 400, message: 'Token must be redeemed within 5 minutes of issuance' });
});

test('IAM-142, IAM-143: new metadata ends what the old key signed, and so does a provider that is gone', async () => {
  const other = await testSamlProvider(saml.idp.entityId);
  const iam = saml.world.iam(saml.root);
  const provider = (await iam.send(new CreateSAMLProviderCommand({ Name: 'Turning', SAMLMetadataDocument: saml.idp.metadata }))).SAMLProviderArn!;
  const RoleArn = await saml.makeRole('turning', [{ ...saml.trusting(), Principal: { Federated: provider } }]);
  const input = { RoleArn, PrincipalArn: provider };
  const roles = [`${RoleArn},${provider}`];
  const now = saml.world.clocks.decision();
  await saml.assume(saml.xml({ roles }), input);
  await iam.send(new UpdateSAMLProviderCommand({ SAMLProviderArn: provider, SAMLMetadataDocument: other.metadata }));
  expect(await refusal(saml.assume(saml.xml({ roles }), input))).toEqual(invalid('Response signature invalid'));
  await saml.assume(other.xml({ roles, now }), input);
  await iam.send(new UpdateSAMLProviderCommand({ SAMLProviderArn: provider, AssertionEncryptionMode: 'Required' }));
  expect(await refusal(saml.assume(other.xml({ roles, now }), input))).toEqual(invalid('The specified provider requires encrypted assertions'));
  await iam.send(new DeleteSAMLProviderCommand({ SAMLProviderArn: provider }));
  expect(await refusal(saml.assume(other.xml({ roles, now }), input))).toEqual(invalid("Specified provider doesn't exist"));
});

test('POL-28: the provider is one of the role\'s account, by its exact ARN', async () => {
  const elsewhere = await saml.world.account();
  const { SAMLProviderArn } = await saml.world.iam(elsewhere).send(new CreateSAMLProviderCommand({ Name: 'Corp', SAMLMetadataDocument: saml.idp.metadata }));
  for (const PrincipalArn of [SAMLProviderArn!, saml.provider.replace('Corp', 'corp'), saml.provider.replace('saml-provider', 'oidc-provider'), saml.provider.replace('arn:aws:', 'arn:aws-cn:'), `${saml.provider}/x`]) {
    const roles = [`${saml.role},${PrincipalArn}`];
    expect(await refusal(saml.assume(saml.xml({ roles }), { PrincipalArn }))).toEqual(invalid("Specified provider doesn't exist"));
  }
});

test('STS-55: a role of IAM Identity Center is for that service alone', async () => {
  const RoleArn = await saml.makeRole('AWSReservedSSO_Admin_0123456789abcdef', [saml.trusting()]);
  expect(await refusal(saml.assume(saml.xml({ roles: [`${RoleArn},${saml.provider}`] }), { RoleArn }))).toEqual(DENIED);
});
