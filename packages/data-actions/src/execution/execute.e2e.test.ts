import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteFunctionConcurrencyCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executionWorld, FIRST, ids, invokePermission, trust, type Customer, type ExecutionWorld, type RequestChange } from './world.fixture.ts';
import type { ErrorBody, ExecutionResult, Json } from './types.ts';

let world: ExecutionWorld;
let customer: Customer;
let url: string;
let hasty: string;
let patient: string;
let role: string;
beforeAll(async () => {
  world = await executionWorld();
  customer = await world.customer();
  url = await customer.function('book', 'eu-west-1');
  hasty = await customer.function('hasty', 'eu-west-1', 3);
  patient = await customer.function('patient', 'eu-west-1');
  role = await customer.role('caller', trust(ids(FIRST)), invokePermission(url, hasty, patient, url.replace('book', 'absent')));
});
afterAll(async () => {
  expect(world.octroi.faults).toEqual([]);
  await world.close();
});

const run = (change: Partial<RequestChange> = {}): Promise<ExecutionResult> => world.execute({ url, role, ...change });
/** The function answers with `answer`. */
const answering = (answer: Json, change: Partial<RequestChange> = {}) => run({ input: { any: 1 }, request: { requestTemplate: JSON.stringify({ answer }) }, ...change });
const failure = (result: ExecutionResult): ErrorBody => {
  if (result.success) throw new Error(`it succeeded with ${JSON.stringify(result.output)}`);
  return result.error;
};
const output = (result: ExecutionResult): Json => {
  if (!result.success) throw new Error(JSON.stringify(result.error));
  return result.output;
};

describe('GEN-44, GEN-70: input', () => {
  const inputSchema = { type: 'object', properties: { n: { type: 'integer' }, s: { type: 'string' } }, required: ['s'] };
  test('what does not fit is refused before anything else', async () => {
    const result = await run({ inputSchema, input: { n: '5' }, contextId: 'ctx', url: 'nonsense', role: null });
    expect(failure(result)).toEqual({
      message: "The input does not match the input contract of the action: the value must have required property 's'; `n` must be integer", code: 'bad.request', status: 400, messageParams: {}, contextId: 'ctx',
      details: [{ errorCode: 'ACTION.INPUT_VALIDATION' }],
      errors: ["the value must have required property 's' [ctx]", '`n` must be integer [ctx]'].map((message) => ({ message, code: 'bad.request', status: 400, messageParams: {}, details: [], errors: [] })),
    });
    expect(result.operations).toMatchObject([{ step: 1, success: false, error: { code: 'bad.request' } }]);
  });
  test.each<[string, unknown]>([['null', null], ['a text', '{}'], ['a list', []], ['nothing', undefined], ['too deep', JSON.parse('{"a":'.repeat(60) + '1' + '}'.repeat(60))], ['too large', Array.from({ length: 600_000 }, () => 1)]])('%s is no input', async (_, input) => {
    expect(failure(await world.execute({ url, role, input: input === undefined ? Symbol('none') : input })).details).toEqual([{ errorCode: 'ACTION.INPUT_VALIDATION' }]);
  });
  test('GEN-45: a null that cannot be is left out of the event', async () => {
    expect(output(await run({ inputSchema, input: { s: 'x', n: null } }))).toEqual({ s: 'x' });
  });
});

