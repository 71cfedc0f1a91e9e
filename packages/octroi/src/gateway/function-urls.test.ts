import { AddPermissionCommand, CreateFunctionUrlConfigCommand, DeleteFunctionCommand, PutFunctionConcurrencyCommand, UpdateFunctionUrlConfigCommand, type Cors, type FunctionUrlAuthType } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { allow, openLambda, policy, type LambdaWorld } from '../services/lambda/lambda.fixture.ts';
import type { Credentials } from '../testing/world.ts';
import type { HttpResponse } from '../wire/http.ts';
import { raw, received, signed, type RawOptions } from './raw.fixture.ts';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';

const FORBIDDEN = '{"Message":"Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"}';

interface Opened extends LambdaWorld {
  readonly host: string;
  /** Unsigned, unless there are keys. */
  call(options?: RawOptions & { readonly keys?: Credentials; readonly body?: string }): Promise<HttpResponse>;
  permit(StatementId: string, Action: string, more?: object): Promise<unknown>;
}

async function opened(AuthType: FunctionUrlAuthType, more: { readonly Cors?: Cors } = {}): Promise<Opened> {
  const world = await openLambda();
  await world.create('shop');
  const { FunctionUrl } = await world.lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName: 'shop', AuthType, ...more }));
  const { host } = new URL(FunctionUrl!);
  return {
    ...world,
    host,
    async call({ keys, body = '', ...options } = {}) {
      const request = { host, method: 'GET', service: 'lambda', ...options };
      const answering = world.world.gateway.functionUrl(received(keys === undefined ? raw(body, request) : signed({ ...keys }, body, request)));
      if (answering === null) throw new Error('the request was not addressed to the URL');
      return answering;
    },
    permit: (StatementId, Action, given = {}) => world.lambda.send(new AddPermissionCommand({ FunctionName: 'shop', StatementId, Action, Principal: '*', ...given })),
  };
}

/** What everyone needs for a URL of type NONE. */
async function openToAll({ permit }: Opened): Promise<void> {
  await permit('url', 'lambda:InvokeFunctionUrl', { FunctionUrlAuthType: 'NONE' });
  await permit('invoke', 'lambda:InvokeFunction', { InvokedViaFunctionUrl: true });
}

test('LAM-86: a URL of type NONE is open to everyone as far as the function\'s own policy says, with both permissions', async () => {
  const world = await opened('NONE');
  expect(await world.call()).toMatchObject({ status: 403, body: FORBIDDEN, headers: { 'x-amzn-ErrorType': 'AccessDeniedException' } });
  await world.permit('url', 'lambda:InvokeFunctionUrl', { FunctionUrlAuthType: 'NONE' });
  expect(await world.call()).toMatchObject({ status: 403, body: FORBIDDEN });
  await world.permit('invoke', 'lambda:InvokeFunction', { InvokedViaFunctionUrl: true });
  expect(await world.call()).toMatchObject({ status: 200 });
  expect(world.executor.tasks).toHaveLength(1);
  expect(world.world.faults).toEqual([]);
});

test('LAM-86: the permissions for URLs of type NONE end with the type, and open nothing but the URL', async () => {
  const world = await opened('NONE');
  await openToAll(world);
  await world.lambda.send(new UpdateFunctionUrlConfigCommand({ FunctionName: 'shop', AuthType: 'AWS_IAM' }));
  expect(await world.call()).toMatchObject({ status: 403, body: FORBIDDEN });
  const ann = await world.user('ann', allow('sts:*'));
  expect(await world.call({ keys: ann.keys }), 'lambda:FunctionUrlAuthType is AWS_IAM now').toMatchObject({ status: 403, body: FORBIDDEN });
  expect(world.executor.tasks).toEqual([]);
  expect(world.world.faults).toEqual([]);
});

