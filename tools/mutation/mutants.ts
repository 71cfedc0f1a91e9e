import ts from 'typescript';

/** One small change of a source file that some test should notice. */
export interface Mutant {
  /** Below the root, with `/`. */
  readonly file: string;
  readonly kind: string;
  /** From 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The changed place before and after, on one line each: what names the mutant whatever its line is. */
  readonly before: string;
  readonly after: string;
}

/** Operators and what stands in their place. */
const BINARY: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&': ['|'],
  '|': ['&'],
  '>>': ['<<'],
  '<<': ['>>'],
  '+=': ['-='],
  '-=': ['+='],
  '|=': ['&='],
  '??=': ['='],
};

const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toLowerCase: 'toUpperCase',
  toUpperCase: 'toLowerCase',
  indexOf: 'lastIndexOf',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  push: 'unshift',
};

const WIDTH = 240;
const oneLine = (text: string): string => {
  const joined = text.replaceAll(/\s+/g, ' ').trim();
  return joined.length <= WIDTH ? joined : `${joined.slice(0, WIDTH)}...`;
};

/** Every mutant of a file, in the order of its text. Types, imports and messages of errors stay as they are. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2024, true);
  const found: Mutant[] = [];

  const add = (kind: string, start: number, end: number, replacement: string): void => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const to = text.indexOf('\n', end);
    const whole = text.slice(from, to === -1 ? text.length : to);
    found.push({
      file,
      kind,
      line: source.getLineAndCharacterOfPosition(start).line + 1,
      start,
      end,
      replacement,
      before: oneLine(whole),
      after: oneLine(text.slice(from, start) + replacement + whole.slice(end - from)),
    });
  };
  const replace = (kind: string, node: ts.Node, replacement: string): void => add(kind, node.getStart(source), node.getEnd(), replacement);

  const condition = (node: ts.Expression): void => {
    if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return;
    replace('condition', node, 'true');
    replace('condition', node, 'false');
  };

  const literal = (node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral): void => {
    const { parent } = node;
    if (ts.isLiteralTypeNode(parent) || ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return;
    if ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node) return;
    replace('string', node, node.text === '' ? "'mutant'" : "''");
  };

  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node)) return;
    // An error's words are nobody's contract here.
    if (ts.isThrowStatement(node)) return replace('statement', node, ';');
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken;
      for (const other of BINARY[operator.getText(source)] ?? []) replace('operator', operator, other);
    } else if (ts.isPrefixUnaryExpression(node)) {
      if (node.operator === ts.SyntaxKind.ExclamationToken) replace('negation', node, node.operand.getText(source));
      else if (node.operator === ts.SyntaxKind.MinusToken) replace('negation', node, node.operand.getText(source));
    } else if (ts.isIfStatement(node)) condition(node.expression);
    else if (ts.isConditionalExpression(node)) condition(node.condition);
    else if (ts.isWhileStatement(node)) replace('condition', node.expression, 'false');
    else if (ts.isForStatement(node) && node.condition !== undefined) replace('condition', node.condition, 'false');
    else if (ts.isForOfStatement(node)) replace('statement', node.statement, '{}');
    else if (node.kind === ts.SyntaxKind.TrueKeyword) replace('boolean', node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) replace('boolean', node, 'true');
    else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) literal(node);
    else if (ts.isTemplateExpression(node)) replace('string', node, '``');
    else if (ts.isNumericLiteral(node)) {
      const { parent } = node;
      // Numbers in bounds and shifts move by one; bits of a set would only trade places.
      if (!ts.isPropertyAssignment(parent)) replace('number', node, String(Number(node.text) + 1));
    } else if (ts.isRegularExpressionLiteral(node)) {
      const pattern = node.getText(source);
      if (pattern.startsWith('/^')) replace('pattern', node, `/${pattern.slice(2)}`);
      if (pattern.endsWith('$/')) replace('pattern', node, `${pattern.slice(0, -2)}/`);
    } else if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !ts.isBinaryExpression(node.parent)) replace('list', node, '[]');
    else if (ts.isReturnStatement(node) && node.expression !== undefined && !ts.isObjectLiteralExpression(node.expression)) {
      // False and null are as good as undefined to whoever asks.
      if (!['null', 'false', 'undefined', '0'].includes(node.expression.getText(source))) replace('return', node.expression, 'undefined');
    } else if (ts.isExpressionStatement(node) || ts.isBreakStatement(node) || ts.isContinueStatement(node)) replace('statement', node, ';');
    else if (ts.isArrowFunction(node) && !ts.isBlock(node.body) && !ts.isLiteralExpression(node.body)) replace('return', node.body, 'undefined');
    else if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent) && node.parent.expression === node) {
      const other = METHODS[node.name.text];
      if (other !== undefined) replace('method', node.name, other);
      if (node.name.text === 'filter' || node.name.text === 'slice') replace('method', node.parent, node.expression.getText(source));
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found.toSorted((one, other) => one.start - other.start || one.end - other.end);
}

/** The file's text with the mutant in place. */
export function apply(mutant: Mutant, text: string): string {
  return text.slice(0, mutant.start) + mutant.replacement + text.slice(mutant.end);
}
