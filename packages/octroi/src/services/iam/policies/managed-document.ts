import { policySize } from '@octroi/policy';
import type { RowReader } from '../../../kernel/rows.ts';
import { requireDocument } from '../shared/document-text.ts';
import { requireWithin } from '../shared/quota.ts';

/**
 * Throws unless the text may be stored as a version of a managed policy: MalformedPolicyDocument, or LimitExceeded (POL-63, POL-90).
 * `rows` must cover `adjustedQuotas`.
 */
export async function requireManagedDocument(rows: RowReader, text: string): Promise<void> {
  requireDocument(text, 'managed');
  await requireWithin(rows, 'PolicySizeQuota', policySize(text));
}
