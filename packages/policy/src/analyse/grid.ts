import type { Findings } from '../evaluate/combine.ts';
import { combine, decisiveGrants, hasOwnPolicies, isUngated, rcpApplies, scpApplies } from '../evaluate/combine.ts';
import type { CompiledPolicy, CompiledStatement } from '../evaluate/compile.ts';
import type { Decision, StatementRef } from '../evaluate/decision.ts';
import { isBounded } from '../evaluate/evaluate.ts';
import type { Layer, Policies } from '../evaluate/policies.ts';
import type { ByResource } from '../evaluate/resource-index.ts';
import { byResource } from '../evaluate/resource-index.ts';
import { conditionsHold, principalGrants, refTo, resourceTaken } from '../evaluate/statement.ts';
import type { Principal } from '../request/principal.ts';
import type { Request, RequestContext, ResourceRule } from '../request/request.ts';

/** One column of a grid. */
export interface GridResource {
  /** The ARN, or `*`. */
  readonly resource: string;
  readonly resourceAccount: string | null;
  readonly resourceRule?: ResourceRule;
  /** The resource's own policy; without it the one of the policies given for the whole grid. */
  readonly policy?: CompiledPolicy | null;
  /** The condition keys of requests for this resource, in place of the grid's (`aws:ResourceTag/...` differ). Conditions are then tested anew. */
  readonly context?: RequestContext;
}

/** Who asks, the same for all cells. */
export interface GridCaller {
  readonly principal: Principal;
  readonly context: RequestContext;
}

/** A statement that has matched but for its resource. */
interface Live {
  readonly statement: CompiledStatement;
  readonly layer: Layer;
  readonly grants: number;
}

type Lives = ByResource<Live>;

const indexed = (lives: readonly Live[]): Lives => byResource(lives, ({ statement }) => statement.resources);

/** What is left of a list of policies for one action and one context: denies and allows that hang on the resource alone. */
interface Remains {
  readonly denies: readonly Live[];
  readonly allows: Lives;
}

const ENDED: Remains = { denies: [], allows: indexed([]) };

/** One row, one context: everything that does not hang on the resource, decided once. */
interface Row {
  readonly identity: Remains;
  readonly boundary: Remains;
  readonly session: Remains;
  readonly endpoint: Remains;
  readonly scp: readonly Remains[];
  readonly rcp: readonly Remains[];
  /** The denies before and behind those of the resource, in the order in which a denial names them (ERR-23). */
  readonly firstDenies: Lives;
  readonly laterDenies: Lives;
  readonly resources: Map<CompiledPolicy, Remains>;
}

function remainsOf(list: readonly CompiledPolicy[], layer: Layer, request: Request, bounded: boolean): Remains {
  const denies: Live[] = [];
  const allows: Live[] = [];
  for (const policy of list) {
    const { deny, allow } = policy.candidates(request.action);
    for (const [{ all }, lives] of [[deny, denies], [allow, allows]] as const) {
      for (const statement of all) {
        const grants = principalGrants(statement, layer, request, bounded);
        if (grants !== 0 && conditionsHold(statement, request)) lives.push({ statement, layer, grants });
      }
    }
  }
  return denies.length === 0 && allows.length === 0 ? ENDED : { denies, allows: indexed(allows) };
}

const one = (policy: CompiledPolicy | null | undefined): readonly CompiledPolicy[] => (policy ? [policy] : []);

function rowOf(request: Request, policies: Policies, bounded: boolean): Row {
  const remains = (list: readonly CompiledPolicy[], layer: Layer): Remains => remainsOf(list, layer, request, bounded);
  const boundary = remains(one(policies.boundary), 'boundary');
  const session = remains(policies.session, 'session');
  const endpoint = remains(one(policies.endpoint), 'endpoint');
  const scp = scpApplies(request) ? policies.scp.map((level) => remains(level, 'scp')) : [];
  const rcp = rcpApplies(request) ? policies.rcp.map((level) => remains(level, 'rcp')) : [];
  const identity = remains(policies.identity, 'identity');
  const laterDenies = indexed([boundary, session, endpoint, ...scp, ...rcp].flatMap(({ denies }) => denies));
  return { identity, boundary, session, endpoint, scp, rcp, firstDenies: indexed(identity.denies), laterDenies, resources: new Map() };
}

