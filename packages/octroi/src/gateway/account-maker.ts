import type { Kv } from '../store/kv.ts';
import { accountsTable, emailOwners, installationScope } from '../kernel/accounts.ts';
import { permitWithoutCaller } from '../kernel/authorise.ts';
import type { Clocks } from '../kernel/clock.ts';
import { idsFrom, newSeed, type Ids } from '../kernel/ids.ts';
import { organizations } from '../kernel/organization/tables.ts';
import { readerFor, writerFor, type RowWriter } from '../kernel/rows.ts';
import { accessRoleTables, putAccessRole } from '../services/iam/roles/organization-access-role.ts';
import { accountMaker, type AccountMaker } from '../services/organizations/parts.ts';
import { join, joinTables } from '../services/organizations/shared/join.ts';
import { putTags } from '../services/organizations/shared/tags.ts';
import { createRequests, resourceTags } from '../services/organizations/tables.ts';
import type { Part } from './compose.ts';
import { newRequestId } from './request-id.ts';

const SHARED = [accountsTable, organizations, ...joinTables, createRequests, emailOwners, resourceTags];

/**
 * Makes the accounts that CreateAccount of AWS Organizations asks for: the account, its place at the root of the organization, and the role
 * by which the management account comes in. Like every account before its first request it is made without a caller. All in one
 * transaction, so that there is never a part of one.
 */
export function accountMakerPart({ kv, clocks }: { readonly kv: Kv; readonly clocks: Clocks }): Part<AccountMaker> {
  return { token: accountMaker, value: { make: (partition, organization, request) => make(kv, partition, [organization, request], clocks.decision()) } };
}

async function make(kv: Kv, partition: string, id: readonly [string, string], now: number): Promise<void> {
  const shared = installationScope(partition);
  const asked = await kv.read((snapshot) => readerFor(snapshot, permitWithoutCaller([{ scope: shared, tables: SHARED, mode: 'read' }]), shared).get(createRequests, id));
  if (asked?.state !== 'IN_PROGRESS') return;
  const seed = newSeed();
  const requestId = newRequestId();
  await kv.transact(requestId, async (tx) => {
    const home = { partition, account: asked.accountId, region: '-' };
    const permit = permitWithoutCaller([
      { scope: shared, tables: SHARED, mode: 'write' },
      { scope: home, tables: accessRoleTables, mode: 'write' },
    ]);
    try {
      const rows = writerFor(tx, permit, shared, requestId);
      await finish(rows, rows.in(home), id, idsFrom(seed), now);
    } finally {
      permit.end();
    }
  });
}

async function finish(shared: RowWriter, own: RowWriter, id: readonly [string, string], ids: Ids, now: number): Promise<void> {
  const request = await shared.get(createRequests, id);
  const organization = await shared.get(organizations, [id[0]]);
  if (request?.state !== 'IN_PROGRESS' || organization === undefined) return;
  const email = request.email.toLowerCase();
  if ((await shared.get(emailOwners, [email])) !== undefined) {
    shared.put(createRequests, id, { ...request, state: 'FAILED', completedAt: now, failure: 'EMAIL_ALREADY_EXISTS' });
    return;
  }
  const { accountId: account, name } = request;
  if ((await shared.get(accountsTable, [account])) !== undefined) throw new Error(`account ${account} was to be made and exists`);
  shared.put(accountsTable, [account], { id: account, name, email: request.email, createdAt: now });
  shared.put(emailOwners, [email], { account });
  join(shared, organization, account, 'CREATED', now);
  putTags(shared, organization.id, account, request.tags);
  putAccessRole(own, request.roleName, organization.management, ids, now);
  shared.put(createRequests, id, { ...request, state: 'SUCCEEDED', completedAt: now });
}
