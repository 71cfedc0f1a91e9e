import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printTree, readTree, sameTree, stringsTree } from './tree.ts';

describe('reading JSON as it was written', () => {
  test('members keep their order, and a name that stands twice stands twice', () => {
    const tree = readTree('{"b": 1, "a": 2, "b": 3}');
    expect(tree).toEqual({ type: 'object', members: [{ name: 'b', value: { type: 'literal', text: '1' } }, { name: 'a', value: { type: 'literal', text: '2' } }, { name: 'b', value: { type: 'literal', text: '3' } }] });
  });

  test('a number stays the text that it is', () => {
    for (const text of ['10.0', '1e3', '-0', '12345678901234567890']) expect(printTree(readTree(text)!)).toBe(text);
  });

  test('what is no JSON is refused', () => {
    for (const text of ['', '{', '{"a" 1}', '{"a":1,}', '[1 2]', '[1,]', '01', 'nul', '{"a":1} x', "{'a':1}", '"\u0001"', '"\\x"', '{"a":}', ']', ':']) expect(readTree(text), text).toBeNull();
  });

  test('a text that is nested deeper than any policy is refused before the stack ends', () => {
    expect(readTree('['.repeat(100_000))).toBeNull();
    expect(readTree(`${'['.repeat(33)}1${']'.repeat(33)}`)).toBeNull();
    expect(readTree(`${'['.repeat(32)}1${']'.repeat(32)}`)).not.toBeNull();
  });

  test('a list of one string stands bare where it did', () => {
    expect(printTree(stringsTree(['a'], true))).toBe('"a"');
    expect(printTree(stringsTree(['a'], false))).toBe('[\n    "a"\n]');
    expect(printTree(stringsTree(['a', 'b'], true))).toBe('[\n    "a",\n    "b"\n]');
  });

  test('property: it reads what JSON.parse reads, and what it prints says the same', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const tree = readTree(text)!;
        expect(tree).not.toBeNull();
        const printed = printTree(tree);
        expect(JSON.parse(printed)).toEqual(JSON.parse(text));
        expect(sameTree(readTree(printed)!, tree)).toBe(true);
      }),
    );
  });

  test('property: it takes no text that JSON.parse refuses', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', 'true', ' ', '"', '\\', '-', '.');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        if (readTree(text) !== null) expect(() => JSON.parse(text) as unknown).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
