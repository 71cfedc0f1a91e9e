import type { RowWriter } from '../../../kernel/rows.ts';
import { ADJUSTED, adjustedQuotas, QUOTAS, type QuotaName, type QuotaValues } from '../shared/quota.ts';

export function isQuotaName(name: string): name is QuotaName {
  return Object.hasOwn(QUOTAS, name);
}

/**
 * What is wrong with quotas that an account shall have, as a sentence; null if nothing is. AWS raises some of them on request, up to a
 * maximum (IAM-134); lower ones are for tests of what happens when one is reached.
 */
export function quotaProblem(values: Readonly<Record<string, unknown>>): string | null {
  for (const [name, value] of Object.entries(values)) {
    if (!isQuotaName(name)) return `\`${name.slice(0, 64)}\` is no quota of an account; known are ${Object.keys(QUOTAS).join(', ')}`;
    const { most } = QUOTAS[name];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) return `${name} must be a whole number from 0 to ${most}, which is the most that AWS grants`;
  }
  return null;
}

/** Gives the account these quotas; the others stay as they are. `rows` must cover `adjustedQuotas`. */
export async function adjustQuotas(rows: RowWriter, values: QuotaValues): Promise<void> {
  rows.put(adjustedQuotas, ADJUSTED, { ...(await rows.get(adjustedQuotas, ADJUSTED)), ...values });
}
