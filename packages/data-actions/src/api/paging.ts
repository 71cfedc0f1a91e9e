import { invalidField } from './errors.ts';

export interface Page {
  readonly pageSize: number;
  readonly pageNumber: number;
}

/** No list is longer; a page number beyond it is past the end anyway. */
const MOST_PAGES = 1_000_000_000;

/** GEN-18: what is too large or too small is brought into the range, since real clients ask for 9999; what is no number is refused. */
export function readPage(query: URLSearchParams, usual: number, most: number): Page {
  return {
    pageSize: Math.min(Math.max(integer(query, 'pageSize', usual), 1), most),
    pageNumber: Math.min(Math.max(integer(query, 'pageNumber', 1), 1), MOST_PAGES),
  };
}

function integer(query: URLSearchParams, name: string, usual: number): number {
  const text = query.get(name);
  // Clients send a parameter that they do not use as an empty one.
  if (text === null || text === '') return usual;
  if (!/^-?\d{1,15}$/.test(text)) throw invalidField(name, 'it must be an integer');
  return Number(text);
}

/** GEN-18: one page of a list; past the end it is empty, and no error. `path` and `query` are those of the call. */
export function pageOf<T>(path: string, query: URLSearchParams, page: Page, all: readonly T[], show: (item: T) => unknown): Record<string, unknown> {
  const { pageSize, pageNumber } = page;
  const pageCount = Math.ceil(all.length / pageSize);
  const uri = (number: number): string => uriOf(path, query, pageSize, number);
  return {
    entities: all.slice((pageNumber - 1) * pageSize, pageNumber * pageSize).map(show),
    pageSize,
    pageNumber,
    total: all.length,
    firstUri: uri(1),
    selfUri: uri(pageNumber),
    ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
    ...(pageNumber > 1 ? { previousUri: uri(Math.max(1, Math.min(pageNumber - 1, pageCount))) } : {}),
    lastUri: uri(Math.max(1, pageCount)),
    pageCount,
  };
}

/** The filters of the call stay in the addresses of its pages. */
function uriOf(path: string, query: URLSearchParams, pageSize: number, pageNumber: number): string {
  const kept = new URLSearchParams();
  for (const [name, value] of query) if (value !== '' && name !== 'pageSize' && name !== 'pageNumber') kept.append(name, value);
  kept.set('pageSize', String(pageSize));
  kept.set('pageNumber', String(pageNumber));
  return `${path}?${kept}`;
}

/** A parameter that is present and not empty. */
export function given(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name);
  return value === null || value === '' ? undefined : value;
}

/** A flag of the query; absent is false. */
export function flag(query: URLSearchParams, name: string): boolean {
  return optionalFlag(query, name) ?? false;
}

export function optionalFlag(query: URLSearchParams, name: string): boolean | undefined {
  const value = given(query, name)?.toLowerCase();
  if (value === undefined) return undefined;
  if (value === 'true') return true;
  if (value === 'false') return false;
  throw invalidField(name, 'it must be true or false');
}

/** Ids, repeated or with commas between them. */
export function idList(query: URLSearchParams, name: string, most: number): ReadonlySet<string> | undefined {
  const ids = query.getAll(name).flatMap((value) => value.split(',')).map((id) => id.trim()).filter((id) => id !== '');
  if (ids.length > most) throw invalidField(name, `it must not have more than ${most} ids`);
  return ids.length === 0 ? undefined : new Set(ids);
}

/** `asc` or `desc`; absent is ascending. */
export function descending(query: URLSearchParams): boolean {
  const order = given(query, 'sortOrder')?.toLowerCase();
  if (order === undefined || order === 'asc' || order === 'ascending') return false;
  if (order === 'desc' || order === 'descending') return true;
  throw invalidField('sortOrder', 'it must be asc or desc');
}

/** Sorted by the named value of each item; as they are if no order is asked for. */
export function sorted<T>(query: URLSearchParams, items: readonly T[], values: Readonly<Record<string, (item: T) => string>>): readonly T[] {
  const reverse = descending(query) ? -1 : 1;
  const sortBy = given(query, 'sortBy');
  if (sortBy === undefined) return reverse === 1 ? items : items.toReversed();
  const value = Object.hasOwn(values, sortBy) ? values[sortBy] : undefined;
  if (value === undefined) throw invalidField('sortBy', `it must be one of ${Object.keys(values).join(', ')}`);
  const keyed = items.map((item) => ({ item, key: value(item).toLowerCase() }));
  keyed.sort((a, b) => (a.key < b.key ? -reverse : a.key > b.key ? reverse : 0));
  return keyed.map(({ item }) => item);
}
