import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { EXECUTION_LIMITS } from '../configuration.ts';
import { openSandbox } from '../sandbox/sandbox.ts';
import { concurrencyGate } from './concurrency.ts';
import { executeAction } from './execute.ts';
import { ownRoleCredentials } from './own-credentials.ts';
import type { ExecutionParts } from './parts.ts';
import { sessionCache } from './sessions.ts';
import type { ErrorBody, ExecutionRequest, ExecutionResult } from './types.ts';

/** Clients that answer as a test says: what a real server cannot be made to do. */
type Answer = Record<string, unknown> | Error;
interface Sent { readonly service: string; readonly region: string; readonly key: string; readonly input: Record<string, unknown> }

const sandbox = openSandbox(EXECUTION_LIMITS, 1);
afterAll(() => sandbox.close());

let sent: Sent[];
let sts: (nth: number) => Answer;
let lambda: (nth: number) => Answer;
const good = (): Answer => ({ Credentials: { AccessKeyId: `ASIA${sent.length}`, SecretAccessKey: 's', SessionToken: 't', Expiration: new Date(Date.now() + 3_600_000) }, AssumedRoleUser: { Arn: 'a' }, $metadata: { requestId: 'sts' } });
const payload = (text: string | Uint8Array, more: object = {}): Answer => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return { Payload: Object.assign(bytes, { transformToString: () => Buffer.from(bytes).toString('utf8') }), ExecutedVersion: '1', $metadata: { requestId: 'r' }, ...more };
};
const refusal = (name: string, status: number, message = 'no', more: object = {}): Error => Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status, requestId: 'r' }, ...more });
beforeEach(() => {
  sent = [];
  sts = good;
  lambda = () => payload('{"ok":true}');
});

function parts(): ExecutionParts {
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };
  const client = (service: 'sts' | 'lambda') => (region: string, credentials: { readonly accessKeyId: string }) => ({
    send: async (command: { readonly input: Record<string, unknown> }) => {
      const answer = (service === 'sts' ? sts : lambda)(sent.filter((one) => one.service === service).length);
      sent.push({ service, region, key: credentials.accessKeyId, input: command.input });
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  const clients = { sts: client('sts') as unknown as (...of: unknown[]) => STSClient, lambda: client('lambda') as unknown as (...of: unknown[]) => LambdaClient, close: () => undefined };
  return { clients, own: ownRoleCredentials({ '765628985471': { accessKeyId: 'AKIAOWN', secretAccessKey: 's' } }, clients, clock), sessions: sessionCache(clock, 10), concurrency: concurrencyGate(EXECUTION_LIMITS), sandbox, clock, limits: EXECUTION_LIMITS };
}

const REQUEST: ExecutionRequest = {
  organisation: { id: '91CF9239-f549-465b-8cad-9b46f1420818', region: 'me-central-1', partition: 'aws', account: '765628985471', crossRegion: true },
  integration: { id: 'i', name: 'i', enabled: true },
  credential: { roleArn: 'arn:aws:iam::111122223333:role/R' },
  action: {
    id: 'a', name: 'a', category: 'c', version: 1, secure: false, contract: { input: { inputSchema: { type: 'object' } }, output: { successSchema: {} } },
    config: { request: { requestUrlTemplate: 'arn:aws:lambda:eu-west-3:111122223333:function:f:PROD', requestType: 'POST' }, response: {} },
  },
  input: { a: 1 }, flatten: false, mode: 'test', contextId: 'ctx',
};
const run = (change: Partial<ExecutionRequest> = {}, with_ = parts()) => executeAction({ ...REQUEST, ...change }, with_);
const failure = (result: ExecutionResult): ErrorBody => {
  if (result.success) throw new Error('it succeeded');
  return result.error;
};

test('GEN-13, GEN-52, GEN-53, GEN-54: what is asked of STS and of Lambda, and by whom', async () => {
  expect((await run()).success).toBe(true);
  expect(sent).toEqual([
    { service: 'sts', region: 'me-central-1', key: 'AKIAOWN', input: { RoleArn: 'arn:aws:iam::765628985471:role/genesys-cloud-data-actions', RoleSessionName: 'genesys-cloud-data-actions', DurationSeconds: 3600 } },
    { service: 'sts', region: 'me-central-1', key: 'ASIA0', input: { RoleArn: 'arn:aws:iam::111122223333:role/R', ExternalId: '91cf9239-f549-465b-8cad-9b46f1420818', RoleSessionName: 'GenesysCloud-91cf9239-f549-465b-8cad-9b46f1420818', DurationSeconds: 3600 } },
    { service: 'lambda', region: 'eu-west-3', key: 'ASIA1', input: { FunctionName: 'arn:aws:lambda:eu-west-3:111122223333:function:f:PROD', InvocationType: 'RequestResponse', LogType: 'None', Payload: Buffer.from('{"a":1}') } },
  ]);
});

describe('GEN-55, GEN-79: repeating', () => {
  const invocations = () => sent.filter(({ service }) => service === 'lambda').length;
  test.each(['ExpiredTokenException', 'InvalidSignatureException', 'UnrecognizedClientException', 'AccessDeniedException'])('%s on a cached session is repeated once, on a fresh one not', async (name) => {
    const shared = parts();
    lambda = () => refusal(name, 403);
    expect((await run({}, shared)).success).toBe(false);
    expect(invocations()).toBe(1);
    lambda = () => payload('1');
    await run({}, shared);
    lambda = (nth) => (nth === 2 ? refusal(name, 403) : payload('"again"'));
    expect(await run({}, shared)).toMatchObject({ success: true, output: 'again' });
    expect(invocations()).toBe(4);
    lambda = () => refusal(name, 403);
    expect((await run({}, shared)).success).toBe(false);
    expect(invocations()).toBe(6);
  });
  test('nothing else is', async () => {
    const shared = parts();
    await run({}, shared);
    for (const answer of [payload('{"errorMessage":"x"}', { FunctionError: 'Unhandled' }), refusal('ServiceException', 500), refusal('TooManyRequestsException', 429), refusal('ResourceNotFoundException', 404), refusal('TimeoutError', 0)]) {
      const before = invocations();
      lambda = () => answer;
      expect((await run({}, shared)).success).toBe(false);
      expect(invocations()).toBe(before + 1);
    }
  });
  test('the third party\'s own session is made anew, once', async () => {
    sts = (nth) => (nth === 1 ? refusal('ExpiredToken', 403) : good());
    expect((await run()).success).toBe(true);
    expect(sent.filter(({ service }) => service === 'sts').length).toBe(4);
    sent = [];
    sts = (nth) => (nth % 2 === 1 ? refusal('ExpiredToken', 403, 'expired') : good());
    expect(failure(await run()).code).toBe('invalid.credentials');
    expect(sent.length).toBe(4);
  });
});

describe('GEN-74, GEN-76: the table', () => {
  test.each<[string, Error, number, string, string]>([
    ['AccessDenied', refusal('AccessDeniedException', 403), 403, 'forbidden', 'ACTION.AUTHENTICATION'],
    ['not found', refusal('ResourceNotFoundException', 404), 404, 'not.found', 'ACTION.REMOTE_ENDPOINT'],
    ['a Region that is none', Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), 404, 'not.found', 'ACTION.REMOTE_ENDPOINT'],
    ['throttled', refusal('TooManyRequestsException', 429), 429, 'too.many.requests', 'ACTION.REMOTE_ENDPOINT'],
    ['a service error', refusal('ServiceException', 500), 502, 'bad.gateway', 'ACTION.REMOTE_ENDPOINT'],
    ['a key that is gone', refusal('KMSAccessDeniedException', 502), 502, 'bad.gateway', 'ACTION.REMOTE_ENDPOINT'],
    ['no network', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), 502, 'bad.gateway', 'ACTION.REMOTE_ENDPOINT'],
    ['a bad request', refusal('InvalidRequestContentException', 400), 400, 'bad.request', 'ACTION.REMOTE_ENDPOINT'],
  ])('%s', async (_, thrown, status, code, family) => {
    lambda = () => thrown;
    const error = failure(await run());
    expect(error).toMatchObject({ status, code, details: [{ errorCode: family }], contextId: 'ctx' });
    // GEN-76.
    expect(error.errors.every(({ message }) => message.endsWith(' [ctx]'))).toBe(true);
  });
  test.each<[string, Error, number, string]>([
    ['a bad role ARN', refusal('ValidationError', 400), 400, 'invalid.credentials'],
    ['throttled', refusal('Throttling', 400), 429, 'too.many.requests'],
    ['a service error', refusal('InternalFailure', 500), 502, 'bad.gateway'],
  ])('of STS: %s', async (_, thrown, status, code) => {
    sts = (nth) => (nth === 1 ? thrown : good());
    expect(failure(await run())).toMatchObject({ status, code });
  });
});

