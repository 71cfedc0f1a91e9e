import { backgroundRows } from '../../../kernel/background.ts';
import { KEEP_AGAIN_MILLIS, type KeepUse, type LastUse } from '../../../kernel/last-uses.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { GLOBAL_REGION } from '../../../kernel/scope.ts';
import { defineTable } from '../../../kernel/table.ts';
import type { Kv } from '../../../store/kv.ts';
import { TRACKED_MILLIS } from './access-rows.ts';

/** [access key id, or role's unique id]: goes with the key or the role. */
export const lastUseRows = defineTable<LastUse>({ service: 'iam', name: 'last-use', kind: 'business', regional: false });

/** Keeps uses as rows of their account, at most one for each key or role and hour and the newest at an end, whatever a restart has forgotten (IAM-43). */
export function keepLastUses(kv: Kv): KeepUse {
  const background = backgroundRows(kv, 'iam', [lastUseRows]);
  return ({ partition, account, id }, use, newest = false) =>
    background.write({ partition, account, region: GLOBAL_REGION }, async (rows) => {
      const kept = await rows.get(lastUseRows, [id]);
      if (kept === undefined || use.at - kept.at >= (newest ? 1 : KEEP_AGAIN_MILLIS)) rows.put(lastUseRows, [id], use);
    });
}

/** RoleLastUsed: empty for a role that was not used in the last 400 days (IAM-72). `rows` must cover `lastUseRows`. */
export async function roleLastUsed(rows: RowReader, roleId: string, now: number): Promise<{ readonly LastUsedDate?: Date; readonly Region?: string }> {
  const use = await rows.get(lastUseRows, [roleId]);
  return use === undefined || now - use.at > TRACKED_MILLIS ? {} : { LastUsedDate: new Date(use.at), Region: use.region };
}
