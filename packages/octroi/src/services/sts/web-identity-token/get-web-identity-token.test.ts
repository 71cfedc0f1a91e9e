import { DisableOutboundWebIdentityFederationCommand, EnableOutboundWebIdentityFederationCommand, GetOutboundWebIdentityFederationInfoCommand, TagUserCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetFederationTokenCommand, GetSessionTokenCommand, GetWebIdentityTokenCommand, type GetWebIdentityTokenRequest, type STSClient } from '@aws-sdk/client-sts';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { accessDenied, allow, deny, keysOf, makeRole, makeUser, refusal, trust, type Statement } from '../sts.fixture.ts';

const ENDPOINT = 'http://localhost:4747';
const AUDIENCE = 'https://api.example.com';
const OWN = 'https://sts.amazonaws.com/';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

/** Reads one of the unsigned paths as anyone may. */
async function read(url: string): Promise<{ status: number; body: unknown }> {
  const path = new URL(url).pathname;
  const route = world.gateway.routes.find((one) => one.path.replace('{issuer}', path.split('/')[3]!) === path);
  const { status, body } = await route!.answer({ requestId: 'r', http: { method: 'GET', path, query: '', headers: [], body: new Uint8Array() }, transport: { sourceIp: null, secure: false, userAgent: null, referer: null }, header: () => undefined });
  return { status, body: JSON.parse(String(body)) as unknown };
}

const verify = async (token: string, issuer: string, audience = AUDIENCE) =>
  jwtVerify(token, createLocalJWKSet((await read(`${issuer}/.well-known/jwks.json`)).body as JSONWebKeySet), { issuer, audience, currentDate: new Date(world.clocks.decision()) });

const ask = (sts: STSClient, more: Partial<GetWebIdentityTokenRequest> = {}) => sts.send(new GetWebIdentityTokenCommand({ Audience: [AUDIENCE], SigningAlgorithm: 'ES384', ...more }));

/** An account whose principals may have tokens, and a user of these statements. */
async function enabled(statements: readonly Statement[] = [allow('sts:*')]) {
  const root = await world.account();
  const iam = world.iam(root);
  const { IssuerIdentifier } = await iam.send(new EnableOutboundWebIdentityFederationCommand({}));
  const keys = await makeUser(iam, 'ann', statements);
  return { root, iam, keys, sts: world.sts(keys, 'eu-west-1'), issuer: IssuerIdentifier!, arn: `arn:aws:iam::${root.accountId}:user/ann` };
}

test('STS-81: the feature is enabled once, disabled once, and has its issuer for good', async () => {
  const root = await world.account();
  const iam = world.iam(root);
  const info = () => iam.send(new GetOutboundWebIdentityFederationInfoCommand({})).then(({ IssuerIdentifier, JwtVendingEnabled }) => ({ IssuerIdentifier, JwtVendingEnabled }));
  const enable = async () => (await iam.send(new EnableOutboundWebIdentityFederationCommand({}))).IssuerIdentifier!;
  const disable = () => iam.send(new DisableOutboundWebIdentityFederationCommand({}));
  const off = { name: 'FeatureDisabledException', status: 404, message: 'Outbound web identity federation is not enabled for this account.' };
  expect([await refusal(info()), await refusal(disable())]).toEqual([off, off]);
  const issuer = await enable();
  expect(issuer).toMatch(new RegExp(`^${ENDPOINT}/_octroi/issuers/[0-9a-f-]{36}$`));
  expect(await refusal(enable())).toEqual({ name: 'FeatureEnabledException', status: 409, message: 'Outbound web identity federation is already enabled for this account.' });
  expect(await info()).toEqual({ IssuerIdentifier: issuer, JwtVendingEnabled: true });
  await disable();
  expect([await refusal(info()), await refusal(disable())]).toEqual([off, off]);
  expect((await read(`${issuer}/.well-known/openid-configuration`)).status).toBe(200);
  expect(await enable()).toBe(issuer);
  const other = world.iam(await world.account());
  expect((await other.send(new EnableOutboundWebIdentityFederationCommand({}))).IssuerIdentifier).not.toBe(issuer);
});

