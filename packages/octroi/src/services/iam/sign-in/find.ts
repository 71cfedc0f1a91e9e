import { accountsTable, emailOwners, installationScope } from '../../../kernel/accounts.ts';
import { isAccountId } from '../../../kernel/arn.ts';
import { permitWithoutCaller } from '../../../kernel/authorise.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { serialNumberOf } from '../../../kernel/mfa/serial-number.ts';
import { mfaAssignments, mfaDevices } from '../../../kernel/mfa/tables.ts';
import { readerFor, type RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Claim } from '../../../kernel/sign-in.ts';
import type { Snapshot } from '../../../store/kv.ts';
import { aliasOwners, ONLY, passwordPolicies, type PasswordPolicyRow } from '../account/tables.ts';
import { ROOT_PROFILE } from '../login-profiles/root-password.ts';
import { loginProfiles, type LoginProfileRow } from '../login-profiles/tables.ts';
import { nameKey, users } from '../tables.ts';

/** Whom a claim names. */
export interface Named {
  /** Without a key: it acts as itself. */
  readonly caller: Caller;
  /** Absent: it has no password. */
  readonly profile: LoginProfileRow | undefined;
  /** What the hashes are sealed for. */
  readonly sealedFor: string;
  readonly policy: PasswordPolicyRow | undefined;
  /** Serial numbers of its MFA devices. */
  readonly devices: readonly string[];
}

/** What a claim comes to: the account as far as there is one, and whom it names there. */
export interface Found {
  readonly account: string | null;
  readonly named: Named | null;
}

/** Finds whom a claim names. A closed account has nobody. This belongs to authentication, so there is no permit yet but this one. */
export async function find(snapshot: Snapshot, claim: Claim): Promise<Found> {
  const shared = installationScope(claim.partition);
  const account = await accountNamed(snapshot, shared, claim);
  const home: Scope = { partition: claim.partition, account: account ?? '', region: '-' };
  const permit = permitWithoutCaller([
    { scope: shared, tables: [accountsTable], mode: 'read' },
    { scope: home, tables: [users, loginProfiles, passwordPolicies, mfaAssignments, mfaDevices], mode: 'read' },
  ]);
  const rows = readerFor(snapshot, permit, home);
  const row = account === null ? undefined : await rows.in(shared).get(accountsTable, [account]);
  if (row === undefined) return { account: null, named: null };
  if (row.closedAt !== undefined) return { account, named: null };
  return { account, named: claim.user === null ? await rootOf(rows, home) : await userNamed(rows, home, claim.user) };
}

/** The account's number: as it is given, by its alias, or by the e-mail address of the root user. */
async function accountNamed(snapshot: Snapshot, shared: Scope, { account, user }: Claim): Promise<string | null> {
  const permit = permitWithoutCaller([{ scope: shared, tables: [aliasOwners, emailOwners], mode: 'read' }]);
  const rows = readerFor(snapshot, permit, shared);
  if (isAccountId(account)) return account;
  const owner = account.includes('@') ? (user === null ? await rows.get(emailOwners, [account.toLowerCase()]) : undefined) : await rows.get(aliasOwners, [account]);
  return owner?.account ?? null;
}

async function rootOf(rows: RowReader, home: Scope): Promise<Named> {
  const { partition, account } = home;
  const arn = `arn:${partition}:iam::${account}:root`;
  return {
    caller: { principal: { kind: 'root', account, arn }, partition, account, arn, userId: account, accessKeyId: null },
    profile: await rows.get(loginProfiles, [ROOT_PROFILE]),
    sealedFor: `${ROOT_PROFILE}:${account}`,
    // The password policy is about users.
    policy: undefined,
    devices: await devicesOf(rows, home, 'root'),
  };
}

async function userNamed(rows: RowReader, home: Scope, name: string): Promise<Named | null> {
  const user = await rows.get(users, [nameKey(name)]);
  if (user === undefined) return null;
  const { partition, account } = home;
  const arn = `arn:${partition}:iam::${account}:user${user.path}${user.name}`;
  return {
    caller: { principal: { kind: 'user', account, arn, id: user.id, hasBoundary: user.boundary !== undefined }, partition, account, arn, userId: user.id, userName: user.name, accessKeyId: null },
    profile: await rows.get(loginProfiles, [user.id]),
    sealedFor: user.id,
    policy: await rows.get(passwordPolicies, ONLY),
    devices: await devicesOf(rows, home, user.id),
  };
}

async function devicesOf(rows: RowReader, home: Scope, owner: string): Promise<string[]> {
  const serialNumbers: string[] = [];
  for (const { id } of await rows.list(mfaAssignments, { under: [owner] })) {
    const device = await rows.get(mfaDevices, [id[1]!]);
    if (device === undefined) throw new Error(`the device ${id[1]} is assigned and is not there`);
    serialNumbers.push(serialNumberOf(home, device));
  }
  return serialNumbers;
}