describe('GEN-46 to GEN-51: the request', () => {
  test('GEN-46: the ARN may be rendered', async () => {
    expect(output(await run({ url: url.replace('book', '${input.f}'), input: { f: 'book' } }))).toEqual({ f: 'book' });
  });
  test.each(['your-lambda-function-arn', 'arn:aws:lambda:eu-west-1:111122223333:function:${input.missing}', 'https://example.com', '', '#if('])('GEN-71: the URL `%s` is refused', async (bad) => {
    const result = await run({ url: bad });
    expect(failure(result)).toMatchObject({ status: 400, code: 'bad.request', details: [{ errorCode: 'ACTION.PROCESSING' }] });
    expect(result.operations.at(-1)).toMatchObject({ step: 2, success: false });
  });
  test('GEN-48: without a template the event is the input; an empty rendering is `{}`', async () => {
    expect(output(await run({ input: { a: 1, b: 'x' }, request: { requestTemplate: '' } }))).toEqual({ a: 1, b: 'x' });
    expect(output(await run({ input: { a: 1 }, request: { requestTemplate: '#if(false)x#end ' } }))).toEqual({});
  });
  test('GEN-47: a GET does not use its template', async () => {
    expect(output(await run({ input: { a: 1 }, request: { requestType: 'GET', requestTemplate: 'never {' } }))).toEqual({ a: 1 });
  });
  test('GEN-92.9, GEN-49: quotes break the event unless they are escaped', async () => {
    const input = { text: 'say "hi" \\ \n' };
    const broken = await run({ input, request: { requestTemplate: '{"text": "${input.text}"}' } });
    expect(failure(broken)).toMatchObject({ status: 400, details: [{ errorCode: 'ACTION.PROCESSING' }], message: expect.stringContaining('it is not JSON') });
    expect(broken.operations.at(-1)).toMatchObject({ step: 4, success: false });
    for (const macro of ['$esc.jsonEncode($input.text)', '${esc.jsonString(${input.text})}']) {
      expect(output(await run({ input, request: { requestTemplate: `{"text": "${macro}"}` } }))).toEqual(input);
    }
  });
  test('GEN-51: the organisation and the integration can be named, credentials cannot', async () => {
    expect(output(await run({ request: { requestTemplate: '{"o": "$orgId", "i": "$integrationId", "c": "$credentials ${roleArn}"}' } }))).toEqual({ o: FIRST, i: '11111111-2222-4333-8444-555555555555', c: '$credentials ${roleArn}' });
  });
  test('GEN-50: headers are rendered and shown, and an `Accept` that is not JSON is refused', async () => {
    const result = await run({ input: { a: 'v' }, request: { headers: { 'X-One': '${input.a}', Accept: 'application/vnd.x+json; q=1, application/json' } } });
    expect(result.operations[2]?.result).toEqual({ 'X-One': 'v', Accept: 'application/vnd.x+json; q=1, application/json' });
    expect(failure(await run({ request: { headers: { accept: 'text/html' } } })).message).toContain('`Accept` must be a JSON media type');
  });
  test('GEN-68: endless loops, huge outputs and deep JSON are refused, and the next execution is served', async () => {
    for (const requestTemplate of ['#foreach($i in [1..20000])x#end', '#set($s = "aaaaaaaaaa")#foreach($i in [1..40])#set($s = "$s$s")#end', '['.repeat(60) + ']'.repeat(60), '{"a": $input.getClass()}', '#parse("x")']) {
      expect(failure(await run({ request: { requestTemplate } })).details).toEqual([{ errorCode: 'ACTION.PROCESSING' }]);
    }
    expect((await run()).success).toBe(true);
  });
  test('GEN-12: role and function lie in the organisation\'s partition', async () => {
    expect(failure(await run({ url: url.replace('arn:aws:', 'arn:aws-cn:') }))).toMatchObject({ code: 'invalid.credentials', errors: [{ message: expect.stringContaining('partition `aws-cn`') }] });
    const result = await run({ role: role.replace('arn:aws:', 'arn:aws-us-gov:') });
    expect(failure(result).code).toBe('invalid.credentials');
    expect(result.operations.at(-1)).toMatchObject({ step: 5, success: false });
  });
  test('GEN-10: with the old rule the function must lie in the organisation\'s Region', async () => {
    const organisation = { crossRegion: false };
    expect(failure(await run({ organisation })).message).toContain('invocation across Regions is switched off');
    expect((await run({ organisation: { ...organisation, region: 'eu-west-1' } })).success).toBe(true);
  });
});

