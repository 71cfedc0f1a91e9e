import type { HttpRequest } from '../../wire/http.ts';
import { WireFault } from '../../wire/fault.ts';
import type { ServiceModel } from '../../wire/model.ts';
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
}

/** `lambda.eu-west-1.localhost:4747` names a service and a Region; `localhost:4747` names none. */
export interface HostName {
  readonly service?: string;
  readonly region?: string;
}

/** Reads a service and Region out of a host name under `.localhost` or `.amazonaws.com`. */
export function readHost(host: string | undefined): HostName {
  if (host === undefined) return {};
  const labels = host.replace(/:\d+$/, '').toLowerCase().split('.');
  const suffix = labels.at(-1) === 'localhost' ? 1 : labels.slice(-2).join('.') === 'amazonaws.com' ? 2 : 0;
  if (suffix === 0) return {};
  const [service, region] = labels.slice(0, -suffix);
  return { ...(service === undefined ? {} : { service }), ...(region === undefined ? {} : { region }) };
}

/** Finds the service from the credential scope, or from the host, target or version. Throws `WireFault`. */
export function route(received: Received, registry: Registry): Routed {
  const claim = parseSignature(received.http);
  const host = readHost(received.header('host'));
  const name = claim?.service ?? host.service ?? serviceOfUnsigned(received, registry);
  const model = name === undefined ? undefined : registry.model(name);
  if (model === undefined) {
    if (claim === null) throw new WireFault('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
    throw new WireFault('UnrecognizedClientException', `The service \`${claim.service}\` is not served here`, 404);
  }
  if (claim !== null && host.service !== undefined && registry.model(host.service) !== undefined && host.service !== claim.service) {
    throw new WireFault('SignatureDoesNotMatch', `Credential should be scoped to correct service: '${host.service}'. `, 403);
  }
  if (claim !== null && host.region !== undefined && host.region !== claim.region) {
    throw new WireFault('SignatureDoesNotMatch', `Credential should be scoped to a valid Region, not '${claim.region}'. `, 403);
  }
  return { ...received, model, claim, region: claim?.region ?? host.region ?? homeRegion('aws') };
}

/** Unsigned requests name their service by target, by API version or by path. */
function serviceOfUnsigned(received: Received, registry: Registry): string | undefined {
  const { http } = received;
  const target = received.header('x-amz-target');
  if (target !== undefined) return registry.serviceOfTarget(target);
  if (http.path !== '/') return registry.serviceOfPath(http.method, http.path);
  return registry.serviceOfVersion(versionOf(http));
}

/** The `Version` parameter, read without decoding the rest: a route needs no more. */
function versionOf(http: HttpRequest): string | undefined {
  const text = http.method === 'GET' ? http.query : Buffer.from(http.body.buffer, http.body.byteOffset, Math.min(http.body.byteLength, 65_536)).toString('latin1');
  for (const pair of text.split('&')) if (pair.startsWith('Version=')) return pair.slice('Version='.length);
  return undefined;
}
