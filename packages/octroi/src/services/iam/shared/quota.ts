import { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import { defineTable, type Table } from '../../../kernel/table.ts';
import { LIMITS } from '../../../store/kv.ts';

/** The quotas of an account (IAM-131, IAM-134): AWS's default, and its name in the text of LimitExceeded. */
export const ACCOUNT_QUOTAS = {
  UsersQuota: { name: 'UsersPerAccount', limit: 5000 },
  GroupsQuota: { name: 'GroupsPerAccount', limit: 300 },
  RolesQuota: { name: 'RolesPerAccount', limit: 1000 },
  PoliciesQuota: { name: 'PoliciesPerAccount', limit: 1500 },
  InstanceProfilesQuota: { name: 'InstanceProfilesPerAccount', limit: 1000 },
  ServerCertificatesQuota: { name: 'ServerCertificatesPerAccount', limit: 20 },
} as const;

export type AccountQuota = keyof typeof ACCOUNT_QUOTAS;

/** Quotas of one entity (IAM-25, IAM-34, IAM-40, POL-90); role and trust sizes in characters without white space. */
export const ENTITY_QUOTAS = { AccessKeysPerUser: 2, GroupsPerUser: 10, ACLSizePerRole: 2048, InstanceSessionsPerInstanceProfile: 1, SSHPublicKeysPerUser: 5, CertificatesPerUser: 2, ServiceSpecificCredentialsPerUser: 2 } as const;

interface QuotaUseRow {
  /** Never less than the number of rows: creations raise it, deletions leave it. */
  readonly atMost: number;
}

/** [name of an account quota]. No decision hangs on it, so it does not move the policy epoch. */
const quotaUse = defineTable<QuotaUseRow>({ service: 'iam', name: 'quota-use', kind: 'business', regional: false });

/** What an operation that calls `requireQuota` names among its tables, beside the table that is counted. */
export const quotaTables: readonly Table<unknown>[] = [quotaUse];

/** LimitExceeded in AWS's words (IAM-25). */
export function quotaExceeded(name: string, limit: number): ApiError {
  return new ApiError('LimitExceeded', `Cannot exceed quota for ${name}: ${limit}`);
}

/**
 * Room for one more row of `table`, or LimitExceeded (IAM-25, IAM-134). Call it once for each creation; deletions need no call.
 * What is remembered is an upper bound: the rows themselves are counted only when it reaches the quota, so that a creation
 * reads one row and not five thousand, and a refusal is always true.
 */
export async function requireQuota(rows: RowWriter, table: Table<unknown>, quota: AccountQuota): Promise<void> {
  const { name, limit } = ACCOUNT_QUOTAS[quota];
  let atMost = (await rows.get(quotaUse, [quota]))?.atMost ?? limit;
  if (atMost >= limit) atMost = await countRows(rows, table);
  if (atMost >= limit) throw quotaExceeded(name, limit);
  rows.put(quotaUse, [quota], { atMost: atMost + 1 });
}

/** How many rows a table has, page by page. */
export async function countRows(rows: RowReader, table: Table<unknown>): Promise<number> {
  let count = 0;
  let after: readonly string[] | undefined;
  for (;;) {
    const page = await rows.list(table, after === undefined ? {} : { after });
    count += page.length;
    if (page.length < LIMITS.rangeEntries) return count;
    after = page.at(-1)!.id;
  }
}
