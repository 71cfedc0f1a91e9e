import { GRANT } from '../match/principal.ts';
import type { Request } from '../request/request.ts';
import type { Layer } from './policies.ts';

/** What the layers said about a request that no statement denies. The table of EVAL-80 needs no more. */
export interface Findings {
  /** Every level of RCPs allows, or they do not apply (EVAL-40). */
  readonly rcp: boolean;
  /** The endpoint's policy allows, or there is none (EVAL-50). */
  readonly endpoint: boolean;
  /** Every level of SCPs allows, or they do not apply (EVAL-31). */
  readonly scp: boolean;
  /** How the resource's policy allows the caller: bits of `GRANT` (EVAL-11 to EVAL-16). */
  readonly grants: number;
  /** An identity policy allows, or the caller is the root user (EVAL-60). */
  readonly identity: boolean;
  readonly boundary: boolean;
  readonly session: boolean;
}

/** The result of the table: allowed, or the layer that did not allow; and the rule that says so. */
export interface Outcome {
  /** Null if allowed. */
  readonly missing: Layer | null;
  readonly rule: string;
}

const allowed = (rule: string): Outcome => ({ missing: null, rule });
const missing = (layer: Layer, rule: string): Outcome => ({ missing: layer, rule });

const OTHER_PARTITION = missing('resource', 'POL-20');
const NO_RCP = missing('rcp', 'EVAL-40');
const NO_ENDPOINT = missing('endpoint', 'EVAL-50');
const NO_SCP = missing('scp', 'EVAL-31');
const NO_SERVICE_GRANT = missing('resource', 'EVAL-66');
const NO_ANONYMOUS_GRANT = missing('resource', 'EVAL-70');
const NO_FEDERATED_GRANT = missing('resource', 'EVAL-68');
const NO_BOUNDARY = missing('boundary', 'EVAL-19');
const NO_SESSION = missing('session', 'EVAL-17');
const NO_FEDERATION_SESSION = missing('session', 'EVAL-18');
const NO_IDENTITY = missing('identity', 'EVAL-1');
const NO_CROSS_IDENTITY = missing('identity', 'EVAL-20');
const NO_CROSS_RESOURCE = missing('resource', 'EVAL-20');
const NO_DELEGATED_IDENTITY = missing('identity', 'EVAL-11');
const NO_TRUST = missing('resource', 'EVAL-61');
const NO_KEY_POLICY = missing('resource', 'EVAL-65');
const BY_SERVICE = allowed('EVAL-66');
const BY_ANYONE = allowed('EVAL-70');
const BY_FEDERATION = allowed('EVAL-68');
const BY_BOTH_ACCOUNTS = allowed('EVAL-20');
const BY_ROOT = allowed('EVAL-60');
const BY_USER = allowed('EVAL-12');
const BY_SESSION = allowed('EVAL-14');
const BY_FEDERATED_USER = allowed('EVAL-15');
const BY_EVERYONE = allowed('EVAL-16');
const BY_ROLE = allowed('EVAL-13');
const BY_USER_BEHIND = allowed('EVAL-15');
const BY_IDENTITY = allowed('EVAL-10');

/** Which of boundary, session policy and identity policies failed first, in the order in which they are named (ERR-23). */
function failedSide(findings: Findings, request: Request, identity: Outcome): Outcome | null {
  if (!findings.boundary) return NO_BOUNDARY;
  if (!findings.session) return request.principal.kind === 'federated-user' ? NO_FEDERATION_SESSION : NO_SESSION;
  return findings.identity ? null : identity;
}

/** The direct grant of a resource policy, which no implicit deny limits (EVAL-12, 14, 15, 16); null if there is none. */
function directGrant(grants: number, request: Request): Outcome | null {
  if ((grants & GRANT.user) !== 0 && request.principal.kind === 'user') return BY_USER;
  if ((grants & GRANT.session) !== 0) return BY_SESSION;
  if ((grants & GRANT.federatedUser) !== 0) return BY_FEDERATED_USER;
  return (grants & GRANT.everyone) !== 0 ? BY_EVERYONE : null;
}

