import type { RequestContext } from '../request/request.ts';
import type { Glob, Token } from './glob.ts';
import { ANY, ANY_IN_SEGMENT, begins, ends, globMatches, globOf, ONE_IN_SEGMENT, wildcards, prefixGlob } from './glob.ts';
import type { Part, Variable } from './variable.ts';
import { isVariable, partsOf, valueOf } from './variable.ts';

/** A pattern that may hold variables. Without any it is compiled for good; with some, for each request. */
export type Pattern =
  | { readonly fixed: Glob }
  /**
   * `lead` is the text before the first wildcard or variable: what does not start with it cannot match. `plain` if its only
   * wildcard is `ANY`: then it is matched piece by piece, without compiling.
   */
  | { readonly fixed: null; readonly lead: string; readonly plain: boolean; readonly tokens: readonly (Token | Variable)[] };

function tokensOf(parts: readonly Part[]): (Token | Variable)[] {
  return parts.flatMap((part): (Token | Variable)[] => (typeof part === 'string' ? wildcards(part) : isVariable(part) ? [part] : [part.literal]));
}

function patternOf(tokens: readonly (Token | Variable)[]): Pattern {
  const fixed: Token[] = [];
  for (const token of tokens) {
    if (typeof token === 'object') {
      const lead = typeof tokens[0] === 'string' ? tokens[0] : '';
      const plain = tokens.every((one) => typeof one !== 'number' || one === ANY);
      return { fixed: null, lead, plain, tokens };
    }
    fixed.push(token);
  }
  return { fixed: globOf(fixed) };
}

/** The pattern of `StringLike` (COND-13), and of one component of an ARN condition. */
export function likePattern(text: string, variables: boolean): Pattern {
  return patternOf(variables ? tokensOf(partsOf(text)) : wildcards(text));
}

/** Offsets of the first five colons; fewer if there are fewer. */
function colonsOf(text: string): number[] {
  const colons: number[] = [];
  for (let at = text.indexOf(':'); at !== -1 && colons.length < 5; at = text.indexOf(':', at + 1)) colons.push(at);
  return colons;
}

/**
 * The pattern of a `Resource` or `NotResource` value (POL-14 to POL-20). In the first five segments a trailing `*` may
 * reach over colons, any other `*` and every `?` stays inside (POL-16); variables count after the fifth colon only (COND-41).
 * `complete` fills an ARN of fewer than six parts with `*`, as identity-based policies do (POL-17).
 */
export function resourcePattern(text: string, variables: boolean, complete: boolean): Pattern {
  const wild = text.search(/[*?]/);
  const held = variables && text.includes('${');
  if (wild === -1 && !held && (!complete || colonsOf(text).length === 5)) return { fixed: { form: 'exact', text } };
  let arn = text;
  let colons = colonsOf(text);
  // By far the most patterns: an ARN with one `*`, at its end.
  if (wild === text.length - 1 && !held && colons.length === 5 && text.charCodeAt(wild) === 42) return { fixed: prefixGlob(text.slice(0, -1)) };
  if (complete && colons.length > 0 && colons.length < 5 && text.startsWith('arn:')) {
    arn = text + ':*'.repeat(5 - colons.length);
    colons = colonsOf(arn);
  }
  const tokens: (Token | Variable)[] = [];
  let from = 0;
  for (const end of colons.length === 5 ? colons : [...colons, arn.length]) {
    const open = arn.charCodeAt(end - 1) === 42 && end > from;
    tokens.push(...wildcards(arn.slice(from, open ? end - 1 : end), ANY_IN_SEGMENT, ONE_IN_SEGMENT));
    if (open) tokens.push(ANY);
    if (end < arn.length) tokens.push(':');
    from = end + 1;
  }
  if (colons.length === 5) {
    const rest = arn.slice(from);
    tokens.push(...(variables ? tokensOf(partsOf(rest)) : wildcards(rest)));
  }
  return patternOf(joined(tokens));
}

/** Neighbouring texts as one, so that the lead of a pattern is as long as it can be. */
function joined(tokens: readonly (Token | Variable)[]): (Token | Variable)[] {
  const out: (Token | Variable)[] = [];
  for (const token of tokens) {
    const before = out.at(-1);
    if (typeof token === 'string' && typeof before === 'string') out[out.length - 1] = before + token;
    else out.push(token);
  }
  return out;
}

/** The pattern's glob for one request, or null if a variable has no value. A value's own wildcards are text (COND-46a). */
function expand(tokens: readonly (Token | Variable)[], context: RequestContext): Glob | null {
  const fixed: Token[] = [];
  for (const token of tokens) {
    if (typeof token === 'object') {
      const value = valueOf(token, context);
      if (value === null) return null;
      fixed.push(value);
    } else fixed.push(token);
  }
  return globOf(fixed);
}

/**
 * The same for a pattern whose only wildcard is `ANY`. Up to the first one every token must stand where the one before ended; behind
 * it, what lies between two of them is looked for once, from the left.
 */
function plainMatches(tokens: readonly (Token | Variable)[], text: string, context: RequestContext): boolean {
  let at = 0;
  let anchored = true;
  let piece = '';
  for (const token of tokens) {
    if (token === ANY) {
      const found = text.indexOf(piece, at);
      if (found === -1) return false;
      at = found + piece.length;
      piece = '';
      anchored = false;
      continue;
    }
    const value = typeof token === 'string' ? token : valueOf(token as Variable, context);
    if (value === null) return false;
    if (!anchored) piece += value;
    else if (text.slice(at, at + value.length) === value) at += value.length;
    else return false;
  }
  return anchored ? at === text.length : text.length - piece.length >= at && ends(text, piece);
}

/** Does the whole text match the pattern in this request? */
export function patternMatches(pattern: Pattern, text: string, context: RequestContext): boolean {
  if (pattern.fixed !== null) return globMatches(pattern.fixed, text);
  if (!begins(text, pattern.lead)) return false;
  if (pattern.plain) return plainMatches(pattern.tokens, text, context);
  const glob = expand(pattern.tokens, context);
  return glob !== null && globMatches(glob, text);
}

/** Does a resource match? `*`, the resource of actions without resource-level permissions, matches only `*` (POL-13b). */
export function resourceMatches(pattern: Pattern, resource: string, context: RequestContext): boolean {
  if (resource === '*') return pattern.fixed !== null && pattern.fixed.form === 'all';
  return patternMatches(pattern, resource, context);
}