describe('GEN-92.8: what functions do', () => {
  test('GEN-73: a thrown error in the recorded form', async () => {
    const result = await run({ input: { fail: 'boom' }, contextId: 'ctx' });
    const error = failure(result);
    expect(error).toMatchObject({ message: 'Internal Server Error', code: 'internal.server.error', status: 500, messageParams: {}, contextId: 'ctx', details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }] });
    expect(error.errors).toEqual([{ message: expect.stringMatching(/^REST call for action execute failed\. Message: Invoked function failed\. Response from function: Function execution failed with error Type: Unhandled; Message: errorType:TypeError,errorMessage:boom,trace:\[TypeError: boom,.*\] \[ctx\]$/s), code: 'INTERNAL_SERVER_ERROR', status: 500, messageParams: {}, details: [], errors: [] }]);
    expect(result.operations.at(-1)).toMatchObject({ step: 6, success: false, result: { functionArn: url, requestId: expect.any(String) } });
  });
  test('the function\'s own timeout of three seconds', async () => {
    const error = failure(await run({ url: hasty, input: { sleep: 20_000 } }));
    expect(error).toMatchObject({ status: 500, details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }] });
    expect(error.errors[0]!.message).toContain('Task timed out after 3.00 seconds');
  });
  test('GEN-77: the action\'s timeout of two seconds, after which the function goes on', async () => {
    const started = performance.now();
    const result = await run({ url: patient, input: { sleep: 3000 }, timeoutSeconds: 2, contextId: 'ctx' });
    expect(performance.now() - started).toBeLessThan(2900);
    expect(failure(result)).toMatchObject({ status: 504, code: 'gateway.timeout', contextId: 'ctx', details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }], errors: [{ message: expect.stringMatching(/ \[ctx\]$/) }] });
    expect(result.operations.at(-1)).toMatchObject({ step: 6, success: false });
    await sleep(4500 - (performance.now() - started));
    // The same environment, which would be another one if its function had been ended.
    expect(output(await run({ url: patient, input: { finished: true } }))).toEqual({ finished: 1 });
  });
  test('GEN-59, GEN-91: an answer that looks like HTTP is data, with a hint in the trace', async () => {
    const result = await answering({ statusCode: 400, body: 'no' });
    expect(output(result)).toEqual({ statusCode: 400, body: 'no' });
    expect(result.operations[5]?.result).toMatchObject({ payload: '{"statusCode":400,"body":"no"}', hint: expect.stringContaining('`statusCode` 400') });
  });
});

describe('GEN-74: outcomes', () => {
  test('a function, or an alias of it, that is not there', async () => {
    expect(failure(await run({ url: url.replace('book', 'absent'), contextId: 'ctx' }))).toMatchObject({ status: 404, code: 'not.found', details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }], errors: [{ code: 'NOT_FOUND', message: expect.stringMatching(/Function not found: .* \[ctx\]$/) }] });
  });
  test('too many requests', async () => {
    const lambda = world.octroi.lambda(customer.root, 'eu-west-1');
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'hasty', ReservedConcurrentExecutions: 0 }));
    expect(failure(await run({ url: hasty }))).toMatchObject({ status: 429, code: 'too.many.requests', details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }] });
    await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: 'hasty' }));
  });
  test('no network', async () => {
    const unreachable = world.open({ endpoint: 'http://127.0.0.1:9' });
    expect(failure(await world.execute({ url, role }, unreachable))).toMatchObject({ status: 502, code: 'bad.gateway', details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }] });
    const half = world.open({ endpoint: (service) => (service === 'sts' ? world.octroi.endpoint : 'http://127.0.0.1:9') });
    expect(failure(await world.execute({ url, role }, half))).toMatchObject({ status: 502, code: 'bad.gateway' });
  });
  test('no credential, and one that is none', async () => {
    expect(failure(await run({ role: null }))).toMatchObject({ code: 'invalid.credentials', errors: [{ message: expect.stringMatching(/^Credentials not configured \[/) }] });
    expect(failure(await run({ role: 'arn:aws:iam::1:user/x' })).code).toBe('invalid.credentials');
  });
  test('GEN-92.18, GEN-75: an integration that is disabled', async () => {
    const result = await run({ integration: { id: 'i', name: 'Bookings', enabled: false } });
    expect(failure(result)).toMatchObject({ status: 400, message: 'Integration Bookings is not enabled' });
    expect(result.operations).toEqual([]);
  });
  test('GEN-78: more executions at once than an organisation may have', async () => {
    const narrow = world.open({ limits: { concurrentPerOrganisation: 1 } });
    const [first, second] = await Promise.all([world.execute({ url, role }, narrow), world.execute({ url, role }, narrow)]);
    expect(first.success).toBe(true);
    expect(failure(second)).toMatchObject({ status: 429, code: 'too.many.requests', message: expect.stringContaining('actions.concurrent.executions.max') });
    expect((await world.execute({ url, role }, narrow)).success).toBe(true);
    expect(narrow.concurrency.running).toBe(0);
  });
});

