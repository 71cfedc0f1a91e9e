import type { HttpRequest } from '../../wire/http.ts';
import { WireFault } from '../../wire/fault.ts';
import type { ServiceModel } from '../../wire/model.ts';
import type { Identified } from '../../wire/shape.ts';
import { parseSignature, type SignatureClaim } from '../../wire/sigv4/index.ts';
import { homeRegion } from '../../kernel/regions.ts';
import type { Registry } from '../registry.ts';
import type { Received } from './received.ts';

/** Room 2: the service and Region that the request is meant for. */
export interface Routed extends Received {
  readonly model: ServiceModel;
  /** As the credential scope, the host or (for an unsigned request) the default says. */
  readonly region: string;
  /** Null: the request is not signed. */
  readonly claim: SignatureClaim | null;
  /** What the host name says; authenticate holds the credential scope against it (SIG-14). */
  readonly host: HostName;
  /** What decode would find out, where it had to be known before. */
  readonly identified?: Identified;
}

/** `lambda.eu-west-1.localhost:4747` names a service and a Region; `localhost:4747` names none. */
export interface HostName {
  readonly service?: string;
  readonly region?: string;
}

/** The hosts seen last, since a server has few names. Bounded: a host is the client's word. */
const knownHosts = new Map<string, HostName>();
const MAX_HOSTS = 256;

/** `readHost`, remembered. */
function hostNameOf(host: string | undefined): HostName {
  if (host === undefined) return {};
  let name = knownHosts.get(host);
  if (name === undefined) {
    name = readHost(host);
    if (knownHosts.size >= MAX_HOSTS) knownHosts.clear();
    knownHosts.set(host, name);
  }
  return name;
}

/** Endpoints of one service that have names of their own before its name: those of Lex V1 (LEX-WIRE-1). */
const ENDPOINTS: ReadonlyMap<string, string> = new Map([['models.lex', 'lex'], ['runtime.lex', 'lex']]);

/** Reads `service[.region]` out of a host name under `.localhost` or `.amazonaws.com`; any other host names nothing. */
export function readHost(host: string | undefined): HostName {
  if (host === undefined) return {};
  const labels = host.replace(/:\d+$/, '').toLowerCase().split('.');
  const suffix = labels.at(-1) === 'localhost' ? 1 : labels.slice(-2).join('.') === 'amazonaws.com' ? 2 : 0;
  const given = suffix === 0 ? [] : labels.slice(0, -suffix);
  const endpoint = ENDPOINTS.get(given.slice(0, 2).join('.'));
  const named = endpoint === undefined ? given : [endpoint, ...given.slice(2)];
  const [service, region] = named;
  if (service === undefined || named.length > 2) return {};
  return region === undefined ? { service } : { service, region };
}

/** True for `sts.amazonaws.com`: STS without a Region in its name, which stands for us-east-1 (STS-3). */
export function isGlobalEndpoint({ model, host }: Pick<Routed, 'model' | 'host'>): boolean {
  return model.id === 'sts' && host.service === 'sts' && host.region === undefined;
}

/**
 * Finds the service: the host's if it names one that is served, else the credential scope's, else (unsigned) what target, path
 * or version say. Throws `WireFault`: a broken signature, an unsigned request for nothing, a service that is not served.
 */
export function route(received: Received, registry: Registry): Routed {
  const claim = claimOf(received, registry);
  const named = hostNameOf(received.header('host'));
  const host = named.service !== undefined && registry.model(named.service) !== undefined ? named : {};
  const service = host.service ?? claim?.service ?? serviceOfUnsigned(received, registry);
  const model = service === undefined ? undefined : registry.model(service);
  if (model !== undefined) return { ...received, model, claim, host, region: claim?.region ?? host.region ?? homeRegion('aws') };
  if (claim === null) throw new WireFault('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
  throw new WireFault('UnrecognizedClientException', `The service \`${claim.service.slice(0, 128)}\` is not served here`, 404);
}

function claimOf({ http }: Received, registry: Registry): SignatureClaim | null {
  try {
    return parseSignature(http);
  } catch (fault) {
    // LEX-ERR-3: Lex refuses all that is not signed properly with 403.
    if (fault instanceof WireFault && fault.error.code === 'IncompleteSignature' && registry.serviceOfPath(http.path) === 'lex') throw new WireFault(fault.error.code, fault.error.message ?? null, 403);
    throw fault;
  }
}

/** Unsigned requests name their service by target, by path or by API version. */
function serviceOfUnsigned(received: Received, registry: Registry): string | undefined {
  const { http } = received;
  const target = received.header('x-amz-target');
  if (target !== undefined) return registry.serviceOfTarget(target);
  if (http.path !== '/') return registry.serviceOfPath(http.path);
  return registry.serviceOfVersion(versionOf(http));
}

/** The `Version` parameter, read without decoding the rest: it only chooses the form of the refusal. */
function versionOf(http: HttpRequest): string | undefined {
  const body = http.method === 'GET' || http.method === 'HEAD' ? null : http.body;
  const text = body === null || body.byteLength === 0 ? http.query : Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 65_536)).toString('latin1');
  for (const pair of text.split('&')) if (pair.startsWith('Version=')) return pair.slice('Version='.length);
  return undefined;
}
