import { bold, dim, green, red, yellow } from '../terminal.ts';
import { countBroken, type Finding, type Grade, type Section } from './finding.ts';

const MARKS: Readonly<Record<Grade, string>> = { ok: 'ok', note: 'note', broken: 'broken' };
const PAINT: Readonly<Record<Grade, (text: string) => string>> = { ok: green, note: yellow, broken: red };
const WIDTH = Math.max(...Object.values(MARKS).map(({ length }) => length));
/** Names up to this long stand in a column; a row's key has a line of its own. */
const COLUMN = 14;
/** So many broken things are shown one by one; --json has all. */
const SHOWN = 100;

/** The findings as lines of text. */
export function rendered(sections: readonly Section[]): readonly string[] {
  const lines: string[] = [];
  for (const { title, findings } of sections) {
    lines.push(bold(title));
    let shown = 0;
    for (const finding of findings) if (finding.grade !== 'broken' || shown++ < SHOWN) lines.push(...linesOf(finding));
    if (shown > SHOWN) lines.push(`  ${red(MARKS.broken.padEnd(WIDTH))}  ${shown - SHOWN} more; \`octroi doctor --json\` lists all`);
    lines.push('');
  }
  const count = countBroken(sections);
  lines.push(count === 0 ? green('sound') : red(count === 1 ? '1 thing is broken' : `${count} things are broken`));
  return lines;
}

function linesOf({ grade, about, said, advice }: Finding): readonly string[] {
  const mark = PAINT[grade](MARKS[grade].padEnd(WIDTH));
  const indent = ' '.repeat(WIDTH + 4);
  const lines = about.length <= COLUMN ? [`  ${mark}  ${about.padEnd(COLUMN)}  ${said}`] : [`  ${mark}  ${about}`, `${indent}${said}`];
  if (advice !== undefined) lines.push(`${indent}${about.length <= COLUMN ? ' '.repeat(COLUMN + 2) : ''}${dim(`-> ${advice}`)}`);
  return lines;
}
