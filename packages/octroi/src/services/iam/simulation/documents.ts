import { parsePolicy, validateDocument, type DocumentKind } from '@octroi/policy';
import { ApiError } from '../../../kernel/api-error.ts';

/** What the simulator answers to a text that is no policy: InvalidInput, the only error that AWS names for it. */
export function refusedDocument(message: string): ApiError {
  return new ApiError('InvalidInput', message);
}

/** The first of these texts that is no policy of the kind, refused in the words of that kind; null if there is none. */
export function refusalOf(texts: readonly string[] | undefined, kind: DocumentKind): ApiError | null {
  for (const text of texts ?? []) {
    const rejection = validateDocument(text, kind);
    if (rejection !== null) return refusedDocument(rejection.message);
    if (!parsePolicy(text).ok) return refusedDocument('Syntax errors in policy.');
  }
  return null;
}
