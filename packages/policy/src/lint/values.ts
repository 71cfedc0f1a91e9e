import { bytesOf } from '../condition/base64.ts';
import { instantOf } from '../condition/date.ts';
import { compareDecimals, decimalOf } from '../condition/decimal.ts';
import type { Operator } from '../condition/operator.ts';
import { isVariable, partsOf } from '../match/variable.ts';
import { checkRanges, isRange } from './ranges.ts';
import type { StatementCheck } from './linting.ts';
import type { ConditionRead, Report, Scalar } from './reading.ts';
import { clip } from './reading.ts';

/** A value that the family of the operator can never compare (COND-23). */
function checkValue({ type, value, ...at }: Scalar, operator: Operator, name: string, report: Report): void {
  if (value.includes('${')) return;
  switch (operator.family) {
    case 'bool':
    case 'null':
      if (!/^(?:true|false)$/i.test(value)) report('TYPE_MISMATCH_BOOLEAN', at, `\`${name}\` takes \`true\` or \`false\`, not \`${clip(value)}\``);
      return;
    case 'numeric':
      if (decimalOf(value) === null) report('TYPE_MISMATCH_NUMBER', at, `\`${name}\` takes a number, not \`${clip(value)}\``);
      return;
    case 'date':
      if (instantOf(value) === null) report('TYPE_MISMATCH_DATE', at, `\`${name}\` takes a date such as \`2030-01-31T00:00:00Z\`, not \`${clip(value)}\``);
      else if (type === 'number' || /^[0-9]{5,}$/.test(value)) report('INVALID_DATE_VALUE', at, `\`${clip(value)}\` is read as seconds since 1970; a date such as \`2030-01-31\` is plainer`);
      return;
    case 'ip':
      if (!isRange(value)) report('TYPE_MISMATCH_IP_RANGE', at, `\`${name}\` takes an address or a CIDR range, not \`${clip(value)}\``);
      return;
    case 'binary':
      if (bytesOf(value) === null) report('TYPE_MISMATCH_STRING', at, `\`${name}\` takes base-64, not \`${clip(value)}\``);
      return;
    case 'string-equals':
    case 'string-equals-ignore-case':
      // COND-14: in `${*}` the wildcard is meant literally.
      if (/[*?]/.test(value)) report('WILDCARD_WITHOUT_LIKE_OPERATOR', at, `\`${name}\` compares \`*\` and \`?\` as they are; with StringLike they are wildcards`);
      return;
    case 'string-like':
    case 'arn':
  }
}

/** A wildcard beside a variable counts as well; one inside a variable does not. */
function checkMixed({ value, ...at }: Scalar, operator: Operator, name: string, report: Report): void {
  if (!value.includes('${') || !operator.family.startsWith('string-equals')) return;
  if (partsOf(value).some((part) => typeof part === 'string' && !isVariable(part) && /[*?]/.test(part))) {
    report('WILDCARD_WITHOUT_LIKE_OPERATOR', at, `\`${name}\` compares \`*\` and \`?\` as they are; with StringLike they are wildcards`);
  }
}

/** With `less` only the greatest value counts, with `greater` only the least. */
function checkBounds({ values, at, key }: ConditionRead, operator: Operator, report: Report): void {
  if (operator.family !== 'numeric' || operator.comparison === 'equals' || values.length < 2) return;
  const numbers = values.flatMap(({ value }) => decimalOf(value) ?? []);
  if (numbers.length !== values.length) return;
  const less = operator.comparison.startsWith('less');
  let best = 0;
  for (let index = 1; index < numbers.length; index += 1) if (compareDecimals(numbers[index]!, numbers[best]!) > 0 === less) best = index;
  report('REDUNDANT_CONDITION_VALUE_NUM', at, `of the bounds of \`${clip(key)}\` only \`${clip(values[best]!.value)}\` counts`);
}

/** The checks of the values of each operator (2.2). */
export const checkValues: StatementCheck = (statement, { report }) => {
  for (const condition of statement.conditions) {
    const { operator, operatorName: name, values, at, key } = condition;
    if (operator === null) continue;
    for (const value of values) {
      checkValue(value, operator, name, report);
      checkMixed(value, operator, name, report);
    }
    if (new Set(values.map(({ type }) => type)).size > 1) report('INVALID_CONDITION_DATA_TYPE', at, `the values of \`${clip(key)}\` are of several JSON types`);
    if ((operator.family === 'bool' || operator.family === 'null') && values.length > 1) report('INVALID_CONDITION_MULTIPLE_BOOLEAN', at, `\`${name}\` takes one value for \`${clip(key)}\``);
    checkBounds(condition, operator, report);
    if (operator.family === 'ip') checkRanges(condition, report);
  }
};
