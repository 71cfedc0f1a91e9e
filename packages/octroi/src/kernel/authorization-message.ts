import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CompiledPolicy, ContextValue, Layer, Policies, Principal, StatementRef } from '@octroi/policy';
import type { Decided } from './authorise.ts';
import { AskContextKeys } from './context.ts';
import type { Sealer } from './operation.ts';

const CONTEXT = 'authorization-message';
/** The model's limit for EncodedMessage. */
const MAX_ENCODED = 10_240;
const MAX_DECODED = 1_048_576;

interface Sealed {
  /** Whose caller was refused: only there may it be read. */
  readonly account: string | null;
  readonly message: object;
}

interface Items<T> {
  readonly items: readonly T[];
}

const items = <T>(list: readonly T[]): Items<T> => ({ items: list });
const values = (list: readonly string[]): Items<{ value: string }> => items(list.map((value) => ({ value })));

/**
 * What services that hide their reasons give a refused caller (STS-72): the decision as JSON, sealed. If it is longer than clients may
 * send back, it loses first its conditions, then its statements.
 */
export function encodeAuthorizationMessage(sealer: Sealer, decided: Decided): string {
  const { principal } = decided.request;
  const account = 'account' in principal ? principal.account : null;
  const whole = authorizationMessage(decided);
  const withoutConditions = { ...whole, context: { ...whole.context, conditions: items([]) } };
  const bare = { ...withoutConditions, matchedStatements: items([]) };
  for (const message of [whole, withoutConditions]) {
    const encoded = seal(sealer, { account, message });
    if (encoded.length <= MAX_ENCODED) return encoded;
  }
  return seal(sealer, { account, message: bare });
}

/** The JSON text of a message sealed here for a caller of this account; null for anything else. */
export function decodeAuthorizationMessage(sealer: Sealer, encoded: string, account: string | null): string | null {
  let sealed: Sealed;
  try {
    sealed = JSON.parse(inflateRawSync(sealer.open(encoded, CONTEXT), { maxOutputLength: MAX_DECODED }).toString('utf8')) as Sealed;
  } catch {
    return null; // whatever does not open is no message: the caller learns no more
  }
  return account !== null && sealed.account === account ? JSON.stringify(sealed.message) : null;
}

function seal(sealer: Sealer, content: Sealed): string {
  return sealer.seal(deflateRawSync(JSON.stringify(content)), CONTEXT);
}

/** Layers that belong to the resource's account: across accounts they are not the caller's to read (ERR-25, ERR-26). */
const OF_RESOURCE: ReadonlySet<Layer> = new Set(['resource', 'rcp']);

/** The form of STS-72. */
function authorizationMessage({ request, policies, decision }: Decided) {
  const explicit = decision.effect === 'ExplicitlyDenied';
  const ownResource = 'account' in request.principal && request.principal.account === request.resourceAccount;
  const matched = decision.effect === 'ImplicitlyDenied' ? [] : decision.statements.filter(({ layer }) => ownResource || !OF_RESOURCE.has(layer));
  return {
    allowed: decision.effect === 'Allowed',
    explicitDeny: explicit,
    matchedStatements: items(matched.map((ref) => matchedStatement(ref, policies))),
    failures: items([]),
    context: {
      principal: principalOf(request.principal, request.context.get('aws:userid'), request.context.get('aws:username')),
      action: request.action,
      resource: request.resource,
      conditions: items(conditionsOf(request.context)),
    },
  };
}

function principalOf(principal: Principal, userId: ContextValue | undefined, userName: ContextValue | undefined) {
  const arn = 'arn' in principal ? principal.arn : 'name' in principal ? principal.name : principal.kind;
  const id = typeof userId === 'string' ? userId : arn;
  const name = typeof userName === 'string' ? userName : id.slice(id.lastIndexOf(':') + 1);
  return { id, name, arn };
}

function conditionsOf(context: object) {
  if (!(context instanceof AskContextKeys)) return [];
  return context.entries().map(([key, value]) => ({ key, values: values(typeof value === 'string' ? [value] : value) }));
}

function policiesOf(layer: Layer, policies: Policies): readonly CompiledPolicy[] {
  switch (layer) {
    case 'resource':
    case 'boundary':
    case 'endpoint': {
      const policy = policies[layer];
      return policy === null || policy === undefined ? [] : [policy];
    }
    case 'scp':
    case 'rcp':
      return policies[layer].flat();
    default:
      return policies[layer];
  }
}

function matchedStatement(ref: StatementRef, policies: Policies) {
  const written = policiesOf(ref.layer, policies).find(({ source }) => source === ref.source)?.statements[ref.index]?.written;
  return {
    statementId: ref.sid ?? '',
    effect: written?.effect === 'Allow' ? 'ALLOW' : 'DENY',
    principals: values((written?.principals ?? []).map(({ value }) => value)),
    principalGroups: items([]),
    actions: values(written?.actions ?? []),
    resources: values(written?.resources ?? []),
    conditions: items((written?.conditions ?? []).map((condition) => ({ key: condition.key, values: values(condition.values) }))),
  };
}
