import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate, explain } from '@octroi/policy';
import { evaluateReference } from '../packages/policy/reference/evaluate.ts';
import { policiesOf, rawPoliciesOf, readCases, requestOf } from './load.ts';

/** Cases set by hand from the text of the rules before any evaluator was asked, and those that fuzzing found. */
const hand = readCases(new URL('hand.json', import.meta.url));
const found = existsSync(new URL('found.json', import.meta.url)) ? readCases(new URL('found.json', import.meta.url)) : [];
const rules = JSON.parse(readFileSync(new URL('../docs/rules.json', import.meta.url), 'utf8')) as Readonly<Record<string, string>>;

test('CASE-1: each case has an id of its own, a rule that exists and the page that it rests on', () => {
  expect(hand.length).toBeGreaterThan(600);
  const all = [...hand, ...found, ...readCases(new URL('policy-evaluation.json', import.meta.url))];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { rule, source } of all) expect([rules[rule] === undefined ? `${rule} is no rule` : 'rule', source.slice(0, 8)]).toEqual(['rule', 'https://']);
});

/** What is decided elsewhere than in an evaluation: on writing, by the service, or in the words of a denial. */
const ELSEWHERE = new Set(['POL-16a', 'POL-16b']);

test('every rule of actions, resources, principals, conditions and evaluation has a case', () => {
  const covered = new Set([...hand, ...readCases(new URL('policy-evaluation.json', import.meta.url))].map(({ rule }) => rule));
  const number = (rule: string): number => Number(/\d+/.exec(rule)![0]);
  const wanted = Object.keys(rules).filter((rule) => (rule.startsWith('POL-') && number(rule) >= 10 && number(rule) <= 33) || rule.startsWith('COND-') || (rule.startsWith('EVAL-') && number(rule) < 80));
  expect(wanted.length).toBeGreaterThan(100);
  expect(wanted.filter((rule) => !covered.has(rule) && !ELSEWHERE.has(rule))).toEqual([]);
});

for (const [name, cases] of [
  ['cases set by hand', hand],
  ['cases found by fuzzing', found],
] as const) {
  if (cases.length === 0) continue;
  describe(name, () => {
    for (const one of cases) {
      test(`${one.id}: ${one.description}`, () => {
        const [request, policies] = [requestOf(one), policiesOf(one)];
        const decision = evaluate(request, policies);
        expect([decision.effect, evaluateReference(request, rawPoliciesOf(one))]).toEqual([one.expected, one.expected]);
        expect(explain(request, policies).decision).toEqual(decision);
      });
    }
  });
}
