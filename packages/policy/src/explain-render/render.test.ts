import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allow, ANN, deny, explained, policiesFor, requestFor } from '../../reference/decide.ts';
import * as generate from '../../reference/generators.ts';
import { compile } from '../evaluate/compile.ts';
import { documentOf } from '../document/parse.ts';
import { nearestMisses } from '../analyse/nearest-misses.ts';
import { explain } from '../evaluate/explain.ts';
import type { Policies } from '../evaluate/policies.ts';
import { conditionRule } from './condition-rule.ts';
import { explanationJson } from './json.ts';
import { renderNearestMisses } from './render-misses.ts';
import { renderExplanation } from './render.ts';
import { RULES } from './rules.ts';

const read = allow({ Sid: 'Read', Action: 's3:Get*', Resource: 'arn:aws:s3:::other/*', Condition: { StringLike: { 'k:team': ['a*', 'b'] }, Bool: { 'k:none': 'true' } } });

test('renderExplanation: a tree by layer, policy, statement and condition, with values, rule and page', () => {
  const text = renderExplanation(explained({ context: { 'k:team': 'abc' } }, { identity: [read, allow({ Action: 'ec2:*' })] }));
  expect(text.split('\n')).toEqual([
    'denied: no identity policy allows it: s3:GetObject on arn:aws:s3:::b/k',
    'EVAL-1: what no policy allows is denied',
    '  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
    'identity policy: does not allow',
    '├─ policy `identity-0`',
    '│  └─ ✗ Allow statement 0 (`Read`): resource and condition do not match',
    '│     ├─ ✓ StringLike `k:team`: wanted `a*`, `b`; saw `abc` [COND-13: `*` matches any run of',
    '│     │    characters, `?` one]',
    '│     └─ ✗ Bool `k:none`: wanted `true`; the key is absent [COND-2: a missing key makes a positive',
    '│          operator false]',
    '└─ policy `identity-1`',
    '   └─ other actions: statement 0',
  ]);
});

test('renderExplanation: an allow shows the statements that it hangs on, a deny those that deny', () => {
  const allowed = renderExplanation(explained({}, { identity: [allow({ Sid: 'All' })], boundary: allow() }));
  expect(allowed).toMatch(/^allowed: s3:GetObject on /);
  expect(allowed).toContain('it hangs on\n├─ statement 0 (`All`) of identity policy `identity-0`\n└─ statement 0 of permissions boundary `boundary`');
  const denied = renderExplanation(explained({}, { identity: [allow()], resource: deny({ Principal: '*' }) }));
  expect(denied).toContain('denied: the resource policy denies it');
  expect(denied).toContain('denied by\n└─ statement 0 of resource policy `resource`');
  expect(denied).toContain('names the caller as everyone');
});

