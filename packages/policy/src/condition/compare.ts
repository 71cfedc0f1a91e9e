import { arnMatches, arnPattern } from '../match/arn.ts';
import { globMatches } from '../match/glob.ts';
import type { Pattern } from '../match/pattern.ts';
import { likePattern, patternMatches } from '../match/pattern.ts';
import type { Part } from '../match/variable.ts';
import { isVariable, partsOf, valueOf } from '../match/variable.ts';
import type { RequestContext } from '../request/request.ts';
import { bytesOf } from './base64.ts';
import { instantOf, compareInstants } from './date.ts';
import { compareDecimals, decimalOf } from './decimal.ts';
import { addressOf, inRange, rangeOf } from './ip.ts';
import type { Comparison, Operator } from './operator.ts';

/**
 * Does one value of the request satisfy the operator, taken as positive, against any of the policy's values? Values that cannot be
 * read as the operator's type satisfy nothing (COND-23), nor do values with an unresolvable variable (COND-44).
 */
export type Compare = (value: string, context: RequestContext) => boolean;

const NEVER: Compare = () => false;

/** Plain texts apart from texts with variables. Texts become what stands for them when no variable is left: `${*}` is `*`. */
function sorted(values: readonly string[], variables: boolean): { texts: string[]; templates: (readonly Part[])[] } {
  const texts: string[] = [];
  const templates: (readonly Part[])[] = [];
  for (const value of values) {
    const parts = variables ? partsOf(value) : [value];
    if (parts.some(isVariable)) templates.push(parts);
    else texts.push(parts.map((part) => (typeof part === 'string' ? part : (part as { literal: string }).literal)).join(''));
  }
  return { texts, templates };
}

/** The text of a template in one request, or null if a variable has no value. */
function textOf(parts: readonly Part[], context: RequestContext): string | null {
  let text = '';
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : isVariable(part) ? valueOf(part, context) : part.literal;
    if (piece === null) return null;
    text += piece;
  }
  return text;
}

const same = (text: string): string => text;
const lower = (text: string): string => text.toLowerCase();

function stringEquals(values: readonly string[], variables: boolean, fold: (text: string) => string): Compare {
  const { texts, templates } = sorted(values, variables);
  const wanted = texts.map(fold);
  const [only] = wanted;
  if (templates.length === 0 && only !== undefined && wanted.length === 1) return (value) => fold(value) === only;
  const set = new Set(wanted);
  if (templates.length === 0) return (value) => set.has(fold(value));
  return (value, context) => {
    const folded = fold(value);
    if (set.has(folded)) return true;
    return templates.some((parts) => {
      const text = textOf(parts, context);
      return text !== null && fold(text) === folded;
    });
  };
}

function stringLike(values: readonly string[], variables: boolean): Compare {
  const literals = new Set<string>();
  const patterns: Pattern[] = [];
  for (const value of values) {
    const pattern = likePattern(value, variables);
    if (pattern.fixed !== null && pattern.fixed.form === 'exact') literals.add(pattern.fixed.text);
    else patterns.push(pattern);
  }
  const [only] = patterns;
  if (only === undefined) return (value) => literals.has(value);
  if (literals.size === 0 && patterns.length === 1) {
    const glob = only.fixed;
    return glob !== null ? (value) => globMatches(glob, value) : (value, context) => patternMatches(only, value, context);
  }
  return (value, context) => literals.has(value) || patterns.some((pattern) => patternMatches(pattern, value, context));
}

function arnLike(values: readonly string[], variables: boolean): Compare {
  const patterns = values.map((value) => arnPattern(value, variables)).filter((pattern) => pattern !== null);
  const literals = new Set<string>();
  const rest = patterns.filter((pattern) => {
    const texts = pattern.map((part) => (part.fixed !== null && part.fixed.form === 'exact' ? part.fixed.text : null));
    if (texts.includes(null)) return true;
    literals.add(texts.join(':'));
    return false;
  });
  if (rest.length === 0) return (value) => literals.has(value);
  return (value, context) => literals.has(value) || rest.some((pattern) => arnMatches(pattern, value, context));
}

function holds(order: number, comparison: Comparison): boolean {
  switch (comparison) {
    case 'equals':
      return order === 0;
    case 'less':
      return order < 0;
    case 'less-equals':
      return order <= 0;
    case 'greater':
      return order > 0;
    case 'greater-equals':
      return order >= 0;
  }
}

/** Numbers, dates and the like: read both sides, then compare. */
function typed<T, W>(values: readonly string[], readWanted: (text: string) => W | null, readSeen: (text: string) => T | null, test: (seen: T, wanted: W) => boolean): Compare {
  const wanted = values.map(readWanted).filter((value) => value !== null);
  return (value) => {
    const seen = readSeen(value);
    return seen !== null && wanted.some((one) => test(seen, one));
  };
}

function boolOf(text: string): boolean | null {
  if (text === 'true') return true;
  if (text === 'false') return false;
  const folded = text.toLowerCase();
  return folded === 'true' ? true : folded === 'false' ? false : null;
}

/** Bool values may hold variables (COND-17a). */
function bool(values: readonly string[], variables: boolean): Compare {
  const { texts, templates } = sorted(values, variables);
  const wanted = new Set(texts.map(boolOf));
  const [wantsTrue, wantsFalse] = [wanted.has(true), wanted.has(false)];
  return (value, context) => {
    const seen = boolOf(value);
    if (seen === null) return false;
    return (seen ? wantsTrue : wantsFalse) || templates.some((parts) => boolOf(textOf(parts, context) ?? '') === seen);
  };
}

/** Compiles the values of one key for its operator. `variables` is true in documents of version 2012-10-17 (COND-42). */
export function compareFor(operator: Operator, values: readonly string[], variables: boolean): Compare {
  const { comparison } = operator;
  switch (operator.family) {
    case 'string-equals':
      return stringEquals(values, variables, same);
    case 'string-equals-ignore-case':
      return stringEquals(values, variables, lower);
    case 'string-like':
      return stringLike(values, variables);
    case 'arn':
      return arnLike(values, variables);
    case 'bool':
      return bool(values, variables);
    case 'numeric':
      return typed(values, decimalOf, decimalOf, (seen, wanted) => holds(compareDecimals(seen, wanted), comparison));
    case 'date':
      return typed(values, instantOf, instantOf, (seen, wanted) => holds(compareInstants(seen, wanted), comparison));
    case 'ip':
      return typed(values, rangeOf, addressOf, inRange);
    case 'binary':
      return typed(values, bytesOf, bytesOf, (seen, wanted) => seen === wanted);
    case 'null':
      return NEVER;
  }
}
