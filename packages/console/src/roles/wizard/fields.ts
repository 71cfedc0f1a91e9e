import type { TrustForm } from '../trust/form.ts';
import type { TrustProblem } from '../trust/problems.ts';

/** The fields of one type of trusted entity. */
export interface TrustFieldsProps<F extends TrustForm> {
  readonly form: F;
  readonly problems: readonly TrustProblem[];
  readonly onChange: (form: F) => void;
}

/** The problem of a field; undefined if it has none. */
export function problemOf(problems: readonly TrustProblem[], field: TrustProblem['field']): TrustProblem['problem'] | undefined {
  return problems.find((problem) => problem.field === field)?.problem;
}
