import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testIssuer } from '../../../testing/identity-provider/oidc.ts';
import { refusal } from '../sts.fixture.ts';
import { CLIENT, ISSUER, openWebWorld, type WebWorld } from '../web-identity.fixture.ts';

let web: WebWorld;
beforeAll(async () => {
  web = await openWebWorld();
});
afterAll(async () => {
  expect(web.world.faults).toEqual([]);
  await web.world.close();
});

const invalid = (message: string) => ({ name: 'InvalidIdentityTokenException', status: 400, message });
const NO_JWT = invalid('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)');
const NO_KEY = invalid("Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements");
const NOT_SIGNED = invalid('The signature of the ID Token is not valid');

const refused = async (token: string | Promise<string>) => refusal(web.assume(await token));
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (): number => Math.floor(web.world.clocks.decision() / 1000);
const claims = (more: Readonly<Record<string, unknown>> = {}) => ({ iss: ISSUER, aud: CLIENT, sub: 'user-1', iat: seconds(), exp: seconds() + 600, ...more });
/** A token whose signature is the given function of what it signs. */
const made = (header: object, payload: object, signature: (signed: string) => Buffer): string => {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${signature(signed).toString('base64url')}`;
};

test.each(['opaque-access-token', 'aa.bb', 'a.b.c', 'a.b.c.d.e', `${encode({ alg: 'RS256' })}.${encode([])}.AAAA`, `${encode({ alg: 'RS256' })}.${encode('x')}.AAAA`, `${encode({})}.${encode({})}.AAAA`, `${encode({ alg: 'none' })}.${encode({})}.`, '....'])(
  'STS-41: `%s` is no JWT',
  async (token) => {
    expect(await refused(token)).toEqual(NO_JWT);
  },
);

test('STS-41: a token of nobody, or of another issuer, finds no provider', async () => {
  for (const iss of ['https://evil.example.com', `${ISSUER}/`, 'https://IDP.example.com/tenant', 'idp.example.com/tenant', 'https://idp.example.com', '__proto__']) {
    expect(await refused(web.token({ iss }))).toEqual(invalid(`No OpenIDConnect provider found in your account for ${iss}`));
  }
  expect(await refused(web.token({ iss: undefined }))).toEqual(invalid('Missing a required claim: iss'));
});

test('STS-40: no algorithm but those of AWS: none at all, a shared secret, and others', async () => {
  const pem = await exportSPKI((await importJWK(web.idp.keys[0]!, 'RS256')) as never);
  const secrets = [pem, pem.trim(), JSON.stringify(web.idp.keys[0]), web.idp.keys[0]!.n!];
  for (const alg of ['none', 'None', 'HS256', 'hs256', 'PS256', 'EdDSA', 'RS1', 'rs256', '']) {
    expect(await refused(made({ alg, kid: 'test-key' }, claims(), () => Buffer.from('x')))).toEqual(invalid(`The signature algorithm ${alg} is not supported`));
  }
  for (const secret of secrets) {
    expect(await refused(made({ alg: 'HS256', kid: 'test-key' }, claims(), (text) => createHmac('sha256', secret).update(text).digest()))).toMatchObject({ name: 'InvalidIdentityTokenException' });
    // The same secret under the name of an algorithm that is taken.
    expect(await refused(made({ alg: 'RS256', kid: 'test-key' }, claims(), (text) => createHmac('sha256', secret).update(text).digest()))).toEqual(NOT_SIGNED);
  }
});

test('STS-40: an algorithm of another kind or hash than the key says finds no key', async () => {
  for (const alg of ['ES256', 'ES384', 'ES512', 'RS384', 'RS512']) expect(await refused(made({ alg, kid: 'test-key' }, claims(), () => Buffer.alloc(64)))).toEqual(NO_KEY);
});

test('STS-41: a key id that the issuer does not know finds no key, and keys that the token itself brings count for nothing', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'test-key' };
  const forged = (header: object) => new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', ...header }).sign(privateKey);
  expect(await refused(forged({ kid: 'other' }))).toEqual(NO_KEY);
  expect(await refused(forged({ kid: 'test-key' }))).toEqual(NOT_SIGNED);
  expect(await refused(forged({}))).toEqual(NOT_SIGNED);
  expect(await refused(forged({ kid: 'test-key', jwk }))).toEqual(NOT_SIGNED);
  expect(await refused(forged({ kid: 'test-key', jku: 'https://evil.example.com/keys', x5u: 'https://evil.example.com/chain' }))).toEqual(NOT_SIGNED);
});

test('STS-40: what was changed after it was signed is refused: payload, header, signature', async () => {
  const [header, payload, signature] = (await web.token()).split('.') as [string, string, string];
  const other = encode({ ...claims(), sub: 'admin' });
  expect(await refused([header, other, signature].join('.'))).toEqual(NOT_SIGNED);
  expect(await refused([encode({ alg: 'RS256', kid: 'test-key', typ: 'JWT' }), payload, signature].join('.'))).toEqual(NOT_SIGNED);
  expect(await refused([header, payload, signature.slice(0, -4)].join('.'))).toEqual(NOT_SIGNED);
  expect(await refused([header, payload, `${signature}=`].join('.'))).toEqual(NO_JWT);
  expect(await refused([header, `${payload}\n`, signature].join('.'))).toEqual(NO_JWT);
});

test('STS-40: a header that asks for more than AWS understands is refused, though it is signed', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signed = (header: object) => made(header, claims(), (text) => sign('sha256', Buffer.from(text), privateKey));
  expect(await refused(signed({ alg: 'RS256', kid: 'test-key', crit: ['exp'], exp: 1 }))).toEqual(NO_JWT);
  expect(await refused(signed({ alg: 'RS256', kid: 'test-key', crit: ['b64'], b64: false }))).toEqual(NO_JWT);
});

test('STS-41: expired, to the second', async () => {
  const now = seconds();
  expect(await refused(web.idp.token({ aud: CLIENT, sub: 'u', exp: now - 60, iat: now - 600 }))).toEqual({
    name: 'ExpiredTokenException', status: 400, message: expect.stringMatching(new RegExp(`^Token expired: current date/time \\d+ must be before the expiration date/time${now - 60}$`)),
  });
});

test('STS-40: a token has its time: exp and iat are there, whole numbers, and neither iat nor nbf lies far ahead', async () => {
  for (const name of ['exp', 'iat', 'aud', 'sub']) expect(await refused(web.token({ [name]: undefined }))).toEqual(invalid(`Missing a required claim: ${name}`));
  for (const exp of ['9999999999', 1e300, -1, null, true, seconds() + 600.5]) expect(await refused(web.token({ exp }))).toEqual(invalid('The claim exp is not valid'));
  expect(await refused(web.token({ iat: seconds() + 3600, exp: seconds() + 7200 }))).toEqual(invalid('The ID Token is issued in the future'));
  expect(await refused(web.token({ nbf: seconds() + 3600 }))).toEqual(invalid('The ID Token is not valid yet'));
  expect(await refused(web.token({ sub: '' }))).toEqual(invalid('The claim sub is not valid'));
  expect(await refused(web.token({ sub: { $ne: 1 } }))).toEqual(invalid('The claim sub is not valid'));
});

test('STS-40: the wrong audience', async () => {
  for (const aud of ['other', '', [], [CLIENT, 'other'], ['other'], { [CLIENT]: 1 }, [[CLIENT]], 7]) expect(await refused(web.token({ aud }))).toEqual(invalid('Incorrect token audience'));
  for (const azp of ['other', '', [CLIENT], 7, null]) expect(await refused(web.token({ azp }))).toEqual(invalid('Incorrect token audience'));
});

test('STS-43: tags and source identities that no session can have are refused', async () => {
  const TAGS = 'https://aws.amazon.com/tags';
  const tags = (principal: unknown, transitive?: unknown) => web.token({ [TAGS]: { principal_tags: principal, transitive_tag_keys: transitive } });
  for (const bad of [{ a: 1 }, { a: ['x', 'y'] }, { a: [] }, { a: { b: 'c' } }, ['a'], 'a', { [`k${'x'.repeat(128)}`]: ['v'] }, { k: ['v'.repeat(257)] }, { 'k<': ['v'] }]) {
    expect(await refused(tags(bad)), JSON.stringify(bad)).toMatchObject({ name: 'InvalidIdentityTokenException' });
  }
  expect(await refused(tags(Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, ['v']]))))).toMatchObject({ name: 'InvalidIdentityTokenException' });
  expect(await refused(tags({ a: ['1'], A: ['2'] }))).toMatchObject({ name: 'InvalidParameterValue' });
  expect(await refused(tags({ a: ['1'] }, ['b']))).toMatchObject({ message: 'The specified transitive tag key must be included in the requested tags.' });
  expect(await refused(tags({ 'aws:a': ['1'] }))).toMatchObject({ name: 'InvalidParameterValue' });
  for (const identity of ['a', 'x'.repeat(65), 'a b', 'aws:me', 7, ['ann']]) expect(await refused(web.token({ 'https://aws.amazon.com/source_identity': identity }))).toMatchObject({ name: 'InvalidIdentityTokenException' });
});

test('STS-40: a token that names its roles is for those alone', async () => {
  const roles = 'https://aws.amazon.com/roles';
  for (const list of [[], 'arn:aws:iam::111122223333:role/other', [`${web.role}x`], [web.role.toUpperCase()], null, { [web.role]: true }]) {
    expect(await refused(web.token({ [roles]: list }))).toEqual(invalid('The ID Token is not issued for this role'));
  }
  await web.assume(await web.token({ [roles]: web.role }));
  await web.assume(await web.token({ [roles]: ['other', web.role] }));
});

test('KEY-69: access tokens of providers that alone can read them are refused, and so are names of none', async () => {
  const token = await web.token();
  for (const ProviderId of ['www.amazon.com', 'graph.facebook.com']) expect(await refusal(web.assume(token, { ProviderId }))).toMatchObject({ name: 'IDPRejectedClaimException', status: 403 });
  expect(await refusal(web.assume(token, { ProviderId: 'idp.example.com' }))).toMatchObject({ name: 'ValidationError', status: 400 });
});

test.each(['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'] as const)('STS-40: tokens signed by %s are taken, with and without a key id', async (algorithm) => {
  const idp = await testIssuer(ISSUER, { algorithm });
  const { isSignedBy } = await import('./signature.ts');
  const { readToken } = await import('./token.ts');
  const token = readToken(await idp.token({ sub: 'x' }));
  const [key] = idp.keys as readonly [JWK];
  expect(await isSignedBy(token, [key])).toBe(true);
  expect(await isSignedBy({ ...token, keyId: undefined }, [{ ...key, kid: undefined, alg: undefined, use: undefined }])).toBe(true);
  for (const changed of [{ use: 'enc' }, { key_ops: ['encrypt'] }, { kid: 'x' }, { alg: 'PS256' }, { kty: 'oct', k: 'AAAA' }]) expect(await isSignedBy(token, [{ ...key, ...changed }])).toBe(false);
});
