import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import type { FunctionRow } from '../tables.ts';
import { accountConcurrency, type AccountConcurrencyRow } from './tables.ts';

/** Executions at the same time of all functions of an account in a Region (LAM-80). */
export const ACCOUNT_LIMIT = 1000;
/** What functions without a reservation must be left. */
export const UNRESERVED_MINIMUM = 100;

const TOTAL = ['total'];

async function total(rows: RowReader): Promise<AccountConcurrencyRow> {
  return (await rows.get(accountConcurrency, TOTAL)) ?? { reserved: 0 };
}

/** What the account's functions have set aside together. */
export async function reservedTotal(rows: RowReader): Promise<number> {
  return (await total(rows)).reserved;
}

/** What is left to functions that have set nothing aside, which what they keep ready is taken from. */
export async function unreservedLeft(rows: RowReader): Promise<number> {
  const { reserved, provisioned = 0 } = await total(rows);
  return ACCOUNT_LIMIT - reserved - provisioned;
}

type Share = Pick<FunctionRow, 'reserved' | 'provisioned'>;

/** Counts what a function takes from its account; `after` is undefined for one that is being deleted. */
export async function recount(before: Share, after: Share | undefined, rows: RowWriter): Promise<void> {
  const { reserved, provisioned = 0 } = await total(rows);
  const next = { reserved: reserved - (before.reserved ?? 0) + (after?.reserved ?? 0), provisioned: provisioned - ofUnreserved(before) + ofUnreserved(after) };
  if (next.reserved !== reserved || next.provisioned !== provisioned) rows.put(accountConcurrency, TOTAL, next);
}

/** What a function keeps ready is part of its reservation, if it has one. */
function ofUnreserved(share: Share | undefined): number {
  return share === undefined || share.reserved !== undefined ? 0 : (share.provisioned ?? 0);
}
