import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const PAGE = new URL('../docs/performance.md', import.meta.url);
const begin = (name: string): string => `<!-- ${name}: generated -->`;
const end = (name: string): string => `<!-- ${name}: end -->`;

/** The lines of a part of docs/performance.md, or null if the page does not have it yet. */
function partOf(page: string, name: string): string | null {
  const from = page.indexOf(begin(name));
  const to = page.indexOf(end(name));
  return from === -1 || to < from ? null : page.slice(from + begin(name).length, to).trim();
}

const PARTS = ['octroi', 'lambda', 'peers'] as const;

/** What was written by hand behind the parts. */
function notesOf(page: string): string {
  const ends = PARTS.map((part) => (page.includes(end(part)) ? page.indexOf(end(part)) + end(part).length : 0));
  const last = Math.max(...ends);
  return last === 0 ? '' : page.slice(last).trim();
}

/** Writes one part of docs/performance.md and leaves the others as they are: they are measured by different commands, or written by hand. */
export function writePart(name: string, text: string): void {
  const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  const parts = PARTS.map((part): string => {
    const body = part === name ? text.trim() : partOf(page, part);
    return body === null ? '' : `${begin(part)}\n\n${body}\n\n${end(part)}\n`;
  });
  const notes = notesOf(page);
  writeFileSync(PAGE, `# Performance\n\n${[...parts, notes === '' ? '' : `${notes}\n`].filter((part) => part !== '').join('\n')}`);
}

/** How figures are shown: whole numbers from a hundred up. */
export function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}
