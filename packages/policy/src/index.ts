export { ACCESS_LEVELS, accessLevels } from './analyse/access-levels.ts';
export type { AccessLevels, ActionLevels, LevelAccess } from './analyse/access-levels.ts';
export type { CheckResult, CheckWitness, PolicyType } from './analyse/check.ts';
export { compare, grants } from './analyse/compare.ts';
export type { CheckOptions } from './analyse/compare.ts';
export { documentJson, statementJson } from './analyse/document-json.ts';
export type { PolicyJson } from './analyse/document-json.ts';
export { applyEdit, EDIT_KINDS } from './analyse/edit.ts';
export type { Edit, EditKind } from './analyse/edit.ts';
export { decideGrid } from './analyse/grid.ts';
export type { GridCaller, GridResource } from './analyse/grid.ts';
export { isPublic } from './analyse/is-public.ts';
export { nearestMisses } from './analyse/nearest-misses.ts';
export type { NearestMiss, NearestMissOptions } from './analyse/nearest-misses.ts';
export { contextKeysOf } from './document/keys.ts';
export type { Condition, Document, Effect, NamedPrincipal, PolicyIssue, PrincipalType, Statement, Version } from './document/document.ts';
export type { ParseResult } from './document/parse.ts';
export { documentOf, parsePolicy } from './document/parse.ts';
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
export { PUBLIC_RESOURCE_TYPES } from './analyse/resource-types.ts';
export type { PublicResourceType } from './analyse/resource-types.ts';
export { explanationJson } from './explain-render/json.ts';
export type { ConditionJson, ExplanationJson, StatementOutcomeJson, StatementPart } from './explain-render/json.ts';
export { renderNearestMisses } from './explain-render/render-misses.ts';
export { renderExplanation } from './explain-render/render.ts';
export type { RenderOptions } from './explain-render/render.ts';
export { RULES, ruleOf } from './explain-render/rules.ts';
export type { RulePage } from './explain-render/rules.ts';
export type {
  AccessLevel,
  ActionCatalogue,
  CatalogueAction,
  CatalogueKey,
  CatalogueResourceType,
  CatalogueService,
  KeyType,
} from './lint/catalogue.ts';
export type { Finding, FindingCode, FindingType, LintKind } from './lint/finding.ts';
export { FINDING_CODES, findingType, learnMoreLink } from './lint/finding.ts';
export type { LintOptions } from './lint/lint.ts';
export { lint } from './lint/lint.ts';
export type { Principal } from './request/principal.ts';
export type { ContextValue, Request, RequestContext, ResourceRule } from './request/request.ts';
export type { DocumentKind, PolicyRejection } from './validate/validate.ts';
export { validateDocument } from './validate/validate.ts';
