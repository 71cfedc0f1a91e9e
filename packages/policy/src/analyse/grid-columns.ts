import type { Findings } from '../evaluate/combine.ts';
import { combine, decisiveGrants, hasOwnPolicies, isUngated, rcpApplies, scpApplies } from '../evaluate/combine.ts';
import type { CompiledPolicy, CompiledStatement } from '../evaluate/compile.ts';
import type { Decision, StatementRef } from '../evaluate/decision.ts';
import { isBounded } from '../evaluate/evaluate.ts';
import type { Layer, Policies } from '../evaluate/policies.ts';
import { byResource } from '../evaluate/resource-index.ts';
import { conditionsHold, principalGrants, refTo, resourceTaken } from '../evaluate/statement.ts';
import type { Request, RequestContext } from '../request/request.ts';
import type { GridCaller, GridResource } from './grid.ts';

/** A statement that bears on some of the actions. */
interface Entry {
  readonly statement: CompiledStatement;
  readonly layer: Layer;
  readonly ref: StatementRef;
  /** For each action 1 if the statement is about it. */
  readonly actions: Uint8Array;
}

/** A statement that matches all but perhaps the action, and what it grants. */
interface Hit {
  readonly entry: Entry;
  readonly grants: number;
}

/** The policies of a layer, or of one level of it, as far as they bear on the grid's actions. */
interface Group<Entries> {
  readonly denies: Entries;
  readonly allows: Entries;
}

/** Gives those that may take a resource, under any of its names. */
type Near = (asked: Pick<Request, 'resource' | 'synonyms'>) => readonly Entry[];
type Whole = Group<Near>;
type Met = Group<readonly Hit[]>;

/** The same for every layer. */
interface Layers<Of> {
  readonly identity: Of;
  readonly boundary: Of;
  readonly session: Of;
  readonly endpoint: Of;
  readonly scp: readonly Of[];
  readonly rcp: readonly Of[];
}

/** One resource: what is left to ask of each action. */
interface Column {
  /** Its action stands for none: nothing that is decided by it hangs on the action. */
  readonly request: Request;
  readonly layers: Layers<Met>;
  readonly resource: Met;
  /** In the order in which a denial names them (ERR-23); those of RCPs apart, since they pass over an action (EVAL-42). */
  readonly denies: readonly Hit[];
  readonly rcpDenies: readonly Hit[];
}

function entriesOf(policy: CompiledPolicy, layer: Layer, actions: readonly string[]): Entry[] {
  const rows = new Map<CompiledStatement, Uint8Array>();
  for (const [at, action] of actions.entries()) {
    const { deny, allow } = policy.candidates(action);
    for (const { all } of [deny, allow]) {
      for (const statement of all) {
        let row = rows.get(statement);
        if (row === undefined) rows.set(statement, (row = new Uint8Array(actions.length)));
        row[at] = 1;
      }
    }
  }
  return policy.statements.flatMap((statement): Entry[] => {
    const row = rows.get(statement);
    return row === undefined ? [] : [{ statement, layer, ref: refTo(statement, layer), actions: row }];
  });
}

function groupOf(list: readonly CompiledPolicy[], layer: Layer, actions: readonly string[]): Whole {
  const entries = list.flatMap((policy) => entriesOf(policy, layer, actions));
  const indexed = (some: readonly Entry[]): Near => {
    const near = byResource(some, ({ statement }) => statement.resources);
    return ({ resource, synonyms }) => (synonyms === undefined ? near(resource) : some);
  };
  return { denies: indexed(entries.filter(({ statement }) => statement.effect === 'Deny')), allows: indexed(entries.filter(({ statement }) => statement.effect !== 'Deny')) };
}

const one = (policy: CompiledPolicy | null | undefined): readonly CompiledPolicy[] => (policy ? [policy] : []);

function layersOf<In, Out>(layers: Layers<In>, change: (from: In) => Out): Layers<Out> {
  const { identity, boundary, session, endpoint, scp, rcp } = layers;
  return { identity: change(identity), boundary: change(boundary), session: change(session), endpoint: change(endpoint), scp: scp.map(change), rcp: rcp.map(change) };
}

function refsFor(hits: readonly Hit[], action: number, found: StatementRef[] | null): StatementRef[] | null {
  let all = found;
  for (let at = 0; at < hits.length; at += 1) {
    const { entry } = hits[at]!;
    if (entry.actions[action] === 1) (all ??= []).push(entry.ref);
  }
  return all;
}

function allows({ allows: hits }: Met, action: number, used: StatementRef[]): boolean {
  for (let at = 0; at < hits.length; at += 1) {
    const { entry } = hits[at]!;
    if (entry.actions[action] !== 1) continue;
    used.push(entry.ref);
    return true;
  }
  return false;
}

function everyLevel(levels: readonly Met[], action: number, used: StatementRef[]): boolean {
  for (const level of levels) if (!allows(level, action, used)) return false;
  return true;
}

