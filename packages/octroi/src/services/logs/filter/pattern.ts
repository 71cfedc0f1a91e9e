import { invalidParameter } from '../shared/errors.ts';
import { readJsonPattern } from './json-pattern.ts';
import { invalidPattern, type Matcher } from './matcher.ts';
import { readTerms } from './terms.ts';

/**
 * Reads a filter pattern: terms, or a selector of JSON fields in braces; null for an empty one, which matches everything. Patterns of
 * columns in brackets and regular expressions between percent signs are refused. Throws InvalidParameterException.
 */
export function readPattern(text: string): Matcher | null {
  const pattern = text.trim();
  if (pattern === '') return null;
  if (pattern.startsWith('{')) {
    if (!pattern.endsWith('}')) throw invalidParameter("If a filter pattern starts with '{' it must end with '}'");
    return readJsonPattern(pattern.slice(1, -1));
  }
  if (pattern.startsWith('[') || pattern.startsWith('%')) throw invalidPattern();
  return readTerms(pattern);
}
