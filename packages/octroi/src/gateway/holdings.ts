import type { Holding } from '../kernel/holdings.ts';
import { iamHoldings } from '../services/iam/holdings.ts';
import { lambdaHoldings } from '../services/lambda/holdings.ts';
import { lexHoldings } from '../services/lex/holdings.ts';
import { stsHoldings } from '../services/sts/holdings.ts';
import type { Entry } from '../store/kv.ts';

/** Which rows name blobs or hold sealed values, in all services: the other tables have neither. */
export const allHoldings: readonly Holding[] = [...iamHoldings, ...stsHoldings, ...lambdaHoldings, ...lexHoldings];

const BY_TABLE = new Map(allHoldings.map((holding) => [`${holding.table.service}/${holding.table.name}`, holding]));

/** What an entry of the store names or holds beyond itself. */
export interface HeldBy {
  /** Names of blobs. */
  readonly blobs: readonly string[];
  readonly sealed: readonly string[];
  /** Further blobs that one of its blobs names; null: none does. */
  readonly within: ((blob: Uint8Array) => readonly string[]) | null;
}

/** Undefined for an entry of a table that holds nothing. Throws if the entry is not a row of its table. */
export function heldBy({ key, value }: Pick<Entry, 'key' | 'value'>): HeldBy | undefined {
  const holding = BY_TABLE.get(`${key[3]}/${key[4]}`);
  if (holding === undefined) return undefined;
  try {
    const row = JSON.parse(value) as unknown;
    return { blobs: holding.blobs(row), sealed: holding.sealed(row, key.slice(5)), within: holding.within };
  } catch (error) {
    throw new Error(`the row \`${key.join('/')}\` is damaged: it is not one of its table`, { cause: error });
  }
}
