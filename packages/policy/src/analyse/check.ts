/** A request in general terms that shows why a check fails. */
export interface CheckWitness {
  /** In lower case. */
  readonly action: string;
  readonly resource: string;
  /** Who, for policies that name principals: an ARN, a service, a provider or `*`; null otherwise. */
  readonly principal: string | null;
  /** What else must hold: conditions as `Operator key values`, variables as `resource pattern ...`. */
  readonly conditions: readonly string[];
}

/**
 * The answer to one of the questions of IAM Access Analyzer's policy checks. `PASS` and `FAIL` are certain, conditions being compared as
 * they are written; `unknown` says why there is no certain answer. Only `PASS` is good news.
 */
export type CheckResult =
  | { readonly check: 'PASS' }
  | { readonly check: 'FAIL'; readonly reason: string; readonly witness: CheckWitness }
  | { readonly check: 'unknown'; readonly reason: string };

export const PASS: CheckResult = { check: 'PASS' };
export const unknown = (reason: string): CheckResult => ({ check: 'unknown', reason });
export const TOO_COMPLEX = unknown('the patterns are too many or too wild to be compared within bounds');

/** What a document is attached to: it decides which elements count (POL-34). SCPs are written as identity policies are. */
export type PolicyType = 'identity' | 'resource' | 'trust';
