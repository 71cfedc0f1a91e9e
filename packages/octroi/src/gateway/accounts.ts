import { randomInt } from 'node:crypto';
import type { Kv } from '../store/kv.ts';
import { accountsTable, installationScope, type AccountRow } from '../kernel/accounts.ts';
import { isAccountId } from '../kernel/arn.ts';
import { permitWithoutCaller } from '../kernel/authorise.ts';
import { idsFrom, newSeed } from '../kernel/ids.ts';
import type { Sealer } from '../kernel/operation.ts';
import { writerFor } from '../kernel/rows.ts';
import { accessKeyIndex, accessKeys } from '../services/iam/tables.ts';
import { secretContext } from '../services/iam/principals/keys.ts';
import { newRequestId } from './pipeline.ts';

const PARTITION = 'aws';

/** An account that must exist, as the accounts file names it. */
export interface AccountSpec {
  readonly id: string;
  readonly name?: string;
  readonly root?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface RootKey {
  readonly accountId: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Makes an account and a key of its root user, before or beside the API: there is no caller yet who could ask for it.
 * Returns null if the account exists already; then nothing is changed, its keys least of all.
 */
export async function createAccount(kv: Kv, seal: Sealer, spec: AccountSpec, now: number): Promise<RootKey | null> {
  if (!isAccountId(spec.id)) throw new Error(`\`${spec.id}\` is no account id: 12 digits are needed`);
  const ids = idsFrom(newSeed());
  const accessKeyId = spec.root?.accessKeyId ?? ids.accessKeyId('AKIA', spec.id);
  const secretAccessKey = spec.root?.secretAccessKey ?? ids.secretAccessKey();
  if (!/^AKIA[A-Z0-9]{12,124}$/.test(accessKeyId)) throw new Error(`\`${accessKeyId}\` is no access key id: AKIA and 16 letters or digits are needed`);
  if (secretAccessKey.length < 16 || secretAccessKey.length > 256) throw new Error(`the secret access key of account ${spec.id} must have 16 to 256 characters`);
  const installation = installationScope(PARTITION);
  const scope = { partition: PARTITION, account: spec.id, region: '-' };
  const requestId = newRequestId();
  const { result } = await kv.transact(requestId, async (tx) => {
    const permit = permitWithoutCaller([
      { scope: installation, tables: [accountsTable, accessKeyIndex], mode: 'write' },
      { scope, tables: [accessKeys], mode: 'write' },
    ]);
    const rows = writerFor(tx, permit, installation, requestId);
    if ((await rows.get(accountsTable, [spec.id])) !== undefined) return null;
    if ((await rows.get(accessKeyIndex, [accessKeyId])) !== undefined) throw new Error(`the access key id ${accessKeyId} is already in use`);
    const name = spec.name ?? `account-${spec.id}`;
    const account: AccountRow = { id: spec.id, name, createdAt: now };
    rows.put(accountsTable, [spec.id], account);
    rows.put(accessKeyIndex, [accessKeyId], { account: spec.id, owner: 'root' });
    rows.in(scope).put(accessKeys, ['root', accessKeyId], { id: accessKeyId, status: 'Active', createdAt: now, secret: seal.seal(secretAccessKey, secretContext(accessKeyId)) });
    permit.end();
    return { accountId: spec.id, name, accessKeyId, secretAccessKey };
  });
  return result;
}

/** Every account of the installation, by id. */
export function listAccounts(kv: Kv): Promise<AccountRow[]> {
  return kv.read(async (snapshot) => {
    const entries = await snapshot.range([PARTITION, '-', '-', accountsTable.service, accountsTable.name]);
    return entries.map((entry) => JSON.parse(entry.value) as AccountRow);
  });
}

/** A 12-digit id that no account has yet. */
export async function freeAccountId(kv: Kv): Promise<string> {
  const taken = new Set((await listAccounts(kv)).map((account) => account.id));
  for (;;) {
    const id = String(randomInt(100_000_000_000, 1_000_000_000_000));
    if (!taken.has(id)) return id;
  }
}
