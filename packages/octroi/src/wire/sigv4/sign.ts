import { headerMap } from '../headers.ts';
import type { HttpRequest } from '../http.ts';
import { canonicalRequest, encoded, stringToSign } from './canonical.ts';
import { ALGORITHM, amzDateOf, scopeOf, TERMINATOR } from './claim.ts';
import type { SignatureClaim } from './claim.ts';
import { signingKey } from './key.ts';

export interface SigningOptions {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly region: string;
  readonly service: string;
  readonly now: Date;
}

/** Headers that proxies and HTTP libraries change on the way; clients do not sign them. */
const NOT_SIGNED: ReadonlySet<string> = new Set(['authorization', 'connection', 'content-length', 'expect', 'transfer-encoding', 'user-agent', 'x-amzn-trace-id']);

/** The request with `X-Amz-Date`, the session token and `Authorization` added. It must have a `Host` header. */
export function signRequest(request: HttpRequest, options: SigningOptions): HttpRequest {
  const headers: (readonly [string, string])[] = request.headers.filter(([name]) => !REPLACED.has(name.toLowerCase()));
  headers.push(['X-Amz-Date', amzDateOf(options.now)]);
  if (options.sessionToken !== undefined) headers.push(['X-Amz-Security-Token', options.sessionToken]);
  const dated: HttpRequest = { ...request, headers };
  const claim = claimFor('header', dated, options);
  const signature = signatureOf(dated, claim, options);
  const credential = `${options.accessKeyId}/${scopeOf(claim)}`;
  const authorization = `${ALGORITHM} Credential=${credential}, SignedHeaders=${claim.signedHeaders.join(';')}, Signature=${signature}`;
  return { ...dated, headers: [...headers, ['Authorization', authorization]] };
}

const REPLACED: ReadonlySet<string> = new Set(['authorization', 'x-amz-date', 'x-amz-security-token']);

/** The request with the signature in its query (SIG-10), valid for `expiresSeconds`. */
export function presignRequest(request: HttpRequest, options: SigningOptions & { readonly expiresSeconds: number }): HttpRequest {
  const claim = claimFor('presigned', request, options);
  const parameters = [
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', `${options.accessKeyId}/${scopeOf(claim)}`],
    ['X-Amz-Date', claim.amzDate],
    ['X-Amz-Expires', String(options.expiresSeconds)],
    ['X-Amz-SignedHeaders', claim.signedHeaders.join(';')],
    ...(options.sessionToken === undefined ? [] : [['X-Amz-Security-Token', options.sessionToken]]),
  ];
  const added = parameters.map(([name = '', value = '']) => `${name}=${encoded(value)}`).join('&');
  const dated: HttpRequest = { ...request, query: request.query === '' ? added : `${request.query}&${added}` };
  const signature = signatureOf(dated, claim, options);
  return { ...dated, query: `${dated.query}&X-Amz-Signature=${signature}` };
}

function claimFor(kind: SignatureClaim['kind'], request: HttpRequest, options: SigningOptions): SignatureClaim {
  const headers = headerMap(request);
  const amzDate = amzDateOf(options.now);
  const contentSha256 = headers.get('x-amz-content-sha256');
  return {
    kind,
    accessKeyId: options.accessKeyId,
    date: amzDate.slice(0, 8),
    region: options.region,
    service: options.service,
    terminator: TERMINATOR,
    amzDate,
    signedHeaders: [...headers.keys()].filter((name) => !NOT_SIGNED.has(name)).sort(),
    signature: '',
    ...(contentSha256 === undefined ? {} : { contentSha256 }),
    headers,
  };
}

function signatureOf(request: HttpRequest, claim: SignatureClaim, options: SigningOptions): string {
  const key = signingKey(options.secretAccessKey, claim.date, options.region, options.service);
  return key.hex(stringToSign(canonicalRequest(request, claim), claim));
}
