import { compile, parsePolicy, validateDocument, type DocumentKind } from '@octroi/policy';
import { ApiError } from '../../../kernel/api-error.ts';

/** The reserved characters of RFC 3986 that encodeURIComponent leaves as they are. */
const LEFT_OVER: ReadonlyMap<string, string> = new Map([...'!\'()*'].map((letter) => [letter, `%${letter.charCodeAt(0).toString(16).toUpperCase()}`]));

/** A policy document as responses show it: percent-encoded per RFC 3986, else byte for byte as it was given (IAM-87). */
export function documentText(document: string): string {
  return encodeURIComponent(document).replace(/[!'()*]/g, (letter) => LEFT_OVER.get(letter) ?? letter);
}

/**
 * Throws MalformedPolicyDocument in AWS's words unless the text is a policy of this kind (POL-50 to POL-62, POL-70 to POL-75) that the
 * engine can decide with: what is stored is never a document that a later request cannot compile. Sizes are not looked at.
 */
export function requireDocument(text: string, kind: DocumentKind): void {
  const rejection = validateDocument(text, kind);
  if (rejection !== null) throw new ApiError(rejection.code, rejection.message);
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new ApiError('MalformedPolicyDocument', 'Syntax errors in policy.');
  compile(parsed.document, { source: kind });
}
