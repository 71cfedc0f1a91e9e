import type { S3Spec } from '../store-spec.ts';

/** The code of S3's answer or of the network's error: letters, digits and `_` alone, so that it can be shown. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' && /^E[A-Z_]+$/.test(error.code) ? error.code : error.name;
  return /^\w{1,64}$/.test(code) ? code : 'unknown';
}

/** The HTTP status of S3's answer; undefined if there was none. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { readonly $metadata?: { readonly httpStatusCode?: unknown } } | null)?.$metadata?.httpStatusCode;
  return typeof status === 'number' ? status : undefined;
}

const PASSING = new Set(['RequestTimeout', 'SlowDown', 'RequestTimeTooSkewed', 'Throttling', 'ThrottlingException', 'TooManyRequests']);
/** The client itself refuses: asking again changes nothing. */
const FINAL = new Set(['CredentialsProviderError', 'ProviderError', 'TokenProviderError']);

/** Whether the same request may succeed a moment later: S3 did not answer, or answered that something is wrong with S3. */
export function mayPass(error: unknown): boolean {
  const status = statusOf(error);
  if (PASSING.has(codeOf(error))) return true;
  if (FINAL.has(codeOf(error)) || error instanceof TypeError) return false;
  return status === undefined || status >= 500 || status === 408 || status === 429 || (status >= 200 && status < 300);
}

type Place = Pick<S3Spec, 'bucket' | 'endpoint' | 'region'>;

const NEEDED = 's3:ListBucket on it, and s3:GetObject, s3:PutObject and s3:DeleteObject on its objects';

/** What is wrong, and what mends it, in one sentence without secrets. `done`: what could not be done with the blobs. */
export function sentenceOf(error: unknown, { bucket, endpoint, region }: Place, done: string): string {
  const code = codeOf(error);
  const status = statusOf(error);
  const where = endpoint === null ? 'S3' : `S3 at ${endpoint}`;
  const failed = `the blobs in the bucket \`${bucket}\` cannot be ${done}`;
  switch (code) {
    case 'NoSuchBucket':
      return `${failed}: ${where} has no such bucket`;
    case 'AccessDenied':
    case 'AllAccessDisabled':
      return `${failed}: the credentials need ${NEEDED}`;
    case 'InvalidAccessKeyId':
    case 'SignatureDoesNotMatch':
    case 'ExpiredToken':
    case 'InvalidToken':
    case 'TokenRefreshRequired':
      return `${failed}: ${where} refuses the credentials (${code})`;
    case 'CredentialsProviderError':
    case 'ProviderError':
    case 'TokenProviderError':
      return `${failed}: there are no credentials; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile that AWS_PROFILE names, are needed`;
    case 'PermanentRedirect':
    case 'TemporaryRedirect':
    case 'AuthorizationHeaderMalformed':
    case 'IllegalLocationConstraintException':
      return `${failed}: the bucket is not in ${region}; say \`region=\` in --blobs`;
    default:
      if (status === undefined || (status >= 200 && status < 300)) return `${failed}: ${where} cannot be reached (${code})`;
      return `${failed}: ${where} answers ${status} (${code})`;
  }
}
