import type { Snapshot } from '../store/kv.ts';
import { rowKey, defineTable } from './table.ts';

/** An account of this installation. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  /** Milliseconds of the decision clock. */
  readonly createdAt: number;
  /** Present once it is closed: its principals are refused from then on. */
  readonly closedAt?: number;
}

/** Accounts, under the account `-`: they belong to the installation. A write moves the account's own epoch. */
export const accountsTable = defineTable<AccountRow>({ service: 'kernel', name: 'account', kind: 'policy', regional: false, epoch: 'first part' });

/** [e-mail in lower case], under the account `-`: whose root user has it. It lies with the rows of organizations, which made it first. */
export const emailOwners = defineTable<{ readonly account: string }>({ service: 'organizations', name: 'email-owner', kind: 'business', regional: false });

export const installationScope = (partition: string) => ({ partition, account: '-', region: '-' }) as const;

export async function accountOf(snapshot: Snapshot, partition: string, id: string): Promise<AccountRow | undefined> {
  const entry = await snapshot.get(rowKey(accountsTable, installationScope(partition), [id]));
  return entry === undefined ? undefined : (JSON.parse(entry.value) as AccountRow);
}
