/** What writer and checker agree on. */
export const ACCOUNTS = 8;
export const OPENING_BALANCE = 1_000_000;
export const CLIENTS = 16;

/** The value of one entry of a transaction; some are large, so that the log is carried over to the file often. */
export function entryValue(id: string, index: number, count: number): string {
  const number = Number(id.slice(id.lastIndexOf('-') + 1));
  const padding = number % 25 === 0 ? 'x'.repeat(50_000) : '';
  return JSON.stringify({ id, index, count, padding });
}
