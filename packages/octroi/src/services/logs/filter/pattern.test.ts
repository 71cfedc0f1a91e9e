import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPattern } from './pattern.ts';
import { wildcard } from './wildcard.ts';

const matches = (pattern: string, message: string): boolean => readPattern(pattern)?.(message) ?? true;
const document = JSON.stringify({ level: 'ERROR', status: 503, took: 1.5, ok: false, none: null, path: '/v1/users', tags: ['a', 'b'], user: { id: 'u1', 'full name': 'Ann' }, calls: [{ code: 1 }, { code: 2 }], __proto__: { hidden: 1 } });

describe('issue 6: filter patterns of terms', () => {
  test.for([
    ['', 'anything', true],
    ['ERROR', '[ERROR] it broke', true],
    ['error', '[ERROR] it broke', false],
    ['ERROR broke', '[ERROR] it broke', true],
    ['ERROR worked', '[ERROR] it broke', false],
    ['"it broke"', '[ERROR] it broke', true],
    ['"broke it"', '[ERROR] it broke', false],
    ['"say \\"hi\\""', 'say "hi"', true],
    ['?ERROR ?WARN', 'WARN', true],
    ['?ERROR ?WARN', 'INFO', false],
    ['ERROR -timeout', 'ERROR timeout', false],
    ['ERROR -timeout', 'ERROR other', true],
    ['-"a b"', 'a b', false],
    ['-"a b"', 'b a', true],
    ['?WARN ERROR', 'ERROR', true],
    ['?WARN ERROR', 'WARN', false],
  ] as const)('%s on %s: %s', ([pattern, message, expected]) => {
    expect(matches(pattern, message)).toBe(expected);
  });
});

describe('issue 6: filter patterns of JSON fields', () => {
  test.for([
    ['{ $.level = "ERROR" }', true],
    ['{ $.level = ERROR }', true],
    ['{$.level="ERR"}', false],
    ['{ $.level = "ERR*" }', true],
    ['{ $.path = "/v1/*" }', true],
    ['{ $.path != "/v2/*" }', true],
    ['{ $.missing != "x" }', false],
    ['{ $.status = 503 }', true],
    ['{ $.status = 5* }', true],
    ['{ $.status >= 500 }', true],
    ['{ $.status < 500 }', false],
    ['{ $.took <= 1.5e0 }', true],
    ['{ $.level > 1 }', false],
    ['{ $.ok IS FALSE }', true],
    ['{ $.ok IS TRUE }', false],
    ['{ $.none IS NULL }', true],
    ['{ $.missing IS NULL }', false],
    ['{ $.missing NOT EXISTS }', true],
    ['{ $.level NOT EXISTS }', false],
    ['{ $.user.id = "u1" }', true],
    ['{ $.user["full name"] = "Ann" }', true],
    ['{ $.tags[1] = "b" }', true],
    ['{ $.tags[2] = "b" }', false],
    ['{ $.tags[*] = "b" }', true],
    ['{ $.calls[*].code = 2 }', true],
    ['{ $.toString EXISTS }', false],
    ['{ $.tags.length EXISTS }', false],
    ['{ $.level = "ERROR" && $.status = 1 }', false],
    ['{ $.level = "ERROR" || $.status = 1 && $.status = 2 }', true],
    ['{ ($.level = "ERROR" || $.status = 1) && $.status = 2 }', false],
  ] as const)('%s: %s', ([pattern, expected]) => {
    expect(matches(pattern, document)).toBe(expected);
  });

  test('a message that is no JSON does not match', () => {
    for (const message of ['', 'text', '{', '"ERROR"', '12']) expect(matches('{ $.level NOT EXISTS }', message)).toBe(false);
  });
});

test.for([
  ['{ $.a = 1', "If a filter pattern starts with '{' it must end with '}'"],
  ['a-b', "Invalid filter pattern: Invalid character(s) in term 'a-b'"],
  ['""', `Invalid filter pattern: Invalid character(s) in term '""'`],
  ['?', "Invalid filter pattern: Invalid character(s) in term '?'"],
  ['"open', `Invalid filter pattern: Invalid character(s) in term '"open'`],
  ['[a, b]', 'Invalid filter pattern'],
  ['%a+%', 'Invalid filter pattern'],
  ['{ }', 'Invalid filter pattern'],
  ['{ $ = 1 }', 'Invalid filter pattern'],
  ['{ $.a }', 'Invalid filter pattern'],
  ['{ $.a > "b" }', 'Invalid filter pattern'],
  ['{ $.a = %b% }', 'Invalid filter pattern'],
  ['{ $.a = 1 && }', 'Invalid filter pattern'],
  ['{ ($.a = 1 }', 'Invalid filter pattern'],
  ['{ $.a = "open }', 'Invalid filter pattern'],
  ['{ $.a[x] = 1 }', 'Invalid filter pattern'],
  [`{ ${'('.repeat(40)}$.a = 1${')'.repeat(40)} }`, 'Invalid filter pattern'],
] as const)('issue 6: the pattern %s is refused', ([pattern, message]) => {
  expect(() => readPattern(pattern)).toThrow(message);
});

test('issue 6: no pattern throws but to refuse, whatever it is and whatever it meets', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('{', '}', '$', '.', 'a', '[', ']', '"', '*', '=', '!', '&', '|', '(', ')', ' ', '1', '\\', '?', '-') })), fc.json(), (pattern, message) => {
      let matcher;
      try {
        matcher = readPattern(pattern);
      } catch (error) {
        expect((error as { code?: string }).code).toBe('InvalidParameterException');
        return;
      }
      expect(typeof (matcher?.(message) ?? true)).toBe('boolean');
    }),
  );
});

test('issue 6: many wildcards take no long time', () => {
  expect(wildcard(`${'a*'.repeat(400)}b`)('a'.repeat(1_000_000))).toBe(false);
  expect(wildcard('a*a')('a')).toBe(false);
  expect(wildcard('*b*')('abc')).toBe(true);
  expect(wildcard('a*b*c')('a-b-c')).toBe(true);
});
