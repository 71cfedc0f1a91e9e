import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { startOctroi, type OctroiForTests } from '../testing/start.ts';
import { form, raw, signed, type Keys } from './raw.fixture.ts';
import { createGatewayServer, type ServerLimits } from './server.ts';
import { TrustedProxies } from './transport.ts';
import { bytesOf, dial } from './wire.fixture.ts';

let octroi: OctroiForTests;
let root: Keys;
beforeAll(async () => {
  octroi = await startOctroi({ control: true });
  root = await octroi.account();
});
afterEach(async () => {
  // Whatever a test did to it, the server lives and has no fault to tell.
  expect((await octroi.sts(root as never).send(new GetCallerIdentityCommand({}))).$metadata.httpStatusCode).toBe(200);
  expect(octroi.faults).toEqual([]);
});
afterAll(() => octroi.close());

const host = (): string => new URL(octroi.endpoint).host;
const whoAmI = (): Buffer => bytesOf(signed(root, form('sts', 'GetCallerIdentity'), { host: host(), headers: [['Content-Type', 'application/x-www-form-urlencoded']] }));
const exchange = async (bytes: string | Uint8Array, count = 1): Promise<string> => {
  const line = await dial(octroi.endpoint);
  line.send(bytes);
  const answer = await line.answers(count);
  line.socket.destroy();
  return answer;
};
const statuses = (answer: string): string[] => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => match[1]!);

