import type { GroupRow } from '../tables.ts';

const DAY = 86_400_000;
/** No event has a later timestamp: 15 digits. */
export const LAST_TIME = 999_999_999_999_999;

/** Events with earlier timestamps have expired, whether or not they are still on disk. */
export function keptSince({ retentionDays }: Pick<GroupRow, 'retentionDays'>, now: number): number {
  return retentionDays === undefined ? 0 : Math.max(0, now - retentionDays * DAY);
}