function grantsOf({ allows: hits }: Met, action: number, decisive: number, used: StatementRef[]): number {
  let all = 0;
  for (let at = 0; at < hits.length; at += 1) {
    const { entry, grants } = hits[at]!;
    if (entry.actions[action] !== 1) continue;
    all |= grants;
    used.push(entry.ref);
    if ((all & decisive) !== 0) break;
  }
  return all;
}

/** The rest of one cell, as `evaluate` does it. */
function decideCell({ request, layers, resource, denies, rcpDenies }: Column, action: number, rcps: boolean, policies: Policies): Decision {
  const first = refsFor(denies, action, null);
  const denied = rcps ? refsFor(rcpDenies, action, first) : first;
  if (denied !== null) return { effect: 'ExplicitlyDenied', layer: denied[0]!.layer, statements: denied };
  const used: StatementRef[] = [];
  const rcp = !rcps || everyLevel(layers.rcp, action, used);
  const endpoint = rcp && (!policies.endpoint || allows(layers.endpoint, action, used));
  const scp = endpoint && everyLevel(layers.scp, action, used);
  const own = scp && hasOwnPolicies(request);
  const findings: Findings = {
    rcp,
    endpoint,
    scp,
    grants: scp ? grantsOf(resource, action, decisiveGrants(request), used) : 0,
    identity: own && (allows(layers.identity, action, used) || request.principal.kind === 'root'),
    boundary: own && (policies.boundary === null || allows(layers.boundary, action, used)),
    session: own && (policies.session.length === 0 ? request.principal.kind !== 'federated-user' : allows(layers.session, action, used)),
  };
  const { missing } = combine(findings, request);
  return missing === null ? { effect: 'Allowed', statements: used } : { effect: 'ImplicitlyDenied', layer: missing };
}

/** Makes the columns of one grid: what is the same for all of them is worked out once. */
function columnMaker(caller: GridCaller, actions: readonly string[], policies: Policies): (resource: GridResource) => Column {
  const ask = { principal: caller.principal, action: '', resource: '*', resourceAccount: null, context: caller.context };
  const bounded = isBounded(ask, policies);
  const group = (list: readonly CompiledPolicy[], layer: Layer): Whole => groupOf(list, layer, actions);
  const whole: Layers<Whole> = {
    identity: group(policies.identity, 'identity'),
    boundary: group(one(policies.boundary), 'boundary'),
    session: group(policies.session, 'session'),
    endpoint: group(one(policies.endpoint), 'endpoint'),
    scp: scpApplies(ask) ? policies.scp.map((level) => group(level, 'scp')) : [],
    rcp: policies.rcp.map((level) => group(level, 'rcp')),
  };
  const ofResources = new Map<CompiledPolicy | null, Whole>();
  const known = new Map<RequestContext, Map<Entry, number>>();

  return ({ policy = policies.resource, context = caller.context, resource, synonyms, resourceAccount, resourceRule = 'ordinary' }) => {
    const request: Request = { ...ask, resource, synonyms, resourceAccount, resourceRule, context };
    let granted = known.get(context);
    if (granted === undefined) known.set(context, (granted = new Map<Entry, number>()));
    const grantOf = (entry: Entry): number => {
      const before = granted.get(entry);
      if (before !== undefined) return before;
      const grants = principalGrants(entry.statement, entry.layer, request, bounded);
      const now = grants !== 0 && conditionsHold(entry.statement, request) ? grants : 0;
      granted.set(entry, now);
      return now;
    };
    const hits = (entries: Near): Hit[] => {
      const found: Hit[] = [];
      for (const entry of entries(request)) {
        const grants = resourceTaken(entry.statement, entry.layer, request) ? grantOf(entry) : 0;
        if (grants !== 0) found.push({ entry, grants });
      }
      return found;
    };
    const met = ({ denies, allows: allowing }: Whole): Met => ({ denies: hits(denies), allows: hits(allowing) });
    let own = ofResources.get(policy);
    if (own === undefined) ofResources.set(policy, (own = group(one(policy), 'resource')));
    const [layers, ofResource] = [layersOf(whole, met), met(own)];
    const { identity, boundary, session, endpoint, scp, rcp } = layers;
    const denies = [identity, ofResource, boundary, session, endpoint, ...scp].flatMap((each) => each.denies);
    return { request, layers, resource: ofResource, denies, rcpDenies: rcp.flatMap((each) => each.denies) };
  };
}

/**
 * Decides a grid as a whole: actions are matched once for a statement, principals and conditions once for a statement and context,
 * resources once for a column; a cell only brings these together.
 */
export function decideColumns(caller: GridCaller, actions: readonly string[], resources: readonly GridResource[], policies: Policies): readonly (readonly Decision[])[] {
  const columns = resources.map(columnMaker(caller, actions, policies));
  return actions.map((action, at) => {
    if (isUngated(action)) return columns.map((): Decision => ({ effect: 'Allowed', statements: [] }));
    const rcps = rcpApplies({ ...caller, action, resource: '*', resourceAccount: null });
    return columns.map((column) => decideCell(column, at, rcps, policies));
  });
}
