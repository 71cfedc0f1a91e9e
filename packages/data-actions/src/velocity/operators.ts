import { VELOCITY_EMPTY_IS_FALSE } from '../configuration.ts';
import { joined } from './methods.ts';
import type { Operator } from './syntax.ts';
import { isMap, textOf, type Value, type Work } from './values.ts';

/** Velocity 1.7: only nothing and `false` are false. */
export function truthy(value: Value): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (!VELOCITY_EMPTY_IS_FALSE) return true;
  return !(value === '' || value === 0 || (Array.isArray(value) && value.length === 0) || (isMap(value) && Object.keys(value).length === 0));
}

/** The right side of `&&` and `||` is evaluated only if it matters. */
export function binary(operator: Operator, left: () => Value, right: () => Value, work: Work): Value {
  if (operator === '&&') return truthy(left()) && truthy(right());
  if (operator === '||') return truthy(left()) || truthy(right());
  const one = left();
  const other = right();
  if (operator === '==') return equal(one, other);
  if (operator === '!=') return !equal(one, other);
  if (operator === '+' && (typeof one === 'string' || typeof other === 'string')) return joined(textOf(one) ?? 'null', textOf(other) ?? 'null', work);
  if (typeof one !== 'number' || typeof other !== 'number') return undefined;
  switch (operator) {
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    default:
      return quotient(operator, one, other);
  }
}

/** Whole numbers divide as Java's do; a division by zero is undefined. */
function quotient(operator: '/' | '%', one: number, other: number): Value {
  if (other === 0) return undefined;
  if (operator === '%') return one % other;
  return Number.isInteger(one) && Number.isInteger(other) ? Math.trunc(one / other) : one / other;
}

/** Values of different kinds are equal if they print the same. */
function equal(one: Value, other: Value): boolean {
  if (one === undefined || one === null || other === undefined || other === null) return (one ?? null) === (other ?? null);
  if (one === other) return true;
  return (typeof one !== typeof other || typeof one === 'object') && textOf(one) === textOf(other) && textOf(one) !== undefined;
}
