import { ApiError } from '../../../kernel/api-error.ts';

/** Bytes (LAM-60). */
const MAX_SYNCHRONOUS = 6_291_456;
const MAX_EVENT = 1_048_576;
const MAX_CLIENT_CONTEXT = 3583;

const EMPTY = new Uint8Array(0);
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A body may run again; the same payload is parsed once. */
const checked = new WeakSet<Uint8Array>();

/** The event of an invocation; an empty one stays empty and means `{}` (LAM-59). Throws the errors of LAM-60. */
export function readPayload(payload: Uint8Array | undefined, type: string): Uint8Array {
  if (payload === undefined || payload.byteLength === 0) return EMPTY;
  const size = payload.byteLength;
  if (type === 'Event' && size > MAX_EVENT) {
    throw new ApiError('RequestTooLargeException', `${size} byte payload is too large for the Event invocation type (limit ${MAX_EVENT} bytes)`, { status: 413 });
  }
  if (size > MAX_SYNCHRONOUS) {
    throw new ApiError('RequestTooLargeException', `Request must be smaller than ${MAX_SYNCHRONOUS} bytes for the InvokeFunction operation`, { status: 413 });
  }
  if (checked.has(payload)) return payload;
  try {
    JSON.parse(utf8.decode(payload));
  } catch (error) {
    throw unreadable(`Could not parse payload into json: ${(error as Error).message}`);
  }
  checked.add(payload);
  return payload;
}

/** The client context as JSON text: a header in base64, 3,583 bytes at most (LAM-59). */
export function readClientContext(header: string | undefined): string | undefined {
  if (header === undefined || header === '') return undefined;
  if (header.length > MAX_CLIENT_CONTEXT) throw unreadable(`Client context must be less than or equal to ${MAX_CLIENT_CONTEXT} bytes`);
  try {
    const text = utf8.decode(Buffer.from(header, 'base64'));
    JSON.parse(text);
    return text;
  } catch {
    throw unreadable('Client context must be a valid Base64-encoded JSON object.');
  }
}

function unreadable(reason: string): ApiError {
  return new ApiError('InvalidRequestContentException', reason.startsWith('Could not') ? `Could not parse request body into json: ${reason}` : reason, { status: 400 });
}
