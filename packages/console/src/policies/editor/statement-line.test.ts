import { expect, test } from 'vitest';
import { statementLine } from './statement-line.ts';
import { editorTexts } from './texts.ts';

const list = (not: boolean, ...values: readonly string[]) => ({ not, values, bare: false });

test('POL-13: what NotAction names is what a statement is not about', () => {
  const { en, fr } = editorTexts;
  expect(statementLine({ effect: 'Allow', actions: list(false, 'iam:*', 'lambda:InvokeFunction') }, en)).toBe('Allow · iam · lambda');
  expect(statementLine({ effect: 'Allow', actions: list(true, 'iam:*', 'sts:*') }, en)).toBe('Allow · all except actions of iam, sts');
  expect(statementLine({ effect: 'Deny', actions: list(true, 'iam:*') }, fr)).toBe('Refuser · tout sauf des actions de iam');
  expect(statementLine({ effect: 'Deny', actions: null }, en)).toBe('Deny');
});
