import { once } from 'node:events';
import { connect } from 'node:net';
import { CreateFunctionCommand, CreateFunctionUrlConfigCommand, AddPermissionCommand, InvokeCommand, InvokeWithResponseStreamCommand, waitUntilFunctionActiveV2, type LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../testing/start.ts';
import { zipOf } from './execution/testing.ts';
import { functionOf, makeRole } from './lambda.fixture.ts';

/** Writes at once, waits as long as the event says, writes again; what is left of the wait is told by the environment's memory. */
const CODE = `
let interrupted = 0;
const wait = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
export const handler = awslambda.streamifyResponse(async (event, stream) => {
  const ask = event.rawQueryString === undefined ? event : Object.fromEntries(new URLSearchParams(event.rawQueryString));
  if (ask.http) {
    stream = awslambda.HttpResponseStream.from(stream, { statusCode: 203, headers: { 'X-Kind': 'streamed', 'Content-Type': 'text/plain' }, cookies: ['a=1; Secure', 'b=2'] });
  } else {
    stream.setContentType('text/plain');
  }
  stream.write('first ');
  await wait(Number(ask.wait ?? 0));
  if (ask.fail) throw new TypeError('half way');
  for (let n = 0; n < Number(ask.megabytes ?? 0); n++) {
    if (!stream.write('x'.repeat(1048576))) await new Promise((resolve) => stream.once('drain', resolve));
  }
  stream.write('last');
  stream.end();
});
`;

let octroi: OctroiForTests;
let lambda: LambdaClient;
let root: Awaited<ReturnType<OctroiForTests['account']>>;
let url: URL;

beforeAll(async () => {
  octroi = await startOctroi();
  root = await octroi.account();
  lambda = octroi.lambda(root);
  const role = await makeRole(octroi.iam(root), 'execution');
  for (const [name, Timeout] of [['flow', 20], ['brief', 1]] as const) {
    await lambda.send(new CreateFunctionCommand(functionOf(name, role, { Code: { ZipFile: zipOf({ 'index.mjs': CODE }) }, Timeout, MemorySize: 256 })));
    await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName: name });
  }
  const made = await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName: 'flow', AuthType: 'NONE', InvokeMode: 'RESPONSE_STREAM' }));
  url = new URL(made.FunctionUrl!);
  await lambda.send(new AddPermissionCommand({ FunctionName: 'flow', StatementId: 'url', Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' }));
  await lambda.send(new AddPermissionCommand({ FunctionName: 'flow', StatementId: 'via', Action: 'lambda:InvokeFunction', Principal: '*', InvokedViaFunctionUrl: true }));
}, 30_000);

afterAll(async () => {
  expect(octroi.faults).toEqual([]);
  lambda.destroy();
  await octroi.close();
}, 30_000);

/** The path form of the URL: no name of this host ends with `.localhost` for sure. */
const address = (query: string): string => `${octroi.endpoint}/_lambda-url/${url.hostname.split('.')[0]}/?${query}`;

async function stream(FunctionName: string, event: object) {
  const { EventStream } = await lambda.send(new InvokeWithResponseStreamCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)), LogType: 'Tail' }));
  const seen: { readonly at: number; readonly text: string }[] = [];
  for await (const { PayloadChunk, InvokeComplete } of EventStream!) {
    if (PayloadChunk !== undefined) seen.push({ at: performance.now(), text: Buffer.from(PayloadChunk.Payload!).toString() });
    if (InvokeComplete !== undefined) return { seen, text: seen.map(({ text }) => text).join(''), end: InvokeComplete, at: performance.now() };
  }
  throw new Error('the stream ended without its end');
}

test('LAM-72, LAM-142: with the SDK, pieces arrive before the function has ended', async () => {
  await stream('flow', {});
  const { seen, text, end, at } = await stream('flow', { wait: 600 });
  expect(text).toBe('first last');
  expect(at - seen[0]!.at).toBeGreaterThan(400);
  expect(Buffer.from(end.LogResult!, 'base64').toString()).toMatch(/^START RequestId: .*\n[^]*REPORT RequestId: /);
  expect(end.ErrorCode).toBeUndefined();
});

