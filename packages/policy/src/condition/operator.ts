/** What a comparison does with its values; the negated form of an operator shares the family of the plain one. */
export type OperatorFamily =
  | 'string-equals'
  | 'string-equals-ignore-case'
  | 'string-like'
  | 'numeric'
  | 'date'
  | 'bool'
  | 'binary'
  | 'ip'
  | 'arn'
  | 'null';

/** How two ordered values are compared; the request's value is on the left (COND-15, COND-16). */
export type Comparison = 'equals' | 'less' | 'less-equals' | 'greater' | 'greater-equals';

/** A condition operator taken apart. */
export interface Operator {
  readonly family: OperatorFamily;
  readonly comparison: Comparison;
  readonly negated: boolean;
  readonly ifExists: boolean;
  /** `ForAnyValue:`, `ForAllValues:` or none (COND-30 to COND-38). */
  readonly set: 'none' | 'any' | 'all';
}

interface Base {
  readonly family: OperatorFamily;
  readonly comparison: Comparison;
  readonly negated: boolean;
}

const base = (family: OperatorFamily, negated = false, comparison: Comparison = 'equals'): Base => ({ family, comparison, negated });

/** COND-10 to COND-22. Names are exact: their letter case is undocumented and AWS always writes it so (POL-91). */
const BASES: ReadonlyMap<string, Base> = new Map([
  ['StringEquals', base('string-equals')],
  ['StringNotEquals', base('string-equals', true)],
  ['StringEqualsIgnoreCase', base('string-equals-ignore-case')],
  ['StringNotEqualsIgnoreCase', base('string-equals-ignore-case', true)],
  ['StringLike', base('string-like')],
  ['StringNotLike', base('string-like', true)],
  ['NumericEquals', base('numeric')],
  ['NumericNotEquals', base('numeric', true)],
  ['NumericLessThan', base('numeric', false, 'less')],
  ['NumericLessThanEquals', base('numeric', false, 'less-equals')],
  ['NumericGreaterThan', base('numeric', false, 'greater')],
  ['NumericGreaterThanEquals', base('numeric', false, 'greater-equals')],
  ['DateEquals', base('date')],
  ['DateNotEquals', base('date', true)],
  ['DateLessThan', base('date', false, 'less')],
  ['DateLessThanEquals', base('date', false, 'less-equals')],
  ['DateGreaterThan', base('date', false, 'greater')],
  ['DateGreaterThanEquals', base('date', false, 'greater-equals')],
  ['Bool', base('bool')],
  ['BinaryEquals', base('binary')],
  ['IpAddress', base('ip')],
  ['NotIpAddress', base('ip', true)],
  ['ArnEquals', base('arn')],
  ['ArnLike', base('arn')],
  ['ArnNotEquals', base('arn', true)],
  ['ArnNotLike', base('arn', true)],
  ['Null', base('null')],
]);

const SETS = [
  ['', 'none'],
  ['ForAnyValue:', 'any'],
  ['ForAllValues:', 'all'],
] as const;

function formsOf(name: string, family: Base): [string, Operator][] {
  // COND-4: `Null` asks for presence itself, so neither a set nor IfExists means anything on it.
  if (family.family === 'null') return [[name, { ...family, ifExists: false, set: 'none' }]];
  return SETS.flatMap(([prefix, set]): [string, Operator][] => [
    [`${prefix}${name}`, { ...family, ifExists: false, set }],
    [`${prefix}${name}IfExists`, { ...family, ifExists: true, set }],
  ]);
}

/** Every operator there is: 26 comparisons in 6 forms each, and `Null`. */
const OPERATORS: ReadonlyMap<string, Operator> = new Map([...BASES].flatMap(([name, family]) => formsOf(name, family)));

/** The operator of that name, or null if there is none. */
export function operatorOf(name: string): Operator | null {
  return OPERATORS.get(name) ?? null;
}
