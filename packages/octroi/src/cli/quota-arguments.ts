import { quotaProblem } from '../services/iam/account/adjust-quotas.ts';
import type { QuotaValues } from '../services/iam/shared/quota.ts';
import { UsageError } from './usage-error.ts';

/** Quotas given as `RolesQuota=5000`. Throws `UsageError` for an unknown or doubled name, and for a value that AWS would not grant. */
export function readQuotaArguments(given: readonly string[]): QuotaValues {
  const values: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const text of given) {
    const [, name, digits] = /^([A-Za-z]{1,64})=(\d{1,9})$/.exec(text) ?? [];
    if (name === undefined || digits === undefined) throw new UsageError(`\`${text.slice(0, 80)}\` is no quota: NAME=VALUE is needed, such as RolesQuota=5000`);
    if (name in values) throw new UsageError(`${name} is given twice`);
    values[name] = Number(digits);
  }
  const problem = quotaProblem(values);
  if (problem !== null) throw new UsageError(problem);
  return values;
}
