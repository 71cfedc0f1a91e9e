/** The language and its decisions: what every user of the engine needs. `./analyse` and `./lint` are entries of their own. */
export { documentJson, statementJson } from './document/document-json.ts';
export type { PolicyJson } from './document/document-json.ts';
export type { Condition, Document, Effect, NamedPrincipal, PolicyIssue, PrincipalType, Statement, Version } from './document/document.ts';
export { contextKeysOf } from './document/keys.ts';
export type { ParseResult } from './document/parse.ts';
export { documentOf, parsePolicy } from './document/parse.ts';
export type { StatementPlace, TextPlace } from './document/places.ts';
export { statementPlaces } from './document/places.ts';
export { mapPrincipals, principalsOf } from './document/principals.ts';
export { policySize } from './document/size.ts';
export type { CompiledPolicy } from './evaluate/compile.ts';
export { compile } from './evaluate/compile.ts';
export type { Decision, StatementRef } from './evaluate/decision.ts';
export { evaluate } from './evaluate/evaluate.ts';
export { explain } from './evaluate/explain.ts';
export type {
  ConditionExplanation,
  Explanation,
  GrantKind,
  LayerExplanation,
  PolicyExplanation,
  StatementExplanation,
} from './evaluate/explanation.ts';
export type { Layer, Policies } from './evaluate/policies.ts';
export type { Principal } from './request/principal.ts';
export type { ContextValue, Request, RequestContext, ResourceRule } from './request/request.ts';
export type { DocumentKind, PolicyRejection } from './validate/validate.ts';
export { validateDocument } from './validate/validate.ts';
