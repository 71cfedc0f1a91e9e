import { traceIdOf } from '../invoke/run.ts';

/** A request to a function URL, as its event is made of it. */
export interface UrlRequest {
  readonly method: string;
  /** Still percent-encoded; begins with `/`. */
  readonly path: string;
  /** Without the `?`. */
  readonly query: string;
  /** In lower case, repeated ones joined by commas; without `cookie`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Uint8Array;
  /** The host that was asked. */
  readonly host: string;
  readonly protocol: string;
  readonly sourceIp: string;
}

/** Who calls, for the event of a URL of type AWS_IAM. */
export interface UrlIdentity {
  readonly accessKey: string;
  readonly accountId: string;
  readonly userArn: string;
  readonly userId: string;
  readonly organizationId: string | null;
}

interface UrlFacts {
  readonly urlId: string;
  readonly requestId: string;
  /** Milliseconds of the decision clock. */
  readonly now: number;
  readonly identity: UrlIdentity | null;
}

/** The event of a request, payload format 2.0, as JSON (LAM-88). */
export function urlEvent(request: UrlRequest, { urlId, requestId, now, identity }: UrlFacts): string {
  const parameters = queryParameters(request.query);
  const binary = request.body.byteLength > 0 && !isText(request.headers['content-type']);
  return JSON.stringify({
    version: '2.0',
    routeKey: '$default',
    rawPath: decoded(request.path),
    rawQueryString: request.query,
    ...(request.cookies.length === 0 ? {} : { cookies: request.cookies }),
    headers: { ...request.headers, 'x-amzn-trace-id': traceIdOf(requestId, now).split(';')[0] },
    ...(parameters === null ? {} : { queryStringParameters: parameters }),
    requestContext: {
      accountId: identity?.accountId ?? 'anonymous',
      apiId: urlId,
      authentication: null,
      ...(identity === null ? {} : { authorizer: { iam: iamOf(identity) } }),
      domainName: request.host,
      domainPrefix: urlId,
      http: { method: request.method, path: decoded(request.path), protocol: request.protocol, sourceIp: request.sourceIp, userAgent: request.headers['user-agent'] ?? null },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: timeOf(now),
      timeEpoch: now,
    },
    ...(request.body.byteLength === 0 ? {} : { body: Buffer.from(request.body).toString(binary ? 'base64' : 'utf8') }),
    isBase64Encoded: binary,
  });
}

function iamOf({ accessKey, accountId, userArn, userId, organizationId }: UrlIdentity) {
  return { accessKey, accountId, callerId: userId, cognitoIdentity: null, principalOrgId: organizationId, userArn, userId };
}

/** What AWS hands over as text; everything else is base64. */
function isText(contentType = ''): boolean {
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase();
  return type.startsWith('text/') || TEXT_TYPES.has(type) || type.endsWith('+json') || type.endsWith('+xml');
}

const TEXT_TYPES: ReadonlySet<string> = new Set(['application/json', 'application/javascript', 'application/xml', 'application/x-www-form-urlencoded']);

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not an escape after all: AWS passes it on as it came.
    return path;
  }
}

/** Repeated parameters are joined by commas; null if there is none. */
function queryParameters(query: string): Record<string, string> | null {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) parameters.set(name, parameters.has(name) ? `${parameters.get(name)},${value}` : value);
  return parameters.size === 0 ? null : Object.fromEntries(parameters);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `21/Nov/2026:20:15:00 +0000`. */
function timeOf(now: number): string {
  const date = new Date(now);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
