import type { Json } from '../execution/types.ts';
import type { Budget } from '../patterns/pattern.ts';
import type { PathFunction } from './syntax.ts';
import { isObject, spend, type Resolution } from './values.ts';

const NOTHING: Resolution = { resolved: false };
const to = (value: Json): Resolution => ({ resolved: true, value });

/** GEN-69: a trailing function takes the output of the path; what it cannot be applied to does not resolve. */
export function finished(name: PathFunction, value: Json, budget: Budget): Resolution {
  if (name === 'keys') return isObject(value) ? to(Object.keys(value)) : NOTHING;
  if (name === 'size' || name === 'length') {
    if (Array.isArray(value) || typeof value === 'string') return to(value.length);
    return isObject(value) ? to(Object.keys(value).length) : NOTHING;
  }
  if (!Array.isArray(value) || value.length === 0) return NOTHING;
  const items = value as readonly Json[];
  if (name === 'first' || name === 'last') return to(items.at(name === 'first' ? 0 : -1)!);
  const numbers = items.filter((item) => typeof item === 'number');
  if (numbers.length === 0) return NOTHING;
  let sum = 0;
  let least = Infinity;
  let most = -Infinity;
  for (const number of numbers) {
    spend(budget);
    sum += number;
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  const result = { min: least, max: most, sum, avg: sum / numbers.length }[name];
  return Number.isFinite(result) ? to(result) : NOTHING;
}
