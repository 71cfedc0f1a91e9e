import type { Decision, Layer, Request } from '../src/index.ts';
import { conditionHolds } from './condition.ts';
import type { RawDocument, RawPolicies, RawStatement } from './documents.ts';
import { listOf } from './documents.ts';
import type { Kind } from './principal.ts';
import { kindsOf, notPrincipalReaches } from './principal.ts';
import { matches, plain, resourceIs } from './wildcard.ts';

interface Match {
  readonly layer: Layer;
  readonly effect: 'Allow' | 'Deny';
  readonly kinds: ReadonlySet<Kind>;
}

function actionIs(statement: RawStatement, request: Request): boolean {
  const action = request.action.toLowerCase();
  const listed = (patterns: RawStatement['Action']): boolean => listOf(patterns).some((text) => matches(plain(text.toLowerCase()), action));
  if (statement.Action !== undefined) return listed(statement.Action);
  return statement.NotAction !== undefined && !listed(statement.NotAction);
}

function resourceTaken(statement: RawStatement, layer: Layer, variables: boolean, request: Request): boolean {
  const complete = statement.Principal === undefined && statement.NotPrincipal === undefined;
  const names = [request.resource, ...(request.synonyms ?? [])].map((resource) => ({ ...request, resource }));
  const listed = (values: RawStatement['Resource']): boolean => listOf(values).some((value) => names.some((named) => resourceIs(value, variables, complete, named)));
  if (statement.Resource !== undefined) return listed(statement.Resource);
  if (statement.NotResource !== undefined) return !listed(statement.NotResource);
  return statement.Effect === 'Deny' || (layer === 'resource' && request.resourceRule === 'role-trust');
}

/** The kinds of match, or null if the principal is not taken. */
function principalTaken(statement: RawStatement, layer: Layer, bounded: boolean, request: Request): ReadonlySet<Kind> | null {
  const none: ReadonlySet<Kind> = new Set();
  const named = statement.Principal !== undefined || statement.NotPrincipal !== undefined;
  if (layer !== 'resource' && layer !== 'rcp' && layer !== 'endpoint') return named && statement.Effect === 'Allow' ? null : none;
  if (statement.Principal !== undefined) {
    const kinds = kindsOf(statement.Principal, request);
    return kinds.size > 0 ? kinds : null;
  }
  if (statement.Effect === 'Allow') return null;
  if (statement.NotPrincipal === undefined) return none;
  return notPrincipalReaches(statement.NotPrincipal, request, bounded) ? none : null;
}

function matchesOf(document: RawDocument, layer: Layer, bounded: boolean, request: Request): Match[] {
  const variables = document.Version === '2012-10-17';
  const found: Match[] = [];
  for (const statement of listOf<RawStatement>(document.Statement)) {
    const kinds = principalTaken(statement, layer, bounded, request);
    if (kinds === null || !actionIs(statement, request)) continue;
    if (!resourceTaken(statement, layer, variables, request) || !conditionHolds(statement.Condition, variables, request)) continue;
    found.push({ layer, effect: statement.Effect, kinds });
  }
  return found;
}

const allowed = (matched: readonly Match[]): boolean => matched.some(({ effect }) => effect === 'Allow');

/** EVAL-80, read aloud. Gives the effect only: slow, literal and there to be compared with. */
export function evaluateReference(request: Request, policies: RawPolicies): Decision['effect'] {
  const { principal } = request;
  const action = request.action.toLowerCase();
  if (action === 'sts:getcalleridentity' || action === 'sts:getsessiontoken') return 'Allowed';
  const serviceLinked = principal.kind === 'role-session' && principal.serviceLinked === true;
  const scpApplies = ['user', 'role-session', 'root', 'federated-user'].includes(principal.kind) && !serviceLinked;
  const rcpApplies = !serviceLinked && action !== 'kms:retiregrant';
  const bounded = policies.boundary !== null || ('hasBoundary' in principal && principal.hasBoundary === true);

  const match = (documents: readonly RawDocument[], layer: Layer): Match[] => documents.flatMap((document) => matchesOf(document, layer, bounded, request));
  const identity = match(policies.identity, 'identity');
  const resource = match(policies.resource === null ? [] : [policies.resource], 'resource');
  const boundary = match(policies.boundary === null ? [] : [policies.boundary], 'boundary');
  const session = match(policies.session, 'session');
  const endpoint = match(policies.endpoint ? [policies.endpoint] : [], 'endpoint');
  const scp = scpApplies ? policies.scp.map((level) => match(level, 'scp')) : [];
  const rcp = rcpApplies ? policies.rcp.map((level) => match(level, 'rcp')) : [];

  const all = [...identity, ...resource, ...boundary, ...session, ...endpoint, ...scp.flat(), ...rcp.flat()];
  if (all.some(({ effect }) => effect === 'Deny')) return 'ExplicitlyDenied';
  if (!rcp.every(allowed)) return 'ImplicitlyDenied';
  if (policies.endpoint && !allowed(endpoint)) return 'ImplicitlyDenied';
  if (!scp.every(allowed)) return 'ImplicitlyDenied';

  const grants = new Set(resource.filter(({ effect }) => effect === 'Allow').flatMap(({ kinds }) => [...kinds]));
  if (!('account' in principal)) return grants.size > 0 ? 'Allowed' : 'ImplicitlyDenied';
  const root = principal.kind === 'root';
  const i = allowed(identity) || root;
  const b = policies.boundary === null || allowed(boundary);
  const s = policies.session.length === 0 ? principal.kind !== 'federated-user' : allowed(session);
  const idok = i && b && s;
  // POL-20
  const [scheme, partition] = request.resource.split(':');
  if (principal.account !== request.resourceAccount && scheme === 'arn' && partition !== undefined && partition !== principal.arn.split(':')[1]) return 'ImplicitlyDenied';
  if (principal.account !== request.resourceAccount) return grants.size > 0 && idok ? 'Allowed' : 'ImplicitlyDenied';
  const needsResource = request.resourceRule === 'role-trust' || request.resourceRule === 'kms-key';
  if (root && !needsResource && s) return 'Allowed';
  const federated = principal.kind === 'federated-user';
  if ((grants.has('user') && !federated) || grants.has('session') || grants.has('federated-user') || grants.has('*')) return 'Allowed';
  if ((grants.has('role') || (grants.has('user') && federated)) && b && s) return 'Allowed';
  if (idok && (grants.size > 0 || !needsResource)) return 'Allowed';
  return 'ImplicitlyDenied';
}
