import type { Ask } from '../../kernel/ask.ts';
import type { Decided } from '../../kernel/authorise.ts';
import type { Operation } from '../../kernel/operation.ts';
import type { World } from '../world.ts';
import { openPlace, type Outcome } from './place.ts';
import type { SampleRequest } from './sample.ts';

const ANYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };

/**
 * Sweeps an operation that only a trust policy authorises (EVAL-68): each ask alone not trusted is denied, each explicitly denied or denied
 * for a key that it carries is denied, and whatever the policies of whoever sends it say changes nothing. Throws a sentence.
 */
export async function sweepUnsigned(world: World, operation: Operation, request: SampleRequest): Promise<readonly Ask[]> {
  const place = await openPlace(world);
  const input = await request.prepare(place);
  const send = (): Promise<Outcome> => place.send(operation.service, operation.name, input);
  const asks = requireSuccess('with everything trusted', await send());
  const all = asks.map(({ ask }) => ask.action);
  await place.permit([ANYTHING]);
  for (const { ask, request: asked } of asks) {
    if (asked.principal.kind !== 'web-identity' && asked.principal.kind !== 'saml') throw new Error(`${ask.action} is asked for a ${asked.principal.kind}`);
    const Principal = { Federated: asked.principal.provider };
    const trust = (...statements: readonly object[]): Promise<Outcome> => place.trust(ask.resource.slice(ask.resource.lastIndexOf('/') + 1), statements).then(send);
    const allow = { Effect: 'Allow', Principal, Action: all };
    const denial = `Not authorized to perform ${ask.action}`;
    requireDenied(`with ${ask.action} not trusted`, await trust({ ...allow, Action: [...all.filter((action) => action !== ask.action), 'sts:AssumeRole'] }), denial);
    requireDenied(`with ${ask.action} trusted to others`, await trust({ ...allow, Action: all.filter((action) => action !== ask.action).concat('sts:AssumeRole') }, { ...allow, Principal: { AWS: place.accountId }, Action: ask.action }), denial);
    requireDenied(`with ${ask.action} denied by the trust policy`, await trust(allow, { Effect: 'Deny', Principal, Action: ask.action }), denial);
    await sweepKeys(ask, (statement) => trust(allow, { ...statement, Principal }), denial);
    requireSuccess('with exactly its asks trusted', await trust(allow));
  }
  await place.permit([{ Effect: 'Deny', Action: '*', Resource: '*' }]);
  requireSuccess('with everything denied to who sends it', await send());
  return asks.map(({ ask }) => ask);
}

/** KEY-1: every key that an ask carries, and the tags of the role, reach the decision. */
async function sweepKeys(ask: Ask, deny: (statement: object) => Promise<Outcome>, denial: string): Promise<void> {
  const tags = (ask.resourceTags ?? []).map(({ Key, Value }) => [`aws:ResourceTag/${Key}`, Value] as const);
  for (const [key, value] of [...Object.entries(ask.keys ?? {}), ...tags]) {
    if (value === undefined) continue;
    const outcome = await deny({ Effect: 'Deny', Action: ask.action, Condition: { 'ForAnyValue:StringEquals': { [key]: value } } });
    requireDenied(`with ${ask.action} denied for its ${key}`, outcome, denial);
  }
}

function requireSuccess(when: string, { error, decided }: Outcome): readonly Decided[] {
  if (error !== null) throw new Error(`${when} it ends with ${error.name}: ${error.message}`);
  if (decided.length === 0) throw new Error(`${when} nothing was decided`);
  return decided;
}

function requireDenied(when: string, { error }: Outcome, message: string): void {
  if (error?.name === 'AccessDenied' && error.status === 403 && error.message === message) return;
  throw new Error(`${when} it ends with ${error === null ? 'success' : `${error.name}: ${error.message}`}, not with AccessDenied: ${message}`);
}
