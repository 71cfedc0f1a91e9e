import { expect, test } from 'vitest';
import { WireFault } from '../../wire/fault.ts';
import type { HttpRequest } from '../../wire/http.ts';
import { presignRequest, SigningKeys } from '../../wire/sigv4/index.ts';
import { openKeyring } from '../../store/seal.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { LongTermKey, Principals } from '../../kernel/principals.ts';
import { sealSession } from '../../kernel/session-token.ts';
import type { Session } from '../../kernel/session.ts';
import { changed, form, raw, received, signed, type Keys, type RawOptions } from '../raw.fixture.ts';
import { Registry } from '../registry.ts';
import { SessionTokens } from '../session-tokens.ts';
import { authenticate } from './authenticate.ts';
import { route } from './route.ts';

const NOW = Date.UTC(2026, 1, 3, 4, 5, 6);
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const ROOT: Keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: SECRET };
const INACTIVE: Keys = { accessKeyId: 'AKIAINACTIVEEXAMPLE1', secretAccessKey: SECRET };
const UNKNOWN: Keys = { accessKeyId: 'AKIAUNKNOWNEXAMPLE12', secretAccessKey: SECRET };
const BODY = form('sts', 'GetCallerIdentity');

const caller: Caller = {
  principal: { kind: 'root', account: '111122223333', arn: 'arn:aws:iam::111122223333:root' }, partition: 'aws', account: '111122223333',
  arn: 'arn:aws:iam::111122223333:root', userId: '111122223333', accessKeyId: ROOT.accessKeyId,
};
const keyOf = (id: string): LongTermKey => ({ accessKeyId: id, account: '111122223333', partition: 'aws', active: id === ROOT.accessKeyId, secret: () => SECRET, owner: { kind: 'root' } });
const principals = {
  longTermKey: async (id: string) => (id === ROOT.accessKeyId || id === INACTIVE.accessKeyId ? keyOf(id) : undefined),
  callerOfKey: async () => caller,
  callerOfSession: async (session: Session) => (session.principal.kind === 'root' ? { ...caller, session } : undefined),
} as unknown as Principals;

const sealer = openKeyring({});
const session = (over: Partial<Session> = {}): Session => ({
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: SECRET, partition: 'aws', account: '111122223333', principal: { kind: 'root' },
  issuedAt: NOW, expiresAt: NOW + 3_600_000, policies: [], policyArns: [], tags: [], transitiveTagKeys: [], ...over,
});
const keysOf = (over: Partial<Session> = {}): Keys => ({ accessKeyId: session(over).accessKeyId, secretAccessKey: SECRET, sessionToken: sealSession(sealer, session(over)) });
const GONE: Partial<Session> = { principal: { kind: 'role', roleName: 'gone', roleId: 'AROA', sessionName: 's' } };

