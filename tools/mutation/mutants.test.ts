import { expect, test } from 'vitest';
import { apply, mutantsOf } from './mutants.ts';
import { mutationPage, scoreOf } from './report.ts';

const changed = (text: string): readonly string[] => mutantsOf('f.ts', text).map((mutant) => apply(mutant, text));

test('mutants: bounds, operators, conditions, returns, literals and statements change one at a time', () => {
  expect(changed('if (a < b) f();')).toEqual(['if (true) f();', 'if (false) f();', 'if (a <= b) f();', 'if (a >= b) f();', 'if (a < b) ;']);
  expect(changed('const x = a && !b;')).toEqual(['const x = a || !b;', 'const x = a && b;']);
  expect(changed("const x = c ? 'a' : '';")).toEqual(["const x = true ? 'a' : '';", "const x = false ? 'a' : '';", "const x = c ? '' : '';", "const x = c ? 'a' : 'mutant';"]);
  expect(changed('const f = () => { return x; };')).toEqual(['const f = () => { return undefined; };']);
  expect(changed('for (const x of xs) f(x);')).toEqual(['for (const x of xs) {}', 'for (const x of xs) ;']);
  expect(changed('const x = /^a$/;')).toEqual(['const x = /a$/;', 'const x = /^a/;']);
  expect(changed('const x = xs.some(f);')).toEqual(['const x = xs.every(f);']);
});

test('mutants: types, imports and names of members stay as they are', () => {
  expect(changed("import { a } from 'a';\ntype A = 'a' | 'b';\ninterface B { readonly 'c': 'd' }\nconst x = { 'e': y };")).toEqual([]);
});

test('mutants: the page names what survived with its reason, and the score counts what was noticed', () => {
  const [first, second] = mutantsOf('packages/policy/src/f.ts', 'if (a) f();');
  const results = [{ mutant: first!, killer: null }, { mutant: second!, killer: 'some test' }];
  expect(scoreOf(results)).toBe(50);
  expect(scoreOf([])).toBe(0);
  const reasoned = [{ file: first!.file, before: first!.before, after: first!.after, reason: 'a is always true' }];
  expect(mutationPage(results, reasoned)).toContain('| `` if (a) f(); `` | `` if (true) f(); `` | a is always true |');
  expect(mutationPage(results, [])).toContain('none yet');
});
