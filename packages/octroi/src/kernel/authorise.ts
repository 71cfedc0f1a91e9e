import { evaluate, type Decision, type Policies, type Request } from '@octroi/policy';
import type { Ask, Declared } from './ask.ts';
import { after, type Awaitable } from './awaitable.ts';
import { AskContextKeys, type ContextFacts, type Transport } from './context.ts';
import { denialOf } from './denial.ts';
import { AnonymousCaller } from './anonymous-caller.ts';
import type { AnyCaller } from './caller.ts';
import { FederatedCaller } from './federation/federated-caller.ts';
import type { AnonymousContext, AskContext, FederatedContext, Operation, PublicOperation } from './operation.ts';
import type { OrganizationPlace } from './organization/place.ts';
import { PasswordCaller } from './password-caller.ts';
import { claimMint, type Grant, type Permit } from './permit.ts';
import type { HeldPolicies } from './principals.ts';
import { globalScope, type Scope } from './scope.ts';

const mint = claimMint();

/** One ask, its question as the engine saw it, and the answer. */
export interface Decided {
  readonly ask: Ask;
  readonly request: Request;
  readonly policies: Policies;
  readonly decision: Decision;
}

/** What an operation may be told of a request, whoever makes it. */
type AnyContext = AskContext | FederatedContext<unknown> | AnonymousContext;
type AnyOperation = Operation | PublicOperation<never, object>;

export interface AuthoriseInput {
  readonly operation: AnyOperation;
  readonly input: unknown;
  /** With a `FederatedCaller` for unsigned operations, an `AnonymousCaller` for those for everyone, a `PasswordCaller` for those that sign in, and for no others. */
  readonly context: AnyContext;
  readonly held: HeldPolicies;
  readonly transport: Transport;
  readonly requestedRegion: string;
  /** Access-denied code of the protocol. */
  readonly deniedCode: string;
  /** Sees every decision, also of refused requests: the decision record, the shadow of the reference evaluator. */
  readonly observe: (decided: Decided) => void;
}

/** Services that AWS's RCPs bind among those we have (EVAL-41). */
const RCP_SERVICES: ReadonlySet<string> = new Set(['sts', 'logs', 'comprehend', 'polly']);

/**
 * Decides every ask of an operation and mints the permit that its rows hang on. Throws the refusal of the first ask that is
 * not allowed. There is no other way to a permit for a request.
 */
export function authorise(what: AuthoriseInput): Awaitable<Permit> {
  const { operation, context } = what;
  if (accessFor(context.caller) !== accessOf(operation)) {
    throw new Error(`${operation.service}:${operation.name} is called by a ${context.caller.principal.kind}`);
  }
  if (operation.access.kind === 'ungated' || operation.access.kind === 'password') return mint(grantsOf(operation, what.input, context));
  return decideAll(what).then(() => mint(grantsOf(operation, what.input, context)));
}

type AccessKind = 'signed' | 'trustOnly' | 'resourcePolicyOnly' | 'password';

/** The only way of access that a caller has. */
function accessFor(caller: AnyCaller): AccessKind {
  if (caller instanceof FederatedCaller) return 'trustOnly';
  if (caller instanceof PasswordCaller) return 'password';
  return caller instanceof AnonymousCaller ? 'resourcePolicyOnly' : 'signed';
}

function accessOf({ access }: AnyOperation): AccessKind {
  return access.kind === 'asks' || access.kind === 'ungated' ? 'signed' : access.kind;
}

async function decideAll(what: AuthoriseInput): Promise<void> {
  const { operation, context, held } = what;
  if (operation.access.kind === 'ungated' || operation.access.kind === 'password') return;
  const asked = operation.access.asks(what.input as never, context as never);
  const asks = asked instanceof Promise ? await asked : asked;
  if (asks.length === 0) throw new Error(`${operation.service}:${operation.name} asked nothing`);
  const facts: ContextFacts = { caller: context.caller, held, transport: what.transport, requestedRegion: what.requestedRegion, now: context.now, mfaAt: context.mfaAt };
  for (const ask of asks) {
    requireDeclared(operation, operation.access.declares, ask);
    const deciding = decide(ask, facts, context);
    const decided = deciding instanceof Promise ? await deciding : deciding;
    what.observe(decided);
    if (decided.decision.effect !== 'Allowed') throw denialOf(context.caller, ask, decided.decision, what.deniedCode);
  }
}

/** Decides one ask. */
export function decide(ask: Ask, facts: ContextFacts, context: Pick<AskContext, 'scope' | 'principals'>): Awaitable<Decided> {
  const { caller, held } = facts;
  const resourceAccount = ask.account ?? caller.account ?? context.scope.account;
  const resourcePlace = resourceAccount === caller.account ? (held.place ?? null) : context.principals.place(caller.partition, resourceAccount);
  // KEY-38: a service that calls for a resource carries the organization of the resource's account.
  const source = caller.onBehalfOf?.sourceAccount;
  return after(resourcePlace, (place) => {
    if (source === undefined) return decideAt(ask, facts, resourceAccount, place);
    return after(context.principals.place(caller.partition, source), (sourcePlace) => decideAt(ask, { ...facts, sourcePlace }, resourceAccount, place));
  });
}

function decideAt(ask: Ask, facts: ContextFacts, resourceAccount: string, resourcePlace: OrganizationPlace | null): Decided {
  const { caller, held } = facts;
  const service = ask.action.slice(0, ask.action.indexOf(':'));
  const request: Request = {
    principal: caller.principal,
    action: ask.action,
    resource: ask.resource,
    synonyms: ask.synonyms,
    resourceAccount,
    resourceRule: ask.resourceRule ?? 'ordinary',
    context: new AskContextKeys(facts, ask, resourceAccount, resourcePlace),
  };
  const policies: Policies = {
    identity: held.identity,
    resource: ask.resourcePolicy ?? null,
    boundary: held.boundary,
    session: held.session,
    scp: held.scp,
    rcp: resourcePlace !== null && RCP_SERVICES.has(service) ? resourcePlace.rcp : [],
  };
  return { ask, request, policies, decision: evaluate(request, policies) };
}

/** An ask that its operation does not declare is a fault of ours, and a fault is no permission. */
function requireDeclared(operation: AnyOperation, declares: readonly Declared[], ask: Ask): void {
  if (!declares.some((declared) => declared.action === ask.action)) {
    throw new Error(`${operation.service}:${operation.name} asks ${ask.action} without declaring it`);
  }
}

/** The account and Region of the operation's rows. */
export function homeOf(operation: AnyOperation, input: unknown, context: Pick<AnyContext, 'scope' | 'caller' | 'requestId' | 'now'>): Scope {
  const account = operation.owner?.(input as never, context as never) ?? context.scope.account;
  return { ...context.scope, account };
}

function grantsOf(operation: AnyOperation, input: unknown, context: AnyContext): Grant[] {
  const mode = operation.level === 'Read' || operation.level === 'List' ? 'read' : 'write';
  const home = homeOf(operation, input, context);
  const grants: Grant[] = [{ scope: home, tables: operation.tables, mode }];
  if (operation.globalTables !== undefined) grants.push({ scope: { ...globalScope(home), account: '-' }, tables: operation.globalTables, mode });
  return grants;
}

/**
 * The permit of work that starts without a caller: a bootstrap before anything listens, a queued row that a permitted
 * transaction wrote, the device of a second factor before anything is decided. A test lists who imports it.
 */
export function permitWithoutCaller(grants: readonly Grant[]): Permit {
  return mint(grants);
}
