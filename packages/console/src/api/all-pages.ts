/** Lists longer than this are cut: nobody reads them in a table. */
export const MOST_ITEMS = 10_000;

/**
 * Follows the markers of a list operation to its end: `page` gets the marker of the next page and gives its items and the marker after it.
 * Stops after 10,000 items.
 */
export async function allPages<T>(page: (marker: string | undefined) => Promise<{ readonly items: readonly T[] | undefined; readonly next: string | undefined }>): Promise<T[]> {
  const all: T[] = [];
  let marker: string | undefined;
  do {
    const { items, next } = await page(marker);
    all.push(...(items ?? []));
    marker = next === '' ? undefined : next;
  } while (marker !== undefined && all.length < MOST_ITEMS);
  return all;
}
