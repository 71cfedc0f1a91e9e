import type { Decision, Layer } from '@octroi/policy';
import { ApiError } from './api-error.ts';
import type { Ask } from './ask.ts';
import type { AnyCaller, Caller } from './caller.ts';

const IMPLICIT: Readonly<Record<Layer, string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
};

const EXPLICIT: Readonly<Record<Layer, string>> = {
  identity: 'an identity-based policy',
  resource: 'a resource-based policy',
  boundary: 'a permissions boundary',
  session: 'a session policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  endpoint: 'a VPC endpoint policy',
};

/** Why, in AWS's words (ERR-21, ERR-22); begins with a blank. */
function suffix(ask: Ask, decision: Decision): string {
  if (decision.effect === 'Allowed') return '';
  const trust = ask.resourceRule === 'role-trust' && decision.layer === 'resource';
  if (decision.effect === 'ExplicitlyDenied') return ` with an explicit deny in ${trust ? 'the role trust policy' : EXPLICIT[decision.layer]}`;
  return ` because no ${trust ? 'role trust policy' : IMPLICIT[decision.layer]} allows the ${ask.action} action`;
}

/**
 * The refusal that a caller sees; every access-denied text is built here (ERR-20 to ERR-27). `code` is the protocol's:
 * `AccessDenied` for query services, `AccessDeniedException` for JSON ones.
 */
export function denialOf(caller: AnyCaller, ask: Ask, decision: Decision, code: string): ApiError {
  const base = `User: ${caller.arn} is not authorized to perform: ${ask.action} on resource: ${ask.shownAs ?? ask.resource}`;
  const standard = new ApiError(code, base + suffix(ask, decision), { status: 403 });
  return ask.denial?.(decision, standard) ?? standard;
}

/** The base text without its reason, for refusals that disclose nothing about another account (ERR-25). */
export function bareDenial(caller: Caller, ask: Ask, code: string): ApiError {
  const text = `User: ${caller.arn} is not authorized to perform: ${ask.action} on resource: ${ask.shownAs ?? ask.resource}`;
  return new ApiError(code, text, { status: 403 });
}
