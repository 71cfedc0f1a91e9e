import { expect, test } from 'vitest';
import { WireFault } from '../../wire/fault.ts';
import type { HttpRequest } from '../../wire/http.ts';
import { form, raw, received, signed } from '../raw.fixture.ts';
import { Registry } from '../registry.ts';
import { readHost, route } from './route.ts';

const KEYS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const registry = new Registry([]);
const routed = (http: HttpRequest) => {
  const { model, region, claim, host } = route(received(http), registry);
  return { service: model.id, region, signed: claim !== null, host };
};
const refused = (http: HttpRequest) => {
  try {
    return routed(http);
  } catch (error) {
    if (error instanceof WireFault) return error.error;
    throw error;
  }
};

test('SIG-14: service and Region come from the credential scope where the host names none', () => {
  for (const host of ['localhost:4747', '127.0.0.1:4747', '[::1]:4747', 'octroi.example.com', 'octroi']) {
    expect(routed(signed(KEYS, '', { host, service: 'lambda', region: 'eu-west-1', path: '/2015-03-31/functions' }))).toEqual({ service: 'lambda', region: 'eu-west-1', signed: true, host: {} });
  }
});

test('SIG-14: a host under .localhost or .amazonaws.com names the service, and the Region if it has one', () => {
  expect(readHost('lambda.eu-west-1.localhost:4747')).toEqual({ service: 'lambda', region: 'eu-west-1' });
  expect(readHost('STS.LOCALHOST')).toEqual({ service: 'sts' });
  expect(readHost('sts.eu-west-1.amazonaws.com')).toEqual({ service: 'sts', region: 'eu-west-1' });
  expect(readHost('iam.amazonaws.com:443')).toEqual({ service: 'iam' });
  for (const host of [undefined, '', 'localhost', 'localhost:4747', 'amazonaws.com', '127.0.0.1', '[::1]:4747', 'sts.example.com', 'sts.eu-west-1.evil.amazonaws.com', 'lambda.amazonaws.com.evil.com']) {
    expect(readHost(host)).toEqual({});
  }
  expect(routed(raw('', { host: 'lambda.eu-west-1.localhost:4747', path: '/2015-03-31/functions' }))).toEqual({ service: 'lambda', region: 'eu-west-1', signed: false, host: { service: 'lambda', region: 'eu-west-1' } });
});

test('SIG-14: a host that names no service which is served here binds nothing', () => {
  expect(routed(signed(KEYS, form('sts', 'GetCallerIdentity'), { host: 'my.octroi.localhost:4747', region: 'eu-west-1' }))).toMatchObject({ service: 'sts', region: 'eu-west-1', host: {} });
});

test('SIG-14: the host decides whose errors a request for another service gets', () => {
  expect(routed(signed(KEYS, '', { host: 'sts.localhost', service: 'iam' }))).toMatchObject({ service: 'sts', host: { service: 'sts' } });
});

test('an unknown service is UnrecognizedClientException 404, cut to a bounded length', () => {
  expect(refused(signed(KEYS, '', { service: 'dynamodb' }))).toEqual({ code: 'UnrecognizedClientException', message: 'The service `dynamodb` is not served here', status: 404 });
  expect(refused(signed(KEYS, '', { service: 'constructor' }))).toMatchObject({ code: 'UnrecognizedClientException' });
  expect((refused(signed(KEYS, '', { service: 'x'.repeat(5000) })) as { message: string }).message).toBe(`The service \`${'x'.repeat(128)}\` is not served here`);
});

test('SIG-17: an unsigned request is routed by version, path or target, so that its refusal has the right form', () => {
  expect(routed(raw(form('iam', 'ListUsers'))).service).toBe('iam');
  expect(routed(raw(form('sts', 'GetCallerIdentity')))).toEqual({ service: 'sts', region: 'us-east-1', signed: false, host: {} });
  expect(routed(raw('', { method: 'GET', query: form('sts', 'GetCallerIdentity') })).service).toBe('sts');
  expect(routed(raw('', { method: 'HEAD', query: form('iam', 'ListUsers') })).service).toBe('iam');
  expect(routed(raw('', { path: '/2015-03-31/functions/f/invocations' })).service).toBe('lambda');
});

test('ERR-2: an unsigned request for nothing that is served misses its token, whatever it says', () => {
  const missing = { code: 'MissingAuthenticationToken', message: 'Request is missing Authentication Token', status: 403 };
  expect(refused(raw(''))).toEqual(missing);
  expect(refused(raw('Version=1999-01-01&Action=X'))).toEqual(missing);
  expect(refused(raw('', { path: '/nothing/here' }))).toEqual(missing);
  expect(refused(raw('', { path: '//' }))).toEqual(missing);
  expect(refused(raw('', { headers: [['X-Amz-Target', 'DynamoDB_20120810.ListTables']] }))).toEqual(missing);
  expect(refused(raw('', { headers: [['X-Amz-Target', 'NoDotAtAll']] }))).toEqual(missing);
  expect(refused(raw(new Uint8Array(100_000).fill(0xff)))).toEqual(missing);
});

test('SIG-1: a broken signature is refused before anything is routed', () => {
  expect(refused(raw('', { headers: [['Authorization', 'Basic Zm9vOmJhcg==']] }))).toMatchObject({ code: 'IncompleteSignature' });
  expect(refused(raw('', { method: 'GET', query: 'AWSAccessKeyId=AKIA&SignatureVersion=2' }))).toMatchObject({ code: 'IncompleteSignature' }); // SIG-19
});

test('LEX-WIRE-1: both endpoints of Lex V1 name one service', () => {
  for (const endpoint of ['models.lex', 'runtime.lex', 'lex']) {
    expect(readHost(`${endpoint}.eu-west-1.localhost:4747`)).toEqual({ service: 'lex', region: 'eu-west-1' });
    expect(readHost(`${endpoint}.us-east-1.amazonaws.com`)).toEqual({ service: 'lex', region: 'us-east-1' });
  }
  expect(readHost('models.lex.localhost')).toEqual({ service: 'lex' });
  expect(readHost('other.lex.us-east-1.localhost')).toEqual({});
  expect(routed(raw('', { path: '/bots/' })).service).toBe('lex');
  expect(routed(raw('', { path: '/bot/B/alias/A/user/u/text' })).service).toBe('lex');
});

test('LEX-ERR-3: Lex refuses a broken signature with 403, others with the status of its error', () => {
  const broken = (path: string) => refused(raw('', { path, headers: [['Authorization', 'Basic Zm9vOmJhcg==']] }));
  expect(broken('/bots/')).toMatchObject({ code: 'IncompleteSignature', status: 403 });
  expect(broken('/2015-03-31/functions')).not.toHaveProperty('status', 403);
});
