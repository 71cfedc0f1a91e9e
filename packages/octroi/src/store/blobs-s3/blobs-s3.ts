import { createHash, randomUUID } from 'node:crypto';
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { BlobDamagedError, checkBlobName, checkBlobSize, isBlobName } from '../blobs.ts';
import type { Blobs } from '../blobs.ts';
import type { S3Spec } from '../store-spec.ts';
import { Attempts, type AttemptOptions } from './attempts.ts';
import { readBody } from './read-body.ts';
import { codeOf } from './refusal.ts';

export type S3Options = Partial<AttemptOptions>;

const DEFAULTS: AttemptOptions = { tries: 5, pauseMillis: 100, idleMillis: 15_000, deadlineMillis: 300_000 };
const CONNECT_MILLIS = 5_000;
/** What S3 gives in one answer. */
const PAGE = 1000;

/**
 * Opens a bucket as the place of large values: each is the object `PREFIX/SHA-256`. Credentials are found as the AWS SDK finds them
 * (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, the role of the machine). What is opened has been written to, read and deleted
 * from once, so that what is missing shows at the start and not when the first function is put.
 * @throws StoreUnavailableError with a sentence for the operator, which holds no secret
 */
export async function openS3Blobs(spec: S3Spec, options: S3Options = {}): Promise<Blobs> {
  const settings = { ...DEFAULTS, ...options };
  const bucket = new Bucket(spec, settings);
  await bucket.probe();
  return bucket;
}

class Bucket implements Blobs {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;
  readonly #attempts: Attempts;

  constructor(spec: S3Spec, settings: AttemptOptions) {
    this.#bucket = spec.bucket;
    this.#prefix = spec.prefix === '' ? '' : `${spec.prefix}/`;
    this.#attempts = new Attempts(spec, settings);
    this.#client = new S3Client({
      region: spec.region,
      // Named even where it is AWS's own: AWS_ENDPOINT_URL of a shell is for the clients of Octroi, and often names Octroi itself.
      endpoint: spec.endpoint ?? endpointOf(spec.region),
      forcePathStyle: spec.pathStyle,
      // Every attempt is counted and ended here, also those that break while the body is read.
      maxAttempts: 1,
      followRegionRedirects: false,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: Math.min(CONNECT_MILLIS, settings.idleMillis), socketTimeout: settings.idleMillis },
    });
  }

  async put(bytes: Uint8Array): Promise<string> {
    checkBlobSize(bytes.byteLength);
    const name = sha256(bytes, 'hex');
    if (!(await this.#isWhole(name))) await this.#write(name, bytes);
    return name;
  }

  get(name: string): Promise<Uint8Array | undefined> {
    checkBlobName(name);
    return this.#read(name, name);
  }

  async delete(name: string): Promise<void> {
    checkBlobName(name);
    await this.#delete(name);
  }

  async *list(): AsyncGenerator<string> {
    let last = '';
    for (let next: string | undefined; ; ) {
      const input = { Bucket: this.#bucket, Prefix: this.#prefix, MaxKeys: PAGE, ...(next === undefined ? {} : { ContinuationToken: next }) };
      const page = await this.#attempts.run('listed', (abortSignal) => this.#client.send(new ListObjectsV2Command(input), { abortSignal }));
      for (const { Key = '' } of page.Contents ?? []) {
        const name = Key.slice(this.#prefix.length);
        if (!Key.startsWith(this.#prefix) || !isBlobName(name)) continue;
        // Each once, or a server that repeats itself would be asked for ever.
        if (name <= last) throw this.#attempts.unusable('lists its objects out of order');
        last = name;
        yield name;
      }
      if (page.IsTruncated !== true) return;
      if (page.NextContinuationToken === undefined || page.NextContinuationToken === next) throw this.#attempts.unusable('says that there are more objects and does not list them');
      next = page.NextContinuationToken;
    }
  }

  /** Does once what will be done later. */
  async probe(): Promise<void> {
    const name = `probe-${randomUUID()}`;
    const bytes = Buffer.from('octroi');
    // Without permission to list the bucket S3 says of what is not there that it is forbidden, and nothing could be told from it.
    if ((await this.#read(name, null)) !== undefined) throw this.#attempts.unusable('has an object that nobody wrote');
    await this.#write(name, bytes);
    const read = await this.#read(name, null);
    await this.#delete(name);
    if (read === undefined || sha256(read, 'hex') !== sha256(bytes, 'hex')) throw this.#attempts.unusable('does not give back what was written');
    for await (const _ of this.list()) break;
  }

  async #isWhole(name: string): Promise<boolean> {
    try {
      return (await this.get(name)) !== undefined;
    } catch (error) {
      // Writing its bytes again is how a damaged blob is repaired.
      if (error instanceof BlobDamagedError) return false;
      throw error;
    }
  }

  async #write(name: string, bytes: Uint8Array): Promise<void> {
    const input = { ...this.#place(name), Body: bytes, ContentLength: bytes.byteLength, ContentType: 'application/octet-stream', ChecksumSHA256: sha256(bytes, 'base64') };
    await this.#attempts.run('written', (abortSignal) => this.#client.send(new PutObjectCommand(input), { abortSignal }));
  }

  /** Undefined only if S3 says that there is no such object. `expected`: the hash of its bytes. */
  #read(name: string, expected: string | null): Promise<Uint8Array | undefined> {
    return this.#attempts.run('read', async (abortSignal) => {
      try {
        const { Body, ContentLength } = await this.#client.send(new GetObjectCommand(this.#place(name)), { abortSignal });
        const bytes = await readBody(Body, ContentLength, abortSignal);
        if (bytes === 'too large' || (expected !== null && sha256(bytes, 'hex') !== expected)) throw new BlobDamagedError(`the blob \`${name}\` is damaged: its bytes have another hash`);
        return bytes;
      } catch (error) {
        if (codeOf(error) === 'NoSuchKey') return undefined;
        throw error;
      }
    });
  }

  async #delete(name: string): Promise<void> {
    await this.#attempts.run('deleted', async (abortSignal) => {
      try {
        await this.#client.send(new DeleteObjectCommand(this.#place(name)), { abortSignal });
      } catch (error) {
        if (codeOf(error) !== 'NoSuchKey') throw error;
      }
    });
  }

  #place(name: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#bucket, Key: this.#prefix + name };
  }
}

function endpointOf(region: string): string {
  return `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

function sha256(bytes: Uint8Array, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(bytes).digest(encoding);
}