test('LAM-85, LAM-86: a URL of type AWS_IAM asks for a signature for lambda in its Region, and both permissions', async () => {
  const world = await opened('AWS_IAM');
  const only = await world.user('only', allow('lambda:InvokeFunctionUrl'));
  const both = await world.user('both', allow('lambda:InvokeFunctionUrl', world.arn('shop')), allow('lambda:InvokeFunction', world.arn('shop'), { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }));
  expect(await world.call()).toMatchObject({ status: 403, body: FORBIDDEN });
  expect(await world.call({ keys: only.keys })).toMatchObject({ status: 403, body: FORBIDDEN });
  expect(await world.call({ keys: both.keys })).toMatchObject({ status: 200 });
  for (const wrong of [{ service: 'execute-api' }, { region: 'eu-west-1' }]) expect(await world.call({ keys: both.keys, ...wrong })).toMatchObject({ status: 403 });
  expect(await world.call({ keys: { ...both.keys, secretAccessKey: 'x'.repeat(40) } })).toMatchObject({ status: 403, headers: { 'x-amzn-ErrorType': 'SignatureDoesNotMatch' } });
  expect(world.executor.tasks).toHaveLength(1);
  const record = world.world.gateway.ring.all().map(({ record: each }) => each).find((each) => each.operation === 'InvokeFunctionUrl' && each.status === 200);
  expect(record).toMatchObject({ service: 'lambda', caller: both.arn, decisions: [{ action: 'lambda:InvokeFunctionUrl', decision: { effect: 'Allowed' } }, { action: 'lambda:InvokeFunction' }] });
  expect(world.world.faults).toEqual([]);
});

test('LAM-86: another account needs both sides', async () => {
  const world = await opened('AWS_IAM');
  const other = await world.world.account();
  const otherIam = world.world.iam(other);
  const { CreateRoleCommand, PutRolePolicyCommand } = await import('@aws-sdk/client-iam');
  const trust = policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }, { Effect: 'Allow', Principal: { AWS: world.root.accountId }, Action: 'sts:AssumeRole' });
  const { Role } = await otherIam.send(new CreateRoleCommand({ RoleName: 'visitor', AssumeRolePolicyDocument: trust }));
  await otherIam.send(new PutRolePolicyCommand({ RoleName: 'visitor', PolicyName: 'call', PolicyDocument: policy(allow('lambda:*')) }));
  const ann = await world.user('ann', allow('sts:AssumeRole'));
  const { Credentials: keys } = await world.world.sts(ann.keys).send(new AssumeRoleCommand({ RoleArn: Role!.Arn, RoleSessionName: 'visit' }));
  const visitor = { accessKeyId: keys!.AccessKeyId!, secretAccessKey: keys!.SecretAccessKey!, sessionToken: keys!.SessionToken! };
  expect(await world.call({ keys: visitor })).toMatchObject({ status: 403, body: FORBIDDEN });
  await world.permit('url', 'lambda:InvokeFunctionUrl', { Principal: other.accountId, FunctionUrlAuthType: 'AWS_IAM' });
  await world.permit('invoke', 'lambda:InvokeFunction', { Principal: other.accountId, InvokedViaFunctionUrl: true });
  expect(await world.call({ keys: visitor })).toMatchObject({ status: 200 });
  expect(world.world.faults).toEqual([]);
});

