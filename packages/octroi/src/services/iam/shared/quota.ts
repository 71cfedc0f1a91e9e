import { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import { defineTable, type Table } from '../../../kernel/table.ts';
import { LIMITS } from '../../../store/kv.ts';

interface Quota {
  /** What a new account has. */
  readonly standard: number;
  /** What AWS grants on request; the same as `standard` where it grants no more. */
  readonly most: number;
  /** Its name in the text of LimitExceeded. */
  readonly shownAs: string;
}

const quota = (standard: number, most: number, shownAs: string): Quota => ({ standard, most, shownAs });

/**
 * The quotas of an account under their names in GetAccountSummary (IAM-131, IAM-134, IAM-25). Sizes are in characters, white space
 * outside strings not counted (POL-90).
 */
export const QUOTAS = {
  AccessKeysPerUserQuota: quota(2, 2, 'AccessKeysPerUser'),
  AssumeRolePolicySizeQuota: quota(2048, 4096, 'ACLSizePerRole'),
  AttachedPoliciesPerGroupQuota: quota(10, 10, 'PoliciesPerGroup'),
  AttachedPoliciesPerRoleQuota: quota(10, 25, 'PoliciesPerRole'),
  AttachedPoliciesPerUserQuota: quota(10, 20, 'PoliciesPerUser'),
  GroupPolicySizeQuota: quota(5120, 5120, 'GroupPolicySize'),
  GroupsPerUserQuota: quota(10, 10, 'GroupsPerUser'),
  GroupsQuota: quota(300, 500, 'GroupsPerAccount'),
  InstanceProfilesQuota: quota(1000, 5000, 'InstanceProfilesPerAccount'),
  PoliciesQuota: quota(1500, 5000, 'PoliciesPerAccount'),
  PolicySizeQuota: quota(6144, 6144, 'PolicySize'),
  PolicyVersionsInUseQuota: quota(10_000, 10_000, 'PolicyVersionsInUse'),
  RolePolicySizeQuota: quota(10_240, 10_240, 'RolePolicySize'),
  RolesQuota: quota(1000, 5000, 'RolesPerAccount'),
  ServerCertificatesQuota: quota(20, 1000, 'ServerCertificatesPerAccount'),
  SigningCertificatesPerUserQuota: quota(2, 2, 'CertificatesPerUser'),
  UserPolicySizeQuota: quota(2048, 2048, 'UserPolicySize'),
  UsersQuota: quota(5000, 5000, 'UsersPerAccount'),
  VersionsPerPolicyQuota: quota(5, 5, 'VersionsPerPolicy'),
} as const satisfies Readonly<Record<string, Quota>>;

export type QuotaName = keyof typeof QUOTAS;

/** Values of some quotas. */
export type QuotaValues = Readonly<Partial<Record<QuotaName, number>>>;

/** Quotas that are the same in every account and not in its summary (IAM-100, IAM-134). */
export const ENTITY_QUOTAS = { InstanceSessionsPerInstanceProfile: 1, SSHPublicKeysPerUser: 5, ServiceSpecificCredentialsPerUser: 2 } as const;

interface QuotaUseRow {
  /** Never less than the number of rows: creations raise it, deletions leave it. */
  readonly atMost: number;
}

/** [name of a quota]. No decision hangs on it, so it does not move the policy epoch. */
export const quotaUse = defineTable<QuotaUseRow>({ service: 'iam', name: 'quota-use', kind: 'business', regional: false });

/** [`account`]: the quotas that are not the standard ones. */
export const adjustedQuotas = defineTable<QuotaValues>({ service: 'iam', name: 'quota', kind: 'business', regional: false });

export const ADJUSTED = ['account'] as const;

/** What an operation that calls `requireQuota` names among its tables, beside the table that is counted. */
export const quotaTables: readonly Table<unknown>[] = [quotaUse, adjustedQuotas];

/** The value of a quota in the account (IAM-131). `rows` must cover `adjustedQuotas`. */
export async function quotaOf(rows: RowReader, name: QuotaName): Promise<number> {
  return (await rows.get(adjustedQuotas, ADJUSTED))?.[name] ?? QUOTAS[name].standard;
}

/** All quotas of the account. `rows` must cover `adjustedQuotas`. */
export async function quotasOf(rows: RowReader): Promise<Readonly<Record<QuotaName, number>>> {
  const adjusted = await rows.get(adjustedQuotas, ADJUSTED);
  const names = Object.keys(QUOTAS) as readonly QuotaName[];
  return Object.fromEntries(names.map((name) => [name, adjusted?.[name] ?? QUOTAS[name].standard])) as Record<QuotaName, number>;
}

/** LimitExceeded in AWS's words (IAM-25). */
export function quotaExceeded(name: string, limit: number): ApiError {
  return new ApiError('LimitExceeded', `Cannot exceed quota for ${name}: ${limit}`);
}

/** LimitExceeded if a number or size, with what the request would add, is beyond the account's quota. `rows` must cover `adjustedQuotas`. */
export async function requireWithin(rows: RowReader, name: QuotaName, wanted: number): Promise<void> {
  const limit = await quotaOf(rows, name);
  if (wanted > limit) throw quotaExceeded(QUOTAS[name].shownAs, limit);
}

/**
 * Room for one more row of `table`, or LimitExceeded (IAM-25, IAM-134). Call it once for each creation; deletions need no call.
 * What is remembered is an upper bound: the rows themselves are counted only when it reaches the quota, so that a creation
 * reads one row and not five thousand, and a refusal is always true.
 */
export async function requireQuota(rows: RowWriter, table: Table<unknown>, name: QuotaName): Promise<void> {
  const limit = await quotaOf(rows, name);
  let atMost = (await rows.get(quotaUse, [name]))?.atMost ?? limit;
  if (atMost >= limit) atMost = await countRows(rows, table);
  if (atMost >= limit) throw quotaExceeded(QUOTAS[name].shownAs, limit);
  rows.put(quotaUse, [name], { atMost: atMost + 1 });
}

/**
 * One more of what a quota counts, made without asking it, as AWS does with service-linked roles: what asks for room afterwards finds it
 * counted.
 */
export async function countBeyondQuota(rows: RowWriter, name: QuotaName): Promise<void> {
  const used = await rows.get(quotaUse, [name]);
  if (used !== undefined) rows.put(quotaUse, [name], { atMost: used.atMost + 1 });
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
