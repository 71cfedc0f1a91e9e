import { WireFault } from '../fault.ts';
import { formFromText } from '../form.ts';
import type { Parameters } from '../form.ts';
import { headerMap } from '../headers.ts';
import type { HttpRequest } from '../http.ts';
import { ALGORITHM, amzDateOf, amzTime } from './claim.ts';
import type { SignatureClaim } from './claim.ts';
import { Remembered } from './remembered.ts';

const MAX_SIGNED_HEADERS = 100;
const MAX_EXPIRES = 604800;

function incomplete(message: string): WireFault {
  return new WireFault('IncompleteSignature', message);
}

/**
 * Reads what a request claims about its signature, from the `Authorization` header or the query (SIG-1, SIG-10). Null if it is
 * not signed at all. Throws `IncompleteSignature` 400 (ERR-4) for a broken claim and `SignatureDoesNotMatch` 403 for one that
 * leaves out what must be signed (SIG-5). SigV2 and SigV4a are refused (SIG-15, SIG-19).
 */
export function parseSignature(request: HttpRequest): SignatureClaim | null {
  const headers = headerMap(request);
  const authorization = headers.get('authorization');
  const query = request.query === '' ? [] : formFromText(request.query);
  const presigned = query.some(([name]) => name === 'X-Amz-Signature' || name === 'X-Amz-Algorithm' || name === 'X-Amz-Credential');
  if (authorization === undefined && !presigned) {
    if (query.some(([name]) => name === 'SignatureVersion' || name === 'AWSAccessKeyId')) {
      throw incomplete("Unsupported AWS 'algorithm': 'Signature Version 2'");
    }
    return null;
  }
  if (authorization !== undefined && presigned) {
    throw incomplete('A request may be signed by the Authorization header or by query-string parameters, not by both');
  }
  return authorization === undefined ? fromQuery(query, headers) : fromHeader(authorization, query, headers);
}

function fromHeader(authorization: string, query: Parameters, headers: ReadonlyMap<string, string>): SignatureClaim {
  const blank = authorization.indexOf(' ');
  const algorithm = blank < 0 ? authorization : authorization.slice(0, blank);
  if (algorithm !== ALGORITHM) throw incomplete(`Unsupported AWS 'algorithm': '${algorithm.slice(0, 64)}'`);
  const parts = authorizationParts(authorization.slice(blank + 1));
  const credential = parts.get('Credential') ?? '';
  const signature = parts.get('Signature') ?? '';
  const signedHeaders = parts.get('SignedHeaders') ?? '';
  const amzDate = headerDate(headers);
  const missing: string[] = [];
  if (credential === '') missing.push("Authorization header requires 'Credential' parameter.");
  if (signature === '') missing.push("Authorization header requires 'Signature' parameter.");
  if (signedHeaders === '') missing.push("Authorization header requires 'SignedHeaders' parameter.");
  if (amzDate === null) missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  if (missing.length > 0 || amzDate === null) throw incomplete(`${missing.join(' ')} Authorization=${authorization.slice(0, 2048)}`);
  const token = sessionToken(headers.get('x-amz-security-token'), query);
  return finish('header', { credential, signature, signedHeaders, amzDate, token }, headers);
}

/** `Credential=..., SignedHeaders=..., Signature=...`: separated by commas with or without a blank. */
function authorizationParts(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(',', 16)) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const name = part.slice(0, equals).trim();
    if (parts.has(name)) throw incomplete(`Authorization header has more than one '${name.slice(0, 64)}' parameter.`);
    parts.set(name, part.slice(equals + 1).trim());
  }
  return parts;
}

/** `X-Amz-Date` before `Date` (SIG-9); null if neither is there. */
function headerDate(headers: ReadonlyMap<string, string>): string | null {
  const amzDate = headers.get('x-amz-date');
  if (amzDate !== undefined) return amzDate;
  const date = headers.get('date');
  if (date === undefined) return null;
  if (amzTime(date) !== null) return date;
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : amzDateOf(new Date(time));
}

