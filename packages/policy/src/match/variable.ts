import type { RequestContext } from '../request/request.ts';

/** A policy variable (COND-40): the key in lower case (COND-47) and the default that stands in for an absent key (COND-45). */
export interface Variable {
  readonly key: string;
  readonly fallback: string | null;
}

/** A stretch of a text with variables: as typed (wildcards count), to be taken literally (`${*}`, COND-46), or a variable. */
export type Part = string | { readonly literal: string } | Variable;

/** `, 'text'` up to the closing quote and brace; the comma's blank may be missing. */
function readDefault(text: string, comma: number): { fallback: string; end: number } | null {
  let at = comma + 1;
  while (text.charCodeAt(at) === 32) at += 1;
  if (text[at] !== "'") return null;
  const close = text.indexOf("'}", at + 1);
  return close === -1 ? null : { fallback: text.slice(at + 1, close), end: close + 2 };
}

/** Finds the variables of a text of a 2012-10-17 policy. What is no well-formed variable stays text. */
export function partsOf(text: string): readonly Part[] {
  let open = text.indexOf('${');
  if (open === -1) return [text];
  const parts: Part[] = [];
  let from = 0;
  while (open !== -1) {
    let key = open + 2;
    while (key < text.length && text[key] !== '}' && text[key] !== ',') key += 1;
    if (key >= text.length) break;
    const name = text.slice(open + 2, key);
    let end = key + 1;
    let part: Part;
    if (text[key] === ',') {
      const read = readDefault(text, key);
      if (read === null) {
        open = text.indexOf('${', open + 2);
        continue;
      }
      end = read.end;
      part = { key: name.toLowerCase(), fallback: read.fallback };
    } else if (name === '*' || name === '?' || name === '$') part = { literal: name };
    else part = { key: name.toLowerCase(), fallback: null };
    if (open > from) parts.push(text.slice(from, open));
    parts.push(part);
    from = end;
    open = text.indexOf('${', end);
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** True for a part that only a request can give a value. */
export function isVariable(part: Part): part is Variable {
  return typeof part !== 'string' && 'key' in part;
}

/** The value of a variable, or null if it has none: the key is absent without default (COND-43, 44) or multivalued (COND-48). */
export function valueOf(variable: Variable, context: RequestContext): string | null {
  const value = context.get(variable.key);
  if (typeof value === 'string') return value;
  if (value === undefined || value.length === 0) return variable.fallback;
  return null;
}
