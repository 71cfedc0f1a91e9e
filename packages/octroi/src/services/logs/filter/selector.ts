import { invalidPattern } from './matcher.ts';
import { unescaped } from './terms.ts';

/** A step into JSON: a member, an element, or every element (`*`). */
type Step = string | number | { readonly every: true };

/** Steps of one selector, and values that one selector may find. */
const MAX_STEPS = 32;
const MAX_VALUES = 10_000;

/** Reads `$.a.b[0].c[*]["d e"]`; what it gives finds the values in a document, none if a step leads nowhere. Throws InvalidParameterException. */
export function readSelector(text: string): (document: unknown) => readonly unknown[] {
  if (!text.startsWith('$')) throw invalidPattern();
  const steps: Step[] = [];
  let at = 1;
  while (at < text.length) {
    const [step, end] = text.charAt(at) === '.' ? member(text, at + 1) : bracket(text, at);
    steps.push(step);
    at = end;
  }
  if (steps.length === 0 || steps.length > MAX_STEPS) throw invalidPattern();
  return (document) => steps.reduce<readonly unknown[]>((values, step) => values.flatMap((value) => taken(value, step)).slice(0, MAX_VALUES), [document]);
}

function member(text: string, start: number): [Step, number] {
  let end = start;
  while (end < text.length && text.charAt(end) !== '.' && text.charAt(end) !== '[') end++;
  const name = text.slice(start, end);
  if (name === '') throw invalidPattern();
  return [name === '*' ? { every: true } : name, end];
}

function bracket(text: string, start: number): [Step, number] {
  const quoted = text.startsWith('["', start);
  const end = quoted ? text.indexOf('"]', start + 2) : text.indexOf(']', start);
  if (text.charAt(start) !== '[' || end === -1) throw invalidPattern();
  if (quoted) {
    const name = unescaped(text.slice(start + 2, end));
    if (name === null || name === '') throw invalidPattern();
    return [name, end + 2];
  }
  const inner = text.slice(start + 1, end);
  if (inner === '*') return [{ every: true }, end + 1];
  if (!/^\d{1,6}$/.test(inner)) throw invalidPattern();
  return [Number(inner), end + 1];
}

function taken(value: unknown, step: Step): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (typeof step === 'object') return Object.values(value);
  if (typeof step === 'number') return Array.isArray(value) && step < value.length ? [value[step]] : [];
  return !Array.isArray(value) && Object.hasOwn(value, step) ? [(value as Readonly<Record<string, unknown>>)[step]] : [];
}
