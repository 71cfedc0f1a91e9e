import type { CompiledPolicy, ContextValue, Decision, Explanation, Policies, Principal, Request } from '../src/index.ts';
import { compile, documentOf, evaluate, explain } from '../src/index.ts';
import type { RawDocument, RawPolicies, RawStatement } from './documents.ts';
import { evaluateReference } from './evaluate.ts';

export const HOME = '111122223333';
export const AWAY = '444455556666';
export const ANN = { kind: 'user', account: HOME, arn: `arn:aws:iam::${HOME}:user/ann`, id: 'AIDAANN000000000001' } as const satisfies Principal;
export const ZOE = { kind: 'user', account: AWAY, arn: `arn:aws:iam::${AWAY}:user/zoe`, id: 'AIDAZOE000000000001' } as const satisfies Principal;
export const ROOT = { kind: 'root', account: HOME, arn: `arn:aws:iam::${HOME}:root` } as const satisfies Principal;
export const SESSION = {
  kind: 'role-session',
  account: HOME,
  arn: `arn:aws:sts::${HOME}:assumed-role/dev/s`,
  roleArn: `arn:aws:iam::${HOME}:role/path/dev`,
  roleId: 'AROADEV000000000001',
} as const satisfies Principal;
export const BOB = {
  kind: 'federated-user',
  account: HOME,
  arn: `arn:aws:sts::${HOME}:federated-user/bob`,
  userArn: `arn:aws:iam::${HOME}:user/ann`,
  userId: 'AIDAANN000000000001',
} as const satisfies Principal;

/** A request in few words: who, and what differs from `s3:GetObject` on an object of the home account. */
export interface Ask extends Partial<Omit<Request, 'context' | 'principal'>> {
  readonly principal?: Principal;
  /** Keys in any letter case. */
  readonly context?: Readonly<Record<string, ContextValue>>;
}

/** Policies in few words: a statement stands for a document of version 2012-10-17 that has it alone. */
type Short = RawStatement | RawDocument;
export interface Given {
  readonly identity?: readonly Short[];
  readonly resource?: Short;
  readonly boundary?: Short;
  readonly session?: readonly Short[];
  readonly scp?: readonly (readonly Short[])[];
  readonly rcp?: readonly (readonly Short[])[];
  readonly endpoint?: Short;
}

const documentFor = (short: Short): RawDocument => ('Statement' in short ? short : { Version: '2012-10-17', Statement: short });

export function requestFor(ask: Ask): Request {
  const { context = {}, principal = ANN, ...rest } = ask;
  const lower = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', resourceAccount: HOME, ...rest, principal, context: lower };
}

export function compiled(document: RawDocument, source?: string): CompiledPolicy {
  const read = documentOf(document);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return compile(read.document, source === undefined ? {} : { source });
}

function rawFor(given: Given): RawPolicies {
  return {
    identity: (given.identity ?? []).map(documentFor),
    resource: given.resource === undefined ? null : documentFor(given.resource),
    boundary: given.boundary === undefined ? null : documentFor(given.boundary),
    session: (given.session ?? []).map(documentFor),
    scp: (given.scp ?? []).map((level) => level.map(documentFor)),
    rcp: (given.rcp ?? []).map((level) => level.map(documentFor)),
    endpoint: given.endpoint === undefined ? null : documentFor(given.endpoint),
  };
}

/** The policies, compiled; each has its layer and place as source (`identity-0`, `scp-1-0`). */
export function policiesFor(given: Given): Policies {
  const raw = rawFor(given);
  const list = (documents: readonly RawDocument[], name: string) => documents.map((document, index) => compiled(document, `${name}-${index}`));
  return {
    identity: list(raw.identity, 'identity'),
    resource: raw.resource === null ? null : compiled(raw.resource, 'resource'),
    boundary: raw.boundary === null ? null : compiled(raw.boundary, 'boundary'),
    session: list(raw.session, 'session'),
    scp: raw.scp.map((level, index) => list(level, `scp-${index}`)),
    rcp: raw.rcp.map((level, index) => list(level, `rcp-${index}`)),
    endpoint: raw.endpoint ? compiled(raw.endpoint, 'endpoint') : null,
  };
}

/** Decides; throws if the reference evaluator or `explain` decides otherwise. */
export function decide(ask: Ask, given: Given): Decision {
  const [request, policies] = [requestFor(ask), policiesFor(given)];
  const decision = evaluate(request, policies);
  const reference = evaluateReference(request, rawFor(given));
  if (reference !== decision.effect) throw new Error(`the reference says ${reference}, the engine ${decision.effect}`);
  const explained = explain(request, policies).decision;
  if (JSON.stringify(explained) !== JSON.stringify(decision)) throw new Error(`explain says ${JSON.stringify(explained)}, the engine ${JSON.stringify(decision)}`);
  return decision;
}

export function explained(ask: Ask, given: Given): Explanation {
  return explain(requestFor(ask), policiesFor(given));
}

/** `Allowed`, `ExplicitlyDenied by scp`, `ImplicitlyDenied by identity`: a decision in one line. */
export function verdict(ask: Ask, given: Given): string {
  const decision = decide(ask, given);
  return decision.effect === 'Allowed' ? 'Allowed' : `${decision.effect} by ${decision.layer}`;
}

export const allow = (more: Partial<RawStatement> = {}): RawStatement => ({ Effect: 'Allow', ...(more.NotAction === undefined ? { Action: '*' } : {}), ...(more.NotResource === undefined ? { Resource: '*' } : {}), ...more });
export const deny = (more: Partial<RawStatement> = {}): RawStatement => ({ ...allow(more), Effect: 'Deny' });

/** Does a Deny with this condition hold? */
export function holds(operator: string, key: string, wanted: string | readonly string[], context: Readonly<Record<string, ContextValue>>, version = '2012-10-17'): boolean {
  const document: RawDocument = { Version: version, Statement: deny({ Condition: { [operator]: { [key]: wanted } } }) };
  return decide({ context }, { identity: [document] }).effect === 'ExplicitlyDenied';
}

/** Does a Resource of an identity policy take the resource? */
export function takes(pattern: string, resource: string, context: Readonly<Record<string, ContextValue>> = {}, version = '2012-10-17'): boolean {
  return decide({ resource, context }, { identity: [{ Version: version, Statement: allow({ Resource: pattern }) }] }).effect === 'Allowed';
}