test('LAM-88: the event says everything about the request', async () => {
  const world = await opened('AWS_IAM');
  const ann = await world.user('ann', allow('lambda:*'));
  const headers = [['Cookie', 'a=1; b=2'], ['X-Many', 'one'], ['X-Many', 'two'], ['Content-Type', 'application/json'], ['User-Agent', 'probe'], ['X-Forwarded-For', '203.0.113.9'], ['X-Forwarded-Proto', 'gopher']] as const;
  const first = await world.call({ keys: ann.keys, method: 'POST', path: '/a%20b/c', query: 'x=1&x=2&y=', headers, body: '{"é":1}' });
  const event = JSON.parse(String(first.body));
  expect(event).toMatchObject({
    version: '2.0', routeKey: '$default', rawPath: '/a b/c', rawQueryString: 'x=1&x=2&y=', cookies: ['a=1', 'b=2'],
    headers: {
      'x-many': 'one,two', 'content-type': 'application/json', host: world.host, 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http', 'x-forwarded-port': new URL(`http://${world.host}`).port || '80',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    },
    queryStringParameters: { x: '1,2', y: '' }, body: '{"é":1}', isBase64Encoded: false,
    requestContext: {
      accountId: world.root.accountId, apiId: world.host.split('.')[0], authentication: null, domainName: world.host, domainPrefix: world.host.split('.')[0], routeKey: '$default', stage: '$default',
      authorizer: { iam: { accessKey: ann.keys.accessKeyId, accountId: world.root.accountId, callerId: expect.stringMatching(/^AIDA/), cognitoIdentity: null, principalOrgId: null, userArn: ann.arn, userId: expect.stringMatching(/^AIDA/) } },
      http: { method: 'POST', path: '/a b/c', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'probe' },
      requestId: first.headers['x-amzn-RequestId'], time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/), timeEpoch: expect.any(Number),
    },
  });
  for (const absent of ['cookie', 'authorization']) expect(event.headers).not.toHaveProperty(absent);
  const bare = JSON.parse(String((await world.call({ keys: ann.keys, method: 'PUT', headers: [['Content-Type', 'image/png']], body: 'x' })).body));
  expect(bare).toMatchObject({ body: 'eA==', isBase64Encoded: true, rawQueryString: '' });
  for (const absent of ['cookies', 'queryStringParameters']) expect(bare).not.toHaveProperty(absent);
  expect(world.world.faults).toEqual([]);
});

test('LAM-88: a header of an open URL that is no signature reaches the function; no header takes the place of another thing', async () => {
  const world = await opened('NONE');
  await openToAll(world);
  const { body } = await world.call({ headers: [['Authorization', 'Bearer of-the-application'], ['__proto__', 'x'], ['constructor', 'y']] });
  const { headers } = JSON.parse(String(body)) as { headers: Record<string, string> };
  expect(headers['authorization']).toBe('Bearer of-the-application');
  expect(headers['constructor']).toBe('y');
  expect(world.world.faults).toEqual([]);
});

test('LAM-89: what the function answers becomes the response', async () => {
  const world = await opened('NONE');
  await openToAll(world);
  const answering = async (value: unknown) => {
    world.executor.behave = (task) => ({ payload: Buffer.from(typeof value === 'string' && value.startsWith('!') ? value : JSON.stringify(value)), executedVersion: task.version });
    return world.call();
  };
  expect(await answering({ statusCode: 201, headers: { 'X-A': 'b', 'Content-Length': '5', Connection: 'close' }, cookies: ['a=1', 'b=2'], body: 'made' })).toEqual({
    status: 201, headers: { 'x-a': 'b', 'content-type': 'application/json', 'x-amzn-RequestId': expect.any(String) }, cookies: ['a=1', 'b=2'], body: 'made',
  });
  expect(await answering({ statusCode: '404', headers: { 'content-type': 'text/html' }, body: 'PGI+', isBase64Encoded: true })).toMatchObject({ status: 404, headers: { 'content-type': 'text/html' }, body: Buffer.from('<b>') });
  expect(await answering({ hello: 'you' })).toMatchObject({ status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"hello":"you"}' });
  expect(await answering('plain')).toMatchObject({ status: 200, body: 'plain' });
  for (const wrong of [{ statusCode: 'x' }, { statusCode: 99 }, { statusCode: 200, headers: { 'a b': 'c' } }, { statusCode: 200, headers: { a: 'b\r\nc: d' } }, '!not json']) {
    expect(await answering(wrong)).toMatchObject({ status: 502, body: 'Internal Server Error' });
  }
  world.executor.behave = (task) => ({ payload: Buffer.from('{"errorType":"Error"}'), functionError: 'Unhandled', executedVersion: task.version });
  expect(await world.call(), 'LAM-87').toMatchObject({ status: 502, body: 'Internal Server Error' });
  expect(world.world.faults).toEqual([]);
});

test('LAM-87: one that is not there cannot be told from one that never was, and a throttled one says so', async () => {
  const world = await opened('NONE');
  await openToAll(world);
  const none = { status: 403, body: '{"Message":null}' };
  expect(await world.call({ host: `${'0'.repeat(32)}.lambda-url.us-east-1.localhost` })).toMatchObject(none);
  expect(await world.call({ host: world.host.replace('us-east-1', 'eu-west-1') })).toMatchObject(none);
  expect(await world.call({ host: world.host.replace('us-east-1', 'mars-1') })).toMatchObject(none);
  await world.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'shop', ReservedConcurrentExecutions: 0 }));
  expect(await world.call()).toMatchObject({ status: 429, headers: { 'x-amzn-ErrorType': 'TooManyRequestsException' } });
  await world.lambda.send(new DeleteFunctionCommand({ FunctionName: 'shop' }));
  await world.create('shop');
  expect(await world.call()).toMatchObject(none);
  expect(world.world.faults).toEqual([]);
});

