import { AssumeRoleCommand, GetCallerIdentityCommand, GetFederationTokenCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { DeleteRoleCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSamlWorld, type SamlWorld } from '../../../services/sts/saml.fixture.ts';
import { allow, keysOf, makeRole, makeUser, policy, trust, type Keys } from '../../../services/sts/sts.fixture.ts';
import { encodeSaml } from '../../../testing/identity-provider/saml.ts';
import { raw, received } from '../../raw.fixture.ts';

let saml: SamlWorld;
let user: Keys;
beforeAll(async () => {
  saml = await openSamlWorld();
  user = await makeUser(saml.world.iam(saml.root), 'broker', [allow('*')]);
});
afterAll(async () => {
  expect(saml.world.faults).toEqual([]);
  await saml.world.close();
});

/** What any of the answers has. */
interface Answer {
  readonly SigninToken: string;
  readonly roles: readonly unknown[];
  readonly error: string;
}

const JSON_HEADERS = { accept: 'application/json' };
async function ask(method: 'GET' | 'POST', path: string, parameters: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  const text = new URLSearchParams(parameters).toString();
  const route = saml.world.gateway.routes.find((each) => each.path === path && each.method === method)!;
  const request = raw(method === 'POST' ? text : '', { method, path, query: method === 'GET' ? text : '' });
  const { header, ...rest } = received({ ...request, headers: [...request.headers, ...Object.entries(headers)] });
  const reply = await route.answer({ ...rest, header: (name) => headers[name] ?? header(name) });
  expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  const location = reply.headers['location'];
  return { status: reply.status, location, fragment: new URLSearchParams(location?.split('#')[1] ?? ''), body: reply.body === '' ? null : (JSON.parse(String(reply.body)) as Answer) };
}
const sessionJson = (keys: Keys) => JSON.stringify({ sessionId: keys.accessKeyId, sessionKey: keys.secretAccessKey, sessionToken: keys.sessionToken });
const token = async (keys: Keys, more: Readonly<Record<string, string>> = {}, method: 'GET' | 'POST' = 'GET') => ask(method, '/federation', { Action: 'getSigninToken', Session: sessionJson(keys), ...more });
const credentialsOf = async (SigninToken: string) => (await ask('GET', '/federation', { Action: 'login', SigninToken }, JSON_HEADERS)).body as unknown as { credentials: Keys & { expiration: string }; issuer: string | null; destination: string | null } | { error: string };
const arnOf = async ({ accessKeyId, secretAccessKey, sessionToken }: Keys) => (await saml.world.sts({ accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }).send(new GetCallerIdentityCommand({}))).Arn;
const expiresIn = ({ expiration }: { expiration: string }) => Math.round((Date.parse(expiration) - saml.world.clocks.decision()) / 1000);

async function roleKeys(by: Keys = user, name = `console-${Math.random().toString(36).slice(2)}`, DurationSeconds = 900): Promise<Keys> {
  const RoleArn = await makeRole(saml.world.iam(saml.root), name, [trust(`arn:aws:iam::${saml.root.accountId}:root`)], [allow('*')]);
  return keysOf((await saml.world.sts(by).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'console', DurationSeconds }))).Credentials);
}

