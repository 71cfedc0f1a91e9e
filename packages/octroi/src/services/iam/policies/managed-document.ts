import { policySize } from '@octroi/policy';
import { ApiError } from '../../../kernel/api-error.ts';
import { requireDocument } from '../shared/document-text.ts';

/** Characters of a managed policy, white space outside strings not counted (POL-90). */
const MAX_SIZE = 6144;

/** Throws unless the text may be stored as a version of a managed policy: MalformedPolicyDocument, or LimitExceeded (POL-63). */
export function requireManagedDocument(text: string): void {
  requireDocument(text, 'managed');
  if (policySize(text) > MAX_SIZE) throw new ApiError('LimitExceeded', `Cannot exceed quota for PolicySize: ${MAX_SIZE}`);
}
