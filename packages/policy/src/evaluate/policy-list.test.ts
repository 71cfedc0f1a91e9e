import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allow, compiled, deny, requestFor } from '../../reference/decide.ts';
import * as generate from '../../reference/generators.ts';
import { evaluate, explain } from '../index.ts';
import type { CompiledPolicy } from './compile.ts';
import { searched } from './policy-list.ts';

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

/** Policies that count how often they are asked for statements. */
function counted(count: number): { readonly list: CompiledPolicy[]; readonly asked: () => number } {
  let asked = 0;
  const list = others(count);
  for (const policy of list) {
    const find = policy.candidates.bind(policy);
    policy.candidates = (action) => {
      asked += 1;
      return find(action);
    };
  }
  return { list, asked: () => asked };
}

const nine = others(9);

/** Is a list of nine, asked for twice, remembered? */
function isKept(): boolean {
  const list = nine.slice();
  searched(list);
  return searched(list) !== list;
}

/** How often in a row new lists are remembered, or are not. */
function run(kept: boolean): number {
  let length = 0;
  while (isKept() === kept) if ((length += 1) > 200_000) throw new Error('without end');
  return length;
}

/** Fills the memory and has it forgotten, so that each test begins with an empty one. */
function afresh(): void {
  run(true);
  run(false);
}

test('EVAL-4: a long list that stays the same is asked once for an action, frozen or not; a short one each time', () => {
  afresh();
  for (const frozen of [true, false]) {
    const { list, asked } = counted(9);
    const identity = frozen ? Object.freeze(list) : list;
    for (let round = 0; round < 5; round += 1) expect(effectOf(identity)).toBe('ImplicitlyDenied');
    // The first decision asks them one by one, the second gathers for all that follow.
    expect(asked()).toBe(18);
    evaluate(requestFor({ action: 's3:PutObject' }), { ...none, identity });
    evaluate(requestFor({ action: 's3:PutObject' }), { ...none, identity });
    expect(asked()).toBe(27);
  }
  const { list, asked } = counted(8);
  for (let round = 0; round < 5; round += 1) effectOf(list);
  expect(asked()).toBe(40);
});

test('EVAL-4: a frozen list is known by itself, of another each policy is compared', () => {
  afresh();
  const list = others(9);
  expect(searched(list)).toBe(list);
  const [known] = searched(list);
  expect(searched(list)[0]).toBe(known);
  expect(known).not.toBe(list[0]);
  for (const at of [0, 4, 8]) {
    const before = list[at]!;
    list[at] = admit;
    expect(searched(list)).toBe(list);
    list[at] = before;
    // It was taken anew with the other policy, so once more before it is known.
    expect(searched(list)).toBe(list);
    expect(searched(list)).not.toBe(list);
  }
  let reads = 0;
  const frozen = Object.freeze(others(9));
  const watched = new Proxy(frozen, { get: (target, name, receiver) => ((reads += typeof name === 'string' && /^[0-9]+$/.test(name) ? 1 : 0), Reflect.get(target, name, receiver) as unknown) });
  expect(searched(watched)).toBe(watched);
  reads = 0;
  expect(searched(watched)).not.toBe(watched);
  expect(reads).toBe(0);
});

test('EVAL-4: what is remembered of lists is bounded, and forgotten when others have long been in use', () => {
  afresh();
  // The list that was asked for when all was forgotten, and the one that showed it, have places already.
  expect(run(true)).toBe(16_384 - 2);
  // Each list that is not kept is asked for twice; one has shown that the memory is full, and one that it is not.
  expect(run(false)).toBe((16 * 16_384) / 2 - 1);
  // What a list is asked for takes places as well: when there are none left, it is forgotten itself.
  const list = nine.slice();
  searched(list);
  const [known] = searched(list);
  let actions = 0;
  while (searched(list)[0] === known && actions < 20_000) known!.candidates(`s3:A${(actions += 1)}`);
  expect(actions).toBe(16_384 - 2);
});
