import { QUOTAS, type QuotaName, type QuotaValues } from '../shared/quota.ts';
import type { EntityKind } from '../tables.ts';

const ATTACHED: Readonly<Record<EntityKind, QuotaName>> = { user: 'AttachedPoliciesPerUserQuota', group: 'AttachedPoliciesPerGroupQuota', role: 'AttachedPoliciesPerRoleQuota' };
const INLINE: Readonly<Record<EntityKind, QuotaName>> = { user: 'UserPolicySizeQuota', group: 'GroupPolicySizeQuota', role: 'RolePolicySizeQuota' };

/** The quotas that an account needs to hold what it has: counts of rows, and the largest of each size. */
export class NeededQuotas {
  readonly #needed = new Map<QuotaName, number>();

  /** One more of what the quota counts in the whole account. */
  count(name: QuotaName): void {
    this.#needed.set(name, (this.#needed.get(name) ?? 0) + 1);
  }

  /** The account has something as large as this. */
  atLeast(name: QuotaName, value: number): void {
    this.#needed.set(name, Math.max(this.#needed.get(name) ?? 0, value));
  }

  /** An entity with so many attached policies, and inline policies of this size together. */
  entity(kind: EntityKind, attached: number, inlineSize: number): void {
    this.atLeast(ATTACHED[kind], attached);
    this.atLeast(INLINE[kind], inlineSize);
  }

  /** Those that go beyond what the account has now. */
  beyond(present: Readonly<Record<QuotaName, number>>): QuotaValues {
    return Object.fromEntries((Object.keys(QUOTAS) as readonly QuotaName[]).flatMap((name) => ((this.#needed.get(name) ?? 0) > present[name] ? [[name, this.#needed.get(name)]] : [])));
  }
}
