import type { StatementCheck } from './linting.ts';
import type { Report, Text } from './reading.ts';
import { clip } from './reading.ts';

/** COND-40, COND-45, COND-46: the form of one variable, without `${` and `}`. */
function checkVariable(inner: string, at: Text, report: Report): void {
  if (inner === '*' || inner === '?' || inner === '$') return;
  const comma = inner.indexOf(',');
  const name = comma === -1 ? inner : inner.slice(0, comma);
  if (inner.trim() === '') return report('EMPTY_VARIABLE', at, '`${}` names no key');
  if (/\s/.test(name)) return report('UNSUPPORTED_SPACE_IN_VARIABLE', at, `the name of a variable has no blanks, unlike \`\${${clip(inner)}}\``);
  if (/[${}*?'"]/.test(name)) return report('UNSUPPORTED_SYMBOL_IN_VARIABLE', at, `a key has no such symbol as in \`\${${clip(inner)}}\``);
  if (comma !== -1 && !/^\s*'[^']*'$/.test(inner.slice(comma + 1))) report('MISSING_QUOTE_IN_VARIABLE', at, `the default of a variable stands in single quotes: \`\${key, 'text'}\``);
}

function checkVariables(at: Text, report: Report): void {
  const { value } = at;
  for (let open = value.indexOf('${'); open !== -1; ) {
    // A quoted default may hold a brace: it ends at the quote before one.
    const quoted = /^[^,}]*,\s*'/.test(value.slice(open + 2));
    const close = quoted ? value.indexOf("'}", value.indexOf("'", open) + 1) + 1 || -1 : value.indexOf('}', open + 2);
    if (close === -1) return report('MISSING_BRACE_IN_VARIABLE', at, `\`${clip(value.slice(open))}\` has no closing brace`);
    checkVariable(value.slice(open + 2, close), at, report);
    open = value.indexOf('${', close + 1);
  }
}

/** The checks of policy variables in resources and conditions (2.4). */
export const checkAllVariables: StatementCheck = (statement, { document, report }) => {
  const check = (text: Text): void => {
    if (!text.value.includes('${')) return;
    if (document.version === '2012-10-17') checkVariables(text, report);
    else report('VARIABLE_UNSUPPORTED_IN_VERSION', text, 'variables work only in a policy of version `2012-10-17`; in this one they are plain text');
  };
  for (const text of [...(statement.resources ?? []), ...(statement.notResources ?? [])]) check(text);
  for (const { operatorName, operator, values } of statement.conditions) {
    const takes = operator === null || operator.family.startsWith('string') || operator.family === 'arn';
    for (const value of values) {
      if (takes) check(value);
      else if (value.value.includes('${')) report('INVALID_VARIABLE_FOR_OPERATOR', value, `variables work with the operators of strings and ARNs, not with \`${operatorName}\``);
    }
  }
};
