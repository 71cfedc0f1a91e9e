import { Host, type Value } from './values.ts';

/** A number, or a text that shows one; undefined otherwise. */
function number(value: Value): number | undefined {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}

/** All that is given must be numbers, or the result is undefined; so is one that is no finite number (a division by zero). */
const of = (compute: (numbers: readonly number[]) => number, least = 1) => (given: readonly Value[]): Value => {
  const numbers = given.map(number);
  if (numbers.length < least || numbers.includes(undefined)) return undefined;
  const result = compute(numbers as readonly number[]);
  return Number.isFinite(result) ? result : undefined;
};

const fold = (compute: (left: number, right: number) => number) => of((numbers) => numbers.reduce(compute), 2);

/** GEN-66: Velocity's MathTool. */
export const MATH_TOOL = new Host({
  add: fold((left, right) => left + right),
  sub: fold((left, right) => left - right),
  mul: fold((left, right) => left * right),
  div: fold((left, right) => left / right),
  idiv: fold((left, right) => Math.trunc(left / right)),
  mod: fold((left, right) => left % right),
  pow: fold((left, right) => left ** right),
  min: of((numbers) => Math.min(...numbers)),
  max: of((numbers) => Math.max(...numbers)),
  abs: of(([value]) => Math.abs(value!)),
  ceil: of(([value]) => Math.ceil(value!)),
  floor: of(([value]) => Math.floor(value!)),
  round: of(([value]) => Math.round(value!)),
  roundTo: of(([places, value]) => Number(value!.toFixed(Math.min(20, Math.max(0, Math.trunc(places!))))), 2),
  toInteger: of(([value]) => Math.trunc(value!)),
  toDouble: of(([value]) => value!),
  /** Between 0 and 1, or a whole number from the first up to below the second. */
  random: (given) => (given.length === 0 ? Math.random() : of(([from, to]) => Math.floor(from! + Math.random() * (to! - from!)), 2)(given)),
});
