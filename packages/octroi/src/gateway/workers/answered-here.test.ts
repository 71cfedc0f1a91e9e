import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signRequest } from '../../wire/sigv4/index.ts';
import { openMemoryStore } from '../../store/memory.ts';
import { openKeyring } from '../../store/seal.ts';
import { movableClocks } from '../../kernel/clock.ts';
import { iamService } from '../../services/iam/service.ts';
import { stsService } from '../../services/sts/service.ts';
import { compose } from '../compose.ts';
import { Registry } from '../registry.ts';
import type { Received } from '../rooms/received.ts';
import { allServices } from '../services.ts';
import { answeredHere, ASKS_A_PART, SERVICES_HERE } from './answered-here.ts';
import { NO_BLOBS } from './no-blobs.ts';

const SOURCES = join(import.meta.dirname, '../..');
const registry = new Registry([iamService, stsService]);

/**
 * The files of IAM and STS that use something outside of the store, and the operations that do so by them. Whoever adds one decides: an
 * operation that asks a running part stands in `ASKS_A_PART` too; one whose effect needs nothing but the request may be answered anywhere.
 */
const USES_OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  'services/iam/access-keys/get-access-key-last-used.ts': ['iam:GetAccessKeyLastUsed'],
  'services/iam/outbound-federation/enable-outbound-web-identity-federation.ts': ['iam:EnableOutboundWebIdentityFederation'],
  'services/iam/outbound-federation/get-outbound-web-identity-federation-info.ts': ['iam:GetOutboundWebIdentityFederationInfo'],
  'services/sts/get-web-identity-token.ts': ['sts:GetWebIdentityToken'],
  'services/sts/web-identity/vouch.ts': ['sts:AssumeRoleWithWebIdentity'],
  // An answer that follows the commit, and asks nobody.
  'services/iam/mfa-devices/invalid-code.ts': [],
};

test('what of IAM and STS uses something outside of the store is known, and handed over', () => {
  const files = globSync('services/{iam,sts}/**/*.ts', { cwd: SOURCES }).filter((file) => !/\.(test|fixture)\.ts$|\/testing\//.test(file));
  expect(files.length).toBeGreaterThan(300);
  const outside = /\beffect\(|\bnew Effect\(|\bconsult\b|\buse\(|\boutside\b\.|\bcallService\b|\bcallerOf\(|\bblobs\b|\bpasswordDesk\b.*\buse|\bOutside\b/;
  const using = files.filter((file) => outside.test(readFileSync(join(SOURCES, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '')));
  expect(using.toSorted()).toEqual(Object.keys(USES_OUTSIDE).toSorted());
  expect(Object.keys(ASKS_A_PART)).toEqual(expect.arrayContaining(Object.values(USES_OUTSIDE).flat()));
});

test('every unsigned operation is handed over, and the table names operations that exist', () => {
  const all = registry.operations();
  const unsigned = all.filter(({ access }) => access.kind === 'trustOnly' || access.kind === 'password').map(({ service, name }) => `${service}:${name}`);
  expect(Object.keys(ASKS_A_PART)).toEqual(expect.arrayContaining(unsigned));
  expect(all.map(({ service, name }) => `${service}:${name}`)).toEqual(expect.arrayContaining(Object.keys(ASKS_A_PART)));
  expect(new Set(all.map(({ service }) => service))).toEqual(SERVICES_HERE);
});

test('nothing that is answered without a signature has the path of IAM and STS', async () => {
  const kv = openMemoryStore();
  const gateway = compose({ kv, blobs: NO_BLOBS, seal: openKeyring({}), clocks: movableClocks(), services: allServices, parts: [], version: '0', control: true, report() {} });
  expect(gateway.routes.length).toBeGreaterThan(5);
  expect(gateway.routes.filter(({ path }) => path === '/' || path.startsWith('/{'))).toEqual([]);
  await gateway.close();
});

const KEYS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };
const FORM = 'application/x-www-form-urlencoded; charset=utf-8';

function received(service: string, form: string, over: { readonly path?: string; readonly query?: string; readonly headers?: readonly [string, string][]; readonly signed?: boolean; readonly method?: string } = {}): Received {
  const { path = '/', query = '', headers = [], signed = true, method = 'POST' } = over;
  const request = { method, path, query, headers: [['host', 'localhost:4747'], ['content-type', FORM], ...headers.filter(([name]) => name !== 'host')] as [string, string][], body: Buffer.from(form) };
  const host = headers.find(([name]) => name === 'host');
  if (host !== undefined) request.headers[0] = host;
  const http = signed ? signRequest(request, { ...KEYS, region: 'us-east-1', service, now: new Date() }) : request;
  return {
    requestId: 'r',
    http,
    transport: { sourceIp: '127.0.0.1', secure: false, userAgent: null, referer: null },
    header: (name) => http.headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1],
  };
}

const IDENTITY = 'Action=GetCallerIdentity&Version=2011-06-15';
const USER = 'Action=GetUser&Version=2010-05-08';

test.each<[string, Received]>([
  ['STS', received('sts', IDENTITY)],
  ['IAM', received('iam', USER)],
  ['a write of IAM', received('iam', 'Action=CreateUser&UserName=u&Version=2010-05-08')],
  ['a host that names the service', received('sts', IDENTITY, { headers: [['host', 'sts.us-east-1.localhost:4747']] })],
  ['parameters of a GET', received('sts', '', { method: 'GET', query: IDENTITY })],
])('answered by a worker: %s', (_, request) => {
  expect(answeredHere(request, registry)).toMatchObject({ requestId: 'r', identified: { operation: { name: expect.any(String) } } });
});

test.each<[string, Received]>([
  ['not signed', received('sts', IDENTITY, { signed: false })],
  ['an operation that is not signed', received('sts', 'Action=AssumeRoleWithWebIdentity&Version=2011-06-15')],
  ...Object.keys(ASKS_A_PART).map((name): [string, Received] => [name, received(name.split(':')[0]!, `Action=${name.split(':')[1]!}&Version=${name.startsWith('iam') ? '2010-05-08' : '2011-06-15'}`)]),
  ['signed for another service', received('lambda', USER)],
  ['a host of another service', received('iam', USER, { headers: [['host', 'lambda.us-east-1.localhost:4747']] })],
  ['a host of a function URL', received('iam', USER, { headers: [['host', 'abcdefghijklmnopqrstuvwxyz012345.lambda-url.us-east-1.localhost:4747']] })],
  ['a path of its own', received('iam', USER, { path: '/console/' })],
  ['a target', received('iam', USER, { headers: [['x-amz-target', 'Octroi.ListDecisions']] })],
  ['no such operation', received('iam', 'Action=GetUsr&Version=2010-05-08')],
  ['no version', received('iam', 'Action=GetUser')],
  ['not served', received('s3', '')],
  ['a broken signature', received('iam', USER, { signed: false, headers: [['authorization', 'AWS4-HMAC-SHA256 Credential=a']] })],
])('handed over: %s', (_, request) => {
  expect(answeredHere(request, registry)).toBeNull();
});
