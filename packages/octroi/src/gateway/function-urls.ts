import { ApiError } from '../kernel/api-error.ts';
import type { Decided } from '../kernel/authorise.ts';
import { AnonymousCaller } from '../kernel/anonymous-caller.ts';
import type { AnyCaller, Caller } from '../kernel/caller.ts';
import { PARTITIONS, partitionOf } from '../kernel/regions.ts';
import { policyReader } from '../kernel/rows.ts';
import { ConcurrencyExceeded } from '../services/lambda/execution/task.ts';
import { queueScope } from '../services/lambda/invoke/enqueue.ts';
import { identities } from '../services/lambda/tables.ts';
import { policyKey } from '../services/lambda/permissions/tables.ts';
import { urlIndex, urls, type FunctionUrlRow, type UrlIndexRow } from '../services/lambda/urls/tables.ts';
import { corsHeaders, isPreflight } from '../services/lambda/urls/cors.ts';
import { isUrlId, URL_PATH, urlIdOfHost } from '../services/lambda/urls/endpoint.ts';
import type { UrlIdentity, UrlRequest } from '../services/lambda/urls/event.ts';
import { invokeFunctionUrl, invokePublicFunctionUrl, type InvokeFunctionUrlInput } from '../services/lambda/urls/invoke-function-url.ts';
import { StoreConflictError, StoreUnavailableError } from '../store/kv.ts';
import { WireFault } from '../wire/fault.ts';
import type { HttpResponse } from '../wire/http.ts';
import { parseSignature } from '../wire/sigv4/index.ts';
import { withoutOrigin } from './function-url-origin.ts';
import { requireFit, type PipelineNeeds } from './pipeline.ts';
import { authenticate } from './rooms/authenticate.ts';
import type { Received } from './rooms/received.ts';
import { transact, type Calling } from './rooms/transact.ts';

/** Where a request is addressed: the host's own form, or the path's for clients that cannot resolve it (LAM-85). */
export interface Address {
  readonly urlId: string;
  /** Null: the path does not say. */
  readonly region: string | null;
  readonly inPath: boolean;
  /** What the function sees. */
  readonly path: string;
}

/** A URL that exists, and whose it is. */
interface Found {
  readonly partition: string;
  readonly owner: UrlIndexRow;
  readonly url: FunctionUrlRow;
}

/** The address of a function URL that a request names; null for every other request. */
export function addressOf({ http, header }: Received): Address | null {
  const named = urlIdOfHost(header('host') ?? '');
  if (named !== undefined) return { ...named, inPath: false, path: http.path };
  if (!http.path.startsWith(URL_PATH)) return null;
  const rest = http.path.slice(URL_PATH.length);
  const slash = rest.indexOf('/');
  return { urlId: slash < 0 ? rest : rest.slice(0, slash), region: null, inPath: true, path: slash < 0 ? '/' : rest.slice(slash) };
}

/**
 * Answers a request to a function URL: rooms of its own up to the caller, then those of every request. A URL of type AWS_IAM asks
 * for a signature for `lambda` in its Region; one of type NONE is open to whom the function's own policy lets in (LAM-86). Never throws.
 */
export async function answerFunctionUrl(received: Received, address: Address, needs: PipelineNeeds): Promise<HttpResponse> {
  const decided: Decided[] = [];
  let caller: AnyCaller | null = null;
  let region: string | null = address.region;
  let reply: HttpResponse;
  let code: string | null = null;
  try {
    requireFit(needs.serving);
    const found = await find(address, needs);
    region = found.owner.region;
    reply = await ask(received, address, found, decided, (who) => (caller = who), needs);
  } catch (thrown) {
    ({ reply, code } = refusal(thrown, needs));
  }
  const model = needs.registry.model('lambda') ?? null;
  needs.recorder.record({ received, known: { model, operation: { name: invokeFunctionUrl.name }, region, caller, decided }, status: reply.status, code });
  const answer = { ...reply, headers: { ...reply.headers, 'x-amzn-RequestId': received.requestId } };
  return address.inPath ? withoutOrigin(answer) : answer;
}

/** Throws for a URL that is not there, which looks like one that one may not call (LAM-87). */
async function find({ urlId, region }: Address, { kv }: PipelineNeeds): Promise<Found> {
  const nothing = new ApiError('AccessDeniedException', null, { status: 403 });
  const partitions = region === null ? PARTITIONS : [partitionOf(region) ?? ''];
  if (!isUrlId(urlId)) throw nothing;
  return kv.read(async (snapshot) => {
    const look = policyReader(snapshot);
    for (const partition of partitions) {
      const owner = await look.get(urlIndex, queueScope(partition), [urlId]);
      if (owner === undefined || (region !== null && owner.region !== region)) continue;
      const home = { partition, account: owner.account, region: owner.region };
      const url = await look.get(urls, home, [owner.functionId, policyKey(owner.qualifier)]);
      const identity = await look.get(identities, home, [owner.name]);
      if (url?.urlId === urlId && identity?.id === owner.functionId) return { partition, owner, url };
    }
    throw nothing;
  });
}

