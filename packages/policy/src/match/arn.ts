import type { RequestContext } from '../request/request.ts';
import type { Pattern } from './pattern.ts';
import { likePattern, patternMatches } from './pattern.ts';
import { isVariable, partsOf } from './variable.ts';

/** The six components of an ARN pattern of a condition (COND-21a). */
export type ArnPattern = readonly [Pattern, Pattern, Pattern, Pattern, Pattern, Pattern];

/**
 * Splits a text at its first five colons; the sixth component is all the rest. Null if it has fewer, so is no ARN.
 * With `variables`, a colon inside `${...}` splits nothing (COND-49a: split first, then expand).
 */
function componentsOf(text: string, variables: boolean): string[] | null {
  const components: string[] = [''];
  const last = (): number => components.length - 1;
  for (const part of rawParts(text)) {
    if (variables && part.startsWith('${')) {
      components[last()] += part;
      continue;
    }
    let from = 0;
    while (components.length < 6) {
      const colon = part.indexOf(':', from);
      if (colon === -1) break;
      components[last()] += part.slice(from, colon);
      components.push('');
      from = colon + 1;
    }
    components[last()] += part.slice(from);
  }
  return components.length === 6 ? components : null;
}

/** The text cut into plain stretches and variables as typed. */
function rawParts(text: string): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const part of partsOf(text)) {
    if (typeof part === 'string') {
      parts.push(part);
      at += part.length;
      continue;
    }
    const close = isVariable(part) && part.fallback !== null ? text.indexOf("'}", text.indexOf("'", at) + 1) + 2 : text.indexOf('}', at) + 1;
    parts.push(text.slice(at, close));
    at = close;
  }
  return parts;
}

/** The pattern of an ARN operator's value, or null if it has not six components and so matches nothing. */
export function arnPattern(text: string, variables: boolean): ArnPattern | null {
  const components = componentsOf(text, variables);
  if (components === null) return null;
  return components.map((component) => likePattern(component, variables)) as unknown as ArnPattern;
}

/** Does an ARN match, component by component? A value that is no ARN does not (COND-21b). */
export function arnMatches(pattern: ArnPattern, arn: string, context: RequestContext): boolean {
  let from = 0;
  for (let index = 0; index < 5; index += 1) {
    const colon = arn.indexOf(':', from);
    if (colon === -1 || !patternMatches(pattern[index]!, arn.slice(from, colon), context)) return false;
    from = colon + 1;
  }
  return patternMatches(pattern[5], arn.slice(from), context);
}
