import { contextKeysOf, parsePolicy, type Document } from '@octroi/policy';
import { refusedDocument } from './documents.ts';

/** The context keys and variables that policies use, in order of appearance, each once whatever its letter case (IAM-175). */
export function contextKeysOfTexts(texts: readonly string[]): readonly string[] {
  const keys = new Map<string, string>();
  for (const text of texts) for (const key of contextKeysOf(documentOf(text))) if (!keys.has(key.toLowerCase())) keys.set(key.toLowerCase(), key);
  return [...keys.values()];
}

/** The document of a text that was checked. */
function documentOf(text: string): Document {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw refusedDocument('Syntax errors in policy.');
  return parsed.document;
}
