import type { Request } from '../request/request.ts';
import type { Findings } from './combine.ts';
import { combine, decisiveGrants, hasOwnPolicies, isUngated, rcpApplies, scpApplies } from './combine.ts';
import type { CompiledPolicy } from './compile.ts';
import type { Decision, StatementRef } from './decision.ts';
import type { Layer, Policies } from './policies.ts';
import type { Searched } from './policy-list.ts';
import { searched } from './policy-list.ts';
import { refTo, statementGrants } from './statement.ts';

const IMPLICIT: Readonly<Record<Layer, Decision>> = {
  identity: { effect: 'ImplicitlyDenied', layer: 'identity' },
  resource: { effect: 'ImplicitlyDenied', layer: 'resource' },
  boundary: { effect: 'ImplicitlyDenied', layer: 'boundary' },
  session: { effect: 'ImplicitlyDenied', layer: 'session' },
  scp: { effect: 'ImplicitlyDenied', layer: 'scp' },
  rcp: { effect: 'ImplicitlyDenied', layer: 'rcp' },
  endpoint: { effect: 'ImplicitlyDenied', layer: 'endpoint' },
};

/** EVAL-68: nothing decides it, so no statement stands for it. */
const UNGATED: Decision = { effect: 'Allowed', statements: [] };

/** Does the caller have a permissions boundary (POL-33)? */
export function isBounded(request: Request, policies: Policies): boolean {
  const { principal } = request;
  return policies.boundary !== null || ('hasBoundary' in principal && principal.hasBoundary === true);
}

/** Appends the matching denies of a policy to what was found before; null while there are none. */
function denials(policy: Searched, layer: Layer, request: Request, bounded: boolean, found: StatementRef[] | null): StatementRef[] | null {
  if (!policy.hasDeny) return found;
  let all = found;
  for (const statement of policy.candidates(request.action).deny.near(request)) {
    if (statementGrants(statement, layer, request, bounded) !== 0) (all ??= []).push(refTo(statement, layer));
  }
  return all;
}

/** Every matching Deny of every layer, the layers in the order in which a denial names them (ERR-23); null if there is none. */
function allDenials(request: Request, policies: Policies, identity: readonly Searched[], bounded: boolean): StatementRef[] | null {
  let found: StatementRef[] | null = null;
  for (const policy of identity) found = denials(policy, 'identity', request, bounded, found);
  if (policies.resource !== null) found = denials(policies.resource, 'resource', request, bounded, found);
  if (policies.boundary !== null) found = denials(policies.boundary, 'boundary', request, bounded, found);
  for (const policy of policies.session) found = denials(policy, 'session', request, bounded, found);
  if (policies.endpoint) found = denials(policies.endpoint, 'endpoint', request, bounded, found);
  if (policies.scp.length > 0 && scpApplies(request)) {
    for (const level of policies.scp) for (const policy of level) found = denials(policy, 'scp', request, bounded, found);
  }
  if (policies.rcp.length > 0 && rcpApplies(request)) {
    for (const level of policies.rcp) for (const policy of level) found = denials(policy, 'rcp', request, bounded, found);
  }
  return found;
}

// The loops that every decision runs count up: arrays of several kinds (frozen, empty) pass there, and iterators of V8 slow down on those.

/** Is there a matching Allow in one of the policies (EVAL-4)? The first one is appended to `used`. */
function allows(list: readonly Searched[], layer: Layer, request: Request, bounded: boolean, used: StatementRef[]): boolean {
  for (let at = 0; at < list.length; at += 1) if (policyAllows(list[at]!, layer, request, bounded, used)) return true;
  return false;
}

function policyAllows(policy: Searched, layer: Layer, request: Request, bounded: boolean, used: StatementRef[]): boolean {
  const near = policy.candidates(request.action).allow.near(request);
  for (let at = 0; at < near.length; at += 1) {
    const statement = near[at]!;
    if (statementGrants(statement, layer, request, bounded) !== 0) {
      used.push(refTo(statement, layer));
      return true;
    }
  }
  return false;
}

function everyLevelAllows(levels: readonly (readonly CompiledPolicy[])[], layer: Layer, request: Request, bounded: boolean, used: StatementRef[]): boolean {
  for (let at = 0; at < levels.length; at += 1) if (!allows(levels[at]!, layer, request, bounded, used)) return false;
  return true;
}

/** How the resource's policy allows the caller: bits of `GRANT`, 0 if it does not. */
function resourceGrants(policy: CompiledPolicy, request: Request, bounded: boolean, used: StatementRef[]): number {
  const decisive = decisiveGrants(request);
  let grants = 0;
  for (const statement of policy.candidates(request.action).allow.near(request)) {
    const more = statementGrants(statement, 'resource', request, bounded);
    if (more === 0) continue;
    grants |= more;
    used.push(refTo(statement, 'resource'));
    if ((grants & decisive) !== 0) break;
  }
  return grants;
}

/**
 * Decides one request (EVAL-80): explicit denies of any layer first, then each layer that has to allow. Pure: the same request and
 * policies give the same decision, and whatever is not allowed is denied. An allowed decision names one statement for each layer that
 * allowed; an explicit denial names every denying statement; an implicit one the first layer that had to allow and did not.
 */
export function evaluate(request: Request, policies: Policies): Decision {
  if (isUngated(request.action)) return UNGATED;
  const bounded = isBounded(request, policies);
  const identity = searched(policies.identity);
  const denied = allDenials(request, policies, identity, bounded);
  if (denied !== null) return { effect: 'ExplicitlyDenied', layer: denied[0]!.layer, statements: denied };

  const used: StatementRef[] = [];
  if (policies.rcp.length > 0 && rcpApplies(request) && !everyLevelAllows(policies.rcp, 'rcp', request, bounded, used)) return IMPLICIT.rcp;
  if (policies.endpoint && !policyAllows(policies.endpoint, 'endpoint', request, bounded, used)) return IMPLICIT.endpoint;
  if (policies.scp.length > 0 && scpApplies(request) && !everyLevelAllows(policies.scp, 'scp', request, bounded, used)) return IMPLICIT.scp;
  const own = hasOwnPolicies(request);
  const findings: Findings = {
    rcp: true,
    endpoint: true,
    scp: true,
    grants: policies.resource === null ? 0 : resourceGrants(policies.resource, request, bounded, used),
    identity: own && (allows(identity, 'identity', request, bounded, used) || request.principal.kind === 'root'),
    boundary: own && (policies.boundary === null || policyAllows(policies.boundary, 'boundary', request, bounded, used)),
    session:
      own &&
      (policies.session.length === 0
        ? request.principal.kind !== 'federated-user'
        : allows(policies.session, 'session', request, bounded, used)),
  };
  const { missing } = combine(findings, request);
  return missing === null ? { effect: 'Allowed', statements: used } : IMPLICIT[missing];
}
