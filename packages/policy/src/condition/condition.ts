import type { Condition, Effect } from '../document/document.ts';
import type { ContextValue, RequestContext } from '../request/request.ts';
import type { Compare } from './compare.ts';
import { compareFor } from './compare.ts';
import { operatorOf } from './operator.ts';

/** One (operator, key) pair of a statement, ready to be tested against requests. */
export interface CompiledCondition {
  readonly written: Condition;
  /** Lower case (COND-6). */
  readonly key: string;
  readonly set: 'none' | 'any' | 'all';
  readonly ifExists: boolean;
  readonly negated: boolean;
  readonly compare: Compare;
  /** The result asked of `Null` for an absent and for a present key; null for every other operator. */
  readonly presence: { readonly absent: boolean; readonly present: boolean } | null;
  /** A result that hangs on no request: an operator that does not exist lets no Allow match, and no Deny slip. */
  readonly always: boolean | null;
}

/** Compiles one condition of a statement with the given effect. */
export function compileCondition(written: Condition, effect: Effect, variables: boolean): CompiledCondition {
  const key = written.key.toLowerCase();
  const operator = operatorOf(written.operator);
  if (operator === null) {
    return { written, key, set: 'none', ifExists: false, negated: false, compare: () => false, presence: null, always: effect === 'Deny' };
  }
  const { set, ifExists, negated } = operator;
  const words = operator.family === 'null' ? written.values.map((value) => value.toLowerCase()) : null;
  const presence = words === null ? null : { absent: words.includes('true'), present: words.includes('false') };
  return { written, key, set, ifExists, negated, compare: compareFor(operator, written.values, variables), presence, always: null };
}

function holdsForSet(condition: CompiledCondition, values: readonly string[], context: RequestContext): boolean {
  const { compare, negated } = condition;
  switch (condition.set) {
    // COND-31, COND-33: one value is enough.
    case 'any':
      for (const value of values) if (compare(value, context) !== negated) return true;
      return false;
    // COND-32, COND-33: every value; an empty text counts as no value.
    case 'all':
      for (const value of values) if (value !== '' && compare(value, context) === negated) return false;
      return true;
    // COND-30: without a set operator one value may be compared, several never hold.
    case 'none':
      return values.length === 1 && compare(values[0]!, context) !== negated;
  }
}

/** Does the condition hold in this request (COND-1 to COND-38)? */
export function conditionHolds(condition: CompiledCondition, context: RequestContext): boolean {
  if (condition.always !== null) return condition.always;
  const value: ContextValue | undefined = context.get(condition.key);
  if (value === undefined || (typeof value !== 'string' && value.length === 0)) {
    if (condition.presence !== null) return condition.presence.absent;
    // COND-32, COND-4 and COND-38, COND-31, COND-2 and COND-3, in this order.
    if (condition.set === 'all' || condition.ifExists) return true;
    return condition.set === 'none' && condition.negated;
  }
  if (condition.presence !== null) return condition.presence.present;
  if (typeof value !== 'string') return holdsForSet(condition, value, context);
  if (condition.set === 'all' && value === '') return true;
  return condition.compare(value, context) !== condition.negated;
}
