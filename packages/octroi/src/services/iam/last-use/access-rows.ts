import type { KeepAccess } from '../../../kernel/access-uses.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { backgroundRows } from '../../../kernel/background.ts';
import { KEEP_AGAIN_MILLIS } from '../../../kernel/last-uses.ts';
import { listAll, type RowReader, type RowWriter } from '../../../kernel/rows.ts';
import { GLOBAL_REGION } from '../../../kernel/scope.ts';
import { defineTable } from '../../../kernel/table.ts';
import type { Kv } from '../../../store/kv.ts';

/** When and where a service or an action was last used. */
export interface Access {
  /** Milliseconds of the decision clock. */
  readonly at: number;
  readonly region: string;
}

export interface ServiceAccess extends Access {
  /** By the action's name without its service. */
  readonly actions: Readonly<Record<string, Access>>;
}

/** [unique id of a user or role or `root`, service namespace]: goes with the user or role. */
export const accessRows = defineTable<ServiceAccess>({ service: 'iam', name: 'access', kind: 'business', regional: false });

/** [account, service namespace], in the installation's scope: what anyone in an account used, for the reports of its organization (IAM-182). */
export const accountAccessRows = defineTable<Access>({ service: 'iam', name: 'account-access', kind: 'business', regional: false });

/** Keeps uses as rows of the principal's account, at most one for each action and hour, whatever a restart has forgotten (IAM-180). */
export function keepAccesses(kv: Kv): KeepAccess {
  const background = backgroundRows(kv, 'iam', [accessRows, accountAccessRows]);
  return ({ partition, account, principal, action, at, region }) => {
    const colon = action.indexOf(':');
    const [namespace, name] = [action.slice(0, colon), action.slice(colon + 1)];
    return background.write({ partition, account, region: GLOBAL_REGION }, async (rows) => {
      const kept = await rows.get(accessRows, [principal, namespace]);
      const before = kept?.actions[name];
      if (before !== undefined && at - before.at < KEEP_AGAIN_MILLIS) return;
      rows.put(accessRows, [principal, namespace], { at, region, actions: { ...kept?.actions, [name]: { at, region } } });
      const shared = rows.in(installationScope(partition));
      const last = await shared.get(accountAccessRows, [account, namespace]);
      if (last === undefined || at - last.at >= KEEP_AGAIN_MILLIS) shared.put(accountAccessRows, [account, namespace], { at, region });
    });
  };
}

/** How long uses are told of: 400 days (IAM-180, IAM-72). */
export const TRACKED_MILLIS = 400 * 86_400_000;

/** The services that a principal used, by namespace. `rows` must cover `accessRows`. */
export async function accessesOf(rows: RowReader, principal: string): Promise<ReadonlyMap<string, ServiceAccess>> {
  return new Map((await listAll(rows, accessRows, [principal])).map(({ id, row }) => [id[1]!, row]));
}

/** Forgets what a deleted user or role used: a row for each service that we have. */
export async function forgetAccesses(rows: RowWriter, principal: string): Promise<void> {
  for (const { id } of await rows.list(accessRows, { under: [principal] })) rows.delete(accessRows, id);
}