/** The grants after which no further Allow of the resource's policy can change the decision: bits of `GRANT`. */
export function decisiveGrants(request: Request): number {
  const direct = GRANT.session | GRANT.federatedUser | GRANT.everyone | GRANT.service | GRANT.provider;
  // EVAL-15: for a federated session, a grant to the user behind it is the weaker one.
  return request.principal.kind === 'user' ? direct | GRANT.user : direct;
}

/** The second part of an ARN, whether or not more follow. */
function partitionOf(arn: string): string {
  const end = arn.indexOf(':', 4);
  return end === -1 ? arn.slice(4) : arn.slice(4, end);
}

/** POL-20: an account lies in one partition, and neither side can open the way to a resource in another. What is no ARN lies in none. */
function crossesPartitions(arn: string, resource: string): boolean {
  return resource.startsWith('arn:') && partitionOf(resource) !== partitionOf(arn);
}

/** EVAL-80 after the explicit denies, line by line. */
export function combine(findings: Findings, request: Request): Outcome {
  const { principal } = request;
  const { grants } = findings;
  if (!findings.rcp) return NO_RCP;
  if (!findings.endpoint) return NO_ENDPOINT;
  if (!findings.scp) return NO_SCP;
  if (principal.kind === 'service') return grants !== 0 ? BY_SERVICE : NO_SERVICE_GRANT;
  if (principal.kind === 'anonymous') return grants !== 0 ? BY_ANYONE : NO_ANONYMOUS_GRANT;
  if (!('account' in principal)) return grants !== 0 ? BY_FEDERATION : NO_FEDERATED_GRANT;
  if (principal.account !== request.resourceAccount) {
    if (crossesPartitions(principal.arn, request.resource)) return OTHER_PARTITION;
    const failed = failedSide(findings, request, NO_CROSS_IDENTITY);
    if (failed !== null) return failed;
    return grants !== 0 ? BY_BOTH_ACCOUNTS : NO_CROSS_RESOURCE;
  }
  const mandatory = request.resourceRule === 'role-trust' ? NO_TRUST : request.resourceRule === 'kms-key' ? NO_KEY_POLICY : null;
  // EVAL-80 does not limit the root user here; a session policy handed over with it (AssumeRoot) must not be lost on that account.
  if (principal.kind === 'root' && mandatory === null && findings.session) return BY_ROOT;
  const direct = directGrant(grants, request);
  if (direct !== null) return direct;
  if (grants & (GRANT.role | GRANT.user) && findings.boundary && findings.session) return grants & GRANT.role ? BY_ROLE : BY_USER_BEHIND;
  const failed = failedSide(findings, request, grants !== 0 ? NO_DELEGATED_IDENTITY : NO_IDENTITY);
  if (failed !== null) return failed;
  return grants !== 0 || mandatory === null ? BY_IDENTITY : mandatory;
}

/** EVAL-68: the two calls that no policy touches. */
export function isUngated(action: string): boolean {
  if (action.length !== 21 && action.length !== 19) return false;
  const lower = action.toLowerCase();
  return lower === 'sts:getcalleridentity' || lower === 'sts:getsessiontoken';
}

/** Do SCPs bear on the caller at all (EVAL-32)? Whether its account has any, the gatherer knows. */
export function scpApplies(request: Request): boolean {
  switch (request.principal.kind) {
    case 'root':
    case 'user':
    case 'federated-user':
      return true;
    case 'role-session':
      return request.principal.serviceLinked !== true;
    default:
      return false;
  }
}

/** Do RCPs bear on the call at all (EVAL-42)? Whether the resource's account and service have any, the gatherer knows. */
export function rcpApplies(request: Request): boolean {
  if (request.principal.kind === 'role-session' && request.principal.serviceLinked === true) return false;
  return request.action.length !== 15 || request.action.toLowerCase() !== 'kms:retiregrant';
}

/** True for callers that have policies of their own: identity, boundary and session (EVAL-66, EVAL-68, EVAL-70). */
export function hasOwnPolicies(request: Request): boolean {
  const { kind } = request.principal;
  return kind === 'user' || kind === 'role-session' || kind === 'federated-user' || kind === 'root';
}
