import { ApiError } from '../../../kernel/api-error.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import type { Listed, RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import { LIMITS } from '../../../store/kv.ts';

const DEFAULT_ITEMS = 100;
const MAX_MARKER = 320;

/** What paging needs of a call. */
export interface PageCall {
  readonly input: { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined };
  readonly home: Scope;
  readonly seal: Sealer;
}

/** The members by which every list says whether more follows; Marker only if so (IAM-160). */
export interface Truncation {
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** To be spread into the response. */
  readonly more: Truncation;
}

export interface RowFilter<Row> {
  /** Only rows whose id begins with these parts. */
  readonly under?: readonly string[];
  /** Filters apply before paging (IAM-161). */
  readonly keep?: (row: Row) => boolean;
}

/**
 * One page of a table in the order of its keys. `list` names the operation: a marker is good for it alone. The ids below
 * `under` must be short (a name, a unique id): a marker holds the last one.
 */
export async function pageOfRows<Row>(call: PageCall & { readonly rows: RowReader }, list: string, table: Table<Row>, filter: RowFilter<Row> = {}): Promise<Page<Listed<Row>>> {
  const under = filter.under ?? [];
  const max = call.input.MaxItems ?? DEFAULT_ITEMS;
  const limit = filter.keep === undefined ? Math.min(max + 1, LIMITS.rangeEntries) : LIMITS.rangeEntries;
  const kept: Listed<Row>[] = [];
  let after = openMarker(call, list);
  for (;;) {
    const rows = await call.rows.list(table, { under, limit, ...(after === undefined ? {} : { after: [...under, ...after] }) });
    for (const listed of rows) if (filter.keep?.(listed.row) ?? true) kept.push(listed);
    if (kept.length > max || rows.length < limit) return pageOf(call, list, kept, ({ id }) => id.slice(under.length));
    after = rows.at(-1)!.id.slice(under.length);
  }
}

/** One page of a short list that is at hand, in the order of `keyOf`, whose texts must be unique and at most 160 bytes long. */
export function pageOfItems<Item>(call: PageCall, list: string, items: readonly Item[], keyOf: (item: Item) => string): Page<Item> {
  const after = openMarker(call, list)?.[0];
  const sorted = items.map((item) => ({ item, key: keyOf(item) })).sort((one, other) => (one.key < other.key ? -1 : 1));
  const following = after === undefined ? sorted : sorted.filter(({ key }) => key > after);
  const { items: page, more } = pageOf(call, list, following, ({ key }) => [key]);
  return { items: page.map(({ item }) => item), more };
}

/**
 * One page of results that are numbered from 0 to `total` and need not be at hand: `from` to before `to`. At most `most` of them, since
 * a page may be shorter than was asked for (IAM-160).
 */
export function pageOfNumbers(call: PageCall, list: string, total: number, most: number): { readonly from: number; readonly to: number; readonly more: Truncation } {
  const from = Number(openMarker(call, list)?.[0] ?? 0);
  const to = Math.min(total, from + Math.min(call.input.MaxItems ?? DEFAULT_ITEMS, most));
  return { from, to, more: to < total ? { IsTruncated: true, Marker: sealMarker(call, list, [String(to)]) } : { IsTruncated: false } };
}

function pageOf<Item>(call: PageCall, list: string, following: readonly Item[], keyOf: (item: Item) => readonly string[]): Page<Item> {
  const max = call.input.MaxItems ?? DEFAULT_ITEMS;
  if (following.length <= max) return { items: following, more: { IsTruncated: false } };
  const items = following.slice(0, max);
  return { items, more: { IsTruncated: true, Marker: sealMarker(call, list, keyOf(items.at(-1)!)) } };
}

const contextOf = ({ home }: PageCall, list: string): string => `marker:${home.partition}:${home.account}:${list}`;

/** A marker holds the last key, so that it stays good while others write; it is sealed, so that none can be made up (IAM-160). */
function sealMarker(call: PageCall, list: string, last: readonly string[]): string {
  const marker = call.seal.seal(JSON.stringify(last), contextOf(call, list));
  if (marker.length > MAX_MARKER) throw new Error(`the key of ${list} is too long for a marker`);
  return marker;
}

/** The last key of the page before; undefined for the first page. Throws ValidationError for anything that we did not hand out. */
function openMarker(call: PageCall, list: string): readonly string[] | undefined {
  if (call.input.Marker === undefined) return undefined;
  let opened: Buffer;
  try {
    opened = call.seal.open(call.input.Marker, contextOf(call, list));
  } catch {
    throw new ApiError('ValidationError', 'Invalid Marker.');
  }
  return JSON.parse(opened.toString('utf8')) as readonly string[];
}
