import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { accountProblem, createAccount, listAccounts, randomAccountId, readQuotas, setQuotas, type AccountSpec } from '../../gateway/accounts.ts';
import { CredentialsFile } from '../../gateway/credentials-file.ts';
import { QUOTAS, type QuotaName } from '../../services/iam/shared/quota.ts';
import type { Kv } from '../../store/kv.ts';
import { openKeyring } from '../../store/seal.ts';
import { openSqliteStore } from '../../store/sqlite.ts';
import { homeOf, withFolder } from '../account-folder.ts';
import { readOptions, readText } from '../options.ts';
import { readQuotaArguments } from '../quota-arguments.ts';
import { columns, say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi account: accounts of a data folder; no server may run on it meanwhile

  octroi account create [--id 111122223333] [--name customer] [--quota NAME=VALUE]... [--data DIR]
                        [--organization 111122223333 [--unit Workloads/Production]]
  octroi account list   [--data DIR]
  octroi account quota  111122223333 [NAME=VALUE]... [--data DIR]

A new account's root key is added to DIR/credentials. --organization makes it in the organization
that account manages, and makes what is missing of that. Quotas have their names in
\`aws iam get-account-summary\`, such as RolesQuota=5000; \`octroi account quota ID\` shows them all,
with the most that AWS grants. --data is ./.octroi unless told.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    { id: { type: 'string' }, name: { type: 'string' }, organization: { type: 'string' }, unit: { type: 'string' }, quota: { type: 'string', multiple: true, default: [] }, data: { type: 'string', default: '.octroi' }, help: { type: 'boolean', short: 'h', default: false } },
    true,
  );
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const [verb, ...extra] = positionals;
  const isVerb = verb === 'create' || verb === 'list' || verb === 'quota';
  if (!isVerb || (verb !== 'quota' && extra.length > 0)) throw new UsageError('say `octroi account create`, `octroi account list` or `octroi account quota`');
  const folder = readText('--data', values.data);
  if (verb !== 'create' && [values.id, values.name, values.organization, values.unit, values.quota[0]].some((value) => value !== undefined)) throw new UsageError(`\`octroi account ${verb}\` takes no --id, no --name, no --organization, no --unit and no --quota`);
  if (values.unit !== undefined && values.organization === undefined) throw new UsageError('--unit needs --organization');
  if (verb === 'quota') {
    await quota(folder, extra);
  } else if (verb === 'list') {
    await withStore(folder, (kv) => list(kv, folder));
  } else {
    const spec = { id: values.id ?? randomAccountId(), ...(values.name === undefined ? {} : { name: values.name }), ...(values.quota.length === 0 ? {} : { quotas: readQuotaArguments(values.quota) }), ...(values.organization === undefined ? {} : { organization: { management: values.organization, ...(values.unit === undefined ? {} : { unit: values.unit }) } }) };
    const problem = accountProblem(spec);
    if (problem !== null) throw new UsageError(problem);
    await withStore(folder, (kv) => create(kv, folder, spec));
  }
  return 0;
}

/** Opens the folder as the server does; refuses while one holds it. */
async function withStore(folder: string, use: (kv: Kv) => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kv = await openSqliteStore(folder);
  try {
    await use(kv);
  } finally {
    await kv.close();
  }
}

async function list(kv: Kv, folder: string): Promise<void> {
  const accounts = await listAccounts(kv);
  if (accounts.length === 0) say(`no accounts in ${folder} yet; \`octroi account create\` makes one`);
  for (const line of columns(accounts.map((account) => [account.id, account.name, new Date(account.createdAt).toISOString()]), '')) say(line);
}

async function create(kv: Kv, folder: string, spec: AccountSpec): Promise<void> {
  const seal = openKeyring({ env: process.env['OCTROI_MASTER_KEY'], previous: process.env['OCTROI_MASTER_KEY_PREVIOUS'], folder });
  const file = new CredentialsFile(join(folder, 'credentials'));
  const made = await createAccount(kv, seal, spec, Date.now());
  if (made === null) throw new Error(`account ${spec.id} exists already; \`octroi account list\` shows all`);
  const profile = file.add(made);
  for (const line of columns([['account', made.accountId], ['name', made.name], ['root key', made.accessKeyId], ['secret', `in ${file.path}, profile ${profile}`]])) say(line);
}

/** Sets the quotas that are named; without any, shows them all. */
async function quota(folder: string, [account, ...given]: readonly string[]): Promise<void> {
  if (account === undefined) throw new UsageError('say `octroi account quota ID [NAME=VALUE]...`');
  const home = homeOf(account);
  const values = readQuotaArguments(given);
  const quotas = await withFolder(folder, home, async (kv) => {
    if (given.length > 0) await setQuotas(kv, account, values);
    return readQuotas(kv, account);
  });
  const names = (given.length > 0 ? Object.keys(values) : Object.keys(quotas)) as readonly QuotaName[];
  for (const line of columns(names.map((name) => [name, String(quotas[name]), `standard ${QUOTAS[name].standard}, at most ${QUOTAS[name].most}`]), '')) say(line);
}
