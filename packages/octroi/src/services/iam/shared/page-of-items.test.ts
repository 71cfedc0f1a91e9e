import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openKeyring } from '../../../store/seal.ts';
import { pageOfItems } from './pagination.ts';

const home = { partition: 'aws', account: '111122223333', region: '-' };
const seal = openKeyring({});

test('IAM-160: the pages of a list, whatever their size and order, are the list, each item once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ maxLength: 20 })), fc.integer({ min: 1, max: 7 }), (items, MaxItems) => {
      const seen: string[] = [];
      for (let Marker: string | undefined; ; ) {
        const { items: page, more } = pageOfItems({ input: { MaxItems, Marker }, home, seal }, 'ListThings', items, (item) => item);
        seen.push(...page);
        expect(page.length).toBeLessThanOrEqual(MaxItems);
        expect(more.IsTruncated).toBe(more.Marker !== undefined);
        if (more.Marker === undefined) break;
        Marker = more.Marker;
      }
      expect(seen).toEqual(items.toSorted((one, other) => (one < other ? -1 : 1)));
    }),
    { numRuns: 200 },
  );
});

test('IAM-160: a key that does not fit into a marker is a fault of ours, never a marker that is cut', () => {
  const items = ['a'.repeat(300), 'b'.repeat(300)];
  expect(() => pageOfItems({ input: { MaxItems: 1 }, home, seal }, 'ListThings', items, (item) => item)).toThrow('the key of ListThings is too long for a marker');
});
