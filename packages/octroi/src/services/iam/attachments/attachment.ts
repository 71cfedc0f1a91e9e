import { ApiError } from '../../../kernel/api-error.ts';
import { listAll, type RowReader, type RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { findPolicy, policyNotAttachable, policyNotFound } from '../policies/find.ts';
import { requirePolicyArn } from '../policies/policy-arn.ts';
import { adjustedQuotas, requireWithin, type QuotaName } from '../shared/quota.ts';
import { attachedTo, attachments, policies, type EntityKind } from '../tables.ts';

/** Who a policy is attached to. */
export interface Holder {
  readonly kind: EntityKind;
  readonly id: string;
}

/** What attaching and detaching touch beside the entity itself. */
export const attachmentTables = [policies, attachments, attachedTo] as const;

/** What attaching touches: the quota, too. */
export const attachTables = [...attachmentTables, adjustedQuotas] as const;

/** How many managed policies one entity may have (IAM-25, IAM-84). */
const ATTACHED_QUOTAS: Readonly<Record<EntityKind, QuotaName>> = { user: 'AttachedPoliciesPerUserQuota', group: 'AttachedPoliciesPerGroupQuota', role: 'AttachedPoliciesPerRoleQuota' };

const SERVICE_LINKED = '/aws-service-role/';

/** Attaches a managed policy; one that is attached already stays as it is (IAM-83). */
export async function attach(rows: RowWriter, home: Scope, holder: Holder, arn: string, now: number): Promise<void> {
  const policy = await findPolicy(rows, home, arn);
  if (policy === undefined) throw policyNotAttachable(arn);
  if (policy.own === null && policy.path === SERVICE_LINKED) throw new ApiError('PolicyNotAttachable', 'Cannot attach a Service Role Policy to a Customer Role.');
  if (await isAttached(rows, holder, arn)) return;
  await requireWithin(rows, ATTACHED_QUOTAS[holder.kind], (await listAll(rows, attachments, [holder.id])).length + 1);
  rows.put(attachments, [holder.id, arn], { arn, attachedAt: now });
  rows.put(attachedTo, [arn, holder.id], { kind: holder.kind, id: holder.id });
}

/** Detaches a managed policy; one that is not attached, or does not exist, is NoSuchEntity (IAM-83). */
export async function detach(rows: RowWriter, holder: Holder, arn: string): Promise<void> {
  requirePolicyArn(arn);
  if (!(await isAttached(rows, holder, arn))) throw policyNotFound(arn);
  rows.delete(attachments, [holder.id, arn]);
  rows.delete(attachedTo, [arn, holder.id]);
}

async function isAttached(rows: RowReader, holder: Holder, arn: string): Promise<boolean> {
  return (await rows.get(attachments, [holder.id, arn])) !== undefined;
}
