import { hash } from 'node:crypto';
import { WireFault } from '../fault.ts';
import type { HttpRequest } from '../http.ts';
import { ALGORITHM, scopeOf } from './claim.ts';
import type { SignatureClaim } from './claim.ts';

export const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';
/** The only operation of Lex whose model says `v4-unsigned-body`. */
const POST_CONTENT = /^\/bot\/[^/]+\/alias\/[^/]+\/user\/[^/]+\/content\/?$/;

/**
 * The payload hash of the canonical request, or null if the request must be refused (SIG-6). The body is always hashed:
 * `x-amz-content-sha256` is checked against it and never believed. `UNSIGNED-PAYLOAD` and the streaming forms are refused,
 * because over plain HTTP they would let anyone on the way exchange the body; only S3, which this server does not serve, and
 * S3's presigned requests, which have no other form, take it as it stands, and what users say to Lex, which may be a stream (LEX-WIRE-5).
 */
export function payloadHash(request: HttpRequest, claim: SignatureClaim): string | null {
  if (claim.service === 's3' && (claim.kind === 'presigned' || claim.contentSha256 === UNSIGNED_PAYLOAD)) return UNSIGNED_PAYLOAD;
  if (claim.service === 'lex' && claim.contentSha256 === UNSIGNED_PAYLOAD && request.method === 'POST' && POST_CONTENT.test(request.path)) return UNSIGNED_PAYLOAD;
  const actual = request.body.byteLength === 0 ? EMPTY_SHA256 : hash('sha256', request.body, 'hex');
  return claim.contentSha256 === undefined || claim.contentSha256 === actual ? actual : null;
}

/** The canonical request (SIG-2). Throws `SignatureDoesNotMatch` if the payload must be refused. */
export function canonicalRequest(request: HttpRequest, claim: SignatureClaim): string {
  const payload = payloadHash(request, claim);
  if (payload === null) throw mismatch();
  let headers = '';
  for (const name of claim.signedHeaders) headers += `${name}:${canonicalValue(claim.headers.get(name) ?? '')}\n`;
  const path = canonicalPath(request.path, claim.service === 's3');
  const query = canonicalQuery(request.query, claim.kind === 'presigned');
  return `${request.method}\n${path}\n${query}\n${headers}\n${claim.signedHeaders.join(';')}\n${payload}`;
}

/** The string to sign (SIG-7). */
export function stringToSign(canonical: string, claim: SignatureClaim): string {
  return `${ALGORITHM}\n${claim.amzDate}\n${scopeOf(claim)}\n${hash('sha256', canonical, 'hex')}`;
}

/** ERR-3. */
export function mismatch(): WireFault {
  return new WireFault(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );
}

/** Trimmed, inner runs of spaces made one (SIG-5). */
function canonicalValue(value: string): string {
  const trimmed = value.trim();
  return trimmed.includes('  ') ? trimmed.replace(/ {2,}/g, ' ') : trimmed;
}

const PLAIN_PATH = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*\/?$/;

/**
 * The canonical path (SIG-3): for S3 each segment decoded and encoded once, for all others dot segments and empty ones removed
 * and the path as received encoded again.
 */
export function canonicalPath(path: string, s3: boolean): string {
  if (path === '' || path === '/') return '/';
  if (PLAIN_PATH.test(path)) return path;
  if (s3) return path.split('/').map((segment) => encoded(decoded(segment))).join('/');
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(encoded(segment));
  }
  return `/${kept.join('/')}${path.endsWith('/') && kept.length > 0 ? '/' : ''}`;
}

/**
 * The canonical query (SIG-4): parameters encoded anew and sorted by name, then value; `X-Amz-Signature` of a presigned request
 * is left out. `+` is a space here as it is when the parameters are read: a signature must not cover two meanings.
 */
export function canonicalQuery(query: string, presigned: boolean): string {
  if (query === '') return '';
  const pairs: [string, string][] = [];
  for (const part of query.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = recoded(equals < 0 ? part : part.slice(0, equals));
    if (presigned && name === 'X-Amz-Signature') continue;
    pairs.push([name, equals < 0 ? '' : recoded(part.slice(equals + 1))]);
  }
  pairs.sort((left, right) => compare(left[0], right[0]) || compare(left[1], right[1]));
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

const UNRESERVED = /^[A-Za-z0-9._~-]*$/;

function recoded(text: string): string {
  return UNRESERVED.test(text) ? text : encoded(decoded(text.replaceAll('+', ' ')));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw mismatch();
  }
}

/** RFC 3986 encoding: `encodeURIComponent` leaves `!'()*`, which AWS encodes. */
export function encoded(text: string): string {
  if (UNRESERVED.test(text)) return text;
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    throw mismatch();
  }
}
