import { defineTable } from '../../../kernel/table.ts';

/** What the functions of an account have set aside in a Region. */
export interface AccountConcurrencyRow {
  readonly reserved: number;
  /** What functions without a reservation keep ready, which is taken from what is left to all. */
  readonly provisioned?: number;
}

/** Executions that a version or an alias keeps ready (LAM-83). */
export interface ProvisionedRow {
  readonly requested: number;
  /** Milliseconds of the decision clock. */
  readonly modifiedAt: number;
  /** Until then it is in progress. */
  readonly readyAt: number;
}

/** [`total`]. */
export const accountConcurrency = defineTable<AccountConcurrencyRow>({ service: 'lambda', name: 'account-concurrency', kind: 'business', regional: true });

/** [function's id, qualifier]. */
export const provisionedConcurrency = defineTable<ProvisionedRow>({ service: 'lambda', name: 'provisioned-concurrency', kind: 'business', regional: true });