function fromQuery(query: Parameters, headers: ReadonlyMap<string, string>): SignatureClaim {
  const found = new Map<string, string>();
  for (const [name, value] of query) {
    if (!name.startsWith('X-Amz-')) continue;
    if (found.has(name)) throw incomplete(`The query-string parameter '${name.slice(0, 64)}' is given more than once.`);
    found.set(name, value);
  }
  const required = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date'];
  const missing = required.filter((name) => (found.get(name) ?? '') === '');
  if (missing.length > 0) {
    const sentences = missing.map((name) => `AWS query-string parameters must include '${name}'.`);
    throw incomplete(`${sentences.join(' ')} Re-examine the query-string parameters.`);
  }
  const algorithm = found.get('X-Amz-Algorithm') ?? '';
  if (algorithm !== ALGORITHM) throw incomplete(`Unsupported AWS 'algorithm': '${algorithm.slice(0, 64)}'`);
  const claim = finish(
    'presigned',
    {
      credential: found.get('X-Amz-Credential') ?? '',
      signature: found.get('X-Amz-Signature') ?? '',
      signedHeaders: found.get('X-Amz-SignedHeaders') ?? '',
      amzDate: found.get('X-Amz-Date') ?? '',
      token: sessionToken(headers.get('x-amz-security-token'), query),
    },
    headers,
  );
  const contentSha256 = found.get('X-Amz-Content-Sha256');
  return {
    ...claim,
    ...(found.has('X-Amz-Expires') ? { expiresSeconds: expires(found.get('X-Amz-Expires') ?? '') } : {}),
    ...(claim.contentSha256 === undefined && contentSha256 !== undefined ? { contentSha256 } : {}),
  };
}

function expires(text: string): number {
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > MAX_EXPIRES) throw incomplete(`X-Amz-Expires must be between 1 and ${MAX_EXPIRES} seconds, got '${text.slice(0, 64)}'`);
  return seconds;
}

function sessionToken(inHeader: string | undefined, query: Parameters): string | undefined {
  const inQuery = query.find(([name]) => name === 'X-Amz-Security-Token')?.[1];
  if (inHeader !== undefined && inQuery !== undefined && inHeader !== inQuery) {
    throw incomplete('The request carries two different session tokens');
  }
  return inHeader ?? inQuery;
}

interface Texts {
  readonly credential: string;
  readonly signature: string;
  readonly signedHeaders: string;
  readonly amzDate: string;
  readonly token: string | undefined;
}

function finish(kind: SignatureClaim['kind'], texts: Texts, headers: ReadonlyMap<string, string>): SignatureClaim {
  const { accessKeyId, date, region, service, terminator } = credentials.of(texts.credential);
  if (amzTime(texts.amzDate) === null) {
    throw incomplete(`Date must be in ISO-8601 'basic format'. Got '${texts.amzDate.slice(0, 64)}'. See http://en.wikipedia.org/wiki/ISO_8601`);
  }
  const contentSha256 = headers.get('x-amz-content-sha256');
  return {
    kind,
    accessKeyId,
    date,
    region,
    service,
    terminator,
    amzDate: texts.amzDate,
    signedHeaders: signedHeaderNames(texts.signedHeaders, headers),
    signature: texts.signature,
    ...(texts.token === undefined ? {} : { sessionToken: texts.token }),
    ...(contentSha256 === undefined ? {} : { contentSha256 }),
    headers,
  };
}

type Credential = Pick<SignatureClaim, 'accessKeyId' | 'date' | 'region' | 'service' | 'terminator'>;

const credentials = new Remembered<Credential>((text) => {
  const elements = text.split('/', 6);
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = elements;
  if (elements.length !== 5 || accessKeyId === '') {
    throw incomplete(`Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${text.slice(0, 256)}'`);
  }
  return { accessKeyId, date, region, service, terminator };
});

/** The signed headers, sorted; `host` and every `x-amz-*` of the request must be among them, and all must be there (SIG-5). */
function signedHeaderNames(text: string, headers: ReadonlyMap<string, string>): readonly string[] {
  const names = namesIn.of(text);
  if (names.length > MAX_SIGNED_HEADERS) throw incomplete('The request signs too many headers');
  if (!names.includes('host')) throw unsignedHeader('Host');
  for (const name of headers.keys()) if (name.startsWith('x-amz-') && !names.includes(name)) throw unsignedHeader(name);
  for (const name of names) {
    if (!headers.has(name)) throw new WireFault('SignatureDoesNotMatch', `The signed header '${name.slice(0, 128)}' is not in the request.`);
  }
  return names;
}

const namesIn = new Remembered<readonly string[]>((text) => ascending(text.toLowerCase().split(';', MAX_SIGNED_HEADERS + 1)));

/** Sorted and without repetition; clients send them so, and then nothing is copied. */
function ascending(names: string[]): string[] {
  for (let at = 1; at < names.length; at++) {
    if ((names[at - 1] ?? '') >= (names[at] ?? '')) return [...new Set(names)].sort();
  }
  return names;
}

function unsignedHeader(name: string): WireFault {
  return new WireFault('SignatureDoesNotMatch', `'${name.slice(0, 128)}' must be a 'SignedHeader' in the AWS Authorization.`);
}
