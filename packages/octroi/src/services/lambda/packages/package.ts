import { ApiError } from '../../../kernel/api-error.ts';
import type { Blobs } from '../../../store/blobs.ts';
import { inspectZip, ZipRefused } from '../execution/zip.ts';
import type { Call } from '../../../kernel/operation.ts';
import { buckets } from '../parts.ts';
import { invalidParameter } from '../shared/errors.ts';

/** Where the code of a request comes from: the members that CreateFunction and UpdateFunctionCode share. */
export interface CodeSource {
  readonly ZipFile?: Uint8Array | undefined;
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
  readonly S3ObjectVersion?: string | undefined;
  readonly ImageUri?: string | undefined;
}

/** A package that was checked and stored. */
export interface Package {
  readonly codeSha256: string;
  readonly codeSize: number;
  /** Bytes of all its files. */
  readonly unzippedSize: number;
}

/** A body may run again; the same bytes are inspected and stored once. */
const stored = new WeakMap<Uint8Array, Promise<Package>>();

/** What storing a package needs of a call. */
type StoreContext = Pick<Call<unknown, unknown>, 'blobs' | 'consult'>;

/**
 * Checks a deployment package and puts it into the blobs under its hash, which is no effect that a second run could notice. Throws the
 * errors of LAM-25 and LAM-26.
 */
export async function storePackage(source: CodeSource, { blobs, consult }: StoreContext): Promise<Package> {
  const zip = source.ZipFile;
  if (zip === undefined) return inspectAndPut(await objectOf(source, consult), blobs, false);
  let found = stored.get(zip);
  if (found === undefined) {
    found = inspectAndPut(zip, blobs, true);
    found.catch(() => stored.delete(zip));
    stored.set(zip, found);
  }
  return found;
}

const REASONS = {
  NoSuchBucket: 'The specified bucket does not exist',
  NoSuchKey: 'The specified key does not exist.',
  NoSuchVersion: 'The specified version does not exist.',
  EntityTooLarge: 'Your proposed upload exceeds the maximum allowed object size.',
};

/** The object that a request names (LAM-26). The local folder keeps no versions, so that each object has the one that S3 calls `null`. */
async function objectOf({ S3Bucket, S3Key, S3ObjectVersion }: CodeSource, consult: StoreContext['consult']): Promise<Uint8Array> {
  if (S3Bucket === undefined || S3Key === undefined) throw invalidParameter('Please provide a source for function code.');
  const found = await consult(buckets).object(S3Bucket, S3Key);
  const code = typeof found === 'string' ? found : S3ObjectVersion === undefined || S3ObjectVersion === 'null' ? null : 'NoSuchVersion';
  if (code !== null) throw invalidParameter(`Error occurred while GetObject. S3 Error Code: ${code}. S3 Error Message: ${REASONS[code]}`);
  return found as Uint8Array;
}

async function inspectAndPut(zip: Uint8Array, blobs: Blobs, direct: boolean): Promise<Package> {
  try {
    const { codeSha256, codeSize, unzippedBytes: unzippedSize } = await inspectZip(zip, direct);
    await blobs.put(zip);
    return { codeSha256, codeSize, unzippedSize };
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error;
    throw new ApiError(error.code, error.message, { status: error.statusCode });
  }
}

/** The blob's name of a package. */
export function blobOfCode(codeSha256: string): string {
  return Buffer.from(codeSha256, 'base64').toString('hex');
}
