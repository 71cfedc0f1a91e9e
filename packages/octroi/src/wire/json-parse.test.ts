import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonFault, parseJson } from './json-parse.ts';

function outcome(parse: (text: string) => unknown, text: string): string {
  try {
    return JSON.stringify(parse(text));
  } catch (error) {
    if (error instanceof JsonFault || error instanceof SyntaxError) return 'refused';
    throw error;
  }
}

describe('parseJson', () => {
  test('LAM-5: agrees with JSON.parse on every value', () => {
    fc.assert(fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
      expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(JSON.parse(text)));
    }));
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(JSON.stringify(parseJson(JSON.stringify(value, null, 2)))).toBe(JSON.stringify(value));
    }));
  });

  test('LAM-5: refuses and accepts what JSON.parse does, but for keys that occur twice', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '\\"', '"a"', '"b":', '1', '-', '0', '.5', 'e3', 'true', 'false', 'null', ' ', '\n', '\u0000', '\\u12', '\\ud800', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')), (text) => {
        const ours = outcome(parseJson, text);
        if (ours !== 'refused' || !/"(a|b)".*"\1"/s.test(text)) expect(ours).toBe(outcome(JSON.parse, text));
      }),
      { numRuns: 3000 },
    );
  });

  test('LAM-5: a key that occurs twice is refused', () => {
    expect(outcome(parseJson, '{"a":1,"b":{"a":2}}')).toBe('{"a":1,"b":{"a":2}}');
    expect(outcome(parseJson, '{"a":1,"a":2}')).toBe('refused');
    expect(outcome(parseJson, '{"a":1,"\\u0061":2}')).toBe('refused');
  });

  test('LAM-5: __proto__ is a key and pollutes nothing', () => {
    const value = parseJson('{"__proto__":{"polluted":true},"constructor":1}') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('LAM-5: depth and size are bounded', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(outcome(parseJson, nested(64))).toBe(nested(64));
    expect(outcome(parseJson, nested(65))).toBe('refused');
    expect(outcome(parseJson, nested(1_000_000))).toBe('refused');
    expect(outcome(parseJson, `[${'1,'.repeat(100_000)}1]`)).toBe('refused');
  });

  test('LAM-5: hostile texts end in time', () => {
    const start = performance.now();
    for (const text of [`"${'\\"'.repeat(1_000_000)}`, `"${'\\'.repeat(2_000_000)}"`, ' '.repeat(2_000_000), `-${'0'.repeat(1_000_000)}`]) outcome(parseJson, text);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
