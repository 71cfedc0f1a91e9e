/** The entry `@octroi/policy/lint`: IAM Access Analyzer's policy checks, on data of AWS's services that comes from outside. */
export type {
  AccessLevel,
  ActionCatalogue,
  CatalogueAction,
  CatalogueKey,
  CatalogueResourceType,
  CatalogueService,
  KeyType,
} from './catalogue.ts';
export type { Finding, FindingCode, FindingType, LintKind } from './finding.ts';
export { FINDING_CODES, findingType, learnMoreLink } from './finding.ts';
export type { LintOptions } from './lint.ts';
export { lint } from './lint.ts';
