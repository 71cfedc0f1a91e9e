import { policySize } from '@octroi/policy';
import { ApiError } from '../../../kernel/api-error.ts';
import { listAll, type RowReader, type RowWriter } from '../../../kernel/rows.ts';
import { requireDocument } from '../shared/document-text.ts';
import { pageOfRows, type PageCall, type Truncation } from '../shared/pagination.ts';
import { adjustedQuotas, quotaOf, type QuotaName } from '../shared/quota.ts';
import { inlinePolicies, type EntityKind, type InlinePolicyRow } from '../tables.ts';

/** The user, group or role that inline policies belong to. */
export interface Owner {
  readonly kind: EntityKind;
  readonly id: string;
  readonly name: string;
}

/** What `putInline` touches beside the entity itself. */
export const putInlineTables = [inlinePolicies, adjustedQuotas] as const;

/** Characters of all inline policies of one entity together, white space outside strings not counted (POL-90). */
const SIZE_QUOTAS: Readonly<Record<EntityKind, QuotaName>> = { user: 'UserPolicySizeQuota', group: 'GroupPolicySizeQuota', role: 'RolePolicySizeQuota' };

/** Writes an inline policy, in the place of one of the same name (IAM-86). Throws for a bad document or one too many (POL-63). */
export async function putInline(rows: RowWriter, owner: Owner, name: string, document: string): Promise<void> {
  requireDocument(document, 'inline');
  let total = policySize(document);
  for (const { row } of await listAll(rows, inlinePolicies, [owner.id])) if (row.name !== name) total += policySize(row.document);
  const max = await quotaOf(rows, SIZE_QUOTAS[owner.kind]);
  if (total > max) throw new ApiError('LimitExceeded', `Maximum policy size of ${max} bytes exceeded for ${owner.kind} ${owner.name}`);
  rows.put(inlinePolicies, [owner.id, name], { name, document });
}

/** An inline policy, or NoSuchEntity (IAM-21). Names compare exactly (IAM-86). */
export async function mustHaveInline(rows: RowReader, owner: Owner, name: string): Promise<InlinePolicyRow> {
  const row = await rows.get(inlinePolicies, [owner.id, name]);
  if (row === undefined) throw new ApiError('NoSuchEntity', `The ${owner.kind} policy with name ${name} cannot be found.`);
  return row;
}

/** Removes an inline policy, or throws NoSuchEntity. */
export async function deleteInline(rows: RowWriter, owner: Owner, name: string): Promise<void> {
  await mustHaveInline(rows, owner, name);
  rows.delete(inlinePolicies, [owner.id, name]);
}

/** One page of the names of an entity's inline policies, sorted (IAM-86). */
export async function pageOfInline(call: PageCall & { readonly rows: RowReader }, list: string, ownerId: string): Promise<{ readonly PolicyNames: readonly string[] } & Truncation> {
  const { items, more } = await pageOfRows(call, `${list}:${ownerId}`, inlinePolicies, { under: [ownerId] });
  return { PolicyNames: items.map(({ row }) => row.name), ...more };
}