test('LAM-71, LAM-72: what fails half way says so in its end, after the pieces', async () => {
  const { text, end } = await stream('flow', { fail: true });
  expect(text).toBe('first ');
  expect(end.ErrorCode).toBe('Unhandled');
  expect(JSON.parse(end.ErrorDetails!)).toMatchObject({ errorType: 'TypeError', errorMessage: 'half way' });
});

test('LAM-67, LAM-71: a timeout in the middle ends the stream with its error, and the next call gets another environment', async () => {
  const { text, end } = await stream('brief', { wait: 5000 });
  expect(text).toBe('first ');
  expect(end).toMatchObject({ ErrorCode: 'Unhandled' });
  expect(JSON.parse(end.ErrorDetails!)).toMatchObject({ errorType: 'Sandbox.Timedout', errorMessage: expect.stringMatching(/Task timed out after 1\.00 seconds$/) });
  expect((await stream('brief', {})).text).toBe('first last');
}, 20_000);

test('LAM-72: Invoke collects what a streaming function writes', async () => {
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'flow', Payload: Buffer.from('{}') }));
  expect(Buffer.from(Payload!).toString()).toBe('first last');
});

test('LAM-89, LAM-123, LAM-142: a URL with RESPONSE_STREAM sends status, headers and cookies first, and pieces before the end', async () => {
  const before = performance.now();
  const response = await fetch(address('http=1&wait=600'));
  expect([response.status, response.headers.get('x-kind'), response.headers.get('content-type'), response.headers.getSetCookie()]).toEqual([203, 'streamed', 'text/plain', ['a=1; Secure', 'b=2']]);
  const reader = response.body!.getReader();
  const first = await reader.read();
  expect(Buffer.from(first.value!).toString()).toBe('first ');
  expect(performance.now() - before).toBeLessThan(500);
  const rest: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    rest.push(Buffer.from(value).toString());
  }
  expect(rest.join('')).toBe('last');
  const plain = await fetch(address('wait=0'));
  expect([plain.status, plain.headers.get('content-type'), await plain.text()]).toEqual([200, 'text/plain', 'first last']);
});

test('LAM-72: a function is slowed to the pace of whoever reads; nothing is lost', async () => {
  const response = await fetch(address('megabytes=20'));
  const body = await response.arrayBuffer();
  expect(body.byteLength).toBe('first last'.length + 20 * 1_048_576);
}, 30_000);

test('LAM-60, LAM-85: a URL takes bodies of more than 4 MB, and refuses in JSON those that no event can hold', async () => {
  const post = async (megabytes: number) => fetch(address('wait=0'), { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(megabytes * 1_000_000) });
  expect(await (await post(5)).text()).toBe('first last');
  const refused = await post(7);
  expect([refused.status, await refused.json()]).toEqual([413, { message: 'Request must be smaller than 6291456 bytes for the InvokeFunction operation' }]);
}, 30_000);

test('LAM-70: a client that goes away in the middle takes neither the function nor the server with it', async () => {
  const { hostname, port } = new URL(octroi.endpoint);
  for (const query of ['wait=300', 'megabytes=30', 'http=1&wait=300']) {
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${new URL(address(query)).pathname}?${query} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
    await once(socket, 'data');
    socket.destroy();
  }
  const leaving = octroi.lambda(root);
  const { EventStream } = await leaving.send(new InvokeWithResponseStreamCommand({ FunctionName: 'flow', Payload: Buffer.from('{"megabytes":30}') }));
  await EventStream![Symbol.asyncIterator]().next();
  leaving.destroy();
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(await (await fetch(address('wait=0'))).text()).toBe('first last');
  expect(octroi.faults).toEqual([]);
}, 30_000);
