import { operatorOf } from '../condition/operator.ts';
import type { Condition, Statement } from '../document/document.ts';
import type { ConditionExplanation } from '../evaluate/explanation.ts';
import { ABSENT_KEY, ANY_VALUE } from './widening.ts';

/** A change of one condition of a statement. */
export interface ConditionEdit {
  readonly kind: 'correct-condition' | 'if-exists' | 'remove-condition';
  readonly after: Statement;
  /** What is done, to be followed by `of statement ...`. */
  readonly what: string;
  /** By how much the statement's own breadth is multiplied. */
  readonly factor: number;
}

/** The statement with one condition replaced, or taken out; null if the new one would stand there twice (POL-4). */
export function withCondition(statement: Statement, at: number, condition: Condition | null): Statement | null {
  if (condition === null) return { ...statement, conditions: statement.conditions.filter((_, index) => index !== at) };
  const twin = statement.conditions.some(({ operator, key }, index) => index !== at && operator === condition.operator && key.toLowerCase() === condition.key.toLowerCase());
  return twin ? null : { ...statement, conditions: statement.conditions.map((one, index) => (index === at ? condition : one)) };
}

/** Lists of the condition's values with the seen ones let in: added to a positive operator, taken from a negated one or put into it. */
export function valuesWith(condition: Condition, seen: readonly string[], wanted: boolean): readonly (readonly string[])[] {
  const operator = operatorOf(condition.operator);
  if (operator === null || operator.family === 'null' || operator.family === 'bool' || seen.length === 0) return [];
  if (operator.negated !== wanted) return [[...condition.values, ...seen.filter((value) => !condition.values.includes(value))]];
  return condition.values.map((value) => condition.values.filter((other) => other !== value)).filter((rest) => rest.length > 0);
}

const listed = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(', ');

/** The changes that may make a condition of an Allow hold for what was seen; `evaluate` says which of them do. */
export function conditionEdits(statement: Statement, at: number, { seen }: ConditionExplanation): readonly ConditionEdit[] {
  const condition = statement.conditions[at]!;
  const edits: ConditionEdit[] = [];
  const add = (kind: ConditionEdit['kind'], changed: Condition | null, what: string, factor: number): void => {
    const after = withCondition(statement, at, changed);
    if (after !== null) edits.push({ kind, after, what, factor });
  };
  const values = seen === null ? [] : typeof seen === 'string' ? [seen] : seen;
  for (const list of valuesWith(condition, values, true)) {
    add('correct-condition', { ...condition, values: list }, `let \`${condition.operator}\` on \`${condition.key}\` have ${listed(list)} in place of ${listed(condition.values)}, in the condition`, 1);
  }
  const operator = operatorOf(condition.operator);
  if (seen === null && operator !== null && !operator.ifExists && operator.family !== 'null') {
    add('if-exists', { ...condition, operator: `${condition.operator}IfExists` }, `turn \`${condition.operator}\` on \`${condition.key}\` into \`${condition.operator}IfExists\`, in the condition`, ABSENT_KEY);
  }
  add('remove-condition', null, `take \`${condition.operator}\` on \`${condition.key}\` out of the condition`, ANY_VALUE);
  return edits;
}
