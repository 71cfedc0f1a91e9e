/** Colour only where it helps: a terminal, and nobody said NO_COLOR. */
export const coloured = process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';

const paint = (code: string) => (text: string): string => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint('1');
export const dim = paint('2');
export const green = paint('32');
export const red = paint('31');
export const yellow = paint('33');

export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Rows as columns, two blanks between them; numbers are not aligned differently. */
export function columns(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const widths: number[] = [];
  for (const row of rows) for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return rows.map((row) => (indent + row.map((cell, index) => cell.padEnd(widths[index]!)).join('  ')).trimEnd());
}
