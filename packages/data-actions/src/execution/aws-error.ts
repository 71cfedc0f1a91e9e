/** What an SDK client threw, in the words that matter here. */
export interface AwsError {
  /** For instance `AccessDenied`. */
  readonly name: string;
  readonly message: string;
  /** 0 if no answer came. */
  readonly status: number;
  readonly requestId: string;
}

/** Codes of Node for an address that does not exist. */
const NO_SUCH_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN']);

export function awsError(error: unknown): AwsError {
  const thrown = error as {
    readonly name?: string;
    readonly code?: string;
    readonly message?: string;
    readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
    readonly $response?: { readonly statusCode?: number };
  };
  const status = thrown.$metadata?.httpStatusCode ?? thrown.$response?.statusCode ?? 0;
  const name = status === 0 && NO_SUCH_HOST.has(thrown.code ?? '') ? 'NoSuchHost' : (thrown.name ?? 'Error');
  return { name, message: thrown.message ?? '', status: typeof status === 'number' ? status : 0, requestId: thrown.$metadata?.requestId ?? '' };
}

/** GEN-55: refusals that say that the credentials are no longer good. */
export const STALE: ReadonlySet<string> = new Set([
  'ExpiredTokenException', 'ExpiredToken', 'InvalidSignatureException', 'SignatureDoesNotMatch', 'UnrecognizedClientException', 'InvalidClientTokenId', 'InvalidAccessKeyId',
]);

export const REFUSED: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException']);
const THROTTLED: ReadonlySet<string> = new Set(['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded']);

export function isThrottled(error: AwsError): boolean {
  return error.status === 429 || THROTTLED.has(error.name);
}
