import { conditionHolds } from '../condition/condition.ts';
import { GRANT } from '../match/principal.ts';
import type { Request } from '../request/request.ts';
import { combine, decisiveGrants, hasOwnPolicies, isUngated, rcpApplies, scpApplies } from './combine.ts';
import type { CompiledPolicy, CompiledStatement } from './compile.ts';
import { actionMatches } from './compile.ts';
import type { Decision, StatementRef } from './decision.ts';
import { isBounded } from './evaluate.ts';
import type { Explanation, GrantKind, LayerExplanation, PolicyExplanation, StatementExplanation } from './explanation.ts';
import type { Layer, Policies } from './policies.ts';
import { namesPrincipals, principalGrants, refTo, resourceTaken } from './statement.ts';

const GRANT_KINDS: readonly (readonly [number, GrantKind])[] = [
  [GRANT.account, 'account'],
  [GRANT.user, 'user'],
  [GRANT.role, 'role'],
  [GRANT.session, 'session'],
  [GRANT.federatedUser, 'federated-user'],
  [GRANT.everyone, 'everyone'],
  [GRANT.service, 'service'],
  [GRANT.provider, 'provider'],
];

/** One traced layer with the statements that matched, in order. */
interface Trace {
  readonly explanation: LayerExplanation;
  readonly allows: readonly { readonly ref: StatementRef; readonly bits: number }[];
  readonly denies: readonly StatementRef[];
}

function explainStatement(statement: CompiledStatement, layer: Layer, request: Request, bounded: boolean): StatementExplanation & { bits: number } {
  const bits = principalGrants(statement, layer, request, bounded);
  const conditions = statement.conditions.map((condition) => {
    const { operator, key, values } = condition.written;
    const seen = request.context.get(condition.key) ?? null;
    return { operator, key, wanted: values, seen: Array.isArray(seen) ? [...(seen as readonly string[])] : seen, matched: conditionHolds(condition, request.context) };
  });
  const action = actionMatches(statement, request.action.toLowerCase());
  const resource = resourceTaken(statement, layer, request);
  const condition = conditions.every(({ matched }) => matched);
  return {
    sid: statement.written.sid,
    index: statement.index,
    effect: statement.effect,
    matched: bits !== 0 && action && resource && condition,
    principal: bits !== 0,
    grants: namesPrincipals(layer) ? GRANT_KINDS.filter(([bit]) => (bits & bit) !== 0).map(([, kind]) => kind) : [],
    action,
    resource,
    condition,
    conditions,
    bits,
  };
}

function trace(layer: Layer, level: number | null, list: readonly CompiledPolicy[], applies: boolean, request: Request, bounded: boolean): Trace {
  const allows: { ref: StatementRef; bits: number }[] = [];
  const denies: StatementRef[] = [];
  const policies: PolicyExplanation[] = list.map(({ source, statements }) => ({
    source,
    statements: statements.map((statement) => {
      const { bits, ...explanation } = explainStatement(statement, layer, request, bounded);
      if (explanation.matched && statement.effect === 'Deny') denies.push(refTo(statement, layer));
      else if (explanation.matched) allows.push({ ref: refTo(statement, layer), bits });
      return explanation;
    }),
  }));
  return { explanation: { layer, level, applies, allowed: allows.length > 0, denied: denies.length > 0, policies }, allows, denies };
}

const one = (policy: CompiledPolicy | null | undefined): readonly CompiledPolicy[] => (policy ? [policy] : []);

/** The statements that an allowed decision names, as `evaluate` chooses them: the first of each layer, and the resource's up to a decisive one. */
function usedOf(traces: readonly Trace[], decisive: number): StatementRef[] {
  const used: StatementRef[] = [];
  const order: readonly Layer[] = ['rcp', 'endpoint', 'scp', 'resource', 'identity', 'boundary', 'session'];
  for (const layer of order) {
    for (const { explanation, allows } of traces) {
      if (explanation.layer !== layer || !explanation.applies) continue;
      for (const { ref, bits } of allows) {
        used.push(ref);
        if (layer !== 'resource' || (bits & decisive) !== 0) break;
      }
    }
  }
  return used;
}

/**
 * Decides a request as `evaluate` does and tells how: every layer, policy, statement and condition, whether or not it mattered. Slow
 * beside `evaluate`; made for people and tools.
 */
export function explain(request: Request, policies: Policies): Explanation {
  const bounded = isBounded(request, policies);
  const own = hasOwnPolicies(request);
  const [scps, rcps] = [scpApplies(request), rcpApplies(request)];
  const layer = (name: Layer, list: readonly CompiledPolicy[], applies: boolean, level: number | null = null) => trace(name, level, list, applies, request, bounded);
  const traces = [
    layer('identity', policies.identity, own),
    layer('resource', one(policies.resource), true),
    layer('boundary', one(policies.boundary), own),
    layer('session', policies.session, own),
    layer('endpoint', one(policies.endpoint), true),
    ...policies.scp.map((level, index) => layer('scp', level, scps, index)),
    ...policies.rcp.map((level, index) => layer('rcp', level, rcps, index)),
  ];
  const answer = (decision: Decision, rule: string): Explanation => {
    const { action, resource } = request;
    return { decision, rule, action, resource, layers: traces.map(({ explanation }) => explanation) };
  };
  if (isUngated(request.action)) return answer({ effect: 'Allowed', statements: [] }, 'EVAL-68');

  // Denies of a layer that is only present by mistake still deny: SCPs and RCPs alone are known not to apply (EVAL-32, EVAL-42).
  const counted = traces.filter(({ explanation }) => explanation.applies || (explanation.layer !== 'scp' && explanation.layer !== 'rcp'));
  const denies = counted.flatMap((traced) => traced.denies);
  const [first] = denies;
  if (first !== undefined) return answer({ effect: 'ExplicitlyDenied', layer: first.layer, statements: denies }, 'EVAL-2');

  const allowed = (name: Layer): boolean => traces.every(({ explanation }) => explanation.layer !== name || !explanation.applies || explanation.allowed);
  const { missing, rule } = combine(
    {
      rcp: allowed('rcp'),
      endpoint: !policies.endpoint || allowed('endpoint'),
      scp: allowed('scp'),
      grants: traces.filter(({ explanation }) => explanation.layer === 'resource').flatMap(({ allows }) => allows).reduce((all, { bits }) => all | bits, 0),
      identity: own && (allowed('identity') || request.principal.kind === 'root'),
      boundary: own && (policies.boundary === null || allowed('boundary')),
      session: own && (policies.session.length === 0 ? request.principal.kind !== 'federated-user' : allowed('session')),
    },
    request,
  );
  return missing === null ? answer({ effect: 'Allowed', statements: usedOf(traces, decisiveGrants(request)) }, rule) : answer({ effect: 'ImplicitlyDenied', layer: missing }, rule);
}
