import type { Ask } from '../../kernel/ask.ts';
import type { Decided } from '../../kernel/authorise.ts';
import type { Operation } from '../../kernel/operation.ts';
import type { World } from '../world.ts';
import { elsewhere } from './elsewhere.ts';
import { openPlace, type OpenPlace, type Outcome } from './place.ts';
import type { Input, SampleRequest } from './sample.ts';

const ANYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };
const allow = (action: string, resource: string | readonly string[]): object => ({ Effect: 'Allow', Action: action, Resource: resource });
const deny = (action: string, resource: string): object => ({ Effect: 'Deny', Action: action, Resource: resource });
const allowAllBut = (action: string): object => ({ Effect: 'Allow', NotAction: action, Resource: '*' });

/** What a request of the tester must show. */
interface Case {
  readonly place: OpenPlace;
  readonly operation: Operation;
  readonly input: Input;
  readonly request: SampleRequest;
}

const send = ({ place, operation, input }: Omit<Case, 'request'>, statements: readonly object[]): Promise<Outcome> =>
  place.permit(statements).then(() => place.send(operation.service, operation.name, input));

/** Asks of an operation that is allowed everything, in a place of its own. Throws if it does not end as the sample says. */
export async function asksOf(world: World, operation: Operation, request: SampleRequest): Promise<readonly Ask[]> {
  const place = await openPlace(world);
  const outcome = await send({ place, operation, input: await request.prepare(place) }, [ANYTHING]);
  requireEnd('with everything allowed', outcome, request);
  return outcome.decided.map(({ ask }) => ask);
}

function requireEnd(when: string, { error }: Outcome, request: SampleRequest): void {
  if ((error?.name ?? null) === (request.ends ?? null)) return;
  throw new Error(`${when} it ends with ${error === null ? 'success' : `${error.name}: ${error.message}`}, not with ${request.ends ?? 'success'}`);
}

function requireDenied(when: string, { place, operation, input, request }: Case, outcome: Outcome, action: string, reason: string): Decided {
  const last = outcome.decided.at(-1);
  const { error } = outcome;
  const fail = (what: string): never => {
    throw new Error(`${when}: ${what}; answered ${error === null ? 'with success' : `${error.name} ${error.status}: ${error.message}`}`);
  };
  if (last === undefined) return fail('nothing was decided');
  if (last.ask.action !== action) fail(`the last decision was about ${last.ask.action}`);
  if (error === null || !['AccessDenied', 'AccessDeniedException'].includes(error.name) || error.status !== deniedStatus(operation)) fail('it was not denied');
  const text = request.refusal?.(place, input, action) ?? `User: ${place.tester.arn} is not authorized to perform: ${action} on resource: ${last.ask.shownAs ?? last.ask.resource} ${reason}`;
  if (error?.message !== text) fail(`the text is not \`${text}\``);
  return last;
}

/** ERR-27: awsJson answers every refusal with 400. */
const deniedStatus = ({ service }: Operation): number => (service === 'organizations' || service === 'logs' || service === 'octroi' || service === 'comprehend' ? 400 : 403);

const noIdentityPolicy = (action: string): string => `because no identity-based policy allows the ${action} action`;

/** The asks of this place, found one after the other while each that is not allowed yet is denied: nothing is done, and all is known. */
async function discover(one: Case, actions: readonly string[]): Promise<readonly Decided[]> {
  const found: Decided[] = [];
  for (const action of actions) {
    const outcome = await send(one, [...found.map(({ ask }) => allow(ask.action, ask.resource)), allow('octroi-none:None', '*')]);
    found.push(requireDenied(`with ${found.length} of ${actions.length} asks allowed`, one, outcome, action, noIdentityPolicy(action)));
  }
  return found;
}

/**
 * Sweeps one request per ask: each ask alone withheld, by action and by resource, is denied; each explicitly denied, or denied for
 * a key that it carries, is denied; and what is asked, allowed exactly, is enough. Throws a sentence at the first that is not so.
 */
