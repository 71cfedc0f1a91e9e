/** What went wrong with a request, as pages show it. */
export interface RequestFailure {
  /** AWS's code: `NoSuchEntity`; `Offline` if the server was not reached. */
  readonly code: string;
  readonly message: string;
  /** Null if no answer came. */
  readonly requestId: string | null;
  readonly status: number | null;
  readonly denied: boolean;
}

interface SdkError {
  readonly name?: unknown;
  readonly Code?: unknown;
  readonly message?: unknown;
  readonly Message?: unknown;
  readonly $metadata?: { readonly requestId?: string; readonly httpStatusCode?: number };
}

const DENIALS: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']);

/** Reads an error of the SDK, of `fetch`, or of our own. */
export function failureOf(error: unknown): RequestFailure {
  const { name, Code, message, Message, $metadata } = (typeof error === 'object' && error !== null ? error : {}) as SdkError;
  const status = $metadata?.httpStatusCode ?? null;
  const code = status === null && error instanceof TypeError ? 'Offline' : String(Code ?? name ?? 'Error');
  return {
    code,
    message: String(message ?? Message ?? error),
    requestId: $metadata?.requestId ?? null,
    status,
    denied: DENIALS.has(code),
  };
}

/** How the protocols say it: query with 403, rest-json with 403, json with 400. */
const ENDS_SESSION: Readonly<Record<string, readonly number[]>> = { ExpiredToken: [403], InvalidClientTokenId: [403], ExpiredTokenException: [403, 400], UnrecognizedClientException: [403, 400] };

/** Does the error say that the credentials are good no longer? */
export function endsSession(error: unknown): boolean {
  const { code, status } = failureOf(error);
  return status !== null && Object.hasOwn(ENDS_SESSION, code) && ENDS_SESSION[code]!.includes(status);
}
