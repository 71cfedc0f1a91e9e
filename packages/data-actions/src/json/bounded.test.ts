import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonError, parseJson, toJson } from './bounded.ts';

const BOUNDS = { jsonDepth: 5, jsonNodes: 100 };

test('GEN-78: JSON within the bounds is read as it is', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
    const text = JSON.stringify(value);
    expect(parseJson(text, { jsonDepth: 50, jsonNodes: 10_000 })).toEqual(JSON.parse(text));
    expect(toJson(value, { jsonDepth: 50, jsonNodes: 10_000 })).toEqual(JSON.parse(text));
  }));
});

test('GEN-78: depth and number of values are bounded, and brackets in texts do not count', () => {
  expect(() => parseJson('['.repeat(1_000_000), BOUNDS)).toThrow('nested more than 5 deep');
  expect(() => parseJson(`[${'1,'.repeat(200)}1]`, BOUNDS)).toThrow('more than 100 values');
  expect(parseJson(JSON.stringify(`"${'[{,'.repeat(100)}\\`), BOUNDS)).toBe(`"${'[{,'.repeat(100)}\\`);
  expect(parseJson('[[[[[1]]]]]', BOUNDS)).toEqual([[[[[1]]]]]);
  expect(() => parseJson('[[[[[[1]]]]]]', BOUNDS)).toThrow(JsonError);
});

test.each(['', '{', "{'a':1}", 'nope', '{"a":}', '"', '[1,]', 'NaN', '{"a":1}x'])('GEN-71: `%s` is not JSON', (text) => {
  expect(() => parseJson(text, BOUNDS)).toThrow('it is not JSON');
});

test('GEN-78: a value from anywhere is bounded too, and one that goes round has no end', () => {
  const round: unknown[] = [];
  round.push(round);
  expect(() => toJson(round, BOUNDS)).toThrow('nested more than 5 deep');
  expect(() => toJson(Array.from({ length: 101 }), BOUNDS)).toThrow('more than 100 values');
  expect(() => toJson(undefined, BOUNDS)).toThrow('it is not JSON');
  expect(toJson([[[[[1]]]]], BOUNDS)).toEqual([[[[[1]]]]]);
});
