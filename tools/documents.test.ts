import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { deviationsPage, openQuestionsPage, type Deviation } from './generate-deviations.ts';
import { examplesOf } from './readme-examples.ts';

const ROOT = dirname(import.meta.dirname);
const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md'], { cwd: ROOT });
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

test('every link from a document to a file of the repository leads somewhere', () => {
  expect(pages.length).toBeGreaterThan(10);
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map((match) => match[1]!)
      .filter((target) => !existsSync(join(ROOT, normalize(join(dirname(page), target)))))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test('the French README has the same commands, links and tables as the English one', () => {
  const shape = (text: string) => ({
    code: [...text.matchAll(/^(?:npm|npx|export|aws|as-ann|alias) [^#\n]*/gm)].map((match) => match[0].trim()),
    links: [...text.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]!).filter((link) => !link.startsWith('README')),
    rows: [...text.matchAll(/^\|/gm)].length,
    headings: [...text.matchAll(/^#+ /gm)].length,
  });
  expect(shape(read('README.fr.md'))).toEqual(shape(read('README.md')));
});

test('the decisions are listed, numbered without gaps, and say what was seen, chosen and what it costs', () => {
  const index = read('docs/adr/README.md');
  const files = globSync('docs/adr/0*.md', { cwd: ROOT }).toSorted();
  for (const [position, file] of files.entries()) {
    const name = file.split(/[\\/]/).at(-1)!;
    expect(name.startsWith(String(position + 1).padStart(4, '0'))).toBe(true);
    expect(index).toContain(name);
    for (const part of ['**Seen.**', '**Chosen.**', '**Costs.**']) expect(read(file)).toContain(part);
  }
});

test('the page of deviations is the one that its data make, and each names a rule', () => {
  const rules = JSON.parse(read('docs/rules.json')) as Record<string, string>;
  const deviations = JSON.parse(read('docs/deviations.json')) as readonly Deviation[];
  expect(read('docs/deviations.md')).toBe(deviationsPage(deviations, rules));
  expect(read('packages/policy/OPEN-QUESTIONS.md')).toBe(openQuestionsPage(deviations, rules));
  expect(() => deviationsPage([{ rules: ['NO-1'], aws: 'a', octroi: 'b', reason: 'c' }], rules)).toThrow('NO-1');
});

const examples = examplesOf(read('packages/policy/README.md'));

test.each(examples)('an example of the policy package prints what the README says: $prints', ({ code, prints }) => {
  const run = spawnSync(process.execPath, ['--conditions=octroi-source', '--input-type=module-typescript', '-e', code], {
    cwd: join(ROOT, 'packages/octroi'),
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(run.stderr).toBe('');
  expect(run.stdout.trimEnd().split('\n')).toEqual(prints);
});

test('the first example of the policy package is a lesson of twelve lines', () => {
  expect(examples.length).toBeGreaterThan(3);
  expect(examples[0]!.code.trim().split('\n')).toHaveLength(12);
  expect(examples.filter(({ prints }) => prints.length === 0)).toEqual([]);
});

test('the numbers that the README of the policy package gives are counted', () => {
  const count = (file: string): number => (JSON.parse(read(file)) as readonly unknown[]).length;
  const readme = read('packages/policy/README.md');
  expect(readme).toContain(`[${count('conformance/policy-evaluation.json')} evaluation cases]`);
  expect(readme).toContain(`[${count('conformance/create-policy.json')} documents]`);
  const codes = /^type FindingCode =\n((?: {2}\| .*\n?)+)/m.exec(read('packages/policy/api/lint.txt'))![1]!.trim().split('\n');
  expect(readme).toContain(`names and codes: ${codes.length} of them`);
});
