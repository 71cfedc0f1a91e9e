import type { Sealer } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { invalidInput } from './errors.ts';

/** What a page needs of its call. */
interface PageCall {
  readonly input: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined };
  readonly home: Scope;
  readonly seal: Sealer;
}

const MAX_RESULTS = 20;

/** One page of items in the order of their keys, and the token of the next one. `list` tells the lists of an account apart. */
export function pageOf<Item>({ input, home, seal }: PageCall, list: string, items: readonly Item[], keyOf: (item: Item) => string): { readonly items: Item[]; readonly more: { readonly NextToken?: string } } {
  const context = `organizations:${home.account}:${list}`;
  const after = input.NextToken === undefined ? null : openToken(input.NextToken, context, seal);
  const rest = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => after === null || key > after)
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const page = rest.slice(0, input.MaxResults ?? MAX_RESULTS);
  const last = page.at(-1);
  return { items: page.map(({ item }) => item), more: page.length === rest.length || last === undefined ? {} : { NextToken: seal.seal(last.key, context) } };
}

function openToken(token: string, context: string, seal: Sealer): string {
  try {
    return seal.open(token, context).toString('utf8');
  } catch {
    throw invalidInput('INVALID_NEXT_TOKEN', 'You specified an invalid value for nextToken. You must specify the value returned from the API call.');
  }
}
