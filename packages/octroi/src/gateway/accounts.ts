import { randomInt } from 'node:crypto';
import type { Kv } from '../store/kv.ts';
import { accountsTable, emailOwners, installationScope, type AccountRow } from '../kernel/accounts.ts';
import { isAccountId } from '../kernel/arn.ts';
import { permitWithoutCaller } from '../kernel/authorise.ts';
import { idsFrom, newSeed } from '../kernel/ids.ts';
import type { Sealer } from '../kernel/operation.ts';
import { readerFor, writerFor, type RowWriter } from '../kernel/rows.ts';
import { partitionOf } from '../kernel/regions.ts';
import type { Scope } from '../kernel/scope.ts';
import { ALWAYS_ACTIVE, inactiveRegions, STS_SETTINGS } from '../kernel/sts-settings.ts';
import { rowKey } from '../kernel/table.ts';
import { adjustQuotas, quotaProblem } from '../services/iam/account/adjust-quotas.ts';
import { ROOT_PROFILE, rootPasswordProblem, rootProfile } from '../services/iam/login-profiles/root-password.ts';
import { loginProfiles, type LoginProfileRow } from '../services/iam/login-profiles/tables.ts';
import { adjustedQuotas, quotasOf, type QuotaName, type QuotaValues } from '../services/iam/shared/quota.ts';
import { accessKeyIndex, accessKeys } from '../services/iam/tables.ts';
import { secretContext } from '../services/iam/principals/keys.ts';
import { accessRoleTables, enrol, enrolTables, organizationProblem, type OrganizationSpec } from './enrol.ts';
import { newRequestId } from './request-id.ts';
import { wholeRange } from './whole-range.ts';

const PARTITION = 'aws';
const INSTALLATION = installationScope(PARTITION);

/** An account that must exist, as the accounts file names it. */
export interface AccountSpec {
  readonly id: string;
  readonly name?: string;
  /** Of the root user, who may sign in with it. */
  readonly email?: string;
  readonly root?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Without one the root user cannot sign in with a password. */
  readonly rootPassword?: string;
  /** Quotas that are not the standard ones. */
  readonly quotas?: QuotaValues;
  /** Regions in which STS makes no credentials for it (STS-4). */
  readonly inactiveRegions?: readonly string[];
  /** The organization of AWS Organizations that it is made in. */
  readonly organization?: OrganizationSpec;
}

