import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { compareAll, type Compared } from './compare.ts';
import { evidence } from './evidence.ts';
import { installPeers } from './install.ts';

/** Writes docs/correctness.md: the engine, the reference evaluator and iam-simulate (as a black box) on the cases of conformance/. */
const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const CORPUS = ['conformance/policy-evaluation.json', 'conformance/hand.json'].filter((file) => existsSync(at(file)));
const PEER = '@cloud-copilot/iam-simulate';

/** CASE-7 of the specification: results that follow from the rules without an example in the documentation. */
const INFERRED = /^(?:COND-15-03|COND-16-04|COND-19-0\d|COND-13-05|COND-44-01|COND-46-0\d|EVAL-15-02|POL-31-01|EVAL-60-04)$/;
const rules = JSON.parse(readFileSync(at('docs/rules.json'), 'utf8')) as Readonly<Record<string, string>>;
/** Points that no page settles, though the case's page is about them. */
const UNSETTLED = /^(?:COND-5|COND-19a|COND-21b|COND-23|COND-30|COND-35|COND-36|COND-38)-\d+$/;
const open = new Set([...readFileSync(at('packages/policy/OPEN-QUESTIONS.md'), 'utf8').matchAll(/^\| ([A-Z]+-[^|]+) \|/gm)].flatMap((row) => row[1]!.split(',').map((rule) => rule.trim())));
if (open.size < 10) throw new Error('the table of packages/policy/OPEN-QUESTIONS.md is not where it was');

const isChoice = ({ one }: Compared): boolean => one.description.includes('(choice)') || UNSETTLED.test(one.id);

function verdict(each: Compared): string {
  const { one } = each;
  const page = `[AWS](${one.source})`;
  if (isChoice(each)) return `not settled by ${page}: a choice`;
  if (INFERRED.test(one.id)) return `Octroi, inferred from ${page}`;
  return open.has(one.rule) ? `Octroi by ${page}, which leaves a point of the rule open` : `Octroi by ${page}`;
}

const WORDS: Readonly<Record<string, string>> = { Allowed: 'allowed', ExplicitlyDenied: 'explicit deny', ImplicitlyDenied: 'implicit deny' };
const cell = (text: string): string => text.replaceAll('|', '\\|');

const versions = installPeers();
const all = compareAll(CORPUS.map(at));
const wrong = all.filter(({ one, ours, reference }) => ours !== one.expected || reference !== one.expected);
if (wrong.length > 0) throw new Error(`the engine or its reference fails ${wrong.map(({ one }) => one.id).join(', ')}`);
const asked = all.filter(({ theirs }) => theirs !== null);
const differing = asked.filter(({ one, theirs }) => theirs !== one.expected);
const unasked = Map.groupBy(all.filter((one) => one.unasked !== null), ({ unasked }) => unasked!);
const choices = differing.filter(isChoice).length;
const settled = differing.filter((one) => verdict(one) === `Octroi by [AWS](${one.one.source})`).length;
const opens = differing.filter((one) => verdict(one).endsWith('open')).length;
const percent = ((100 * (asked.length - differing.length)) / asked.length).toFixed(1);

const lines = [
  '# Correctness',
  '',
  `Written by \`npm run correctness\` on ${new Date().toISOString().slice(0, 10)}; do not edit. The expected results were set from AWS's documentation, whose page each case`,
  'names. **No case was run against AWS.**',
  '',
  '## On one corpus',
  '',
  `${all.length} cases: ${CORPUS.map((file) => `[${file.slice('conformance/'.length)}](../${file})`).join(' and ')}. Each is a request, its policies in seven layers, and the decision.`,
  '',
  '| Engine | Asked | Agrees with the documentation | Differs |',
  '|---|---:|---:|---:|',
  `| \`@octroi/policy\` | ${all.length} | ${all.length} | 0 |`,
  `| Reference evaluator of this repository, written literally from the rules, without compiling or indexes | ${all.length} | ${all.length} | 0 |`,
  `| \`${PEER}\` ${versions[PEER]}, \`runSimulation\` in strict mode, run as a black box | ${asked.length} | ${asked.length - differing.length} (${percent} %) | ${differing.length} |`,
  '',
  'The first two were written by the same project from the same rules, and our cases are among those the engine is tested with, so their agreement',
  'says less than that of the third. Cedar and casbin decide other languages and cannot be asked. In cases that try an operator on an invented key (`key`), the key was renamed to',
  '`aws:PrincipalTag/key`, since iam-simulate passes over keys that AWS does not have; several session policies were handed to it as one.',
  '',
  '## Not asked',
  '',
  ...[...unasked].map(([why, cases]) => `- ${cases.length}: ${why} (${cases.map(({ one }) => one.id).join(', ')})`),
  '',
  '## Where they differ',
  '',
  `Of ${differing.length} cases, AWS's documentation settles ${settled}; in ${opens} more it backs the result but leaves a point of the rule open, and ${choices} are choices where it settles nothing`,
  '([open questions](../packages/policy/OPEN-QUESTIONS.md)); the rest is inferred.',
  '',
  '| Case | Question | Octroi | iam-simulate | Who is right |',
  '|---|---|---|---|---|',
  ...differing.map((each) => {
    const { one, ours, theirs } = each;
    return `| ${one.id} | ${cell(one.description)}. ${one.rule}: ${cell(rules[one.rule] ?? '')} | ${WORDS[ours]} | ${WORDS[theirs!] ?? theirs} | ${verdict(each)} |`;
  }),
  '',
  '## What else there is',
  '',
  ...evidence(),
  '',
];
writeFileSync(at('docs/correctness.md'), lines.join('\n'));
process.stdout.write(`${all.length} cases; ${PEER}: ${asked.length} asked, ${differing.length} differ; written to docs/correctness.md\n`);
