import { WireFault } from '../../wire/fault.ts';
import type { ServiceModel } from '../../wire/model.ts';
import { identify } from '../../wire/protocol.ts';
import type { Identified } from '../../wire/shape.ts';
import { checkScope, checkSkew, mismatch, verifySignature, type ExpectedScope, type SignatureClaim, type SigningKeys } from '../../wire/sigv4/index.ts';
import { after, type Awaitable } from '../../kernel/awaitable.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clocks } from '../../kernel/clock.ts';
import type { Principals } from '../../kernel/principals.ts';
import { homeRegion, partitionOf } from '../../kernel/regions.ts';
import type { Session } from '../../kernel/session.ts';
import { isOptInRegion } from '../../kernel/sts-settings.ts';
import type { SessionTokens } from '../session-tokens.ts';
import { isGlobalEndpoint, type Routed } from './route.ts';

/** Room 3: the request with the caller who signed it; null for an operation that AWS takes unsigned (SIG-17), and for no other. */
export interface Authenticated extends Routed {
  readonly caller: Caller | null;
}

export interface AuthenticateNeeds {
  readonly principals: Principals;
  readonly tokens: SessionTokens;
  readonly signingKeys: SigningKeys;
  readonly clocks: Clocks;
}

const invalidToken = (): WireFault => new WireFault('InvalidClientTokenId', 'The security token included in the request is invalid.', 403);

interface Credential {
  readonly secret: () => string;
  readonly active: boolean;
  readonly session: Session | null;
  readonly caller: () => Awaitable<Caller | undefined>;
}

/**
 * Verifies SigV4 over the raw bytes, in the order of SIG-16: shape and date, key known, token valid and not expired, scope,
 * skew, signature, key active. A signature on an operation that needs none is not looked at (SIG-17). Throws or rejects with `WireFault`.
 */
export function authenticate(routed: Routed, needs: AuthenticateNeeds): Awaitable<Authenticated> {
  const { claim } = routed;
  const identified = routed.identified ?? (hasUnsigned(routed.model) ? tryIdentify(routed) : null);
  if (identified?.operation.unsigned === true) return { ...routed, identified, region: regionOfHost(routed), caller: null };
  if (claim === null) throw new WireFault('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
  return after(findCredential(claim, needs), (credential) =>
    after(verifiedCaller(routed, claim, credential, needs), (caller) => {
      if (caller === undefined || partitionOf(claim.region) !== caller.partition || isOutOfReach(credential.session, routed, claim)) throw invalidToken();
      return identified === null ? { ...routed, caller } : { ...routed, caller, identified };
    }),
  );
}

/** Who has signed; undefined if the key is not active or its owner is gone. */
function verifiedCaller(routed: Routed, claim: SignatureClaim, credential: Credential, needs: AuthenticateNeeds): Awaitable<Caller | undefined> {
  if (credential.session !== null && credential.session.expiresAt <= needs.clocks.decision()) {
    throw new WireFault('ExpiredToken', 'The security token included in the request is expired', 403);
  }
  checkScope(claim, expectedScope(routed, claim));
  checkSkew(claim, needs.clocks.host());
  const key = needs.signingKeys.get(claim.accessKeyId, claim.date, claim.region, claim.service, credential.secret);
  if (!verifySignature(routed.http, claim, key)) throw mismatch();
  return credential.active ? credential.caller() : undefined;
}

const ENDPOINT_OF_ALL_REGIONS: ReadonlySet<string> = new Set(['iam', 'organizations']);

/** A version 1 token is not valid in Regions that accounts opt into (STS-3); global services have one endpoint, whatever Region is signed for. */
function isOutOfReach(session: Session | null, { model }: Routed, { region }: SignatureClaim): boolean {
  return session?.tokenVersion === 1 && !ENDPOINT_OF_ALL_REGIONS.has(model.id) && isOptInRegion(region);
}

const takesUnsigned = new WeakMap<ServiceModel, boolean>();

/** Has the service operations that are not signed? Most have none, and their requests are not read before they are authenticated. */
function hasUnsigned(model: ServiceModel): boolean {
  let has = takesUnsigned.get(model);
  if (has === undefined) {
    has = [...model.operations.values()].some((operation) => operation.unsigned);
    takesUnsigned.set(model, has);
  }
  return has;
}

/** Null for a request that names no operation: it is refused for its missing signature, or by decode. */
function tryIdentify({ model, http }: Routed): Identified | null {
  try {
    return identify(model, http);
  } catch (error) {
    if (error instanceof WireFault) return null;
    throw error;
  }
}

/** The Region of the endpoint: what a signature says that nobody verifies counts for nothing. */
function regionOfHost({ host }: Routed): string {
  return host.region !== undefined && partitionOf(host.region) !== undefined ? host.region : homeRegion('aws');
}

/** The service of the endpoint, and its Region if the host names one. A Region that does not exist can be no endpoint's (SIG-14). */
function expectedScope(routed: Routed, claim: SignatureClaim): ExpectedScope {
  const region = partitionOf(claim.region) === undefined || isGlobalEndpoint(routed) ? homeRegion('aws') : routed.host.region;
  return { services: [routed.model.signingName], ...(region === undefined ? {} : { region }) };
}

function findCredential(claim: SignatureClaim, needs: AuthenticateNeeds): Awaitable<Credential> {
  const temporary = claim.accessKeyId.startsWith('ASIA');
  if (temporary !== (claim.sessionToken !== undefined)) throw invalidToken(); // SIG-12, STS-91
  if (claim.sessionToken !== undefined) {
    const session = needs.tokens.open(claim.sessionToken);
    if (session === null || session.accessKeyId !== claim.accessKeyId) throw invalidToken();
    return { session, active: true, secret: () => session.secretAccessKey, caller: () => needs.principals.callerOfSession(session) };
  }
  return after(needs.principals.longTermKey(claim.accessKeyId), (key) => {
    if (key === undefined) throw invalidToken();
    return { session: null, active: key.active, secret: () => key.secret(), caller: () => needs.principals.callerOfKey(key) };
  });
}