test.each(['RS256', 'ES384'] as const)('STS-81: a token of %s is verified with what the issuer publishes', async (SigningAlgorithm) => {
  const { root, iam, sts, issuer, arn } = await enabled();
  await iam.send(new TagUserCommand({ UserName: 'ann', Tags: [{ Key: 'Team', Value: 'blue' }] }));
  const now = Math.floor(world.clocks.decision() / 1000);
  const { WebIdentityToken, Expiration } = await ask(sts, { SigningAlgorithm, Tags: [{ Key: 'Job', Value: '7' }] });
  const { payload, protectedHeader } = await verify(WebIdentityToken!, issuer);
  expect(protectedHeader).toEqual({ alg: SigningAlgorithm, typ: 'JWT', kid: expect.stringMatching(/^(RSA|EC)_/) });
  expect(payload).toEqual({
    iss: issuer, aud: AUDIENCE, sub: arn, iat: expect.any(Number), exp: payload.iat! + 300, jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    [OWN]: { aws_account: root.accountId, source_region: 'eu-west-1', principal_id: arn, principal_tags: { Team: 'blue' }, request_tags: { Job: '7' } },
  });
  expect(payload.iat! - now).toBeLessThan(10);
  expect(Expiration!.getTime()).toBe(payload.exp! * 1000);
  expect((await read(`${issuer}/.well-known/openid-configuration`)).body).toEqual({
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'jti', OWN], id_token_signing_alg_values_supported: ['RS256', 'ES384'],
    issuer, jwks_uri: `${issuer}/.well-known/jwks.json`, subject_types_supported: ['public'],
  });
});

test('STS-81: the keys that are published are public ones', async () => {
  const { issuer } = await enabled();
  const { keys } = (await read(`${issuer}/.well-known/jwks.json`)).body as { keys: Record<string, unknown>[] };
  expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use'], ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']]);
  for (const id of ['00000000-0000-4000-8000-000000000000', '-', 'x%00']) expect((await read(`${ENDPOINT}/_octroi/issuers/${id}/.well-known/jwks.json`)).status).toBe(404);
});

test('STS-81: a role session is its role to others, with what the session carries', async () => {
  const { root, iam, keys, issuer } = await enabled([allow('sts:*')]);
  const role = await makeRole(iam, 'data', [trust(root.accountId, undefined, ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'])], [allow('sts:GetWebIdentityToken')], { Path: '/etl/', Tags: [{ Key: 'team', Value: 'own' }, { Key: 'Kept', Value: 'yes' }] });
  const { Credentials } = await world.sts(keys).send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'one', SourceIdentity: 'ann', Tags: [{ Key: 'Team', Value: 'session' }] }));
  const { WebIdentityToken } = await ask(world.sts(keysOf(Credentials)), { Audience: [AUDIENCE, 'other'] });
  const { payload } = await verify(WebIdentityToken!, issuer, 'other');
  expect(payload).toMatchObject({ sub: role, aud: [AUDIENCE, 'other'] });
  expect(payload[OWN]).toEqual({
    aws_account: root.accountId, source_region: 'us-east-1', principal_id: role, principal_tags: { Kept: 'yes', Team: 'session' },
    original_session_exp: Credentials!.Expiration!.toISOString().replace('.000', ''), source_identity: 'ann',
  });
});

test('STS-81: without the feature no principal has a token, and no other account gives it one', async () => {
  const { iam, sts } = await enabled();
  await iam.send(new DisableOutboundWebIdentityFederationCommand({}));
  const message = 'The outbound web identity federation feature is not enabled for this account. To use this feature, you must first enable it through the AWS Management Console or API.';
  expect(await refusal(ask(sts))).toEqual({ name: 'OutboundWebIdentityFederationDisabledException', status: 403, message });
  await enabled();
  expect(await refusal(ask(sts))).toMatchObject({ name: 'OutboundWebIdentityFederationDisabledException' });
});

