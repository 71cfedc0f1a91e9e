import { ApiError } from '../../../kernel/api-error.ts';
import type { Blobs } from '../../../store/blobs.ts';
import { inspectZip, ZipRefused } from '../execution/zip.ts';
import { invalidParameter } from './errors.ts';

/** Where the code of a request comes from: the members that CreateFunction and UpdateFunctionCode share. */
export interface CodeSource {
  readonly ZipFile?: Uint8Array | undefined;
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
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

/**
 * Checks a deployment package and puts it into the blobs under its hash, which is no effect that a second run could notice. Throws the
 * errors of LAM-25 and LAM-26.
 */
export function storePackage(source: CodeSource, blobs: Blobs): Promise<Package> {
  const zip = source.ZipFile;
  if (zip === undefined) {
    if (source.S3Bucket === undefined && source.S3Key === undefined) throw invalidParameter('Please provide a source for function code.');
    // No S3 stands behind this server, so no bucket exists.
    throw invalidParameter('Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist');
  }
  let found = stored.get(zip);
  if (found === undefined) {
    found = inspectAndPut(zip, blobs);
    found.catch(() => stored.delete(zip));
    stored.set(zip, found);
  }
  return found;
}

async function inspectAndPut(zip: Uint8Array, blobs: Blobs): Promise<Package> {
  try {
    const { codeSha256, codeSize, unzippedBytes: unzippedSize } = await inspectZip(zip);
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