const registry = new Registry([]);
async function outcome(http: HttpRequest, clocks = { decision: NOW, host: NOW }): Promise<{ code: string; message?: string | null; status?: number } | string> {
  const needs = { principals, tokens: new SessionTokens(sealer), signingKeys: new SigningKeys(), clocks: { decision: () => clocks.decision, host: () => clocks.host } };
  try {
    return (await authenticate(route(received(http), registry), needs)).caller?.arn ?? 'unsigned';
  } catch (error) {
    if (error instanceof WireFault) return error.error;
    throw error;
  }
}
const sign = (keys: Keys, options: RawOptions = {}): HttpRequest => signed(keys, BODY, { now: new Date(NOW), ...options });
const flipped = (http: HttpRequest): HttpRequest => changed(http, 'authorization', (value) => value.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')));

const INVALID = { code: 'InvalidClientTokenId', message: 'The security token included in the request is invalid.', status: 403 };
const EXPIRED = { code: 'ExpiredToken', message: 'The security token included in the request is expired', status: 403 };

test('SIG-8, SIG-12: a right signature makes the caller, of a long-term key and of a session', async () => {
  expect(await outcome(sign(ROOT))).toBe(caller.arn);
  expect(await outcome(sign(keysOf()))).toBe(caller.arn);
});

test('ERR-2: an unsigned request misses its token', async () => {
  expect(await outcome(raw(BODY))).toEqual({ code: 'MissingAuthenticationToken', message: 'Request is missing Authentication Token', status: 403 });
});

// SIG-16: what is wrong, in the order in which it must be noticed.
const DEFECTS = ['shape', 'key', 'token', 'scope', 'skew', 'signature', 'gone'] as const;
type Defect = (typeof DEFECTS)[number];
const NOTICED: Readonly<Record<Defect, RegExp>> = {
  shape: /^IncompleteSignature 400 Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header\. Authorization=/,
  key: /^InvalidClientTokenId 403 The security token included in the request is invalid\.$/,
  token: /^ExpiredToken 403 The security token included in the request is expired$/,
  scope: /^SignatureDoesNotMatch 403 Credential should be scoped to correct service: 'sts'\. $/,
  skew: /^SignatureDoesNotMatch 403 Signature expired: 20260203T030506Z is now earlier than 20260203T035006Z \(20260203T040506Z - 15 min\.\)$/,
  signature: /^SignatureDoesNotMatch 403 The request signature we calculated does not match the signature you provided\. /,
  gone: /^InvalidClientTokenId 403 The security token included in the request is invalid\.$/,
};

function defective(defects: ReadonlySet<Defect>): HttpRequest {
  const session = { ...(defects.has('token') ? { expiresAt: NOW } : {}), ...(defects.has('gone') ? GONE : {}) };
  const keys = defects.has('key') ? UNKNOWN : defects.has('token') ? keysOf(session) : defects.has('gone') ? INACTIVE : ROOT;
  let http = sign(keys, {
    ...(defects.has('scope') ? { service: 'iam', host: 'sts.localhost' } : {}),
    ...(defects.has('skew') ? { now: new Date(NOW - 3_600_000) } : {}),
  });
  if (defects.has('signature')) http = flipped(http);
  if (defects.has('shape')) http = { ...http, headers: http.headers.filter(([name]) => name !== 'X-Amz-Date') };
  return http;
}

const pairs = DEFECTS.flatMap((first, index) => DEFECTS.slice(index).map((second) => [first, second] as const));
test.each(pairs)('SIG-16: of `%s` and `%s`, the first is reported', async (first, second) => {
  const found = await outcome(defective(new Set([first, second])));
  if (typeof found === 'string') throw new Error('nothing was refused');
  const status = found.status ?? { IncompleteSignature: 400, SignatureDoesNotMatch: 403 }[found.code];
  expect(`${found.code} ${status} ${found.message}`).toMatch(NOTICED[first]);
});

test('SIG-12: a long-term key with a token and a temporary key without are InvalidClientTokenId', async () => {
  expect(await outcome(sign({ ...ROOT, sessionToken: keysOf().sessionToken! }))).toEqual(INVALID);
  expect(await outcome(sign({ accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: SECRET }))).toEqual(INVALID);
});

test('STS-91: another key\'s token, a foreign one and a changed one are InvalidClientTokenId; an expired one is ExpiredToken', async () => {
  const { sessionToken } = keysOf();
  expect(await outcome(sign({ accessKeyId: 'ASIAANOTHERKEYEXAMPL', secretAccessKey: SECRET, sessionToken: sessionToken! }))).toEqual(INVALID);
  expect(await outcome(sign({ ...keysOf(), sessionToken: sealSession(openKeyring({}), session()) }))).toEqual(INVALID);
  expect(await outcome(sign({ ...keysOf(), sessionToken: sealer.seal(JSON.stringify(session()), 'access-key:x') }))).toEqual(INVALID);
  for (const token of ['', 'x', '{}', `${sessionToken}A`, sessionToken!.slice(1), 'A'.repeat(70_000)]) expect(await outcome(sign({ ...keysOf(), sessionToken: token }))).toEqual(INVALID);
  expect(await outcome(sign(keysOf({ expiresAt: NOW })))).toEqual(EXPIRED);
  expect(await outcome(sign(keysOf({ expiresAt: NOW + 1 })))).toBe(caller.arn);
});

test('STS-92: a session whose principal is gone is invalid, whatever its signature', async () => {
  expect(await outcome(sign(keysOf(GONE)))).toEqual(INVALID);
});

test('SIG-16: an inactive key is told only to who can sign with it', async () => {
  expect(await outcome(sign(INACTIVE))).toEqual(INVALID);
  expect(await outcome(flipped(sign(INACTIVE)))).toMatchObject({ code: 'SignatureDoesNotMatch' });
});

test('ERR-5, SIG-14: scope problems have AWS\'s texts and come together', async () => {
  const text = async (http: HttpRequest): Promise<unknown> => ((await outcome(http)) as { message: string }).message;
  expect(await text(sign(ROOT, { region: 'mars-north-1' }))).toBe("Credential should be scoped to a valid Region, not 'mars-north-1'. ");
  expect(await text(sign(ROOT, { region: 'eu-west-1', host: 'sts.eu-west-2.localhost' }))).toBe("Credential should be scoped to a valid Region, not 'eu-west-1'. ");
  expect(await text(sign(ROOT, { region: 'eu-west-1', service: 'iam', host: 'sts.eu-west-2.localhost' }))).toBe(
    "Credential should be scoped to a valid Region, not 'eu-west-1'. Credential should be scoped to correct service: 'sts'. ",
  );
  expect(await text(changed(sign(ROOT), 'authorization', (value) => value.replace('aws4_request', 'aws5_request')))).toBe(
    "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
  );
  expect(await text(changed(sign(ROOT), 'authorization', (value) => value.replace('/20260203/', '/20260202/')))).toBe(
    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260202' != '20260203', from '20260203T040506Z'.",
  );
  expect(await text(sign(ROOT, { now: new Date(NOW + 3_600_000) }))).toBe('Signature not yet current: 20260203T050506Z is still later than 20260203T042006Z (20260203T040506Z + 15 min.)');
});

test('SIG-14: a Region of another partition than the caller\'s is refused after the signature', async () => {
  expect(await outcome(sign(ROOT, { region: 'cn-north-1' }))).toEqual(INVALID);
  expect(await outcome(sign(ROOT, { region: 'us-gov-west-1' }))).toEqual(INVALID);
});

test('SIG-13, STS-91: the decision clock expires sessions and leaves signatures alone; the host clock the other way round', async () => {
  const later = NOW + 86_400_000;
  expect(await outcome(sign(ROOT), { decision: later, host: NOW })).toBe(caller.arn);
  expect(await outcome(sign(keysOf()), { decision: later, host: NOW })).toEqual(EXPIRED);
  expect(await outcome(sign(keysOf()), { decision: NOW, host: later })).toMatchObject({ code: 'SignatureDoesNotMatch' });
});

test('SIG-10: a presigned request is held against the host clock and its own life', async () => {
  const url = presignRequest(raw('', { method: 'GET', query: BODY }), { ...ROOT, region: 'us-east-1', service: 'sts', now: new Date(NOW), expiresSeconds: 60 });
  expect(await outcome(url)).toBe(caller.arn);
  expect(await outcome(url, { decision: NOW, host: NOW + 61_000 })).toMatchObject({ code: 'SignatureDoesNotMatch' });
  expect(await outcome({ ...url, query: url.query.replace('GetCallerIdentity', 'GetSessionToken') })).toMatchObject({ code: 'SignatureDoesNotMatch' });
});
