import { URL_PATH, urlIdOfHost } from '../services/lambda/urls/endpoint.ts';

/** Query and JSON services: above the largest documents that IAM takes, form-encoded (POL-5). */
const SMALL_BYTES = 4 * 1024 * 1024;
/** Lambda, whose paths begin with the date of its API: what its own error text says (LAM-25). */
const LAMBDA_BYTES = 70_167_211;
/** The event of a function (LAM-60). */
const EVENT_BYTES = 6_291_456;

/** What a request's body may hold, and how a larger one is refused. */
export interface BodyLimit {
  readonly bytes: number;
  readonly refusal: string;
}

/** The limit that a request's address alone tells, before anyone is known. */
export function bodyLimit(method: string, path: string, host: string): BodyLimit {
  if (path.startsWith(URL_PATH) || urlIdOfHost(host) !== undefined) return { bytes: EVENT_BYTES, refusal: refusal(EVENT_BYTES, 'InvokeFunction') };
  if (!path.startsWith('/20')) return { bytes: SMALL_BYTES, refusal: refusal(SMALL_BYTES, null) };
  const operation = operationOf(method, path);
  return { bytes: LAMBDA_BYTES, refusal: refusal(operation === 'InvokeFunction' ? EVENT_BYTES : LAMBDA_BYTES, operation) };
}

function refusal(bytes: number, operation: string | null): string {
  return `Request must be smaller than ${bytes} bytes${operation === null ? '' : ` for the ${operation} operation`}`;
}

/** The operations of Lambda whose bodies are large, in the words of the refusal. */
function operationOf(method: string, path: string): string | null {
  const [, , kind, name = '', part = ''] = path.split('/');
  if (kind === 'layers') return method === 'POST' && part === 'versions' ? 'PublishLayerVersion' : null;
  if (kind !== 'functions') return null;
  if (part === 'code') return 'UpdateFunctionCode';
  if (part === 'invocations' || part === 'response-streaming-invocations') return 'InvokeFunction';
  return method === 'POST' && name === '' ? 'CreateFunction' : null;
}
