import type { RowReader } from '../../../kernel/rows.ts';
import { awsManagedPolicy } from '../managed-policies/load.ts';
import { nameKey, policyVersions, versionKey, type PolicyRow, type PolicyVersionRow } from '../tables.ts';
import type { KnownPolicy } from './find.ts';

const ID = /^v([1-9][0-9]{0,8})$/;

/** The key of a version of a customer's policy; null for an id that no version can have. */
export function versionRowKey(row: PolicyRow, version: string): readonly string[] | null {
  const number = ID.exec(version)?.[1];
  return number === undefined ? null : [nameKey(row.name), versionKey(Number(number))];
}

/** A version of a customer's policy. */
export async function ownVersion(rows: RowReader, row: PolicyRow, version: string): Promise<PolicyVersionRow | undefined> {
  const key = versionRowKey(row, version);
  return key === null ? undefined : rows.get(policyVersions, key);
}

/** All versions of a policy, newest first (IAM-81). Of an AWS managed policy only the newest one is known. */
export async function versionsOf(rows: RowReader, policy: KnownPolicy): Promise<readonly PolicyVersionRow[]> {
  if (policy.own === null) return [awsVersion(policy)];
  return (await rows.list(policyVersions, { under: [nameKey(policy.name)] })).map(({ row }) => row).toReversed();
}

/** One version of any policy. */
export async function versionOf(rows: RowReader, policy: KnownPolicy, version: string): Promise<PolicyVersionRow | undefined> {
  if (policy.own !== null) return ownVersion(rows, policy.own, version);
  return version === policy.defaultVersion ? awsVersion(policy) : undefined;
}

/** The newest version was made when the policy was last updated; the data gives every version the date of the policy (IAM-81). */
function awsVersion(policy: KnownPolicy): PolicyVersionRow {
  const aws = awsManagedPolicy(policy.arn);
  if (aws === undefined) throw new Error(`the AWS managed policy ${policy.arn} has no document`);
  return { id: aws.defaultVersionId, document: aws.document, createdAt: aws.updateDate * 1000 };
}
