import { ApiError, badRequest, errorBody } from './errors.ts';

/** Bounds of a JSON body; its bytes are bounded while it is read. */
export interface JsonBounds {
  readonly bodyDepth: number;
  readonly bodyNodes: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Parses a JSON body within the bounds; throws the 400 that says what is wrong with it, without repeating it. */
export function parseJsonBody(bytes: Uint8Array, bounds: JsonBounds): unknown {
  checkShape(bytes, bounds);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
}

/** Looked at before anything is built from it: brackets for the depth, commas and brackets for the number of values. */
function checkShape(bytes: Uint8Array, { bodyDepth, bodyNodes }: JsonBounds): void {
  let depth = 0;
  let nodes = 1;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inString = false;
      continue;
    }
    if (byte === QUOTE) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      nodes += 1;
      if (depth > bodyDepth) throw badRequest(`The request body is nested deeper than ${bodyDepth} levels.`);
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
    else if (byte === 0x2c) nodes += 1;
    if (nodes > bodyNodes) throw badRequest(`The request body has more than ${bodyNodes} values.`);
  }
}

export const bodyTooLarge = (most: number): ApiError =>
  new ApiError(errorBody(413, 'request.entity.too.large', `The request body is larger than ${most} bytes.`), { connection: 'close' });