test('STS-81: a token does not outlive the session that asks for it', async () => {
  const { root, iam, keys } = await enabled();
  const role = await makeRole(iam, 'short', [trust(root.accountId)], [allow('sts:GetWebIdentityToken')]);
  const { Credentials } = await world.sts(keys).send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'one', DurationSeconds: 900 }));
  const sts = world.sts(keysOf(Credentials));
  expect(await refusal(ask(sts, { DurationSeconds: 901 }))).toMatchObject({ name: 'SessionDurationEscalationException', status: 403 });
  await ask(sts, { DurationSeconds: 880 });
  world.clocks.advance(700);
  expect(await refusal(ask(sts))).toMatchObject({ name: 'SessionDurationEscalationException', status: 403 });
  await ask(sts, { DurationSeconds: 60 });
});

test('STS-81: 50 long tags are too much for one token', async () => {
  const { sts } = await enabled();
  const Tags = Array.from({ length: 50 }, (_, index) => ({ Key: `key-${index}`, Value: 'v'.repeat(250) }));
  expect(await refusal(ask(sts, { Tags }))).toMatchObject({ name: 'JWTPayloadSizeExceededException', status: 400 });
  await ask(sts, { Tags: Tags.slice(0, 20) });
  const duplicate = { name: 'InvalidParameterValue', status: 400, message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.' };
  expect(await refusal(ask(sts, { Tags: [{ Key: 'a', Value: '' }, { Key: 'A', Value: '' }] }))).toEqual(duplicate);
});

test('KEY-65: audience, algorithm and duration are in the context, the last also when it is not given; tags need an action of their own', async () => {
  const conditions = {
    'ForAllValues:StringEquals': { 'sts:IdentityTokenAudience': [AUDIENCE] },
    StringEquals: { 'sts:SigningAlgorithm': 'ES384' },
    NumericLessThanEquals: { 'sts:DurationSeconds': '300' },
  };
  const { sts, arn } = await enabled([allow('sts:GetWebIdentityToken', '*', conditions)]);
  const denied = (action: string) => accessDenied(`User: ${arn} is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`);
  await ask(sts);
  await ask(sts, { DurationSeconds: 300 });
  for (const more of [{ Audience: ['other'] }, { Audience: [AUDIENCE, 'other'] }, { SigningAlgorithm: 'RS256' }, { DurationSeconds: 301 }]) {
    expect(await refusal(ask(sts, more))).toEqual(denied('sts:GetWebIdentityToken'));
  }
  expect(await refusal(ask(sts, { Tags: [{ Key: 'a', Value: 'b' }] }))).toEqual(denied('sts:TagGetWebIdentityToken'));
});

test('STS-81: an unknown algorithm, no audience and a token of an hour and a second are refused', async () => {
  const { sts } = await enabled();
  expect(await refusal(ask(sts, { SigningAlgorithm: 'HS256' }))).toEqual({
    name: 'ValidationError', status: 400,
    message: "1 validation error detected: Value 'HS256' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [ES384, RS256]",
  });
  for (const more of [{ Audience: [] }, { DurationSeconds: 59 }, { DurationSeconds: 3601 }, { Audience: Array.from({ length: 11 }, String) }]) {
    expect(await refusal(ask(sts, more))).toMatchObject({ name: 'ValidationError', status: 400 });
  }
});

test('STS-10: GetSessionToken and GetFederationToken credentials have no tokens; an explicit deny holds', async () => {
  const { keys } = await enabled([allow('sts:*')]);
  const session = keysOf((await world.sts(keys).send(new GetSessionTokenCommand({}))).Credentials);
  const federated = keysOf((await world.sts(keys).send(new GetFederationTokenCommand({ Name: 'bob', PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }] }))).Credentials);
  for (const temporary of [session, federated]) expect(await refusal(ask(world.sts(temporary)))).toMatchObject({ name: 'InvalidClientTokenId', status: 403 });
  const { sts } = await enabled([allow('*'), deny('sts:GetWebIdentityToken')]);
  expect((await refusal(ask(sts))).message).toContain('with an explicit deny in an identity-based policy');
});
