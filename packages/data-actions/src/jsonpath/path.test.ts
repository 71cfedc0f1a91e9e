import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../execution/types.ts';
import { evaluatePath } from './evaluate.ts';
import { parsePath } from './parse.ts';
import { PathError } from './syntax.ts';

const SHOP: Json = {
  store: {
    book: [
      { category: 'reference', author: 'Nigel', price: 8.95, tags: ['old', 'short'] },
      { category: 'fiction', author: 'Evelyn', price: 12.99, tags: [], isbn: null },
      { category: 'fiction', author: 'Herman', price: 8.99, isbn: '0-553', tags: ['whale'] },
    ],
    bicycle: { color: 'red', price: 19.95 },
  },
  'a-b': 1, 'x y': 2, "it's": 3, nothing: null, empty: [], limit: 10, list: [3, 1, 2], mixed: [1, 'a', 5], size: 7,
};

const read = (path: string, document: Json = SHOP) => evaluatePath(parsePath(path), document, { left: 100_000 });
const value = (path: string, document: Json = SHOP): Json => {
  const found = read(path, document);
  if (!found.resolved) throw new Error(`${path} does not resolve`);
  return found.value;
};

test.each<[string, Json]>([
  ['$', SHOP], ['$.store.book[0].author', 'Nigel'], ['$.a-b', 1], ["$['x y']", 2], ["$['it\\'s']", 3], ['$["x y"]', 2], ['$.store["bicycle"].color', 'red'],
  ['$.store.book[-1].author', 'Herman'], ['$.[\'limit\']', 10], ['$.list.[1]', 1], ['limit', 10], ['store.book[0].price', 8.95], ['.limit', 10], ["['limit']", 10],
  ['  $.limit ', 10], ['$.nothing', null], ['$.size', 7], ["$['limit','a-b','no']", { limit: 10, 'a-b': 1 }],
])('GEN-69: the definite path `%s` gives the value itself', (path, expected) => {
  expect(value(path)).toEqual(expected);
});

test('GEN-69: `$.[0]` is `$[0]`', () => {
  expect(value('$.[0]', [5, 6])).toBe(5);
  expect(value('[1]', [5, 6])).toBe(6);
});

test.each(['$.no', '$.store.no.deeper', '$.nothing.x', '$.list[3]', '$.list[-4]', '$.list.name', '$.limit[0]', '$.limit.x', '$.store.book.author', '$.toString', '$.__proto__', '$.constructor', '$.list.length'])(
  'GEN-69: `%s` does not resolve',
  (path) => {
    expect(read(path)).toEqual({ resolved: false });
  },
);

test.each<[string, Json]>([
  ['$.store.book[*].author', ['Nigel', 'Evelyn', 'Herman']],
  ['$..author', ['Nigel', 'Evelyn', 'Herman']],
  ['$..price', [8.95, 12.99, 8.99, 19.95]],
  ['$.store..price', [8.95, 12.99, 8.99, 19.95]],
  ['$..book[0].author', ['Nigel']],
  ['$..[0]', [{ category: 'reference', author: 'Nigel', price: 8.95, tags: ['old', 'short'] }, 'old', 'whale', 3, 1]],
  ['$.list[*]', [3, 1, 2]],
  ['$.list[0,2]', [3, 2]],
  ['$.list[0, 9]', [3]],
  ['$.list[1:]', [1, 2]],
  ['$.list[:2]', [3, 1]],
  ['$.list[-1:]', [2]],
  ['$.list[0:1]', [3]],
  ['$.list[5:9]', []],
  ['$.store.bicycle.*', ['red', 19.95]],
  ['$.store.bicycle[*]', ['red', 19.95]],
  ['$.limit[*]', []],
  ['$.empty[*]', []],
  ['$..no', []],
  ['$.no[*].x', []],
  ['$.store.book[*].isbn', [null, '0-553']],
  ["$.store.book[*]['author','no']", [{ author: 'Nigel' }, { author: 'Evelyn' }, { author: 'Herman' }]],
])('GEN-69: the indefinite path `%s` always gives an array', (path, expected) => {
  expect(value(path)).toEqual(expected);
});

