import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { listed } from '../blobs-suite.ts';
import type { Blobs } from '../blobs.ts';
import type { S3Spec } from '../store-spec.ts';
import { openS3Blobs, type S3Options } from './blobs-s3.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const bytes = Buffer.from('code of a function');
const name = createHash('sha256').update(bytes).digest('hex');

type Answer = (response: ServerResponse, object: Buffer | undefined) => void;

/** What becomes of the next requests whose method and kind fit; each once, or for ever. */
let rules: { method: string; list?: boolean; answer: Answer; forever?: boolean }[] = [];
let requests: { method: string; checksum: string | undefined }[] = [];
const objects = new Map<string, Buffer>();
let server: Server;
let endpoint = '';

const error = (status: number, code: string): Answer => (response) => void response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code><Message>said ${SECRET}</Message></Error>`);

function listing(): string {
  return `<ListBucketResult><IsTruncated>false</IsTruncated>${[...objects.keys()].toSorted().map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}</ListBucketResult>`;
}

/** As much of S3 as blobs need, over a map. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request);
  const url = new URL(request.url!, 'http://s3');
  const list = url.searchParams.has('list-type');
  const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
  const method = request.method!;
  requests.push({ method, checksum: request.headers['x-amz-checksum-sha256'] as string | undefined });
  const rule = rules.find((each) => each.method === method && (each.list ?? false) === list);
  if (rule !== undefined) {
    if (rule.forever !== true) rules.splice(rules.indexOf(rule), 1);
    return rule.answer(response, objects.get(key));
  }
  if (list) return void response.writeHead(200, { 'content-type': 'application/xml' }).end(listing());
  const object = objects.get(key);
  if (method === 'PUT') {
    objects.set(key, body);
    return void response.writeHead(200).end();
  }
  if (method === 'DELETE') {
    objects.delete(key);
    return void response.writeHead(204).end();
  }
  return object === undefined ? error(404, 'NoSuchKey')(response, object) : void response.writeHead(200, { 'content-length': object.byteLength }).end(object);
}

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', SECRET);
  server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  vi.unstubAllEnvs();
});
beforeEach(() => {
  [rules, requests] = [[], []];
  objects.clear();
});
afterEach(() => {
  if (rules.some(({ forever }) => forever !== true)) throw new Error('not every fault happened');
});

const QUICK: S3Options = { pauseMillis: 1, idleMillis: 300, deadlineMillis: 3000 };
const spec = (): S3Spec => ({ kind: 's3', bucket: 'octroi-blobs', prefix: 'p', endpoint, region: 'eu-central-1', pathStyle: true });
const open = (options: S3Options = {}): Promise<Blobs> => openS3Blobs(spec(), { ...QUICK, ...options });

const cutOff: Answer = (response, object) => void response.writeHead(200, { 'content-length': object!.byteLength }).write(object!.subarray(0, 5), () => response.destroy());
const hangAfterFirstBytes: Answer = (response, object) => void response.writeHead(200, { 'content-length': object!.byteLength }).write(object!.subarray(0, 5));
const hang: Answer = () => undefined;
const hangUp: Answer = (response) => void response.destroy();

const PASSING: readonly (readonly [string, Answer])[] = [
  ['500', error(500, 'InternalError')],
  ['503 SlowDown', error(503, 'SlowDown')],
  ['429', error(429, 'TooManyRequests')],
  ['400 RequestTimeout', error(400, 'RequestTimeout')],
  ['a proxy that has lost its server', (response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>')],
  ['a connection that ends', hangUp],
  ['a server that hangs', hang],
];

test.each(PASSING)('store: %s passes: writing, reading, listing and deleting are tried again', async (_, answer) => {
  const blobs = await open();
  rules = [{ method: 'PUT', answer }, { method: 'GET', answer }, { method: 'GET', answer }, { method: 'GET', list: true, answer }, { method: 'DELETE', answer }];
  expect(await blobs.put(bytes)).toBe(name);
  expect(Buffer.from((await blobs.get(name))!)).toEqual(bytes);
  expect(await listed(blobs)).toEqual([name]);
  await blobs.delete(name);
  expect(await blobs.get(name)).toBeUndefined();
});

test.each([['cut off', cutOff], ['held up', hangAfterFirstBytes]] as const)('store: a blob that is %s on the way is read again, and never handed out in part', async (_, answer) => {
  const blobs = await open();
  await blobs.put(bytes);
  rules = [{ method: 'GET', answer }, { method: 'GET', answer }];
  expect(Buffer.from((await blobs.get(name))!)).toEqual(bytes);
  rules = [{ method: 'GET', answer, forever: true }];
  await expect(blobs.get(name)).rejects.toMatchObject({ name: 'StoreUnavailableError' });
});

test('store: what does not pass is an error, never an absent blob, after so many tries and no more', async () => {
  const blobs = await open({ tries: 3 });
  await blobs.put(bytes);
  const page: Answer = (response) => void response.writeHead(404, { 'content-type': 'text/html' }).end('<html>no such page</html>');
  const cases: readonly (readonly [Answer, number, string])[] = [
    [error(500, 'InternalError'), 3, `cannot be read: S3 at ${endpoint} answers 500 (InternalError)`],
    [error(503, 'SlowDown'), 3, 'answers 503 (SlowDown)'],
    [hangUp, 3, 'cannot be reached (ECONNRESET)'],
    [error(404, 'NoSuchBucket'), 1, 'has no such bucket'],
    [page, 1, 'answers 404'],
    [error(403, 'AccessDenied'), 1, 'the credentials need s3:ListBucket on it'],
    [error(403, 'InvalidAccessKeyId'), 1, 'refuses the credentials (InvalidAccessKeyId)'],
    [error(403, 'SignatureDoesNotMatch'), 1, 'refuses the credentials (SignatureDoesNotMatch)'],
    [error(301, 'PermanentRedirect'), 1, 'the bucket is not in eu-central-1'],
    [error(400, 'EntityTooLarge'), 1, 'answers 400 (EntityTooLarge)'],
    [(response) => void response.writeHead(200, { 'content-length': 9 }).end('something'), 1, 'is damaged'],
    [(response) => void response.writeHead(200, { 'content-length': 2 ** 40 }).write('x'), 1, 'is damaged'],
  ];
  for (const [answer, tries, said] of cases) {
    rules = [{ method: 'GET', answer, forever: true }];
    requests = [];
    const failed = await blobs.get(name).then(() => null, (reason: unknown) => reason as Error);
    expect(failed?.message).toContain(said);
    expect(`${failed!.message}${failed!.stack}${String(failed!.cause)}`).not.toContain(SECRET);
    expect(requests).toHaveLength(tries);
  }
});

test('store: a server that answers nobody is given up at the deadline, whatever the tries', async () => {
  const blobs = await open({ tries: 1000, deadlineMillis: 500, idleMillis: 10_000 });
  rules = [{ method: 'GET', answer: hang, forever: true }];
  await expect(blobs.get(name)).rejects.toMatchObject({ name: 'StoreUnavailableError', message: expect.stringContaining('cannot be reached') });
});

test('store: a write says the SHA-256 of its bytes, so that the server can check them', async () => {
  const blobs = await open();
  requests = [];
  await blobs.put(bytes);
  await blobs.put(bytes);
  const writes = requests.filter(({ method }) => method === 'PUT');
  expect(writes).toEqual([{ method: 'PUT', checksum: createHash('sha256').update(bytes).digest('base64') }]);
});

test('store: opening writes, reads and deletes once, and says which of them is refused', async () => {
  await open();
  expect([...objects.keys()]).toEqual([]);
  rules = [{ method: 'PUT', answer: error(403, 'AccessDenied') }];
  await expect(open()).rejects.toThrow('cannot be written: the credentials need');
  rules = [{ method: 'DELETE', answer: error(403, 'AccessDenied') }];
  await expect(open()).rejects.toThrow('cannot be deleted: the credentials need');
  // As S3 answers for what is not there to whom may not list the bucket.
  rules = [{ method: 'GET', answer: error(403, 'AccessDenied') }];
  await expect(open()).rejects.toThrow('cannot be read: the credentials need s3:ListBucket');
  rules = [{ method: 'GET', list: true, answer: error(403, 'AccessDenied') }];
  await expect(open()).rejects.toThrow('cannot be listed: the credentials need');
  rules = [{ method: 'PUT', answer: (response) => void response.writeHead(200).end() }];
  await expect(open()).rejects.toThrow('does not give back what was written');
});

test('store: a server that repeats what it lists is not asked for ever', async () => {
  const blobs = await open();
  await blobs.put(bytes);
  const again: Answer = (response) => void response.writeHead(200, { 'content-type': 'application/xml' }).end(listing().replace('>false<', '>true<').replace('</ListBucketResult>', '<NextContinuationToken>1</NextContinuationToken></ListBucketResult>'));
  rules = [{ method: 'GET', list: true, answer: again, forever: true }];
  await expect(listed(blobs)).rejects.toThrow('out of order');
});

test('store: without a server, and without credentials, the sentence says so', async () => {
  await expect(openS3Blobs({ ...spec(), endpoint: 'http://127.0.0.1:9' }, { ...QUICK, tries: 2 })).rejects.toThrow('S3 at http://127.0.0.1:9 cannot be reached (ECONNREFUSED)');
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  for (const variable of ['AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE']) vi.stubEnv(variable, '/dev/null');
  try {
    await expect(open()).rejects.toThrow('there are no credentials; AWS_ACCESS_KEY_ID');
  } finally {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', SECRET);
  }
});
