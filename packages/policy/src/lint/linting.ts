import type { CatalogueIndex } from './catalogue.ts';
import type { LintKind } from './finding.ts';
import type { DocumentRead, Report, StatementRead } from './reading.ts';

/** What every check is given. */
export interface Linting {
  readonly kind: LintKind;
  readonly document: DocumentRead;
  /** Null if the caller has no data: checks that need it are skipped. */
  readonly data: CatalogueIndex | null;
  /** The CloudFormation name of the resource that a resource policy is attached to, or null. */
  readonly resourceType: string | null;
  readonly report: Report;
  /** Comparisons of conditions with actions that are still made; a hostile document could ask for millions. */
  readonly budget: { left: number };
}

export type StatementCheck = (statement: StatementRead, lint: Linting) => void;