describe('GEN-69, GEN-89: filters', () => {
  test.each<[string, readonly string[]]>([
    ["@.category == 'fiction'", ['Evelyn', 'Herman']],
    ['@.category != "fiction"', ['Nigel']],
    ['@.price < 10', ['Nigel', 'Herman']],
    ['@.price > 10 && @.category==\'fiction\'', ['Evelyn']],
    ["@.price > 10 || @.author == 'Nigel'", ['Nigel', 'Evelyn']],
    ['@.price < $.limit', ['Nigel', 'Herman']],
    ['@.isbn', ['Evelyn', 'Herman']],
    ['!@.isbn', ['Nigel']],
    ['!(@.isbn && @.price < 10)', ['Nigel', 'Evelyn']],
    ['@.isbn == null', ['Evelyn']],
    ['@.author =~ /N.*/', ['Nigel']],
    ['@.author =~ /.*(e|i).*/', ['Nigel', 'Evelyn', 'Herman']],
    ['@.author =~ /her/', []],
    ['@.author =~ /HER.+/i', ['Herman']],
    ["'whale' in @.tags", ['Herman']],
    ["@.author in ['Nigel', 'Herman']", ['Nigel', 'Herman']],
    ["@.author nin ['Nigel', 'Herman']", ['Evelyn']],
    ["@.tags contains 'old'", ['Nigel']],
    ["@.author contains 'ver'", []],
    ['@.tags.length() == 2', ['Nigel']],
    ['@.tags size 1', ['Herman']],
    ['@.tags empty true', ['Evelyn']],
    ["@.tags anyof ['old', 'whale']", ['Nigel', 'Herman']],
    ["@.tags noneof ['old']", ['Evelyn', 'Herman']],
    ["@.tags subsetof ['old', 'short']", ['Nigel', 'Evelyn']],
    ["@.price == '8.95'", ['Nigel']],
    ["@.price === '8.95'", []],
    ["@['author'] == 'Nigel'", ['Nigel']],
    ['@.tags[0] == \'old\'', ['Nigel']],
    ['(@.price < 9 && @.isbn) || @.author == "Nigel"', ['Nigel', 'Herman']],
    ['@.price >= 12.99', ['Evelyn']],
    ['@.no != 1', ['Nigel', 'Evelyn', 'Herman']],
    ['@.no < 1', []],
  ])('`%s`', (condition, authors) => {
    expect(value(`$.store.book[?(${condition})].author`)).toEqual(authors);
  });

  test('the element itself, nested paths, an object and a scan', () => {
    expect(value('$.list[?(@ > 1)]')).toEqual([3, 2]);
    expect(value('$[?(@.a.b == 1)]', [{ a: { b: 1 } }, { a: {} }, 7])).toEqual([{ a: { b: 1 } }]);
    expect(value("$.store.bicycle[?(@.color == 'red')].price")).toEqual([19.95]);
    expect(value('$..[?(@.price > 12)].price')).toEqual([12.99, 19.95]);
    expect(value("$.groups[?('b' in @.list[*].id)].n", { groups: [{ n: 1, list: [{ id: 'a' }] }, { n: 2, list: [{ id: 'b' }] }] })).toEqual([2]);
  });
});

test.each<[string, Json]>([
  ['$.list.size()', 3], ['$.list.length()', 3], ['$.list.min()', 1], ['$.list.max()', 3], ['$.list.sum()', 6], ['$.list.avg()', 2], ['$..price.size()', 4],
  ['$.store.book[*].price.max()', 12.99], ['$.empty.size()', 0], ['$.list.first()', 3], ['$.list.last()', 2], ['$.store.bicycle.keys()', ['color', 'price']], ['$.mixed.sum()', 6],
  ['$.store.bicycle.length()', 2],
])('GEN-69: the trailing function `%s`', (path, expected) => {
  expect(value(path)).toEqual(expected);
});

