import type { Ids } from '../../../kernel/ids.ts';

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';

function letters(ids: Ids, count: number): string {
  return Array.from(ids.bytes(count), (byte) => LETTERS[byte % 36]!).join('');
}

/** Ids in the forms of the API model: `o-` and 10 letters or digits, and so on. */
export const newOrganizationId = (ids: Ids): string => `o-${letters(ids, 10)}`;
export const newRootId = (ids: Ids): string => `r-${letters(ids, 4)}`;
export const newUnitId = (ids: Ids, rootId: string): string => `ou-${rootId.slice(2)}-${letters(ids, 8)}`;
export const newPolicyId = (ids: Ids): string => `p-${letters(ids, 8)}`;
export const newHandshakeId = (ids: Ids): string => `h-${letters(ids, 32)}`;
export const newCreateRequestId = (ids: Ids): string => `car-${letters(ids, 32)}`;
export const newMark = (ids: Ids): string => letters(ids, 12);

/** Twelve digits, the first not zero. */
export function newAccountId(ids: Ids): string {
  return String(100_000_000_000n + (ids.bytes(8).readBigUInt64BE() % 900_000_000_000n));
}
