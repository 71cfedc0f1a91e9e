/**
 * `npm run rules [-- --missing PREFIX | --prefix PREFIX]`: which rules of the specification (docs/rules.json) have tests and which
 * have none. A test names its rules in its title (`COND-3: ...`, `SIG-2, SIG-3: ...`); a vector names one in its field `rule`.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How many tests and vectors name each rule. */
export type Proofs = ReadonlyMap<string, number>;

/** `LEX-IAM-2` is a rule of Lex, and none of IAM: the longer names come first. */
const RULE = /\b(?:LEX-[A-Z]+-\d+|(?:POL|COND|EVAL|KEY|STS|IAM|SIG|ERR|LAM|GEN)-\d+[a-z]?)\b/g;
const TITLE = /\b(?:test|it|describe)(?:\.\w+)*\s*\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g;
const EACH_TITLE = /\.each\b[\s\S]*?\)\s*\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g;

/** The rule ids that a text names, each once. A range as in `COND-10 to COND-12` names its two ends. */
export function rulesIn(text: string): readonly string[] {
  return [...new Set(text.match(RULE) ?? [])];
}

/** The rule ids that the titles of a test file name, once for each test. */
export function rulesOfTests(source: string): readonly string[] {
  const titles = new Map<number, string>();
  for (const pattern of [TITLE, EACH_TITLE]) {
    for (const match of source.matchAll(pattern)) titles.set(match.index + match[0].length, match[1] ?? match[2] ?? match[3] ?? '');
  }
  return [...titles.values()].flatMap(rulesIn);
}

/** The rule ids in the fields `rule` of a file of vectors, once for each vector. */
export function rulesOfVectors(json: unknown): readonly string[] {
  if (Array.isArray(json)) return json.flatMap(rulesOfVectors);
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, value]) =>
    name === 'rule' && typeof value === 'string' ? rulesIn(value) : typeof value === 'object' ? rulesOfVectors(value) : [],
  );
}

/** Counts the tests and vectors of the repository at `root`. */
export function proofsOf(root: string): Proofs {
  const found: string[] = [];
  const ignored = (file: string): boolean => file.includes('node_modules') || file.includes('dist/');
  for (const file of globSync('{packages,conformance,tools}/**/*.test.ts', { cwd: root, exclude: ignored })) {
    found.push(...rulesOfTests(readFileSync(join(root, file), 'utf8')));
  }
  for (const file of globSync('conformance/**/*.json', { cwd: root, exclude: ignored })) {
    found.push(...rulesOfVectors(JSON.parse(readFileSync(join(root, file), 'utf8'))));
  }
  const counts = new Map<string, number>();
  for (const rule of found) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** One line for each rule, then one for each prefix with its count. `missingOnly` leaves out the rules that have tests. */
export function report(rules: Readonly<Record<string, string>>, proofs: Proofs, prefix: string, missingOnly: boolean): readonly string[] {
  const lines: string[] = [];
  const summary = new Map<string, { tested: number; total: number }>();
  for (const [rule, title] of Object.entries(rules)) {
    const group = rule.slice(0, rule.indexOf('-'));
    if (prefix !== '' && group !== prefix) continue;
    const count = proofs.get(rule) ?? 0;
    const entry = summary.get(group) ?? { tested: 0, total: 0 };
    summary.set(group, { tested: entry.tested + (count > 0 ? 1 : 0), total: entry.total + 1 });
    if (!missingOnly || count === 0) lines.push(`${rule.padEnd(9)} ${(count === 0 ? '-' : String(count)).padStart(4)}  ${title}`);
  }
  lines.push('');
  for (const [group, { tested, total }] of summary) lines.push(`${group.padEnd(5)} ${tested} of ${total} rules have tests`);
  const all = [...summary.values()];
  lines.push(`all   ${all.reduce((sum, entry) => sum + entry.tested, 0)} of ${all.reduce((sum, entry) => sum + entry.total, 0)}`);
  const unknown = [...proofs.keys()].filter((rule) => rules[rule] === undefined && (prefix === '' || rule.startsWith(`${prefix}-`)));
  if (unknown.length > 0) lines.push(`named by tests but unknown to docs/rules.json: ${unknown.toSorted().join(', ')}`);
  return lines;
}

if (import.meta.main) {
  const root = dirname(import.meta.dirname);
  const rules = JSON.parse(readFileSync(join(root, 'docs/rules.json'), 'utf8')) as Record<string, string>;
  const [option, value = ''] = process.argv.slice(2);
  if (option !== undefined && option !== '--missing' && option !== '--prefix') {
    console.error('usage: npm run rules [-- --missing [PREFIX] | --prefix PREFIX]');
    process.exit(1);
  }
  for (const line of report(rules, proofsOf(root), value.toUpperCase(), option === '--missing')) console.log(line);
}
