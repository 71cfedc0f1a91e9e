import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeKey, encodeKey, prefixSpan, type OrderedKey, type Span } from './keys.ts';
import type { Entry } from './kv.ts';
import { SortedEntries } from './sorted.ts';

/** The plain thing: a map, sorted whenever it is asked. */
class Model {
  readonly #entries = new Map<OrderedKey, Entry>();

  set(key: OrderedKey, value: string, revision: number): void {
    this.#entries.set(key, { key: decodeKey(key), value, revision });
  }

  delete(key: OrderedKey): void {
    this.#entries.delete(key);
  }

  get(key: OrderedKey): Entry | undefined {
    return this.#entries.get(key);
  }

  range({ low, high }: Span, limit: number) {
    const keys = [...this.#entries.keys()].filter((key) => key >= low && (high === undefined || key < high)).toSorted((a, b) => (a < b ? -1 : 1));
    return keys.slice(0, limit).map((ordered) => ({ ordered, entry: this.#entries.get(ordered)! }));
  }
}

const keyOf = (number: number): OrderedKey => encodeKey(['t', String(number).padStart(4, '0')]);
const ALL: Span = { low: '', high: undefined };

function both() {
  const [real, model] = [new SortedEntries(), new Model()];
  return {
    real,
    set: (number: number, revision: number) => [real, model].forEach((each) => each.set(keyOf(number), `v${revision}`, revision)),
    delete: (number: number) => [real, model].forEach((each) => each.delete(keyOf(number))),
    agree(span: Span = ALL, limit = 5000) {
      expect(real.range(span, limit)).toEqual(model.range(span, limit));
    },
    agreeOn: (number: number) => expect(real.get(keyOf(number))).toEqual(model.get(keyOf(number))),
  };
}

test('store: entries in leaves are a sorted map, whatever is put and taken away in whatever order', () => {
  const change = fc.record({ from: fc.nat(1500), count: fc.integer({ min: 1, max: 700 }), step: fc.constantFrom(1, -1, 7), remove: fc.boolean() });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(1600), fc.integer({ min: 1, max: 300 }), (changes, from, limit) => {
      const it = both();
      let revision = 0;
      for (const { from: first, count, step, remove } of changes) {
        for (let n = 0; n < count; n++) {
          const number = (((first + n * step) % 1500) + 1500) % 1500;
          if (remove) it.delete(number);
          else it.set(number, ++revision);
        }
        it.agree();
      }
      it.agree({ low: keyOf(from), high: keyOf(from + 400) }, limit);
      for (let number = 0; number < 1500; number += 97) it.agreeOn(number);
    }),
    { numRuns: 40 },
  );
});

test('store: entries taken away to the last leave a map that takes new ones on either side', () => {
  const it = both();
  for (let number = 1000; number < 2000; number++) it.set(number, number);
  for (let number = 1000; number < 2000; number++) it.delete(number);
  it.agree();
  for (const number of [1500, 3, 2500, 4, 1501]) it.set(number, number);
  it.agree();
  it.agree(prefixSpan(['t']), 3);
  it.agree(prefixSpan(['u']));
  it.real.clear();
  expect(it.real.range(ALL, 10)).toEqual([]);
  expect(it.real.get(keyOf(3))).toBeUndefined();
});
