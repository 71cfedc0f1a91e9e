import type { ErrorBody, ErrorDetail } from '../execution/types.ts';

/** GEN-17: an answer that is an error. Its message is for the client; it holds no secret and nothing of another organisation. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly body: ErrorBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(body: ErrorBody, headers: Readonly<Record<string, string>> = {}) {
    super(body.message);
    this.body = body;
    this.headers = headers;
  }
}

interface More {
  readonly details?: readonly ErrorDetail[];
  readonly errors?: readonly ErrorBody[];
  readonly messageParams?: Readonly<Record<string, string>>;
  readonly entityId?: string;
  readonly entityName?: string;
}

/** GEN-17: all that is always there, and the parts that this error has. */
export function errorBody(status: number, code: string, message: string, more: More = {}): ErrorBody {
  return { message, code, status, messageParams: {}, details: [], errors: [], ...more };
}

export const badRequest = (message: string, more: More = {}): ApiError => new ApiError(errorBody(400, 'bad.request', message, more));

/** A field of the body or of the query that cannot be used. */
export const invalidField = (fieldName: string, message: string): ApiError =>
  badRequest(`The field \`${fieldName}\` is invalid: ${message}`, { details: [{ errorCode: 'invalid.field', fieldName }] });

/** GEN-15. */
export const unauthorized = (): ApiError => new ApiError(errorBody(401, 'bad.credentials', 'Invalid login credentials.'));

/** GEN-15. */
export function missingPermissions(permissions: readonly string[]): ApiError {
  const list = permissions.join(', ');
  const message = `Unable to perform the requested action. You are missing the following permission(s): ${list}`;
  return new ApiError(errorBody(403, 'missing.any.permissions', message, { messageParams: { permissions: list } }));
}

/** What is not there, and what is another organisation's, are the same (GEN-75). */
export function notFound(what: string, id: string): ApiError {
  const shown = id.slice(0, 200);
  return new ApiError(errorBody(404, 'not.found', `The ${what} with id \`${shown}\` was not found.`, { entityId: shown, messageParams: { id: shown } }));
}

/** GEN-23, GEN-36: the text is what Terraform's provider looks for. */
export function versionConflict(given: number, current: number): ApiError {
  const messageParams = { given: String(given), current: String(current) };
  return new ApiError(errorBody(409, 'general.conflict', `The given version ${given} does not match the current version ${current}.`, { messageParams }));
}

/** GEN-16. */
export function tooManyRequests(seconds: number): ApiError {
  const message = `Rate limit exceeded the maximum. Retry the request in [${seconds}] seconds`;
  return new ApiError(errorBody(429, 'too.many.requests', message, { messageParams: { seconds: String(seconds) } }), { 'retry-after': String(seconds) });
}

/** GEN-78: `key` is the name of the limit. */
export function limitReached(key: string, value: number, what: string): ApiError {
  return new ApiError({ ...errorBody(400, key, `The limit of ${value} ${what} is reached.`, { messageParams: { limit: String(value) } }), limit: { key, value } } as ErrorBody);
}