test('health and metrics answer unsigned; what is not there is 404, another method 405', async () => {
  const health = await fetch(`${octroi.endpoint}/_octroi/health`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({ status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  const metrics = await fetch(`${octroi.endpoint}/_octroi/metrics`);
  expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await metrics.text()).toContain('# TYPE octroi_requests_total counter');
  expect((await fetch(`${octroi.endpoint}/_octroi/health`, { method: 'HEAD' })).status).toBe(200);
  const posted = await fetch(`${octroi.endpoint}/_octroi/health`, { method: 'POST' });
  expect([posted.status, posted.headers.get('allow'), await posted.json()]).toEqual([405, 'GET', { error: '`/_octroi/health` answers GET' }]);
  for (const path of ['/_octroi', '/_octroi/', '/_octroi/health/', '/_octroi/nothing', '/_octroi/control']) expect((await fetch(octroi.endpoint + path)).status).toBe(404);
  // Not ours: AWS requests without a signature.
  for (const path of ['/_octroix', '/%5Foctroi/health', '/_OCTROI/health', '//_octroi/health']) expect((await fetch(octroi.endpoint + path)).status).toBe(403);
});

test('a body over the limit is 413 before and after it is announced, the connection is closed', async () => {
  const announced = await exchange(`POST / HTTP/1.1\r\nHost: ${host()}\r\nContent-Length: 5000000000\r\n\r\nAction=`);
  expect(announced).toMatch(/^HTTP\/1\.1 413 /);
  expect(announced).toMatch(/connection: close/i);
  expect(announced).toContain('<Code>RequestEntityTooLarge</Code>');
  const line = await dial(octroi.endpoint);
  line.send(`POST / HTTP/1.1\r\nHost: ${host()}\r\nTransfer-Encoding: chunked\r\n\r\n`);
  for (let sent = 0; sent < 5; sent++) line.send(`100000\r\n${'x'.repeat(0x100000)}\r\n`);
  expect(await line.rest()).toMatch(/^HTTP\/1\.1 413 [\s\S]*RequestEntityTooLarge/);
  expect(line.socket.destroyed || line.socket.readableEnded).toBe(true);
  const lambda = await exchange(`POST /2015-03-31/functions HTTP/1.1\r\nHost: ${host()}\r\nContent-Length: 70167212\r\n\r\n`);
  expect(lambda).toMatch(/^HTTP\/1\.1 413 /);
  expect(lambda).toMatch(/x-amzn-errortype: RequestEntityTooLargeException/i);
  expect(lambda).toContain('Request must be smaller than 70167211 bytes for the CreateFunction operation'); // LAM-25
});

test('a body that ends too early is no request: no answer, no fault, the server goes on', async () => {
  const request = whoAmI();
  for (const cut of [1, 20, 40]) {
    const line = await dial(octroi.endpoint);
    line.send(request.subarray(0, request.byteLength - cut));
    line.socket.end();
    expect(statuses(await line.rest()).filter((status) => status !== '400')).toEqual([]);
  }
  const line = await dial(octroi.endpoint);
  line.send(request.subarray(0, request.byteLength - 5));
  await new Promise((resolve) => setTimeout(resolve, 20));
  line.socket.resetAndDestroy();
});

test('a byte at a time is a request like any other', async () => {
  const line = await dial(octroi.endpoint);
  for (const byte of whoAmI()) {
    line.socket.write(Uint8Array.of(byte));
    if (byte === 10) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(statuses(await line.answers(1))).toEqual(['200']);
  line.socket.destroy();
});

test('bytes that are no HTTP get a bare status and no more', async () => {
  expect(await exchange('GARBAGE\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  expect(await exchange(Buffer.from([0x16, 0x03, 0x01, 0, 0xff, 1, 2, 3]))).toMatch(/^HTTP\/1\.1 400 /);
  expect(await exchange('GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /); // no Host
  expect(await exchange(`POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(await exchange(`POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(await exchange(`POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nnot-hex\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
});

test('a flood of headers is 431', async () => {
  expect(await exchange(`GET / HTTP/1.1\r\nHost: h\r\nX-Long: ${'x'.repeat(70_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  const many = Array.from({ length: 20_000 }, (_, index) => `X-${index}: 1\r\n`).join('');
  expect(await exchange(`GET / HTTP/1.1\r\nHost: h\r\n${many}\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
});

test('requests in a pipeline are answered in their order, and garbage after them does not overtake an answer', async () => {
  expect(statuses(await exchange(Buffer.concat([whoAmI(), bytesOf(raw('', { host: host() })), whoAmI()]), 3))).toEqual(['200', '403', '200']);
  const answer = await exchange(Buffer.concat([whoAmI(), Buffer.from('GARBAGE\r\n\r\n')]), 2);
  expect(statuses(answer)).toEqual(['200', '400']);
  expect(answer).toContain('GetCallerIdentityResult');
});

test('methods that AWS does not have change nothing and get an AWS error', async () => {
  for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'TRACE']) {
    const answer = await exchange(`${method} / HTTP/1.1\r\nHost: ${host()}\r\n\r\n`);
    expect(statuses(answer)).toEqual(['403']);
    expect(answer).toContain('<Code>MissingAuthenticationToken</Code>');
  }
  expect(statuses(await exchange(`OPTIONS * HTTP/1.1\r\nHost: ${host()}\r\n\r\n`))).toEqual(['403']);
  const head = await exchange(`HEAD / HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`, 2);
  expect(statuses(head)).toEqual(['403']);
  expect(head.endsWith('\r\n\r\n')).toBe(true);
  expect(statuses(await exchange(`GET / HTTP/1.1\r\nHost: ${host()}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`))).toEqual(['403']);
  expect(await exchange('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n')).not.toContain('200');
});

test('a wrong content type changes nothing about what the bytes mean', async () => {
  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', '', 'x/'.repeat(1000)]) {
    const bytes = bytesOf(signed(root, form('sts', 'GetCallerIdentity'), { host: host(), headers: [['Content-Type', type]] }));
    expect(statuses(await exchange(bytes))).toEqual(['200']);
  }
  const json = bytesOf(signed(root, '{"Action":"GetCallerIdentity"}', { host: host(), headers: [['Content-Type', 'application/json']] }));
  expect(await exchange(json)).toContain('<Code>MissingAction</Code>');
});

test('SIG-10: a presigned GET asks who signed it', async () => {
  const { presignRequest } = await import('../wire/sigv4/index.ts');
  const request = presignRequest(raw('', { method: 'GET', host: host(), query: form('sts', 'GetCallerIdentity') }), { ...root, region: 'us-east-1', service: 'sts', now: new Date(), expiresSeconds: 900 });
  expect(await (await fetch(`${octroi.endpoint}/?${request.query}`)).text()).toContain('<GetCallerIdentityResult>');
});

async function limited(limits: Partial<ServerLimits>, use: (endpoint: string) => Promise<void>): Promise<void> {
  const walk = async () => ({ status: 200, headers: {}, body: 'walked' });
  const server = createGatewayServer({ walk, functionUrl: () => null, unsigned: () => null, trustedProxies: new TrustedProxies(), tls: null, report: (fault) => expect(fault).toBeNull() }, limits);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a client that is too slow with its headers or its body is told so and closed', async () => {
  await limited({ headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 }, async (endpoint) => {
    const headers = await dial(endpoint);
    headers.send('POST / HTTP/1.1\r\nHost: h\r\nX-Slow: ');
    expect(await headers.rest()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\nconnection: close/);
    const body = await dial(endpoint);
    body.send('POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nx');
    expect(await body.rest()).toMatch(/^HTTP\/1\.1 408 /);
    expect(body.socket.destroyed || body.socket.readableEnded).toBe(true);
  });
});

test('a fault of the walk is InternalFailure without a word of it', async () => {
  const faults: unknown[] = [];
  const walk = async (): Promise<never> => { throw new Error('secret'); };
  const server: Server = createGatewayServer({ walk, functionUrl: () => null, unsigned: () => null, trustedProxies: new TrustedProxies(), tls: null, report: (fault) => faults.push(fault) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const reply = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { method: 'POST', body: 'x' });
  const text = await reply.text();
  expect([reply.status, text.includes('<Code>InternalFailure</Code>'), text.includes('secret')]).toEqual([500, true, false]);
  expect(faults).toHaveLength(1);
  server.closeAllConnections();
  server.close();
});

test('a port in use is a sentence', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(startOctroi({ port })).rejects.toThrow(`port ${port} of 127.0.0.1 is in use; stop what listens there, or give another with --port`);
  other.close();
});
