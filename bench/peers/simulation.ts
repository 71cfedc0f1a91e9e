/** One question in the terms of @cloud-copilot/iam-simulate's public input: plain JSON. */
export type Simulation = Readonly<Record<string, unknown>>;

interface Asked {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string | null;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

interface Layers {
  readonly identity: readonly unknown[];
  readonly resource: unknown;
  readonly boundary: unknown;
  readonly session: readonly unknown[];
  readonly scp: readonly (readonly unknown[])[];
  readonly rcp: readonly (readonly unknown[])[];
  readonly endpoint?: unknown;
}

const FULL_ACCESS = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}';

/** It adds RCPFullAWSAccess to every level by itself and takes none from outside. */
function isFullAccess(document: unknown): boolean {
  const { Version, Statement } = document as { Version: string; Statement: unknown };
  const [only, second] = Array.isArray(Statement) ? (Statement as Record<string, unknown>[]) : [Statement as Record<string, unknown>];
  if (second !== undefined || only === undefined) return false;
  const { Effect, Principal, Action, Resource } = only;
  return JSON.stringify({ Version, Statement: [{ Effect, Principal, Action, Resource }] }) === FULL_ACCESS && only['Condition'] === undefined;
}

/** Several session policies are one union, and it takes one. */
function oneSession(documents: readonly unknown[]): unknown {
  if (documents.length === 1) return documents[0];
  const statements = (documents as { Statement: unknown }[]).flatMap(({ Statement }) => Statement);
  return { Version: '2012-10-17', Statement: statements };
}

/** A request and its policies as iam-simulate takes them; null if they cannot be said in its terms. */
export function simulationOf(asked: Asked, layers: Layers): Simulation | null {
  // A level of RCPs without RCPFullAWSAccess cannot be handed over.
  if (layers.rcp.some((level) => !level.some(isFullAccess))) return null;
  const named = (documents: readonly unknown[], name: string): unknown[] => documents.map((policy, at) => ({ name: `${name}-${at}`, policy }));
  const levels = (list: readonly (readonly unknown[])[], name: string): unknown[] => list.map((level, at) => ({ orgIdentifier: `${name}-level-${at}`, policies: named(level, name) }));
  return {
    request: { principal: asked.principal, action: asked.action, resource: { resource: asked.resource, accountId: asked.resourceAccount ?? '' }, contextVariables: asked.context },
    identityPolicies: named(layers.identity, 'identity'),
    serviceControlPolicies: levels(layers.scp, 'scp'),
    resourceControlPolicies: levels(layers.rcp.map((level) => level.filter((document) => !isFullAccess(document))), 'rcp'),
    ...(layers.session.length === 0 ? {} : { sessionPolicy: oneSession(layers.session) }),
    ...(layers.boundary === null ? {} : { permissionBoundaryPolicies: named([layers.boundary], 'boundary') }),
    ...(layers.resource === null ? {} : { resourcePolicy: layers.resource }),
    ...(layers.endpoint === undefined || layers.endpoint === null ? {} : { vpcEndpointPolicies: named([layers.endpoint], 'endpoint') }),
  };
}
