import type { Json } from '../execution/types.ts';
import { compilePattern, PatternError, type Budget } from '../patterns/pattern.ts';
import { PathError, type Comparison, type Condition, type Operand, type Path } from './syntax.ts';
import { isObject, spend, type Resolution } from './values.ts';

/** Where a filter is judged; `evaluate` reads the paths in it. */
export interface Judging {
  readonly item: Json;
  readonly root: Json;
  readonly budget: Budget;
  readonly evaluate: (path: Path, root: Json, budget: Budget, current: Json) => Resolution;
}

/** Whether an element passes a filter (GEN-69). What is missing equals nothing and is ordered before nothing. */
export function holds(condition: Condition, judging: Judging): boolean {
  spend(judging.budget);
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, judging) && holds(condition.right, judging);
    case 'or':
      return holds(condition.left, judging) || holds(condition.right, judging);
    case 'not':
      return !holds(condition.of, judging);
    case 'exists':
      return judging.evaluate(condition.path, judging.root, judging.budget, judging.item).resolved;
    case 'compare': {
      if (condition.operator === '=~') return like(condition.left, condition.right, judging);
      return compare(condition.operator, operandValue(condition.left, judging), operandValue(condition.right, judging), judging.budget);
    }
  }
}

function operandValue(operand: Operand, judging: Judging): Json | undefined {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'pattern') return undefined;
  const resolution = judging.evaluate(operand.path, judging.root, judging.budget, judging.item);
  return resolution.resolved ? resolution.value : undefined;
}

function like(left: Operand, right: Operand, judging: Judging): boolean {
  const [pattern, other] = left.kind === 'pattern' ? [left, right] : [right, left];
  const text = operandValue(other, judging);
  if (pattern.kind !== 'pattern' || text === undefined || (typeof text === 'object' && text !== null)) return false;
  try {
    return compilePattern(pattern.source, judging.budget, pattern.ignoreCase).matches(String(text));
  } catch (error) {
    if (error instanceof PatternError) throw new PathError(error.message);
    throw error;
  }
}

function compare(operator: Exclude<Comparison, '=~'>, left: Json | undefined, right: Json | undefined, budget: Budget): boolean {
  switch (operator) {
    case '==':
      return equal(left, right, budget);
    case '!=':
      return !equal(left, right, budget);
    case '===':
      return typeof left === typeof right && equal(left, right, budget);
    case '!==':
      return typeof left !== typeof right || !equal(left, right, budget);
    case '<':
      return ordered(left, right, (sign) => sign < 0);
    case '<=':
      return ordered(left, right, (sign) => sign <= 0);
    case '>':
      return ordered(left, right, (sign) => sign > 0);
    case '>=':
      return ordered(left, right, (sign) => sign >= 0);
    case 'in':
      return among(left, right, budget);
    case 'nin':
      return Array.isArray(right) && !among(left, right, budget);
    case 'contains':
      return typeof left === 'string' && typeof right === 'string' ? left.includes(right) : among(right, left, budget);
    case 'size':
      return (typeof left === 'string' || Array.isArray(left)) && typeof right === 'number' && left.length === right;
    case 'empty':
      return (typeof left === 'string' || Array.isArray(left)) && (left.length === 0) === right;
    case 'anyof':
      return items(left).some((one) => among(one, right, budget));
    case 'noneof':
      return !items(left).some((one) => among(one, right, budget));
    case 'subsetof':
      return Array.isArray(left) && items(left).every((one) => among(one, right, budget));
  }
}

const items = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

function among(wanted: Json | undefined, list: Json | undefined, budget: Budget): boolean {
  return items(list).some((item) => equal(wanted, item, budget));
}

function ordered(left: Json | undefined, right: Json | undefined, is: (sign: number) => boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return is(left - right);
  if (typeof left === 'string' && typeof right === 'string') return is(left < right ? -1 : left > right ? 1 : 0);
  return false;
}

/** As Jayway has it, a number equals a text that shows it. */
function equal(left: Json | undefined, right: Json | undefined, budget: Budget): boolean {
  spend(budget);
  if (left === undefined || right === undefined) return false;
  if (typeof left === 'number' && typeof right === 'string') return right.trim() !== '' && Number(right) === left;
  if (typeof left === 'string' && typeof right === 'number') return left === String(right);
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((item: Json, index) => equal(item, right[index] as Json, budget));
  if (isObject(left) && isObject(right)) {
    const names = Object.keys(left);
    return names.length === Object.keys(right).length && names.every((name) => Object.hasOwn(right, name) && equal(left[name], right[name], budget));
  }
  return left === right;
}
