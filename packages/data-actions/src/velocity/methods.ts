import { compilePattern, PatternError, type Match } from '../patterns/pattern.ts';
import { TemplateError } from './syntax.ts';
import { checkLength, isMap, spend, textOf, type Value, type ValueMap, type Work } from './values.ts';

type Method<T> = (on: T, given: readonly Value[], work: Work) => Value;

const text = (value: Value): string => textOf(value) ?? '';

function whole(value: Value, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new TemplateError(`${what} takes whole numbers`);
  return value;
}

function part(on: string, given: readonly Value[]): string {
  const from = whole(given[0], '`substring`');
  const to = given.length > 1 ? whole(given[1], '`substring`') : on.length;
  if (from < 0 || to > on.length || from > to) throw new TemplateError('`substring` is outside of the text');
  return on.slice(from, to);
}

/** Joins what is found anew; the length is known before the text is made. */
function rewritten(on: string, matches: readonly Match[], put: (match: Match) => string, work: Work): string {
  let result = '';
  let after = 0;
  for (const match of matches) {
    const next = put(match);
    checkLength(result.length + match.start - after + next.length, work);
    result += on.slice(after, match.start) + next;
    after = match.end;
  }
  checkLength(result.length + on.length - after, work);
  return result + on.slice(after);
}

function plainMatches(on: string, wanted: string, work: Work): readonly Match[] {
  const found: Match[] = [];
  for (let start = on.indexOf(wanted); start >= 0 && start <= on.length; start = wanted === '' && start === on.length ? -1 : on.indexOf(wanted, start + (wanted.length || 1))) {
    spend(work.steps, 1, 'steps');
    found.push({ start, end: start + wanted.length, groups: [] });
  }
  return found;
}

function patternMatches(on: string, source: string, work: Work, most = Infinity): readonly Match[] {
  try {
    const pattern = compilePattern(source, work.patternSteps);
    const found: Match[] = [];
    for (let from = 0; from <= on.length && found.length < most; ) {
      const match = pattern.find(on, from);
      if (match === null) break;
      found.push(match);
      from = match.end > match.start ? match.end : match.end + 1;
    }
    return found;
  } catch (error) {
    if (error instanceof PatternError) throw new TemplateError(error.message);
    throw error;
  }
}

/** Java's replacement: `$1` is a group, a backslash takes the next sign as it is. */
function substituted(replacement: string, match: Match, on: string): string {
  let result = '';
  for (let at = 0; at < replacement.length; at += 1) {
    const sign = replacement[at]!;
    if (sign === '\\') result += replacement[++at] ?? '';
    else if (sign === '$') {
      const group = Number(replacement[++at] ?? 'x');
      if (!Number.isInteger(group) || (group > 0 && group >= match.groups.length)) throw new TemplateError('the replacement names a group that the pattern has not');
      result += group === 0 ? on.slice(match.start, match.end) : (match.groups[group] ?? '');
    } else result += sign;
  }
  return result;
}

/** Java's `split`: empty texts at the end fall away, and so does an empty first match. */
function split(on: string, source: string, work: Work): Value[] {
  const parts: string[] = [];
  let after = 0;
  for (const match of patternMatches(on, source, work)) {
    if (match.end === 0 || (match.start === match.end && match.start === on.length)) continue;
    parts.push(on.slice(after, match.start));
    after = match.end;
  }
  parts.push(on.slice(after));
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts;
}

/** GEN-66: the methods of Java's strings. */
const STRINGS = new Map<string, Method<string>>([
  ['length', (on) => on.length],
  ['substring', (on, given) => part(on, given)],
  ['toUpperCase', (on) => on.toUpperCase()],
  ['toLowerCase', (on) => on.toLowerCase()],
  ['trim', (on) => on.trim()],
  ['replace', (on, given, work) => rewritten(on, plainMatches(on, text(given[0]), work), () => text(given[1]), work)],
  ['replaceAll', (on, given, work) => rewritten(on, patternMatches(on, text(given[0]), work), (match) => substituted(text(given[1]), match, on), work)],
  ['replaceFirst', (on, given, work) => rewritten(on, patternMatches(on, text(given[0]), work, 1), (match) => substituted(text(given[1]), match, on), work)],
  ['matches', (on, given, work) => patternMatches(on, `^(?:${text(given[0])})$`, work, 1).length > 0],
  ['contains', (on, given) => on.includes(text(given[0]))],
  ['startsWith', (on, given) => on.startsWith(text(given[0]))],
  ['endsWith', (on, given) => on.endsWith(text(given[0]))],
  ['indexOf', (on, given) => on.indexOf(text(given[0]), given.length > 1 ? whole(given[1], '`indexOf`') : 0)],
  ['lastIndexOf', (on, given) => on.lastIndexOf(text(given[0]))],
  ['charAt', (on, given) => on[whole(given[0], '`charAt`')]],
  ['concat', (on, given, work) => joined(on, text(given[0]), work)],
  ['split', (on, given, work) => split(on, text(given[0]), work)],
  ['equals', (on, given) => on === given[0]],
  ['equalsIgnoreCase', (on, given) => on.toLowerCase() === text(given[0]).toLowerCase()],
  ['isEmpty', (on) => on === ''],
  ['toString', (on) => on],
]);

export function joined(left: string, right: string, work: Work): string {
  checkLength(left.length + right.length, work);
  return left + right;
}

const LISTS = new Map<string, Method<Value[]>>([
  ['size', (on) => on.length],
  ['isEmpty', (on) => on.length === 0],
  ['get', (on, given) => on[whole(given[0], '`get`')]],
  ['contains', (on, given) => on.includes(given[0])],
  ['indexOf', (on, given) => on.indexOf(given[0])],
  ['add', (on, given) => on.push(given[0]) > 0],
  ['toString', (on) => textOf(on)],
]);

const MAPS = new Map<string, Method<ValueMap>>([
  ['size', (on) => Object.keys(on).length],
  ['isEmpty', (on) => Object.keys(on).length === 0],
  ['get', (on, given) => on[text(given[0])]],
  ['containsKey', (on, given) => Object.hasOwn(on, text(given[0]))],
  ['keySet', (on) => Object.keys(on)],
  ['values', (on) => Object.values(on)],
  ['entrySet', (on) => Object.entries(on).map(([key, value]) => Object.assign(Object.create(null) as ValueMap, { key, value }))],
  ['put', (on, given) => {
    const key = text(given[0]);
    const before = on[key];
    on[key] = given[1];
    return before;
  }],
  ['toString', (on) => textOf(on)],
]);

/** Calls a method by its name in the lists above, and no other: an unknown one is undefined. */
export function callMethod(on: Value, name: string, given: readonly Value[], work: Work): Value {
  spend(work.steps, 1, 'steps');
  if (typeof on === 'string') return STRINGS.get(name)?.(on, given, work);
  if (Array.isArray(on)) {
    spend(work.steps, Math.floor(on.length / 100), 'steps');
    return LISTS.get(name)?.(on, given, work);
  }
  if (isMap(on)) return MAPS.get(name)?.(on, given, work);
  return name === 'toString' && (typeof on === 'number' || typeof on === 'boolean') ? textOf(on) : undefined;
}