test('LAM-90: preflights are answered without the function, and only allowed origins hear anything', async () => {
  const Cors = { AllowOrigins: ['https://shop.example'], AllowMethods: ['GET', 'POST'], AllowHeaders: ['x-a'], ExposeHeaders: ['x-b'], MaxAge: 60, AllowCredentials: true };
  const world = await opened('NONE', { Cors });
  await openToAll(world);
  const preflight = (origin: string, method = 'POST') => world.call({ method: 'OPTIONS', headers: [['Origin', origin], ['Access-Control-Request-Method', method]] });
  expect(await preflight('https://shop.example')).toMatchObject({
    status: 200,
    headers: {
      'access-control-allow-origin': 'https://shop.example', 'access-control-allow-methods': 'GET,POST', 'access-control-allow-headers': 'x-a', 'access-control-expose-headers': 'x-b', 'access-control-max-age': '60',
      'access-control-allow-credentials': 'true', vary: 'Origin',
    },
  });
  for (const refused of [await preflight('https://other.example'), await preflight('https://shop.example', 'DELETE')]) expect(refused.headers).not.toHaveProperty('access-control-allow-origin');
  expect(world.executor.tasks).toEqual([]);
  expect((await world.call({ headers: [['Origin', 'https://shop.example']] })).headers).toMatchObject({ 'access-control-allow-origin': 'https://shop.example' });
  expect(world.executor.tasks).toHaveLength(1);
  expect(world.world.faults).toEqual([]);
});

test('LAM-85: the path form serves clients that cannot resolve the host, and everything under the host is the function\'s', async () => {
  const world = await opened('NONE');
  await openToAll(world);
  const [urlId] = world.host.split('.');
  const viaPath = await world.call({ host: 'localhost:4747', path: `/_lambda-url/${urlId}/a/b`, query: 'c=d' });
  expect(JSON.parse(String(viaPath.body))).toMatchObject({ rawPath: '/a/b', rawQueryString: 'c=d' });
  expect(viaPath.headers['content-security-policy']).toMatch(/^sandbox /);
  expect((await world.call({})).headers).not.toHaveProperty('content-security-policy');
  expect(JSON.parse(String((await world.call({ path: '/_octroi/health' })).body))).toMatchObject({ rawPath: '/_octroi/health' });
  const elsewhere = world.world.gateway.functionUrl(received(raw('', { host: 'localhost:4747', path: '/2015-03-31/functions/' })));
  expect(elsewhere).toBeNull();
  expect(world.world.faults).toEqual([]);
});
