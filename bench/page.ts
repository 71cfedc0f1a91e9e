import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The parts of each page that commands write, first to last. */
const PAGES = {
  performance: ['octroi', 'workers', 'revocation', 'lambda', 'peers'],
  scaling: ['scale'],
} as const;

type Page = keyof typeof PAGES;

const fileOf = (page: Page): URL => new URL(`../docs/${page}.md`, import.meta.url);
const begin = (name: string): string => `<!-- ${name}: generated -->`;
const end = (name: string): string => `<!-- ${name}: end -->`;

/** The lines of a part of a page, or null if the page does not have it yet. */
function partOf(page: string, name: string): string | null {
  const from = page.indexOf(begin(name));
  const to = page.indexOf(end(name));
  return from === -1 || to < from ? null : page.slice(from + begin(name).length, to).trim();
}

/** What was written by hand before the parts, and behind them. */
function notesOf(page: string, parts: readonly string[]): { readonly before: string; readonly behind: string } {
  const starts = parts.map((part) => page.indexOf(begin(part))).filter((at) => at !== -1);
  const ends = parts.map((part) => (page.includes(end(part)) ? page.indexOf(end(part)) + end(part).length : 0));
  if (starts.length === 0) return { before: page.trim(), behind: '' };
  return { before: page.slice(0, Math.min(...starts)).trim(), behind: page.slice(Math.max(...ends)).trim() };
}

/** Writes one part of a page of docs/ and leaves the others as they are: they are measured by different commands, or written by hand. */
export function writePart(name: string, text: string, page: Page = 'performance'): void {
  const file = fileOf(page);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : `# ${page.charAt(0).toUpperCase()}${page.slice(1)}\n`;
  const notes = notesOf(before, PAGES[page]);
  const parts = PAGES[page].map((part): string => {
    const body = part === name ? text.trim() : partOf(before, part);
    return body === null ? '' : `${begin(part)}\n\n${body}\n\n${end(part)}`;
  });
  writeFileSync(file, `${[notes.before, ...parts, notes.behind].filter((part) => part !== '').join('\n\n')}\n`);
}

/** How figures are shown: whole numbers from a hundred up. */
export function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}