function denials(denies: readonly Live[], request: Request, found: StatementRef[] | null): StatementRef[] | null {
  let all = found;
  for (const { statement, layer } of denies) if (resourceTaken(statement, layer, request)) (all ??= []).push(refTo(statement, layer));
  return all;
}

function allows({ allows: lives }: Remains, request: Request, used: StatementRef[]): boolean {
  for (const { statement, layer } of lives(request.resource)) {
    if (!resourceTaken(statement, layer, request)) continue;
    used.push(refTo(statement, layer));
    return true;
  }
  return false;
}

function everyLevel(levels: readonly Remains[], request: Request, used: StatementRef[]): boolean {
  for (const level of levels) if (!allows(level, request, used)) return false;
  return true;
}

function grantsOf({ allows: lives }: Remains, request: Request, used: StatementRef[]): number {
  const decisive = decisiveGrants(request);
  let all = 0;
  for (const { statement, layer, grants } of lives(request.resource)) {
    if (!resourceTaken(statement, layer, request)) continue;
    all |= grants;
    used.push(refTo(statement, layer));
    if ((all & decisive) !== 0) break;
  }
  return all;
}

/** The rest of one cell, as `evaluate` does it. */
function decideCell(row: Row, resource: Remains, request: Request, policies: Policies): Decision {
  const denied = denials(row.laterDenies(request.resource), request, denials(resource.denies, request, denials(row.firstDenies(request.resource), request, null)));
  if (denied !== null) return { effect: 'ExplicitlyDenied', layer: denied[0]!.layer, statements: denied };
  const used: StatementRef[] = [];
  const rcp = everyLevel(row.rcp, request, used);
  const endpoint = rcp && (!policies.endpoint || allows(row.endpoint, request, used));
  const scp = endpoint && everyLevel(row.scp, request, used);
  const own = scp && hasOwnPolicies(request);
  const findings: Findings = {
    rcp,
    endpoint,
    scp,
    grants: scp ? grantsOf(resource, request, used) : 0,
    identity: own && (allows(row.identity, request, used) || request.principal.kind === 'root'),
    boundary: own && (policies.boundary === null || allows(row.boundary, request, used)),
    session: own && (policies.session.length === 0 ? request.principal.kind !== 'federated-user' : allows(row.session, request, used)),
  };
  const { missing } = combine(findings, request);
  return missing === null ? { effect: 'Allowed', statements: used } : { effect: 'ImplicitlyDenied', layer: missing };
}

/**
 * Decides every action on every resource for one caller: the answer has a row for each action and in it a decision for each resource,
 * each the same as `evaluate` gives. Principals and conditions are matched once for an action instead of once for a cell, and resources by
 * what their patterns begin with; that pays where the resources share the grid's context.
 */
export function decideGrid(caller: GridCaller, actions: readonly string[], resources: readonly GridResource[], policies: Policies): readonly (readonly Decision[])[] {
  return actions.map((action) => {
    const ungated = isUngated(action);
    const rows = new Map<RequestContext, Row>();
    return resources.map(({ policy, context = caller.context, resource, resourceAccount, resourceRule = 'ordinary' }): Decision => {
      if (ungated) return { effect: 'Allowed', statements: [] };
      const request: Request = { principal: caller.principal, action, resource, resourceAccount, resourceRule, context };
      const bounded = isBounded(request, policies);
      let row = rows.get(context);
      if (row === undefined) rows.set(context, (row = rowOf(request, policies, bounded)));
      const own = policy === undefined ? policies.resource : policy;
      let remains = own === null ? ENDED : row.resources.get(own);
      if (remains === undefined) row.resources.set(own!, (remains = remainsOf([own!], 'resource', request, bounded)));
      return decideCell(row, remains, request, policies);
    });
  });
}
