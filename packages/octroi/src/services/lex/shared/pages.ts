import { badRequest } from './errors.ts';

export interface PageOptions<T> {
  /** What items are ordered by, which no two have in common. */
  readonly keyOf: (item: T) => string;
  /** 1 to 50. */
  readonly maxResults: number;
  readonly nextToken?: string | undefined;
}

/** Items of a page where the request says nothing (LEX-PAG-1). */
export const PAGE = 10;
/** The same for aliases and channel associations. */
export const LARGE_PAGE = 50;

/**
 * One page of the items, in the order of their keys (LEX-PAG-4). A token says the key of the item before; it opens nothing, since the list
 * is asked for again.
 * @throws BadRequestException for a token that none of our answers gave
 */
export function pageOf<T>(items: readonly T[], { keyOf, maxResults, nextToken }: PageOptions<T>): { readonly shown: readonly T[]; readonly nextToken?: string } {
  const after = nextToken === undefined ? null : keyOfToken(nextToken);
  const keyed = items.map((item) => ({ item, key: keyOf(item) })).toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const rest = after === null ? keyed : keyed.filter(({ key }) => key > after);
  const shown = rest.slice(0, maxResults);
  const last = shown.at(-1);
  return { shown: shown.map(({ item }) => item), ...(rest.length > shown.length && last !== undefined ? { nextToken: tokenOf(last.key) } : {}) };
}

function tokenOf(key: string): string {
  return Buffer.from(JSON.stringify([key])).toString('base64url');
}

function keyOfToken(token: string): string {
  try {
    const read: unknown = JSON.parse(Buffer.from(token.slice(0, 1024), 'base64url').toString('utf8'));
    if (Array.isArray(read) && read.length === 1 && typeof read[0] === 'string' && tokenOf(read[0]) === token) return read[0];
  } catch {
    // Not JSON: the answer below says so.
  }
  throw badRequest('The value of nextToken is not valid.');
}

/** Does a name hold the text, in whatever letter case (LEX-PAG-2)? */
export function contains(name: string, text: string | undefined): boolean {
  return text === undefined || name.toLowerCase().includes(text.toLowerCase());
}