test('renderExplanation: colours only when asked, and no control character of others reaches the terminal', () => {
  const evil = explained({ context: { 'k:x': '\u{1b}[2J\u{202e}\n' } }, { identity: [allow({ Sid: '\u{1b}]0;x\u{7}', Condition: { StringEquals: { 'k:x': '\u{9b}31m' } } })] });
  const text = renderExplanation(evil);
  expect([...text].filter((character) => character !== '\n' && (character < ' ' || (character >= '\u{7f}' && character <= '\u{9f}') || character === '\u{202e}'))).toEqual([]);
  expect(text).toContain('\\u{1b}[2J\\u{202e}\\u{a}');
  const colours = renderExplanation(evil, { colour: true });
  expect(colours.replaceAll('\u{1b}', '\u{241b}').replaceAll(/[\u241b]\[(?:31|32|1|2|0)m/gu, '')).toBe(text);
});

function compiledPolicies(raw: Parameters<Parameters<typeof generate.policies.map>[0]>[0]): Policies {
  const one = (document: unknown) => {
    const parsed = documentOf(document);
    if (!parsed.ok) throw new Error('the generator made no policy');
    return compile(parsed.document);
  };
  const list = (documents: readonly unknown[]) => documents.map(one);
  const maybe = (document: unknown) => (document ? one(document) : null);
  return { identity: list(raw.identity), resource: maybe(raw.resource), boundary: maybe(raw.boundary), session: list(raw.session), scp: raw.scp.map(list), rcp: raw.rcp.map(list), endpoint: maybe(raw.endpoint) };
}

test('renderExplanation and explanationJson: every rule that they name has its text and page, and no line is too long', () => {
  const rules = new Set<string>();
  fc.assert(
    fc.property(generate.request, generate.policies, fc.integer({ min: 40, max: 160 }), (request, raw, width) => {
      const explanation = explain(request, compiledPolicies(raw));
      const json = explanationJson(explanation);
      expect(JSON.parse(JSON.stringify(json))).toEqual(json);
      expect(json.effect).toBe(explanation.decision.effect);
      const conditions = json.layers.flatMap(({ policies }) => policies.flatMap(({ statements }) => statements.flatMap((statement) => statement.conditions)));
      for (const { id } of [json.rule, ...conditions.map(({ rule }) => rule)]) {
        rules.add(id);
        expect(RULES.has(id), id).toBe(true);
      }
      for (const layer of json.layers) for (const { statements } of layer.policies) for (const { matched, missed } of statements) expect(matched).toBe(missed.length === 0);
      const lines = renderExplanation(explanation, { width }).split('\n');
      for (const line of lines.filter((one) => !one.startsWith('  https://'))) expect([...line].length).toBeLessThanOrEqual(width);
    }),
    { numRuns: 2000 },
  );
  // All but those that only single cases name.
  expect(rules.size).toBeGreaterThan(RULES.size - 8);
});

test('the table of rules: each page is one of AWS, over https', () => {
  for (const { page } of RULES.values()) expect(page).toMatch(/^https:\/\/(?:docs|aws)\.[a-z.]*amazon\.com\/\S+$/);
});

test('explanationJson: a statement says which parts missed and a condition which rule decided it', () => {
  const { layers, ...rest } = explanationJson(explained({ context: { 'k:team': 'abc' } }, { identity: [read] }));
  expect(rest).toMatchObject({ format: 1, effect: 'ImplicitlyDenied', layer: 'identity', statements: [], action: 's3:GetObject', rule: { id: 'EVAL-1' } });
  const [statement] = layers[0]!.policies[0]!.statements;
  expect(statement).toMatchObject({ sid: 'Read', matched: false, missed: ['resource', 'condition'] });
  expect(statement!.conditions.map(({ rule }) => rule.id)).toEqual(['COND-13', 'COND-2']);
  expect(explanationJson(explained({ principal: ANN }, { identity: [allow()] })).statements).toEqual([{ layer: 'identity', source: 'identity-0', sid: null, index: 0 }]);
});

test.each([
  ['StringEquals', null, 'COND-2'],
  ['StringNotEquals', null, 'COND-3'],
  ['StringEqualsIfExists', null, 'COND-4'],
  ['Null', null, 'COND-5'],
  ['ForAnyValue:StringLike', [], 'COND-31'],
  ['ForAllValues:StringLike', null, 'COND-32'],
  ['ForAllValues:StringNotLike', ['a'], 'COND-33'],
  ['StringLike', ['a', 'b'], 'COND-30'],
  ['NotIpAddress', 'x', 'COND-20'],
  ['stringequals', 'x', 'POL-91'],
])('conditionRule: %s for %j is by %s', (operator, seen, rule) => {
  expect(conditionRule({ operator, seen })).toBe(rule);
});

test('renderNearestMisses: a numbered list in order, empty for none', () => {
  const misses = nearestMisses(requestFor({}), policiesFor({ identity: [allow({ Sid: 'Put', Action: 's3:PutObject', Resource: 'arn:aws:s3:::b/k' })] }), { limit: 2 });
  expect(renderNearestMisses(misses, { width: 60 }).split('\n')).toEqual([
    'it would be allowed if one were to',
    '1. add `s3:GetObject` to the actions of statement 0 (`Put`)',
    '   of identity policy `identity-0` [widens 1]',
    '2. allow `s3:GetObject` on `arn:aws:s3:::b/k` in a new',
    '   identity policy [widens 1]',
  ]);
  expect(renderNearestMisses([])).toBe('');
});
