import { isUtf8 } from 'node:buffer';
import { WireFault } from './fault.ts';
import { asBuffer } from './scalars.ts';

export type Parameters = readonly (readonly [name: string, value: string])[];

/** More parameters than any AWS request has (50 tags are 100), few enough to cost nothing. */
const MAX_PARAMETERS = 4096;

/** `MalformedQueryString` 404, the common error for a query that cannot be read (ERR-2). */
export function malformedQuery(message: string): WireFault {
  return new WireFault('MalformedQueryString', message);
}

/** Decodes a form body; the bytes must be UTF-8 both before and after percent-decoding. */
export function formFromBody(body: Uint8Array): Parameters {
  if (body.byteLength === 0) return [];
  if (!isUtf8(body)) throw malformedQuery('The request body is not valid UTF-8');
  return formFromText(asBuffer(body).toString('utf8'));
}

/** Decodes `a=1&b=2` in order, repetitions kept. Throws `MalformedQueryString` for broken escapes or too many parameters. */
export function formFromText(text: string): Parameters {
  const parameters: [string, string][] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('&', start);
    if (end < 0) end = text.length;
    if (end > start) {
      if (parameters.length >= MAX_PARAMETERS) throw malformedQuery('The query string has too many parameters');
      const equals = text.indexOf('=', start);
      if (equals < 0 || equals > end) parameters.push([decoded(text.slice(start, end)), '']);
      else parameters.push([decoded(text.slice(start, equals)), decoded(text.slice(equals + 1, end))]);
    }
    start = end + 1;
  }
  return parameters;
}

function decoded(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    throw malformedQuery('The query string contains a malformed escape sequence');
  }
}

/** Decodes one path segment, in which `+` is itself; null if an escape is broken. */
export function decodedSegment(text: string): string | null {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The value of the first parameter of this name. */
export function parameter(parameters: Parameters, name: string): string | undefined {
  for (const entry of parameters) if (entry[0] === name) return entry[1];
  return undefined;
}