describe('GEN-55: credentials that go stale in the middle', () => {
  test('a session that has expired is made anew, once, and so are the third party\'s own', async () => {
    const parts = world.open({});
    expect((await world.execute({ url, role }, parts)).success).toBe(true);
    world.octroi.advance(7200);
    const result = await world.execute({ url, role }, parts);
    expect(result.operations[5]?.result).toMatchObject({ retried: true });
    expect(result.success).toBe(true);
    expect((await world.execute({ url, role }, parts)).operations[4]?.result).toMatchObject({ cached: true });
  });
  test('GEN-54: a session is not used in its last five minutes', async () => {
    let now = Date.now() + 7_200_000;
    const parts = world.open({ clock: { now: () => now, monotonic: () => performance.now() } });
    const cached = async () => (await world.execute({ url, role }, parts)).operations[4]?.result as { cached: boolean };
    expect(await cached()).toMatchObject({ cached: false });
    now += 3_200_000;
    expect(await cached()).toMatchObject({ cached: true });
    now += 200_000;
    expect(await cached()).toMatchObject({ cached: false });
  });
  test('GEN-52.3: many at once share one AssumeRole', async () => {
    const parts = world.open({});
    const results = await Promise.all(Array.from({ length: 5 }, () => world.execute({ url, role }, parts)));
    expect(results.filter((result) => !result.success)).toEqual([]);
    expect(new Set(results.map((result) => (result.operations[4]!.result as { requestId: string }).requestId)).size).toBe(1);
  });
  test('GEN-5: without credentials in the account of the organisation\'s partition nothing is assumed', async () => {
    const parts = world.open({ own: {} });
    expect(failure(await world.execute({ url, role }, parts)).message).toContain('the third party has no credentials in its account 765628985471');
  });
});

describe('GEN-60 to GEN-64: the response', () => {
  const payload = { s: 'abc', n: null, list: [{ id: 1 }, { id: 2 }], o: { deep: true } };
  const response = (translationMap: Record<string, string>, translationMapDefaults: Record<string, string>, successTemplate: string) => answering(payload, { response: { translationMap, translationMapDefaults, successTemplate } });
  test('GEN-92.10: present, missing with and without a default, null', async () => {
    const map = { S: '$.s', Gone: '$.gone', N: '$.n', Ids: '$.list[*].id' };
    const result = await response(map, { Gone: '"none"', N: '"default"' }, '{"s": ${S}, "gone": ${Gone}, "n": ${N}, "ids": ${Ids}}');
    expect(output(result)).toEqual({ s: 'abc', gone: 'none', n: null, ids: [1, 2] });
    expect(result.operations[6]?.result).toEqual({ variables: { S: '"abc"', Gone: '"none"', N: 'null', Ids: '[1,2]' }, origins: { S: 'path', Gone: 'default', N: 'path', Ids: 'path' } });
    const broken = await response(map, {}, '{"gone": ${Gone}}');
    expect(failure(broken)).toMatchObject({ status: 400, code: 'bad.request', details: [{ errorCode: 'ACTION.PROCESSING' }] });
    expect(broken.operations.at(-1)).toMatchObject({ step: 8, success: false });
  });
  test('GEN-62: the first of an array, in the customers\' usual words', async () => {
    const template = '{"start": ${S}, "id": ${successTemplateUtils.firstFromArray("${Ids}","$esc.quote$esc.quote")}}';
    expect(output(await response({ S: '$.s', Ids: '$.list[*].id' }, {}, template))).toEqual({ start: 'abc', id: 1 });
    expect(output(await response({ S: '$.s', Ids: '$.gone' }, {}, template))).toEqual({ start: 'abc', id: '' });
  });
  test('GEN-69: a hostile path is refused', async () => {
    for (const path of ['$[?(process.exit())]', '$[', '$..[?(@.constructor.constructor("x")())]']) {
      const result = await answering({ a: 1 }, { response: { translationMap: { X: path } } });
      expect(failure(result), path).toMatchObject({ status: 400, details: [{ errorCode: 'ACTION.PROCESSING' }] });
      expect(result.operations.at(-1)).toMatchObject({ step: 7, success: false });
    }
  });
  test('GEN-63: a payload of null, and of no object', async () => {
    const object = { type: 'object', properties: {} };
    expect(output(await answering(null))).toBeNull();
    expect(failure(await answering(null, { successSchema: object })).message).toBe('The output does not match the output contract of the action: the value must be object');
    expect(output(await answering('text', { successSchema: { type: 'string' } }))).toBe('text');
    expect(failure(await answering([1], { successSchema: object })).details).toEqual([{ errorCode: 'ACTION.PROCESSING' }]);
  });
  test('GEN-61: required and types are checked, what the schema does not know is kept', async () => {
    const successSchema = { type: 'object', properties: { s: { type: 'string' } }, required: ['s'] };
    expect(output(await answering({ s: 'x', more: 1 }, { successSchema }))).toEqual({ s: 'x', more: 1 });
    const missing = await answering({ more: 1 }, { successSchema });
    expect(failure(missing)).toMatchObject({ status: 400, code: 'bad.request', details: [{ errorCode: 'ACTION.PROCESSING' }] });
    expect(missing.operations.at(-1)).toMatchObject({ step: 9, name: 'Validate output', success: false });
    expect(failure(await answering({ s: 5 }, { successSchema })).message).toContain('`s` must be string');
  });
  test('GEN-64: flattened on demand', async () => {
    expect(output(await answering(payload, { flatten: true }))).toEqual({ s: 'abc', n: null, 'list.id': [1, 2], 'o.deep': true });
  });
  test('GEN-78: deep JSON from a function is refused', async () => {
    expect(failure(await run({ request: { requestTemplate: `{"answer": ${'['.repeat(45)}${']'.repeat(45)}}` }, response: { successTemplate: '[[[[[[[[[[$rawResult]]]]]]]]]]' } })).message).toContain('nested more than 50 deep');
  });
});

