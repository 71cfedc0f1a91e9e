import { invalidToken } from './errors.ts';

/** Most items of a page of groups or streams, and what is given without a limit. */
const PAGE = 50;
const MARK = 'after:';

export interface PageOptions<T> {
  readonly keyOf: (item: T) => string;
  readonly descending?: boolean;
  readonly limit: number | undefined;
  readonly token: string | undefined;
}

/**
 * The items, in the order of their keys, after the one that a token names, and the token of the next page. A token holds a key and no
 * place, so that the next page is right whatever was made or deleted meanwhile. Throws InvalidParameterException.
 */
export function pageOf<T>(items: readonly T[], { keyOf, descending = false, limit = PAGE, token }: PageOptions<T>): { readonly shown: readonly T[]; readonly next: { readonly nextToken?: string } } {
  const sign = descending ? -1 : 1;
  const after = token === undefined ? null : keyOfToken(token);
  const keyed = items.map((item) => ({ item, key: keyOf(item) })).filter(({ key }) => after === null || compare(key, after) * sign > 0);
  keyed.sort((left, right) => compare(left.key, right.key) * sign);
  const shown = keyed.slice(0, limit);
  const last = shown.at(-1);
  return { shown: shown.map(({ item }) => item), next: keyed.length > limit && last !== undefined ? { nextToken: Buffer.from(MARK + last.key).toString('base64url') } : {} };
}

function keyOfToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (!text.startsWith(MARK)) throw invalidToken();
  return text.slice(MARK.length);
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
