import type { OperatorFamily } from '../condition/operator.ts';
import { operatorOf } from '../condition/operator.ts';
import type { ConditionExplanation } from '../evaluate/explanation.ts';

const FAMILIES: Readonly<Record<OperatorFamily, readonly [plain: string, negated: string]>> = {
  'string-equals': ['COND-10', 'COND-11'],
  'string-equals-ignore-case': ['COND-12', 'COND-12'],
  'string-like': ['COND-13', 'COND-13'],
  numeric: ['COND-15', 'COND-15'],
  date: ['COND-16', 'COND-16'],
  bool: ['COND-17', 'COND-17'],
  binary: ['COND-18', 'COND-18'],
  ip: ['COND-19', 'COND-20'],
  arn: ['COND-21', 'COND-22'],
  null: ['COND-5', 'COND-5'],
};

/** The rule that made a condition hold or not: on absence first, then on sets, then the operator's own. */
export function conditionRule({ operator: name, seen }: Pick<ConditionExplanation, 'operator' | 'seen'>): string {
  const operator = operatorOf(name);
  if (operator === null) return 'POL-91';
  const { family, set, ifExists, negated } = operator;
  if (family === 'null') return 'COND-5';
  if (seen === null || (typeof seen !== 'string' && seen.length === 0)) {
    if (set === 'all') return 'COND-32';
    if (ifExists) return 'COND-4';
    if (set === 'any') return 'COND-31';
    return negated ? 'COND-3' : 'COND-2';
  }
  if (set !== 'none') return negated ? 'COND-33' : set === 'all' ? 'COND-32' : 'COND-31';
  if (typeof seen !== 'string' && seen.length > 1) return 'COND-30';
  return FAMILIES[family][negated ? 1 : 0];
}
