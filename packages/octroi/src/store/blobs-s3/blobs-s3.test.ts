import { createHash, randomUUID } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { blobsSuite, listed } from '../blobs-suite.ts';
import type { S3Spec } from '../store-spec.ts';
import { openS3Blobs } from './blobs-s3.ts';
import { S3RVER_CREDENTIALS, startS3rver } from './s3rver.fixture.ts';

const BUCKET = 'octroi-blobs';
const bytes = Buffer.from('code of a function');
const name = createHash('sha256').update(bytes).digest('hex');

let server: Awaited<ReturnType<typeof startS3rver>>;
let direct: S3Client;
beforeAll(async () => {
  for (const [variable, value] of Object.entries(S3RVER_CREDENTIALS)) vi.stubEnv(variable, value);
  server = await startS3rver([BUCKET]);
  direct = new S3Client({ endpoint: server.endpoint, region: 'eu-central-1', forcePathStyle: true });
});
afterAll(async () => {
  direct.destroy();
  await server.close();
  vi.unstubAllEnvs();
});

const spec = (more: Partial<S3Spec> = {}): S3Spec => ({ kind: 's3', bucket: BUCKET, prefix: `cells/${randomUUID()}`, endpoint: server.endpoint, region: 'eu-central-1', pathStyle: true, ...more });

blobsSuite('a bucket of S3', async () => {
  const place = spec();
  return {
    blobs: await openS3Blobs(place),
    damage: async (sha256, other) => void (await direct.send(new PutObjectCommand({ Bucket: BUCKET, Key: `${place.prefix}/${sha256}`, Body: other }))),
    reopen: () => openS3Blobs(place),
  };
});

test('store: a blob is an object under the prefix and its name; opening leaves none behind, and what is no blob is not listed', async () => {
  const place = spec();
  const blobs = await openS3Blobs(place);
  await direct.send(new PutObjectCommand({ Bucket: BUCKET, Key: `${place.prefix}/note.txt`, Body: 'x' }));
  await direct.send(new PutObjectCommand({ Bucket: BUCKET, Key: `${place.prefix}-other/${name}`, Body: bytes }));
  await blobs.put(bytes);
  const { Contents } = await direct.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: `${place.prefix}/` }));
  expect(Contents!.map(({ Key }) => Key)).toEqual([`${place.prefix}/${name}`, `${place.prefix}/note.txt`]);
  expect(await (await direct.send(new GetObjectCommand({ Bucket: BUCKET, Key: Contents![0]!.Key! }))).Body!.transformToString()).toBe(String(bytes));
  expect(await listed(blobs)).toEqual([name]);
});

test('store: without a prefix the names stand in the bucket themselves', async () => {
  const blobs = await openS3Blobs(spec({ prefix: '' }));
  await blobs.put(bytes);
  expect(await listed(blobs)).toEqual([name]);
  await blobs.delete(name);
});

test('store: a bucket that does not exist, and credentials that are refused, are said in a sentence at opening', async () => {
  await expect(openS3Blobs(spec({ bucket: 'octroi-absent' }))).rejects.toMatchObject({ name: 'StoreUnavailableError', message: `the blobs in the bucket \`octroi-absent\` cannot be read: S3 at ${server.endpoint} has no such bucket` });
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
  try {
    const refused = openS3Blobs(spec());
    await expect(refused).rejects.toThrow('refuses the credentials (InvalidAccessKeyId)');
    await expect(refused).rejects.not.toThrow(/EXAMPLE/);
  } finally {
    for (const [variable, value] of Object.entries(S3RVER_CREDENTIALS)) vi.stubEnv(variable, value);
  }
});

test('store: AWS_ENDPOINT_URL, which often names Octroi itself, is not where the blobs are', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:9');
  try {
    expect(await (await openS3Blobs(spec())).put(bytes)).toBe(name);
  } finally {
    vi.unstubAllEnvs();
    for (const [variable, value] of Object.entries(S3RVER_CREDENTIALS)) vi.stubEnv(variable, value);
  }
});
