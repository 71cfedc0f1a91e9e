import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allow, compiled, deny, policiesFor, requestFor } from '../../reference/decide.ts';
import { resourcePattern } from '../match/pattern.ts';
import { evaluate, explain } from '../index.ts';
import { byResource } from './resource-index.ts';

const context = { 'aws:username': 'ann' };
const piece = fc.constantFrom('a', 'b', 'ab', 'x/y', '/', ':', '*', '?', '${aws:username}', '${aws:nobody}', '${*}', '😀', 'bucket-1', 'ann');
const pattern = fc.oneof(
  { weight: 40, arbitrary: fc.array(piece, { maxLength: 6 }).map((pieces) => `arn:aws:s3:::${pieces.join('')}`) },
  { weight: 1, arbitrary: fc.constantFrom('*', '**', '?', 'arn:aws', 'arn:*', 'arn:aws:s3:*:b', 'arn:a?s:s3:::b', '*b') },
);
const resource = fc.oneof(fc.constant('*'), fc.array(piece, { maxLength: 6 }).map((pieces) => `arn:aws:s3:::${pieces.join('').replaceAll(/[*?]|\$\{[^}]*\}/g, 'ann')}`));

test('POL-14 to POL-20: many statements about one action decide as one by one, whatever their resources', () => {
  const statement = fc.record({
    Effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Allow', 'Deny'),
    Action: fc.constant('s3:*'),
    element: fc.constantFrom('Resource', 'Resource', 'Resource', 'NotResource'),
    values: fc.array(pattern, { minLength: 1, maxLength: 3 }),
  });
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(statement, { minLength: 9, maxLength: 30 }), fc.array(resource, { minLength: 1, maxLength: 8 }), (statements, asked) => {
      const Statement = statements.map(({ Effect, Action, element, values }) => ({ Effect, Action, [element]: values }));
      const policies = policiesFor({ identity: [{ Version: '2012-10-17', Statement }] });
      for (const one of asked) {
        const request = requestFor({ resource: one, context });
        const expected = explain(request, policies).decision;
        seen.add(expected.effect);
        expect(evaluate(request, policies)).toEqual(expected);
      }
    }),
    { numRuns: 500 },
  );
  expect(seen.size).toBe(3);
});

test('POL-14: of many resources only the near ones are tried, in the order in which they stand', () => {
  const texts = [...Array.from({ length: 5000 }, (_, n) => `arn:aws:s3:::bucket-${n}/*`), ...Array.from({ length: 5000 }, (_, n) => `arn:aws:s3:::bucket-${n}/k`), 'arn:aws:s3:::*', 'arn:aws:s3:::bucket-7*', '*x'];
  const near = byResource(texts, (text) => [resourcePattern(text, true, false)]);
  const found = near('arn:aws:s3:::bucket-77/k');
  expect(found).toEqual(expect.arrayContaining(['arn:aws:s3:::bucket-77/*', 'arn:aws:s3:::bucket-77/k', 'arn:aws:s3:::*', 'arn:aws:s3:::bucket-7*', '*x']));
  expect(found.length).toBeLessThan(200);
  expect(found).toEqual([...found].sort((one, two) => texts.indexOf(one) - texts.indexOf(two)));
  expect(near('*')).toEqual(['*x']);
});

test('POL-14: a pattern of any length is indexed', () => {
  const long = `arn:aws:s3:::b/${'x'.repeat(300_000)}?`;
  const policy = compiled({ Version: '2012-10-17', Statement: Array.from({ length: 9 }, (_, n) => allow({ Resource: n === 8 ? long : `arn:aws:s3:::${n}` })) }, 'long');
  const decide = (asked: string): string => evaluate(requestFor({ resource: asked }), { identity: [policy], resource: null, boundary: null, session: [], scp: [], rcp: [] }).effect;
  expect(decide(long.replace('?', 'y'))).toBe('Allowed');
  expect(decide(long.slice(0, -1))).toBe('ImplicitlyDenied');
});

test('EVAL-2: a statement is tried once however many of its resources are near, and in the order in which it stands', () => {
  const patterns = (...texts: string[]) => texts.map((text) => resourcePattern(`arn:aws:s3:::${text}`, true, false));
  const far = Array.from({ length: 9 }, (_, n) => ({ name: `far-${n}`, resources: patterns(`far-${n}`) }));
  const items = [{ name: 'one', resources: patterns('b/*', 'b/*') }, ...far, { name: 'two', resources: patterns('b/*', 'b/*', 'b/*') }, { name: 'three', resources: patterns('b/*') }];
  const near = byResource(items, ({ resources }) => resources);
  expect(near('arn:aws:s3:::b/k').map(({ name }) => name)).toEqual(['one', 'two', 'three']);
  const Statement = [deny({ Resource: ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/k*'] }), ...far.map(({ name }) => allow({ Resource: `arn:aws:s3:::${name}` })), ...Array.from({ length: 9 }, (_, n) => deny({ Resource: `arn:aws:s3:::c${n}` }))];
  const decision = evaluate(requestFor({ resource: 'arn:aws:s3:::b/k' }), policiesFor({ identity: [{ Version: '2012-10-17', Statement }] }));
  expect(decision.effect === 'ExplicitlyDenied' && decision.statements.map(({ index }) => index)).toEqual([0]);
});

test('POL-14: eight items are not worth an index', () => {
  const texts = Array.from({ length: 9 }, (_, n) => `arn:aws:s3:::b${n}`);
  const near = (count: number) => byResource(texts.slice(0, count), (text) => [resourcePattern(text, true, false)])('arn:aws:s3:::b1');
  expect(near(8)).toEqual(texts.slice(0, 8));
  expect(near(9)).toEqual(['arn:aws:s3:::b1']);
});
