import { AddClientIDToOpenIDConnectProviderCommand, CreateOpenIDConnectProviderCommand, CreateRoleCommand, DeleteOpenIDConnectProviderCommand, DeleteRoleCommand, PutRolePolicyCommand, RemoveClientIDFromOpenIDConnectProviderCommand, GetUserCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { IssuerKeysError, issuerKeys } from '../../kernel/federation/issuer-keys.ts';
import { testIssuer, type TestIssuer } from '../../testing/identity-provider/oidc.ts';
import { openWorld } from '../../testing/world.ts';
import { keysOf, makeRole, policy, refusal, trust } from './sts.fixture.ts';
import { anyoneOf, CLIENT, ISSUER, openWebWorld, PREFIX, type WebWorld } from './web-identity.fixture.ts';

const GITHUB = 'https://token.actions.githubusercontent.com';
let web: WebWorld;
let github: TestIssuer;
let googleIdp: TestIssuer;
let mixed: TestIssuer;
beforeAll(async () => {
  github = await testIssuer(GITHUB);
  googleIdp = await testIssuer('https://accounts.google.com', { algorithm: 'ES256' });
  mixed = await testIssuer('https://IdP.example.com:8443/A');
  web = await openWebWorld([github, googleIdp, mixed]);
});
afterAll(async () => {
  expect(web.world.faults).toEqual([]);
  await web.world.close();
});

const invalid = (message: string) => ({ name: expect.stringMatching(/^InvalidIdentityToken/), status: 400, message });
const DENIED = { name: 'AccessDenied', status: 403, message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity' };

test('STS-42: the answer names the subject, the issuer and the audience, and the session is one of the role', async () => {
  const answer = await web.assume(await web.token());
  expect(answer).toMatchObject({
    SubjectFromWebIdentityToken: 'user-1',
    Provider: ISSUER,
    Audience: CLIENT,
    AssumedRoleUser: { Arn: `arn:aws:sts::${web.root.accountId}:assumed-role/web/browser`, AssumedRoleId: expect.stringMatching(/^AROA[A-Z0-9]{17}:browser$/) },
  });
  expect(answer).not.toHaveProperty('PackedPolicySize');
  expect(answer).not.toHaveProperty('SourceIdentity');
  expect(answer.Credentials!.Expiration!.getTime() - web.world.clocks.decision()).toBeGreaterThan(3_598_000);
  const caller = await web.world.sts(keysOf(answer.Credentials)).send(new GetCallerIdentityCommand({}));
  expect(caller.Arn).toBe(`arn:aws:sts::${web.root.accountId}:assumed-role/web/browser`);
});

test('SIG-17: a request that is signed is answered as one that is not, and its signature is not looked at', async () => {
  const input = { RoleArn: web.role, RoleSessionName: 'signed', WebIdentityToken: await web.token() };
  const signed = web.world.sts({ ...web.root, secretAccessKey: 'wrong' });
  expect((await signed.send(new AssumeRoleWithWebIdentityCommand(input))).SubjectFromWebIdentityToken).toBe('user-1');
});

test('STS-10: the lifetime is the role\'s maximum at most', async () => {
  const token = await web.token();
  const short = await web.assume(token, { DurationSeconds: 900 });
  expect(short.Credentials!.Expiration!.getTime() - web.world.clocks.decision()).toBeLessThanOrEqual(900_000);
  expect(await refusal(web.assume(token, { DurationSeconds: 3601 }))).toMatchObject({ name: 'ValidationError', message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.' });
});

test('EVAL-68: only a trust policy that names the provider lets its users in, and a missing role is refused alike', async () => {
  const { assume, root, trusting } = web;
  const token = await web.token();
  const denying = await web.makeRole('denying', [trusting(), { ...trusting({ StringEquals: { [`${PREFIX}:sub`]: 'user-1' } }), Effect: 'Deny' }]);
  const everyone = await web.makeRole('accounts', [{ Effect: 'Allow', Principal: { AWS: root.accountId }, Action: 'sts:AssumeRole' }]);
  const other = await web.makeRole('other', [{ ...trusting(), Principal: { Federated: `arn:aws:iam::${root.accountId}:oidc-provider/elsewhere.example.com` } }]);
  const saml = await web.makeRole('saml', [{ ...trusting(), Action: 'sts:AssumeRoleWithSAML' }]);
  const missing = `arn:aws:iam::${root.accountId}:role/missing`;
  for (const RoleArn of [denying, everyone, other, saml, missing]) expect(await refusal(assume(token, { RoleArn }))).toEqual(DENIED);
});

test('KEY-68, KEY-72: the trust policy sees the claims, and nothing of a caller', async () => {
  const { assume, trusting } = web;
  const seen = {
    StringEquals: { [`${PREFIX}:aud`]: CLIENT, [`${PREFIX}:oaud`]: 'audience', [`${PREFIX}:sub`]: 'user-1', [`${PREFIX}:email`]: 'a@example.com', 'sts:RoleSessionName': 'browser', 'aws:FederatedProvider': web.provider },
    'ForAllValues:StringEquals': { [`${PREFIX}:amr`]: ['pwd', 'otp'] },
    Null: { [`${PREFIX}:amr`]: 'false', 'aws:PrincipalArn': 'true', 'aws:username': 'true', 'aws:userid': 'true', 'aws:PrincipalAccount': 'true', 'aws:PrincipalType': 'true', 'aws:PrincipalIsAWSService': 'true', 'aws:TokenIssueTime': 'true', 'aws:MultiFactorAuthPresent': 'true', 'aws:SourceIp': 'false', 'aws:CurrentTime': 'false' },
    Bool: { 'sts:RoleAuthorizedByIdp': 'false' },
  };
  const RoleArn = await web.makeRole('seeing', [trusting(seen)]);
  const token = await web.token({ aud: 'audience', azp: CLIENT, email: 'a@example.com', amr: ['pwd', 'otp'] });
  expect((await assume(token, { RoleArn })).Audience).toBe(CLIENT);
  expect(await refusal(assume(await web.token({ aud: 'audience', azp: CLIENT, amr: ['pwd'] }), { RoleArn }))).toEqual(DENIED);
});

test('KEY-14, KEY-50, KEY-68: requests of the session know the provider, its subject and audience, and no MFA', async () => {
  const { world, root, trusting } = web;
  const RoleArn = await web.makeRole('reader', [trusting()]);
  const seen = {
    StringEquals: { 'aws:FederatedProvider': web.provider, [`${PREFIX}:aud`]: CLIENT, [`${PREFIX}:sub`]: 'user-1', 'aws:PrincipalArn': RoleArn, 'aws:PrincipalType': 'AssumedRole', 'aws:PrincipalAccount': root.accountId },
    Null: { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': 'true', [`${PREFIX}:email`]: 'true', 'aws:TokenIssueTime': 'false', 'aws:username': 'true', 'aws:SourceIdentity': 'true' },
  };
  await world.iam(root).send(new PutRolePolicyCommand({ RoleName: 'reader', PolicyName: 'own', PolicyDocument: policy({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*', Condition: seen }) }));
  const list = async (sub: string) => {
    const { Credentials } = await web.assume(await web.token({ sub, email: 'a@example.com' }), { RoleArn });
    return world.iam(keysOf(Credentials)).send(new ListUsersCommand({}));
  };
  expect((await list('user-1')).Users).toEqual([]);
  expect(await refusal(list('user-2'))).toMatchObject({ name: 'AccessDenied' });
});

test('EVAL-17: session policies narrow the session, and their size is told', async () => {
  const { world, root, trusting } = web;
  const RoleArn = await web.makeRole('narrow', [trusting()]);
  await world.iam(root).send(new PutRolePolicyCommand({ RoleName: 'narrow', PolicyName: 'own', PolicyDocument: policy({ Effect: 'Allow', Action: 'iam:*', Resource: '*' }) }));
  const Policy = policy({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' });
  const answer = await web.assume(await web.token(), { RoleArn, Policy });
  expect(answer.PackedPolicySize).toBeGreaterThan(0);
  const iam = world.iam(keysOf(answer.Credentials));
  await iam.send(new ListUsersCommand({}));
  expect(await refusal(iam.send(new GetUserCommand({ UserName: 'x' })))).toMatchObject({ name: 'AccessDenied' });
  expect(await refusal(web.assume(await web.token(), { RoleArn, Policy: '{' }))).toMatchObject({ name: 'MalformedPolicyDocumentException' });
});

test('STS-40, IAM-141: audiences are those of the provider now', async () => {
  const iam = web.world.iam(web.root);
  const Id = { OpenIDConnectProviderArn: web.provider, ClientID: 'second' };
  const token = await web.token({ aud: ['second'] });
  expect(await refusal(web.assume(token))).toEqual(invalid('Incorrect token audience'));
  await iam.send(new AddClientIDToOpenIDConnectProviderCommand(Id));
  await iam.send(new AddClientIDToOpenIDConnectProviderCommand(Id));
  expect((await web.assume(token)).Audience).toBe('second');
  await iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand(Id));
  expect(await refusal(web.assume(token))).toEqual(invalid('Incorrect token audience'));
  expect(await refusal(web.assume(await web.token({ aud: [CLIENT, 'second'] })))).toEqual(invalid('Incorrect token audience'));
  expect(await refusal(web.assume(await web.token({ aud: CLIENT, azp: 'second' })))).toEqual(invalid('Incorrect token audience'));
});

test('IAM-143: a role whose provider was deleted is assumed by nobody, until there is one again', async () => {
  const other = await web.world.account();
  const iam = web.world.iam(other);
  const { OpenIDConnectProviderArn } = await iam.send(new CreateOpenIDConnectProviderCommand({ Url: ISSUER, ClientIDList: [CLIENT] }));
  const trust = policy({ Effect: 'Allow', Principal: { Federated: OpenIDConnectProviderArn! }, Action: 'sts:AssumeRoleWithWebIdentity' });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'there', AssumeRolePolicyDocument: trust }));
  const assume = async () => web.assume(await web.token(), { RoleArn: Role!.Arn! });
  const { Credentials } = await assume();
  await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
  expect(await refusal(assume())).toEqual(invalid(`No OpenIDConnect provider found in your account for ${ISSUER}`));
  await iam.send(new CreateOpenIDConnectProviderCommand({ Url: ISSUER, ClientIDList: [CLIENT] }));
  await assume();
  // STS-92: the session ends with its role, whoever vouched for it.
  await iam.send(new DeleteRoleCommand({ RoleName: 'there' }));
  expect(await refusal(web.world.sts(keysOf(Credentials)).send(new GetCallerIdentityCommand({})))).toMatchObject({ name: 'InvalidClientTokenId' });
});

test.each([
  ['one claim', { 'https://aws.amazon.com/tags': { principal_tags: { team: ['blue'], place: ['here'] }, transitive_tag_keys: ['team'] } }],
  ['a claim each', { 'https://aws.amazon.com/tags/principal_tags/team': ['blue'], 'https://aws.amazon.com/tags/principal_tags/place': 'here', 'https://aws.amazon.com/tags/transitive_tag_keys': ['team'] }],
])('STS-30, STS-36, STS-43: session tags in %s need sts:TagSession, and the transitive ones go on', async (_form, claims) => {
  const { world, root, trusting } = web;
  const iam = world.iam(root);
  const name = `tagged-${_form.replaceAll(' ', '-')}`;
  const own = { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession', 'iam:ListUsers'], Resource: '*', Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue', 'aws:PrincipalTag/place': 'here' } } };
  const RoleArn = await web.makeRole(name, [trusting({ StringEquals: { 'aws:RequestTag/team': 'blue' } }, ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'])]);
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'own', PolicyDocument: policy(own) }));
  const answer = await web.assume(await web.token(claims), { RoleArn });
  expect(answer.PackedPolicySize).toBeGreaterThan(0);
  const keys = keysOf(answer.Credentials);
  await world.iam(keys).send(new ListUsersCommand({}));
  const next = await makeRole(iam, `${name}-next`, [trust(RoleArn, { StringEquals: { 'aws:RequestTag/team': 'blue' }, Null: { 'aws:RequestTag/place': 'true' } }, ['sts:AssumeRole', 'sts:TagSession'])]);
  await world.sts(keys).send(new AssumeRoleCommand({ RoleArn: next, RoleSessionName: 'next' }));
  const untagged = await web.makeRole(`${name}-not`, [trusting()]);
  expect(await refusal(web.assume(await web.token(claims), { RoleArn: untagged }))).toEqual({ ...DENIED, message: 'Not authorized to perform sts:TagSession' });
});

test('STS-31, STS-43: a source identity needs sts:SetSourceIdentity, and stays for the chain', async () => {
  const { world, root, trusting } = web;
  const token = await web.token({ 'https://aws.amazon.com/source_identity': 'ann' });
  const RoleArn = await web.makeRole('sourced', [trusting({ StringEquals: { 'sts:SourceIdentity': 'ann' } }, ['sts:AssumeRoleWithWebIdentity', 'sts:SetSourceIdentity'])]);
  const answer = await web.assume(token, { RoleArn });
  expect(answer.SourceIdentity).toBe('ann');
  await world.iam(root).send(new PutRolePolicyCommand({ RoleName: 'sourced', PolicyName: 'own', PolicyDocument: policy({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*', Condition: { StringEquals: { 'aws:SourceIdentity': 'ann' } } }) }));
  await world.iam(keysOf(answer.Credentials)).send(new ListUsersCommand({}));
  expect(await refusal(web.assume(token))).toEqual({ ...DENIED, message: 'Not authorized to perform sts:SetSourceIdentity' });
});

test('KEY-68: of issuers that AWS knows, the trust policy sees more claims', async () => {
  const { world, root, trusting } = web;
  const { OpenIDConnectProviderArn } = await world.iam(root).send(new CreateOpenIDConnectProviderCommand({ Url: GITHUB, ClientIDList: ['sts.amazonaws.com'] }));
  const statement = (repository: string) => ({ ...trusting({ StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com', 'token.actions.githubusercontent.com:repository': repository } }), Principal: { Federated: OpenIDConnectProviderArn! } });
  const claims = { aud: 'sts.amazonaws.com', sub: 'repo:octo/repo:ref:refs/heads/main', repository: 'octo/repo', ref: 'refs/heads/main' };
  const token = await github.token(claims, { now: world.clocks.decision() });
  await web.assume(token, { RoleArn: await web.makeRole('ours', [statement('octo/repo')]) });
  expect(await refusal(web.assume(token, { RoleArn: await web.makeRole('theirs', [statement('octo/other')]) }))).toEqual(DENIED);
});

test('KEY-69: Google needs no provider, and is trusted by its name', async () => {
  const { world, root } = web;
  const google = (aud: string) => ({ Effect: 'Allow', Principal: { Federated: 'accounts.google.com' }, Action: 'sts:AssumeRoleWithWebIdentity', Condition: { StringEquals: { 'accounts.google.com:aud': aud, 'aws:FederatedProvider': 'accounts.google.com' } } });
  const token = await googleIdp.token({ aud: 'app', sub: '1234567890' }, { now: world.clocks.decision() });
  expect(await web.assume(token, { RoleArn: await web.makeRole('google', [google('app')]) })).toMatchObject({ Provider: 'https://accounts.google.com', Audience: 'app' });
  expect(await refusal(web.assume(token, { RoleArn: await web.makeRole('google-other', [google('other')]) }))).toEqual(DENIED);
  expect(root.accountId).toMatch(/^\d{12}$/);
});

test('STS-41: an issuer that cannot be reached may be asked again; one that says nothing of use may not', async () => {
  for (const [reason, name] of [['unreachable', 'IDPCommunicationErrorException'], ['unusable', 'InvalidIdentityTokenException']] as const) {
    const keysOfNobody = { token: issuerKeys, value: { keysOf: () => Promise.reject(new IssuerKeysError(reason, 'not told')) } };
    const world = await openWorld({ parts: [keysOfNobody] });
    const root = await world.account();
    await world.iam(root).send(new CreateOpenIDConnectProviderCommand({ Url: ISSUER, ClientIDList: [CLIENT] }));
    const input = { RoleArn: `arn:aws:iam::${root.accountId}:role/any`, RoleSessionName: 'browser', WebIdentityToken: await web.token() };
    const refused = await refusal(anyoneOf(world).send(new AssumeRoleWithWebIdentityCommand(input)));
    expect(refused).toMatchObject({ name, status: 400 });
    expect(refused.message).not.toContain('not told');
    expect(world.faults).toEqual([]);
    await world.close();
  }
});

test('STS-44: keys begin with the URL as it was registered, without its scheme', async () => {
  const { world, root, trusting } = web;
  const { OpenIDConnectProviderArn } = await world.iam(root).send(new CreateOpenIDConnectProviderCommand({ Url: mixed.issuer, ClientIDList: ['app'] }));
  expect(OpenIDConnectProviderArn).toBe(`arn:aws:iam::${root.accountId}:oidc-provider/IdP.example.com:8443/A`);
  const RoleArn = await web.makeRole('mixed', [{ ...trusting({ StringEquals: { 'IdP.example.com:8443/A:sub': 'ann' } }), Principal: { Federated: OpenIDConnectProviderArn! } }]);
  const token = (sub: string) => mixed.token({ aud: 'app', sub }, { now: world.clocks.decision() });
  await web.assume(await token('ann'), { RoleArn });
  expect(await refusal(web.assume(await token('bob'), { RoleArn }))).toEqual(DENIED);
});