describe('GEN-59, GEN-63, GEN-73: payloads', () => {
  test.each<[string, string | Uint8Array]>([['no JSON', 'plain <html>'], ['half of it', '{"a":'], ['bytes that are no text', Uint8Array.of(255, 254, 0, 1)]])('%s is refused where it must be JSON', async (_, text) => {
    lambda = () => payload(text);
    const result = await run();
    expect(failure(result)).toMatchObject({ status: 400, details: [{ errorCode: 'ACTION.PROCESSING' }] });
    expect(result.operations.at(-1)).toMatchObject({ step: 8 });
    const config = { ...REQUEST.action.config, response: { translationMap: { x: '$.a' }, successTemplate: '{}' } };
    expect((await run({ action: { ...REQUEST.action, config } })).operations.at(-1)).toMatchObject({ step: 7, success: false });
    const escaped = { ...REQUEST.action.config, response: { successTemplate: '{"text": "$esc.jsonEncode($rawResult)"}' } };
    expect((await run({ action: { ...REQUEST.action, config: escaped } })).success).toBe(true);
  });
  test('nothing is null', async () => {
    lambda = () => payload('');
    expect(await run()).toMatchObject({ success: true, output: null });
    lambda = () => ({ $metadata: {} });
    expect(await run()).toMatchObject({ success: true, output: null });
  });
  test('too much is refused', async () => {
    lambda = () => payload(`"${'x'.repeat(EXECUTION_LIMITS.payloadBytes)}"`);
    expect(failure(await run()).details).toEqual([{ errorCode: 'ACTION.PROCESSING' }]);
  });
  test('a function error that is no JSON is repeated as it came, within bounds', async () => {
    lambda = () => payload('x'.repeat(10_000), { FunctionError: 'Unhandled' });
    const [nested] = failure(await run()).errors;
    expect(nested!.message).toMatch(/Type: Unhandled; Message: x{4096}\.\.\. \[ctx\]$/);
  });
  test('a fault of ours tells nothing', async () => {
    const broken = { ...parts(), sessions: { get: () => Promise.reject(new TypeError('secret inside')), drop: () => undefined, forget: () => 0 } };
    const result = await run({}, { ...broken, sandbox: { run: () => Promise.reject(new TypeError('secret inside')), close: async () => undefined } });
    expect(JSON.stringify(result)).not.toContain('secret inside');
    expect(failure(result)).toMatchObject({ status: 502, code: 'bad.gateway' });
  });
});