async function ask(received: Received, address: Address, found: Found, decided: Decided[], seen: (caller: AnyCaller) => void, needs: PipelineNeeds): Promise<HttpResponse> {
  const { partition, owner, url } = found;
  const asked = { method: received.http.method, header: received.header };
  const cors = corsHeaders(url.cors, asked);
  if (url.cors !== undefined && isPreflight(asked)) return { status: 200, headers: cors, body: '' };
  const signer = url.authType === 'NONE' ? null : await signerOf(received, owner.region, needs);
  const calling = signer === null ? { caller: new AnonymousCaller(partition), operation: invokePublicFunctionUrl } : { caller: signer, operation: invokeFunctionUrl };
  seen(calling.caller);
  const input: InvokeFunctionUrlInput = {
    FunctionName: `${owner.account}:function:${owner.name}${owner.qualifier === null ? '' : `:${owner.qualifier}`}`,
    name: owner.name,
    qualifier: owner.qualifier,
    url,
    request: urlRequest(received, address.path, signer !== null),
    identity: signer === null ? null : await identityOf(signer, needs),
  };
  const scope = { partition, account: calling.caller.account ?? owner.account, region: owner.region };
  const facts = { requestId: received.requestId, input: { ...input }, scope, requestedRegion: owner.region, transport: received.transport, deniedCode: 'AccessDeniedException', decided };
  const output = (await transact({ ...(calling as Calling), ...facts }, needs)) as HttpResponse;
  return { ...output, headers: { ...output.headers, ...cors } };
}

/** Who signed. Throws WireFault. */
async function signerOf(received: Received, region: string, needs: PipelineNeeds): Promise<Caller> {
  const claim = parseSignature(received.http);
  if (claim === null) throw new ApiError('AccessDeniedException', FORBIDDEN, { status: 403 });
  const model = needs.registry.model('lambda')!;
  const { caller } = await authenticate({ ...received, model, claim, region, host: { service: 'lambda', region } }, needs);
  if (caller === null) throw new Error('a function URL was about to be called without its signature');
  return caller;
}

async function identityOf(caller: Caller, { principals }: PipelineNeeds): Promise<UrlIdentity> {
  const held = await principals.held(caller);
  return { accessKey: caller.accessKeyId ?? '', accountId: caller.account ?? '', userArn: caller.arn, userId: caller.userId, organizationId: held?.place?.organization.id ?? null };
}

/**
 * What the function hears of the request. What stands in front of it on AWS says where the request came from, whatever the client says; and
 * a signature is for whoever checks it.
 */
function urlRequest({ http, transport, header }: Received, path: string, signed: boolean): UrlRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of http.headers) {
    const key = name.toLowerCase();
    if (key !== 'cookie' && !(signed && key === 'authorization')) headers[key] = Object.hasOwn(headers, key) ? `${headers[key]},${value}` : value;
  }
  const host = header('host') ?? '';
  const sourceIp = transport.sourceIp ?? '';
  const forwarded = { 'x-forwarded-for': sourceIp, 'x-forwarded-proto': transport.secure ? 'https' : 'http', 'x-forwarded-port': portOf(host) ?? (transport.secure ? '443' : '80') };
  const cookies = (header('cookie') ?? '').split(';').map((cookie) => cookie.trim()).filter((cookie) => cookie !== '');
  return { method: http.method, path, query: http.query, headers: { ...headers, ...forwarded }, cookies, body: http.body, host, protocol: 'HTTP/1.1', sourceIp };
}

function portOf(host: string): string | undefined {
  return /:(\d{1,5})$/.exec(host)?.[1];
}

/** LAM-87. */
const FORBIDDEN = 'Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html';

/** What a caller sees of a failure (LAM-87): never whether the function is there. */
function refusal(thrown: unknown, { report }: PipelineNeeds): { readonly reply: HttpResponse; readonly code: string } {
  if (thrown instanceof ConcurrencyExceeded) return { code: 'TooManyRequestsException', reply: json(429, 'TooManyRequestsException', { Message: thrown.message, Reason: thrown.reason }) };
  if (thrown instanceof WireFault) return { code: thrown.error.code, reply: json(403, thrown.error.code, { Message: thrown.error.message ?? FORBIDDEN }) };
  if (thrown instanceof ApiError && thrown.code === 'AccessDeniedException') {
    return { code: thrown.code, reply: json(403, thrown.code, { Message: thrown.silent ? null : FORBIDDEN }) };
  }
  if (thrown instanceof ApiError && thrown.code === 'RequestTooLargeException') return { code: thrown.code, reply: json(413, thrown.code, { Message: thrown.message }) };
  const unavailable = thrown instanceof StoreUnavailableError || thrown instanceof StoreConflictError;
  if (unavailable) report(thrown);
  if (unavailable || (thrown instanceof ApiError && thrown.code === 'ServiceUnavailable')) return { code: 'ServiceUnavailable', reply: json(503, 'ServiceUnavailableException', { Message: 'Service Unavailable' }) };
  report(thrown);
  return { code: 'InternalFailure', reply: json(502, 'InternalFailure', 'Internal Server Error') };
}

function json(status: number, type: string, body: unknown): HttpResponse {
  return { status, headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': type }, body: typeof body === 'string' ? body : JSON.stringify(body) };
}
