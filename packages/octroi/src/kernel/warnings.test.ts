import { expect, test } from 'vitest';
import { createWarnings } from './warnings.ts';

test('LAM-57: a warning is one line of bounded length, whatever names stand in it', () => {
  const lines: string[] = [];
  const { warn } = createWarnings((line) => lines.push(line));
  warn('the function `shop`\n forged line \u001b[2J \u202e \u2028 is open');
  warn('x'.repeat(2000));
  expect(lines[0]).toBe('the function `shop`? forged line ?[2J ? ? is open');
  expect(lines[1]).toHaveLength(603);
});