export async function sweepRequest(world: World, operation: Operation, request: SampleRequest): Promise<readonly Ask[]> {
  const asks = await asksOf(world, operation, request);
  const place = await openPlace(world);
  const one: Case = { place, operation, input: await request.prepare(place), request };
  const found = await discover(one, asks.map(({ action }) => action));
  const exact = found.map(({ ask }) => allow(ask.action, ask.resource));
  for (const [index, { ask }] of found.entries()) {
    const { action, resource } = ask;
    requireDenied(`with all but ${action} allowed`, one, await send(one, [allowAllBut(action)]), action, noIdentityPolicy(action));
    const others = [...exact.slice(0, index), ...exact.slice(index + 1), allow(action, elsewhere(resource))];
    requireDenied(`with ${action} allowed on other resources`, one, await send(one, others), action, noIdentityPolicy(action));
    const denied = await send(one, [ANYTHING, deny(action, resource)]);
    requireDenied(`with ${action} explicitly denied`, one, denied, action, 'with an explicit deny in an identity-based policy');
    await sweepKeys(one, ask);
    if (ask.resourceRule === 'role-trust') await sweepTrust(one, ask, asks);
  }
  requireEnd('with exactly its asks allowed', await send(one, exact), request);
  return found.map(({ ask }) => ask);
}

/** KEY-1: every key that an ask carries, and the tags of its resource, reach the decision: a Deny on its value holds. */
async function sweepKeys(one: Case, { action, resource, keys, resourceTags }: Ask): Promise<void> {
  const service = action.slice(0, action.indexOf(':'));
  const tags = (resourceTags ?? []).flatMap(({ Key, Value }) => [`aws:ResourceTag/${Key}`, `${service}:ResourceTag/${Key}`].map((key) => [key, Value] as const));
  for (const [key, value] of [...Object.entries(keys ?? {}), ...tags]) {
    if (value === undefined) continue;
    const conditional = { ...deny(action, resource), Condition: { 'ForAnyValue:StringEquals': { [key]: value } } };
    requireDenied(`with ${action} denied for its ${key}`, one, await send(one, [ANYTHING, conditional]), action, 'with an explicit deny in an identity-based policy');
  }
}

/** EVAL-61: where the trust policy has to allow as well, its part is withheld and denied in the same way. */
async function sweepTrust(one: Case, { action, resource }: Ask, asks: readonly Ask[]): Promise<void> {
  const { place } = one;
  const role = resource.slice(resource.lastIndexOf('/') + 1);
  const Principal = { AWS: place.accountId };
  const all = { Effect: 'Allow', Principal, Action: asks.map((ask) => ask.action) };
  const without = { ...all, Action: [...asks.map((ask) => ask.action).filter((other) => other !== action), 'sts:AssumeRoleWithSAML'] };
  await place.trust(role, [without]);
  requireDenied(`with ${action} not trusted`, one, await send(one, [ANYTHING]), action, `because no role trust policy allows the ${action} action`);
  await place.trust(role, [all, { Effect: 'Deny', Principal, Action: action }]);
  requireDenied(`with ${action} denied by the trust policy`, one, await send(one, [ANYTHING]), action, 'with an explicit deny in the role trust policy');
  await place.trust(role, [all]);
}

/** EVAL-68: an operation that no policy controls, or that takes a password, works without any and in spite of a Deny. */
export async function sweepUngated(world: World, operation: Operation, request: SampleRequest): Promise<void> {
  const place = await openPlace(world);
  const input = await request.prepare(place);
  const unpermitted = await place.send(operation.service, operation.name, input);
  requireEnd('without any policy', unpermitted, request);
  const denied = await send({ place, operation, input }, [{ Effect: 'Deny', Action: '*', Resource: '*' }]);
  requireEnd('with everything denied', denied, request);
  if (unpermitted.decided.length + denied.decided.length > 0) throw new Error('it asks, though it declares that it does not');
}
