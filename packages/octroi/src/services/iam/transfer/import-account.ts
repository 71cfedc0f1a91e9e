import { randomUUID } from 'node:crypto';
import { accountOf, accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { epochKey, readEpoch } from '../../../kernel/epochs.ts';
import { idsFrom, newSeed } from '../../../kernel/ids.ts';
import { listAll, policyReader, type PolicyReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import { changeInBulk } from '../../../store/bulk.ts';
import type { Entry, Kv, Snapshot } from '../../../store/kv.ts';
import { instanceProfiles } from '../instance-profiles/tables.ts';
import { QUOTAS, type QuotaName } from '../shared/quota.ts';
import { entities, groups, nameKey, policies, roles, users } from '../tables.ts';
import { accountEntries, tableOf } from './account-entries.ts';
import { ImportRefused } from './file.ts';
import { MergedAccount } from './merge-account.ts';
import { readDetails } from './read-details.ts';
import { lineOf, Report, type Finding } from './report.ts';

export interface ImportOptions {
  /** Milliseconds. */
  readonly now: number;
  /** Whether what the account has and the pages lack may go. */
  readonly replace?: boolean;
}

export interface Imported {
  /** How many of each the account has now. */
  readonly counts: Readonly<Record<'users' | 'groups' | 'roles' | 'policies' | 'instance profiles', number>>;
  /** False if the account was already as the pages have it. */
  readonly changed: boolean;
  /** What is otherwise than in the account that the pages are of. */
  readonly report: readonly Finding[];
}

/** Said of every import. */
const NEVER_TOLD = 'no such file has console passwords, access keys, MFA devices, SSH keys, certificates and other credentials, identity providers, the password policy and the alias';

/**
 * Rebuilds an account from pages of GetAccountAuthorizationDetails: afterwards its users, groups, roles, policies and instance profiles are
 * those of the pages, and whoever stays (by unique id) keeps credentials. Everything is read and checked before anything is written, and all
 * of it becomes true at once, whenever the process ends (store/bulk.ts). Offline: no server may run meanwhile. Throws `ImportRefused` with a
 * sentence, also if something would go and `replace` is not given.
 */
export async function importAccount(kv: Kv, home: Scope, pages: readonly unknown[], { now, replace = false }: ImportOptions): Promise<Imported> {
  const present = await kv.read(async (snapshot) => {
    if ((await accountOf(snapshot, home.partition, home.account)) === undefined) throw new ImportRefused(`there is no account ${home.account}; \`octroi account create --id ${home.account}\` makes it`);
    return { epoch: await readEpoch(snapshot, home.partition, home.account), entries: await accountEntries(snapshot, home), ...(await others(snapshot, home)) };
  });
  const report = new Report();
  const ownIds = namedIds(present.entries);
  const plan = readDetails(pages, {
    home,
    now,
    ids: idsFrom(newSeed()),
    report,
    isTaken: (id) => present.taken.has(id),
    ownId: (table, name) => ownIds.get(`${table.name}/${nameKey(name)}`),
    foreignId: (arn) => present.byArn.get(arn),
  });
  const account = new MergedAccount(home, present.entries, plan.rows);
  const goers = account.goers();
  if (goers.names.length > 0 && !replace) {
    throw new ImportRefused(lineOf({ sentence: `account ${home.account} has what the file does not have; \`--replace\` lets it go, with all credentials`, names: goers.names }));
  }
  for (const name of goers.names) report.add('is gone with all credentials, since the file does not have it', name);
  const raised = plan.quotas.beyond(account.quotas());
  for (const [name, value] of Object.entries(raised)) report.add('is raised as far as the account needs', `${name} to ${value}${value > QUOTAS[name as QuotaName].most ? ', more than AWS grants on request' : ''}`);
  const changes = account.changes(goers, raised);
  if (changes.length > 0) {
    changes.push({ key: epochKey(home.partition, home.account), value: JSON.stringify(randomUUID()) });
    await changeInBulk(kv, changes, async (tx) => {
      if ((await readEpoch(tx, home.partition, home.account)) !== present.epoch) throw new ImportRefused(`account ${home.account} was changed meanwhile`);
    });
  }
  report.add(NEVER_TOLD);
  const count = (table: Table<unknown>): number => plan.rows.filter((planned) => planned.table === table).length;
  return { counts: { users: count(users), groups: count(groups), roles: count(roles), policies: count(policies), 'instance profiles': count(instanceProfiles) }, changed: changes.length > 0, report: report.findings() };
}

/** The unique ids of what the account has, by table and name. */
function namedIds(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const named: readonly string[] = [users, groups, roles, policies, instanceProfiles].map(({ name }) => name);
  return new Map(entries.flatMap(({ key, value }) => (named.includes(tableOf(key)) ? [[`${tableOf(key)}/${key.at(-1)!}`, (JSON.parse(value) as { readonly id: string }).id]] : [])));
}

/** What the other accounts of this installation have: unique ids, and users and roles by ARN. */
async function others(snapshot: Snapshot, home: Scope) {
  const taken = new Set<string>();
  const byArn = new Map<string, { readonly id: string; readonly account: string }>();
  const look = policyReader(snapshot);
  for (const { id: account } of (await allOf(look, accountsTable, installationScope(home.partition))).map(({ row }) => row)) {
    if (account === home.account) continue;
    const scope = { ...home, account };
    for (const { id } of await allOf(look, entities, scope)) taken.add(id[0]!);
    for (const [kind, table] of [['user', users], ['role', roles]] as const) {
      for (const { row } of await allOf<{ path: string; name: string; id: string }>(look, table, scope)) byArn.set(`arn:${home.partition}:iam::${account}:${kind}${row.path}${row.name}`, { id: row.id, account });
    }
  }
  return { taken, byArn };
}

function allOf<Row>(look: PolicyReader, table: Table<Row>, scope: Scope) {
  const rows = { list: <R>(of: Table<R>, options?: Parameters<PolicyReader['list']>[2]) => look.list(of, scope, options) };
  return listAll(rows as Parameters<typeof listAll>[0], table);
}
