import type { Entry, Kv } from '../store/kv.ts';
import { LIMITS } from '../store/kv.ts';
import { accountsTable, installationScope } from '../kernel/accounts.ts';
import { inactiveRegions, STS_SETTINGS } from '../kernel/sts-settings.ts';
import { rowKey } from '../kernel/table.ts';
import { ROOT_PROFILE } from '../services/iam/login-profiles/root-password.ts';
import { loginProfiles } from '../services/iam/login-profiles/tables.ts';
import { ADJUSTED, adjustedQuotas } from '../services/iam/shared/quota.ts';
import { accessRoleRows } from '../services/iam/roles/organization-access-role.ts';
import { accessKeyIndex, accessKeys } from '../services/iam/tables.ts';
import { newRequestId } from './request-id.ts';
import { wholeRange } from './whole-range.ts';

const PARTITION = 'aws';
const INSTALLATION = installationScope(PARTITION);
const BATCH = LIMITS.operations - 1;

/** The rows that a bootstrap made: accounts with their quotas and inactive Regions, the keys and passwords of their root users, and the organizations that they are in. */
export function readBootstrap(kv: Kv): Promise<Entry[]> {
  return kv.read(async (snapshot) => {
    const accounts = await wholeRange(snapshot, rowKey(accountsTable, INSTALLATION, []));
    const entries: Entry[] = [...accounts, ...(await wholeRange(snapshot, [PARTITION, INSTALLATION.account, INSTALLATION.region, 'organizations']))];
    for (const account of accounts) {
      const home = { partition: PARTITION, account: account.key.at(-1)!, region: '-' };
      const quotas = await snapshot.get(rowKey(adjustedQuotas, home, ADJUSTED));
      if (quotas !== undefined) entries.push(quotas);
      const inactive = await snapshot.get(rowKey(inactiveRegions, home, STS_SETTINGS));
      if (inactive !== undefined) entries.push(inactive);
      const password = await snapshot.get(rowKey(loginProfiles, home, [ROOT_PROFILE]));
      if (password !== undefined) entries.push(password);
      entries.push(...(await accessRoleRows(snapshot, home)));
      const keys = await snapshot.range(rowKey(accessKeys, home, ['root']));
      entries.push(...keys);
      for (const key of keys) {
        const index = await snapshot.get(rowKey(accessKeyIndex, INSTALLATION, [key.key.at(-1)!]));
        if (index !== undefined) entries.push(index);
      }
    }
    return entries;
  });
}

/**
 * Deletes every row and puts these back, in transactions of the port's size. Only the control endpoint's reset comes here, and
 * it holds all requests back meanwhile.
 */
export async function resetStore(kv: Kv, bootstrap: readonly Entry[]): Promise<void> {
  for (;;) {
    const { result: deleted } = await kv.transact(newRequestId(), async (tx) => {
      const entries = await tx.range([], { limit: BATCH });
      for (const entry of entries) tx.delete(entry.key);
      return entries.length;
    });
    if (deleted < BATCH) break;
  }
  for (let from = 0; from < bootstrap.length; from += BATCH) {
    await kv.transact(newRequestId(), (tx) => {
      for (const entry of bootstrap.slice(from, from + BATCH)) tx.put(entry.key, entry.value);
    });
  }
}