describe('GEN-40: secure actions', () => {
  const secure = { secure: true } as const;
  test('GEN-92.15: neither the trace nor an error repeats what went in or came out', async () => {
    const input = { secret: 'hunter2' };
    const good = await run({ action: secure, input });
    expect(JSON.stringify(good)).not.toContain('hunter2');
    expect(good.operations.map(({ result }) => result)).toMatchObject(['***', { functionArn: url }, '***', '***', { roleArn: role, cached: expect.any(Boolean) }, { functionArn: url, payload: '***' }, '***', '***', '***']);
    const results = [
      await run({ action: secure, input: { fail: 'hunter2' } }),
      await run({ action: secure, input, request: { requestTemplate: '{"a": ${input.secret}}' } }),
      await run({ action: secure, input, response: { successTemplate: '{"a": $rawResult' } }),
      await run({ action: secure, input, url: '${input.secret}' }),
      await run({ action: secure, input, inputSchema: { type: 'object', properties: { secret: { type: 'integer' } } } }),
      await run({ action: secure, input, successSchema: { type: 'object', properties: { secret: { enum: ['a'] } } } }),
    ];
    for (const result of results) {
      failure(result);
      expect(JSON.stringify(result)).not.toContain('hunter2');
    }
  });
  test('an execution still gives its output', async () => {
    expect(output(await run({ action: secure, input: { a: 1 }, mode: 'execute' }))).toEqual({ a: 1 });
  });
});

describe('GEN-95: why it was refused', () => {
  test('the explanation of a refusal stands in the trace, with what was sent', async () => {
    const asked: unknown[] = [];
    const parts = world.open({ explainRefusal: async (refusal) => {
      asked.push(refusal);
      return { because: 'the trust policy names another organisation' };
    } });
    const other = await customer.role('other', trust(ids('someone-else')), invokePermission(url));
    const result = await world.execute({ url, role: other }, parts);
    expect(result.operations.at(-1)?.result).toMatchObject({ externalId: FIRST, why: { because: 'the trust policy names another organisation' } });
    expect(asked).toEqual([{ service: 'sts', region: 'us-east-1', requestId: expect.stringMatching(/./), error: expect.stringMatching(/^AccessDenied/), roleArn: other, functionArn: url, externalId: FIRST }]);
  });
  test('one that fails changes nothing, and none is asked for an execution', async () => {
    let asked = 0;
    const parts = world.open({ explainRefusal: () => {
      asked += 1;
      return Promise.reject(new Error('nobody home'));
    } });
    const none = await customer.role('none', trust(ids(FIRST)), invokePermission('arn:aws:lambda:eu-west-1:111122223333:function:other'));
    expect(failure(await world.execute({ url, role: none }, parts)).status).toBe(403);
    expect(asked).toBe(1);
    expect(failure(await world.execute({ url, role: none, mode: 'execute' }, parts)).status).toBe(403);
    expect(asked).toBe(1);
  });
});