test.each(['$.empty.max()', '$.limit.sum()', '$.no.size()', '$.nothing.length()', '$.limit.size()'])('GEN-69: `%s` does not resolve', (path) => {
  expect(read(path)).toEqual({ resolved: false });
});

test.each([
  '', ' ', '$.', '$..', '$[', '$[]', '$.a..', "$['a", '$[?]', '$[?()]', '$[?(@.a ==)]', '$[?(@.a = 1)]', '$[?(1)]', '$.a b', '$[1:2:3]', '$[a]', '$.a]', '$.a[?(@.b =~ "x")]', '$[?(@.a =~ /(/)]',
  '$[?(@.a == 1]', '$.x.size().y', '$[?(process.exit())]', '$[?(@.constructor.constructor("return 1")())]', '$[(@.length-1)]', "$[?(@.a == 'x' & 1)]", '$[0,]', '$[99999999999]', '$.a()', '$' + '.a'.repeat(201), '$[?(' + '!'.repeat(50) + '@.a)]',
  '$[?(' + '('.repeat(60) + '@.a' + ')'.repeat(60) + ')]', '$' + '[?(@'.repeat(40), '$.' + 'a'.repeat(5000), '$[?(@.a == ' + '['.repeat(60) + ')]',
])('GEN-69: `%s` is refused as a path', (path) => {
  expect(() => parsePath(path)).toThrow(PathError);
});

test('GEN-68: a path that takes too many steps is stopped', () => {
  const wide: Json = Array.from({ length: 500 }, () => ({ a: Array.from({ length: 20 }, () => ({ b: 1 })) }));
  expect(() => read('$..*..*..*', wide)).toThrow(PathError);
  expect(() => read('$..[?($..b)]', wide)).toThrow(PathError);
  expect(() => read("$[?(@.t =~ /(a+)+b/)]", [{ t: 'a'.repeat(100) }])).toThrow(PathError);
});

test('GEN-69: any text is a path or is refused, and a path ends in bounded steps without touching what is inherited', () => {
  const pieces = fc.constantFrom('$', '.', '..', '*', '[', ']', '?(', ')', '@', "'a'", 'a', 'b', '0', '-1', ':', ',', '==', '&&', '!', 'in', '=~', '/a*/', 'size()', ' ', '__proto__', 'constructor', 'length()');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), fc.json({ maxDepth: 4 }), (parts, text) => {
      try {
        const resolution = evaluatePath(parsePath(parts.join('')), JSON.parse(text) as Json, { left: 20_000 });
        if (resolution.resolved) expect(JSON.parse(JSON.stringify(resolution.value))).toEqual(JSON.parse(JSON.stringify(resolution.value)));
      } catch (error) {
        expect(error).toBeInstanceOf(PathError);
      }
    }),
    { numRuns: 1000 },
  );
});

test('GEN-69: a definite path of names and indexes finds what walking there finds', () => {
  const key = fc.oneof(fc.constantFrom('a', 'b-c', 'd e', "f'g", '__proto__', 'length'), fc.integer({ min: 0, max: 3 }));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 5 }), fc.anything(), (keys, leaf) => {
      const end = (JSON.parse(JSON.stringify(leaf) ?? 'null') ?? null) as Json;
      let document = end;
      for (const name of keys.toReversed()) document = (typeof name === 'number' ? Array.from({ length: 4 }, (_, index) => (index === name ? document : 'other')) : JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(document)}}`)) as Json;
      const path = `$${keys.map((name) => (typeof name === 'number' ? `[${name}]` : `['${name.replaceAll("'", "\\'")}']`)).join('')}`;
      expect(value(path, document)).toEqual(end);
    }),
  );
});
