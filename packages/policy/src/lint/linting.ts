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
  /** For checks that find errors. When it is spent they say so with an error, since what is not looked at is not right. */
  readonly budget: Budget;
  /** For suggestions and hints. When it is spent there are none. */
  readonly spare: Budget;
}

/** Steps of comparing that may still be made; a hostile document could ask for billions. */
export interface Budget {
  left: number;
}

export const SPENT = 'was not compared with the data: the policy asks for more comparing than any real one';

/** Takes steps from a budget. False if it is spent. */
export function spend(budget: Budget, steps: number): boolean {
  budget.left -= steps;
  return budget.left >= 0;
}

export type StatementCheck = (statement: StatementRead, lint: Linting) => void;
