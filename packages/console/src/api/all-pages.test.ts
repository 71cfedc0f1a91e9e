import { expect, test } from 'vitest';
import { allPages, MOST_ITEMS } from './all-pages.ts';

test('follows the markers to the last page', async () => {
  const asked: (string | undefined)[] = [];
  const pages: Record<string, { items: number[] | undefined; next: string | undefined }> = { first: { items: [1, 2], next: 'b' }, b: { items: undefined, next: 'c' }, c: { items: [3], next: undefined } };
  const all = await allPages(async (marker) => {
    asked.push(marker);
    return pages[marker ?? 'first']!;
  });
  expect(all).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, 'b', 'c']);
});

test('a list without an end is cut', async () => {
  const all = await allPages(async () => ({ items: Array.from({ length: 1000 }, () => 0), next: 'more' }));
  expect(all.length).toBe(MOST_ITEMS);
});
