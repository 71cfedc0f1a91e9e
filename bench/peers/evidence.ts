import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = dirname(dirname(import.meta.dirname));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** One run of a fuzzer, as somebody wrote it down in docs/fuzz-runs.json after it had ended. */
interface FuzzRun {
  readonly date: string;
  readonly command: string;
  readonly minutes: number;
  readonly cases: number;
  readonly findings: number;
}

function vectors(file: string): string {
  return existsSync(join(ROOT, file)) ? `${(JSON.parse(read(file)) as unknown[]).length}` : '0 (none was needed yet)';
}

/** Property tests of a folder: how many files, and how many `fc.assert` in them. */
function properties(pattern: string): string {
  const counts = globSync(pattern, { cwd: ROOT }).map((file) => [...read(file).matchAll(/\bfc\.assert\(|^\s*check\(/gm)].length).filter((count) => count > 0);
  return `${counts.reduce((sum, count) => sum + count, 0)} in ${counts.length} files`;
}

function fuzzing(): string {
  const file = 'docs/fuzz-runs.json';
  if (!existsSync(join(ROOT, file))) return 'no long run is recorded yet';
  const runs = JSON.parse(read(file)) as readonly FuzzRun[];
  return runs.map(({ date, command, minutes, cases, findings }) => `${date}: \`${command}\`, ${minutes} min, ${cases.toLocaleString('en')} cases, ${findings} findings`).join('; ');
}

/** The last row of the page's table: how many there are, how many were noticed, and the per cent. */
function mutants(): string {
  const file = 'docs/mutation.md';
  const found = existsSync(join(ROOT, file)) ? /^\| \*\*all\*\* \| (\d+) \| .* \| ([\d.]+ %) \|$/m.exec(read(file)) : null;
  return found === null ? 'no score is recorded yet' : `${found[2]!} of ${Number(found[1]).toLocaleString('en')}, each of the others with its reason`;
}

/** What else speaks for the engine, counted from the files of the repository. */
export function evidence(): string[] {
  const codes = new Set([...read('packages/policy/LINT.md').matchAll(/^\| `([A-Za-z0-9_]+)`/gm)].map((match) => match[1]!)).size;
  const rows: [string, string, string][] = [
    ['Vectors of decisions from AWS documentation', vectors('conformance/policy-evaluation.json'), '[policy-evaluation.json](../conformance/policy-evaluation.json); `npm run conformance`'],
    ...(existsSync(join(ROOT, 'conformance/hand.json')) ? [['Vectors written rule by rule', vectors('conformance/hand.json'), '[hand.json](../conformance/hand.json)'] as [string, string, string]] : []),
    ['Vectors that fuzzing left behind', vectors('conformance/found.json'), '[found.json](../conformance/found.json)'],
    ['Vectors of documents recorded from CreatePolicy', vectors('conformance/create-policy.json'), '[create-policy.json](../conformance/create-policy.json)'],
    ['Reference evaluator, written literally from the rules, against the engine', `${[...read('packages/policy/reference/evaluate.test.ts').matchAll(/^(?:test|agreeOn\w+)\(/gm)].length} differential tests, 10,000 random cases each time for whole requests`, '[reference/](../packages/policy/reference)'],
    ['Properties of the engine and its analyses (fast-check)', properties('packages/policy/**/*.test.ts'), '`npx vitest run packages/policy`'],
    ['Fuzzing beyond CI', fuzzing(), '`npm run fuzz`'],
    ['Changes of the engine, one place at a time, that its suites notice', mutants(), '[mutation.md](mutation.md); `npm run mutate:policy`'],
    ['The engine swapped for one that always allows and one that always denies', 'ten suites of the server must go red both times', '`npm run mutate`'],
    ['Every ask of every operation withheld, granted and denied over HTTP', 'each registered operation', '[sweep](../packages/octroi/src/testing/sweep)'],
    ['The reference evaluator as a shadow of every live decision in the integration tests', 'each decision', '[shadow.ts](../packages/octroi/src/testing/shadow.ts)'],
    ["Codes of IAM Access Analyzer's ValidatePolicy, each with a policy that has the finding and one that has not", `${codes}`, '[LINT.md](../packages/policy/LINT.md)'],
  ];
  return ['| Evidence | How much | Where |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)];
}