test.each(['GET', 'POST'] as const)('STS-10: credentials of a role become a token by %s, and the token a session of the same role', async (method) => {
  const keys = await roleKeys();
  const { status, body } = await token(keys, {}, method);
  expect(status).toBe(200);
  const login = await ask('GET', '/federation', { Action: 'login', SigninToken: body!.SigninToken, Issuer: 'https://broker.example.com', Destination: 'https://console.aws.amazon.com/iam/home' });
  expect(login.status).toBe(302);
  expect(login.location).toMatch(/^\/console\/#/);
  expect(Object.fromEntries(login.fragment)).toEqual({ SigninToken: body!.SigninToken, Issuer: 'https://broker.example.com', Destination: 'https://console.aws.amazon.com/iam/home' });
  const redeemed = await credentialsOf(login.fragment.get('SigninToken')!);
  if ('error' in redeemed) expect.fail(redeemed.error);
  expect(redeemed.credentials.accessKeyId).not.toBe(keys.accessKeyId);
  expect(await arnOf(redeemed.credentials)).toBe(await arnOf(keys));
  expect(expiresIn(redeemed.credentials)).toBeLessThanOrEqual(900);
});

test('a console session lasts as long as SessionDuration says, for roles that were not chained', async () => {
  const keys = await roleKeys();
  const { body } = await token(keys, { SessionDuration: '43200' });
  const redeemed = await credentialsOf(body!.SigninToken);
  if ('error' in redeemed) expect.fail(redeemed.error);
  expect(expiresIn(redeemed.credentials)).toBeGreaterThan(43_190);
  for (const SessionDuration of ['899', '43201', '-1', '1e3', 'x', '']) expect((await token(keys, { SessionDuration })).status).toBe(400);
  const chained = await roleKeys(keys);
  expect((await token(chained)).status).toBe(200);
  expect(await token(chained, { SessionDuration: '900' })).toMatchObject({ status: 400, body: { error: 'SessionDuration is only for credentials of a role that was not assumed by role chaining' } });
  const federated = keysOf((await saml.world.sts(user).send(new GetFederationTokenCommand({ Name: 'bob', Policy: policy(allow('*')) }))).Credentials);
  expect((await token(federated)).status).toBe(200);
  expect((await token(federated, { SessionDuration: '900' })).status).toBe(400);
});

test('STS-10: neither keys that last nor GetSessionToken credentials sign in, nor others that are not right', async () => {
  const keys = await roleKeys();
  const other = await roleKeys();
  const session = keysOf((await saml.world.sts(user).send(new GetSessionTokenCommand({}))).Credentials);
  const wrong: readonly Keys[] = [session, user, { ...keys, secretAccessKey: 'x' }, { ...keys, accessKeyId: other.accessKeyId }, { ...keys, sessionToken: 'x' }, { ...keys, sessionToken: other.sessionToken! }];
  for (const given of wrong) expect((await token(given)).status).toBe(400);
  for (const Session of ['', '{', '[]', 'null', '{"sessionId":1}']) expect((await ask('GET', '/federation', { Action: 'getSigninToken', Session })).status).toBe(400);
  for (const parameters of [{}, { Action: 'other' }, { Action: 'login' }, { Action: 'login', SigninToken: 'x' }, { Action: 'login', SigninToken: keys.sessionToken! }]) expect((await ask('GET', '/federation', parameters)).status).toBe(400);
});

test('a token is good for a quarter of an hour, opens nothing else, and ends with its role', async () => {
  const keys = await roleKeys(user, 'passing', 3600);
  const SigninToken = (await token(keys)).body!.SigninToken;
  await expect(arnOf({ ...keys, sessionToken: SigninToken })).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  saml.world.clocks.advance(899);
  expect(await credentialsOf(SigninToken)).toHaveProperty('credentials');
  saml.world.clocks.advance(2);
  expect(await credentialsOf(SigninToken)).toEqual({ error: 'the sign-in token has expired' });
  const again = (await token(keys)).body!.SigninToken;
  const { DeleteRolePolicyCommand } = await import('@aws-sdk/client-iam');
  await saml.world.iam(saml.root).send(new DeleteRolePolicyCommand({ RoleName: 'passing', PolicyName: 'own' }));
  await saml.world.iam(saml.root).send(new DeleteRoleCommand({ RoleName: 'passing' }));
  expect(await credentialsOf(again)).toEqual({ error: 'whom the sign-in token is for is gone' });
  expect((await token(keys)).status).toBe(400);
});

const post = (xml: string, more: Readonly<Record<string, string>> = {}, headers = {}) => ask('POST', '/saml', { SAMLResponse: encodeSaml(xml), ...more }, headers);

test('STS-51: a SAML response of one role goes to the console at once, for an hour or as long as it says', async () => {
  const { status, fragment } = await post(saml.xml(), { RelayState: 'https://console.aws.amazon.com/lambda' });
  expect(status).toBe(302);
  expect(fragment.get('Destination')).toBe('https://console.aws.amazon.com/lambda');
  expect(fragment.get('Issuer')).toBe(saml.idp.entityId);
  const redeemed = await credentialsOf(fragment.get('SigninToken')!);
  if ('error' in redeemed) expect.fail(redeemed.error);
  expect(await arnOf(redeemed.credentials)).toBe(`arn:aws:sts::${saml.root.accountId}:assumed-role/saml/ann`);
  expect(expiresIn(redeemed.credentials)).toBeGreaterThan(3590);
  const long = await credentialsOf((await post(saml.xml({ attributes: { SessionDuration: ['28800'] } }))).fragment.get('SigninToken')!);
  if ('error' in long) expect.fail(long.error);
  expect(expiresIn(long.credentials)).toBeGreaterThan(28_790);
});

test('of several roles the person chooses one, and only those that the provider vouches for are offered', async () => {
  const second = await saml.makeRole('second', [saml.trusting()]);
  const foreign = 'arn:aws:iam::111122223333:role/x,arn:aws:iam::111122223333:saml-provider/Corp';
  const xml = saml.xml({ roles: [`${saml.role},${saml.provider}`, `${saml.provider},${second}`, foreign] });
  const offered = await post(xml);
  const { accountId } = saml.root;
  expect(offered).toMatchObject({ status: 200, body: { subject: 'ann@example.com', roles: [{ role: saml.role, provider: saml.provider, account: accountId, name: 'saml' }, { role: second, name: 'second' }] } });
  expect(offered.body!.roles.length).toBe(2);
  // A person's browser is led to the console, which asks for the list with the same response.
  const led = await post(xml, { RelayState: '/console/roles' }, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
  expect(led).toMatchObject({ status: 302, location: expect.stringMatching(/^\/console\/#SAMLResponse=/) });
  expect(led.fragment.get('Destination')).toBe('/console/roles');
  expect(Buffer.from(led.fragment.get('SAMLResponse')!, 'base64').toString()).toBe(xml);
  const chosen = await post(xml, { RoleArn: second }, JSON_HEADERS);
  const redeemed = await credentialsOf(chosen.body!.SigninToken);
  if ('error' in redeemed) expect.fail(redeemed.error);
  expect(await arnOf(redeemed.credentials)).toBe(`arn:aws:sts::${accountId}:assumed-role/second/ann`);
  for (const RoleArn of ['arn:aws:iam::111122223333:role/x', `${second}x`, '']) expect((await post(xml, { RoleArn })).status).toBe(400);
});

test('STS-53: the sign-in page refuses what AssumeRoleWithSAML refuses', async () => {
  expect(await post(saml.xml({ signed: 'nothing' }))).toMatchObject({ status: 400, body: { error: 'Response signature invalid' } });
  expect(await post(saml.xml({ audience: 'urn:other' }))).toMatchObject({ status: 400, body: { error: 'Response does not contain the required audience' } });
  const untrusting = await saml.makeRole('untrusting', [{ ...saml.trusting(), Effect: 'Deny' }]);
  expect(await post(saml.xml({ roles: [`${untrusting},${saml.provider}`] }))).toMatchObject({ status: 400, body: { error: 'Not authorized to perform sts:AssumeRoleWithSAML' } });
  expect((await post(saml.xml({ roles: [] }))).status).toBe(400);
  expect((await ask('POST', '/saml', {})).status).toBe(400);
  expect((await ask('POST', '/saml', { SAMLResponse: '%' })).status).toBe(400);
  expect((await ask('POST', '/saml', { SAMLResponse: 'A'.repeat(100_001) })).body).toEqual({ error: '`SAMLResponse` is too long' });
});
