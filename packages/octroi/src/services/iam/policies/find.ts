import { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Tag } from '../../../kernel/tags.ts';
import type { ManagedPolicySummary } from '../managed-policies/load.ts';
import { nameKey, policies, type PolicyRow } from '../tables.ts';
import { awsManagedSummary } from './aws-managed.ts';
import { requirePolicyArn } from './policy-arn.ts';

/** A managed policy, whoever manages it. */
export interface KnownPolicy {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly description?: string;
  /** Milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly defaultVersion: string;
  readonly tags: readonly Tag[];
  /** The customer's row; null for an AWS managed policy. */
  readonly own: PolicyRow | null;
}

export function knownOwn(row: PolicyRow): KnownPolicy {
  return { ...row, own: row };
}

export function knownAws(policy: ManagedPolicySummary): KnownPolicy {
  const { arn, name, path, id } = policy;
  return { arn, name, path, id, createdAt: policy.createDate * 1000, updatedAt: policy.updateDate * 1000, defaultVersion: policy.defaultVersionId, tags: [], own: null };
}

/**
 * The managed policy of this ARN, of the account or of AWS; undefined if there is none, or if it is another account's. ARNs compare
 * exactly, path and letter case included (POL-18). Throws InvalidInput for an ARN of something else.
 */
export async function findPolicy(rows: RowReader, home: Scope, text: string): Promise<KnownPolicy | undefined> {
  const arn = requirePolicyArn(text);
  if (arn.partition !== home.partition) return undefined;
  if (arn.account === 'aws') {
    const aws = awsManagedSummary(text);
    return aws === undefined ? undefined : knownAws(aws);
  }
  if (arn.account !== home.account) return undefined;
  const row = await rows.get(policies, [nameKey(arn.name)]);
  return row?.arn === text ? knownOwn(row) : undefined;
}

/** NoSuchEntity in the words of get, delete, tag and detach (IAM-22). */
export function policyNotFound(arn: string): ApiError {
  return new ApiError('NoSuchEntity', `Policy ${arn} was not found.`);
}

/** NoSuchEntity in the words of attach and ListEntitiesForPolicy (IAM-22). */
export function policyNotAttachable(arn: string): ApiError {
  return new ApiError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`);
}

/** NoSuchEntity in the words of the operations on a version (IAM-22). */
export function versionNotFound(arn: string, version: string): ApiError {
  return new ApiError('NoSuchEntity', `Policy ${arn} version ${version} does not exist or is not attachable.`);
}

/**
 * The row of a policy that is to be changed. A policy outside the account is refused with `outside` (IAM-27), one that does not exist
 * with `missing`.
 */
export async function requireOwnPolicy(rows: RowReader, home: Scope, text: string, outside: string, missing: ApiError): Promise<PolicyRow> {
  const arn = requirePolicyArn(text);
  if (arn.account !== home.account) throw new ApiError('AccessDenied', outside, { status: 403 });
  const policy = await findPolicy(rows, home, text);
  if (policy === undefined || policy.own === null) throw missing;
  return policy.own;
}
