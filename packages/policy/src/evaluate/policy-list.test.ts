import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allow, compiled, deny, requestFor } from '../../reference/decide.ts';
import * as generate from '../../reference/generators.ts';
import { evaluate, explain } from '../index.ts';
import type { CompiledPolicy } from './compile.ts';

const none = { resource: null, boundary: null, session: [], scp: [], rcp: [] };
const other = (n: number): CompiledPolicy => compiled({ Version: '2012-10-17', Statement: allow({ Action: `sqs:Get${n}` }) }, `other-${n}`);
const others = (count: number): CompiledPolicy[] => Array.from({ length: count }, (_, n) => other(n));
const admit = compiled({ Version: '2012-10-17', Statement: allow({ Action: 's3:*' }) }, 'admit');
const refuse = compiled({ Version: '2012-10-17', Statement: deny({ Action: 's3:Get*' }) }, 'refuse');
const effectOf = (identity: readonly CompiledPolicy[]): string => evaluate(requestFor({}), { ...none, identity }).effect;

test('EVAL-4: a long list of policies is one union, decided as statement by statement, however often', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(generate.request, fc.array(generate.policies, { minLength: 5, maxLength: 14 }), fc.boolean(), (request, several, frozen) => {
      const identity = several.flatMap((raw, at) => raw.identity.map((document, n) => compiled(document, `p-${at}-${n}`)));
      while (identity.length < 9) identity.push(other(identity.length));
      const { boundary, resource } = several[0]!;
      const policies = {
        ...none,
        identity: frozen ? Object.freeze(identity) : identity,
        boundary: boundary === null ? null : compiled(boundary),
        resource: resource === null ? null : compiled(resource),
      };
      const expected = explain(request, policies).decision;
      seen.add(expected.effect);
      for (let round = 0; round < 3; round += 1) expect(evaluate(request, policies)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
  expect(seen.size).toBe(3);
});

test('EVAL-1, EVAL-2: a policy put into a long list, exchanged or taken out bears on the next decision', () => {
  const list = others(12);
  const shown = (): string => [effectOf(list), effectOf(list), effectOf(list)].join(' ');
  const thrice = (effect: string): string => [effect, effect, effect].join(' ');
  expect(shown()).toBe(thrice('ImplicitlyDenied'));
  list.push(admit);
  expect(shown()).toBe(thrice('Allowed'));
  list[3] = refuse;
  expect(shown()).toBe(thrice('ExplicitlyDenied'));
  list[3] = other(3);
  expect(shown()).toBe(thrice('Allowed'));
  list.pop();
  expect(shown()).toBe(thrice('ImplicitlyDenied'));
  list.length = 2;
  expect(shown()).toBe(thrice('ImplicitlyDenied'));
});

test('EVAL-1: more lists than are remembered are decided all the same', () => {
  const many = others(9);
  for (let n = 0; n < 40_000; n += 1) {
    const list = [...many, n % 2 === 0 ? admit : refuse];
    for (let round = 0; round < 2; round += 1) if (effectOf(list) !== (n % 2 === 0 ? 'Allowed' : 'ExplicitlyDenied')) throw new Error(`list ${n} is decided wrong`);
  }
});