export interface RootKey {
  readonly accountId: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What is wrong with an account's specification, as a sentence; null if nothing is. Secrets are never shown. */
export function accountProblem(spec: AccountSpec): string | null {
  if (!isAccountId(spec.id)) return `\`${spec.id}\` is no account id: 12 digits are needed`;
  if (spec.name !== undefined && !/^[^\p{C}]{1,128}$/u.test(spec.name)) return `the name of account ${spec.id} must have 1 to 128 printable characters`;
  const quotas = spec.quotas === undefined ? null : quotaProblem(spec.quotas);
  if (quotas !== null) return `account ${spec.id}: ${quotas}`;
  const region = spec.inactiveRegions?.find((each) => partitionOf(each) !== PARTITION || each === ALWAYS_ACTIVE);
  if (region !== undefined) return `account ${spec.id}: STS cannot be inactive in \`${region.slice(0, 64)}\``;
  const organization = spec.organization === undefined ? null : organizationProblem(spec.id, spec.organization);
  if (organization !== null) return organization;
  if (spec.email !== undefined && !/^[^\s@\p{C}]{1,64}@[^\s@\p{C}]{1,189}$/u.test(spec.email)) return `the e-mail address of account ${spec.id} must have an @ between 1 to 64 and 1 to 189 characters without blanks`;
  const password = spec.rootPassword === undefined ? null : rootPasswordProblem(spec.rootPassword, spec);
  if (password !== null) return password;
  if (spec.root === undefined) return null;
  const { accessKeyId, secretAccessKey } = spec.root;
  if (!/^AKIA[A-Z0-9]{12,124}$/.test(accessKeyId)) return `\`${accessKeyId}\` is no access key id: AKIA and 16 letters or digits are needed`;
  // Anything else would have to be quoted in a credentials file, and clients differ in how they unquote it.
  if (!/^[\x21-\x7e]{16,256}$/.test(secretAccessKey)) return `the secret access key of account ${spec.id} must have 16 to 256 ASCII characters without blanks`;
  return null;
}

/**
 * Makes an account and a key of its root user, before or beside the API: there is no caller yet who could ask for it.
 * Returns null if the account exists already; then nothing is changed, its keys least of all. Throws a sentence for a wrong one.
 */
export async function createAccount(kv: Kv, seal: Sealer, spec: AccountSpec, now: number): Promise<RootKey | null> {
  const problem = accountProblem(spec);
  if (problem !== null) throw new Error(problem);
  const ids = idsFrom(newSeed());
  const key: RootKey = {
    accountId: spec.id,
    name: spec.name ?? `account-${spec.id}`,
    accessKeyId: spec.root?.accessKeyId ?? ids.accessKeyId('AKIA', spec.id),
    secretAccessKey: spec.root?.secretAccessKey ?? ids.secretAccessKey(),
  };
  const secret = seal.seal(key.secretAccessKey, secretContext(key.accessKeyId));
  const profile = spec.rootPassword === undefined ? null : await rootProfile(spec.rootPassword, spec.id, ids, seal, now);
  const requestId = newRequestId();
  const seed = newSeed();
  // The key itself is no result of the transaction, since the store remembers results.
  const { result: made } = await kv.transact(requestId, async (tx) => {
    const permit = permitWithoutCaller([
      { scope: INSTALLATION, tables: [accountsTable, accessKeyIndex, emailOwners, ...enrolTables], mode: 'write' },
      { scope: scopeOf(spec.id), tables: [accessKeys, adjustedQuotas, loginProfiles, inactiveRegions, ...accessRoleTables], mode: 'write' },
    ]);
    try {
      const rows = writerFor(tx, permit, INSTALLATION, requestId);
      const made = await putAccount(rows, spec, key, secret, now);
      if (made && profile !== null) rows.in(scopeOf(spec.id)).put(loginProfiles, [ROOT_PROFILE], profile);
      if (made && spec.quotas !== undefined) await adjustQuotas(rows.in(scopeOf(spec.id)), spec.quotas);
      if (made && spec.inactiveRegions !== undefined) rows.in(scopeOf(spec.id)).put(inactiveRegions, STS_SETTINGS, { regions: spec.inactiveRegions });
      if (made && spec.organization !== undefined) await enrol(rows, rows.in(scopeOf(spec.id)), spec.id, spec.organization, idsFrom(seed), now);
      return made;
    } finally {
      permit.end();
    }
  });
  return made ? key : null;
}

async function putAccount(rows: RowWriter, { email }: AccountSpec, key: RootKey, secret: string, now: number): Promise<boolean> {
  const { accountId, accessKeyId } = key;
  if ((await rows.get(accountsTable, [accountId])) !== undefined) return false;
  if ((await rows.get(accessKeyIndex, [accessKeyId])) !== undefined) throw new Error(`the access key id ${accessKeyId} is already in use`);
  if (email !== undefined && (await rows.get(emailOwners, [email.toLowerCase()])) !== undefined) throw new Error(`the e-mail address ${email} already belongs to another account`);
  const account: AccountRow = { id: accountId, name: key.name, ...(email === undefined ? {} : { email }), createdAt: now };
  if (email !== undefined) rows.put(emailOwners, [email.toLowerCase()], { account: accountId });
  rows.put(accountsTable, [accountId], account);
  rows.put(accessKeyIndex, [accessKeyId], { account: accountId, owner: 'root' });
  rows.in(scopeOf(accountId)).put(accessKeys, ['root', accessKeyId], { id: accessKeyId, status: 'Active', createdAt: now, secret });
  return true;
}

function scopeOf(account: string): Scope {
  return { partition: PARTITION, account, region: '-' };
}

/** Gives an account that exists these quotas; the others stay as they are. Throws a sentence for one that does not exist, or a wrong quota. */
export async function setQuotas(kv: Kv, account: string, quotas: QuotaValues): Promise<void> {
  const problem = quotaProblem(quotas);
  if (problem !== null) throw new Error(problem);
  const requestId = newRequestId();
  await kv.transact(requestId, async (tx) => {
    const permit = permitWithoutCaller([
      { scope: INSTALLATION, tables: [accountsTable], mode: 'read' },
      { scope: scopeOf(account), tables: [adjustedQuotas], mode: 'write' },
    ]);
    try {
      const rows = writerFor(tx, permit, scopeOf(account), requestId);
      if ((await rows.in(INSTALLATION).get(accountsTable, [account])) === undefined) throw noAccount(account);
      await adjustQuotas(rows, quotas);
    } finally {
      permit.end();
    }
  });
}

/** Gives the root user of an account that exists another password. Throws a sentence for one that does not exist, or a weak password. */
export async function setRootPassword(kv: Kv, seal: Sealer, id: string, password: string, now: number): Promise<void> {
  const row = (await listAccounts(kv)).find((account) => account.id === id);
  if (row === undefined) throw noAccount(id);
  const problem = rootPasswordProblem(password, row);
  if (problem !== null) throw new Error(problem);
  const profile: LoginProfileRow = await rootProfile(password, id, idsFrom(newSeed()), seal, now);
  const requestId = newRequestId();
  await kv.transact(requestId, async (tx) => {
    const permit = permitWithoutCaller([{ scope: scopeOf(id), tables: [loginProfiles], mode: 'write' }]);
    try {
      writerFor(tx, permit, scopeOf(id), requestId).put(loginProfiles, [ROOT_PROFILE], profile);
    } finally {
      permit.end();
    }
  });
}

/** All quotas of an account. */
export function readQuotas(kv: Kv, account: string): Promise<Readonly<Record<QuotaName, number>>> {
  return kv.read(async (snapshot) => {
    const permit = permitWithoutCaller([
      { scope: INSTALLATION, tables: [accountsTable], mode: 'read' },
      { scope: scopeOf(account), tables: [adjustedQuotas], mode: 'read' },
    ]);
    try {
      const rows = readerFor(snapshot, permit, scopeOf(account));
      if ((await rows.in(INSTALLATION).get(accountsTable, [account])) === undefined) throw noAccount(account);
      return await quotasOf(rows);
    } finally {
      permit.end();
    }
  });
}

function noAccount(account: string): Error {
  return new Error(`there is no account ${account}; \`octroi account list\` shows all`);
}

/** Every account of the installation, by id. */
export function listAccounts(kv: Kv): Promise<AccountRow[]> {
  return kv.read(async (snapshot) => (await wholeRange(snapshot, rowKey(accountsTable, INSTALLATION, []))).map((entry) => JSON.parse(entry.value) as AccountRow));
}

/** Any 12-digit id; whether an account has it already, `createAccount` tells. */
export function randomAccountId(): string {
  return String(randomInt(100_000_000_000, 1_000_000_000_000));
}
