import { conditionHolds } from '../condition/condition.ts';
import type { Pattern } from '../match/pattern.ts';
import { resourceMatches } from '../match/pattern.ts';
import { GRANT, grantsOf, sparedBy } from '../match/principal.ts';
import type { Request } from '../request/request.ts';
import type { CompiledStatement } from './compile.ts';
import type { StatementRef } from './decision.ts';
import type { Layer } from './policies.ts';

/** Does the layer's policies name principals? In the others a Principal element has no business (POL-34). */
export function namesPrincipals(layer: Layer): boolean {
  return layer === 'resource' || layer === 'rcp' || layer === 'endpoint';
}

/**
 * How the statement's Principal or NotPrincipal takes the caller: bits of `GRANT`, 0 for no match. Where the element is missing or
 * misplaced, an Allow matches nobody and a Deny everybody.
 */
export function principalGrants(statement: CompiledStatement, layer: Layer, request: Request, hasBoundary: boolean): number {
  const { principals, notPrincipals, effect } = statement;
  if (!namesPrincipals(layer)) return effect === 'Deny' || (principals === null && notPrincipals === null) ? GRANT.everyone : 0;
  if (principals !== null) return grantsOf(principals, request.principal);
  if (effect === 'Allow') return 0;
  return notPrincipals !== null && sparedBy(notPrincipals, request.principal, hasBoundary) ? 0 : GRANT.everyone;
}

/**
 * Does the statement's Resource or NotResource take the resource? A trust policy has neither and means its role (POL-20a); anywhere
 * else a missing element lets no Allow match, and no Deny slip.
 */
export function resourceTaken(statement: CompiledStatement, layer: Layer, request: Request): boolean {
  if (statement.anyResource) return true;
  const { resources, notResources } = statement;
  if (resources !== null) return takesAny(resources, request);
  if (notResources !== null) return !takesAny(notResources, request);
  return statement.effect === 'Deny' || (layer === 'resource' && request.resourceRule === 'role-trust');
}

/** Does a pattern take the resource, under any of its names? */
function takesAny(patterns: readonly Pattern[], { resource, synonyms, context }: Request): boolean {
  for (let at = 0; at < patterns.length; at += 1) {
    if (resourceMatches(patterns[at]!, resource, context)) return true;
    if (synonyms === undefined) continue;
    for (const synonym of synonyms) if (resourceMatches(patterns[at]!, synonym, context)) return true;
  }
  return false;
}

/** Do all conditions hold (COND-1)? */
export function conditionsHold(statement: CompiledStatement, request: Request): boolean {
  const { conditions } = statement;
  for (let at = 0; at < conditions.length; at += 1) if (!conditionHolds(conditions[at]!, request.context)) return false;
  return true;
}

/** The whole statement, its action apart, which the policy's index has matched already (EVAL-5): bits of `GRANT`, 0 for no match. */
export function statementGrants(statement: CompiledStatement, layer: Layer, request: Request, hasBoundary: boolean): number {
  const grants = principalGrants(statement, layer, request, hasBoundary);
  return grants !== 0 && resourceTaken(statement, layer, request) && conditionsHold(statement, request) ? grants : 0;
}

/** How a decision names the statement. */
export function refTo(statement: CompiledStatement, layer: Layer): StatementRef {
  return { layer, source: statement.source, sid: statement.written.sid, index: statement.index };
}
