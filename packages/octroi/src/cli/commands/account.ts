import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { accountProblem, createAccount, listAccounts, randomAccountId, readQuotas, setQuotas, setRootPassword, type AccountSpec } from '../../gateway/accounts.ts';
import { CredentialsFile } from '../../gateway/credentials-file.ts';
import { isKeyInUse } from '../../gateway/keys-in-use.ts';
import { keyringFor } from '../../gateway/places.ts';
import { QUOTAS, type QuotaName } from '../../services/iam/shared/quota.ts';
import { checkKeys } from '../../kernel/key-checks.ts';
import type { Kv } from '../../store/kv.ts';
import type { Keyring } from '../../store/seal.ts';
import { nameOfStore, type StoreSpec } from '../../store/store-spec.ts';
import { homeOf, withAccount, withStore } from '../offline-store.ts';
import { readOptions, readText } from '../options.ts';
import { readQuotaArguments } from '../quota-arguments.ts';
import { askNewPassword, openTerminal, readSecretFile } from '../secrets.ts';
import { readStore, STORE_OPTIONS } from '../store-options.ts';
import { columns, say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi account: accounts of a store; no server may run on a data folder meanwhile

  octroi account create   [--id 111122223333] [--name customer] [--email ADDRESS] [--data DIR]
                          [--password | --password-file FILE] [--quota NAME=VALUE]...
                          [--organization 111122223333 [--unit Workloads/Production]]
  octroi account list     [--data DIR]
  octroi account password 111122223333 [--password-file FILE] [--data DIR]
  octroi account quota    111122223333 [NAME=VALUE]... [--data DIR]

A new account's root key is added to DIR/credentials. --password asks at the terminal for a password
with which the root user signs in, \`octroi account password\` for another one; --password-file
reads it from a file, - from the standard input. --organization makes it in the organization that
account manages, and makes what is missing of that. Quotas have their names in
\`aws iam get-account-summary\`, such as RolesQuota=5000; \`octroi account quota ID\` shows them all,
with the most that AWS grants. --data is ./.octroi unless told. With --store etcd://H1:2379,H2:2379
they are those of that store, whose nodes may go on meanwhile.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    { id: { type: 'string' }, name: { type: 'string' }, email: { type: 'string' }, password: { type: 'boolean', default: false }, 'password-file': { type: 'string' }, organization: { type: 'string' }, unit: { type: 'string' }, quota: { type: 'string', multiple: true, default: [] }, ...STORE_OPTIONS, help: { type: 'boolean', short: 'h', default: false } },
    true,
  );
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const [verb, ...extra] = positionals;
  const isVerb = verb === 'create' || verb === 'list' || verb === 'quota' || verb === 'password';
  if (!isVerb || (verb !== 'quota' && extra.length > (verb === 'password' ? 1 : 0))) throw new UsageError('say `octroi account create`, `octroi account list`, `octroi account password` or `octroi account quota`');
  const folder = readText('--data', values.data);
  const place: Place = { folder, store: readStore(values) };
  if (verb !== 'create' && [values.id, values.name, values.email, values.organization, values.unit, values.quota[0]].some((value) => value !== undefined)) throw new UsageError(`\`octroi account ${verb}\` takes no --id, no --name, no --email, no --organization, no --unit and no --quota`);
  if (verb !== 'create' && values.password) throw new UsageError(`\`octroi account ${verb}\` takes no --password`);
  if (values['password-file'] !== undefined && (values.password || (verb !== 'create' && verb !== 'password'))) throw new UsageError('--password-file goes with `octroi account create` without --password, or with `octroi account password`');
  if (values.unit !== undefined && values.organization === undefined) throw new UsageError('--unit needs --organization');
  if (verb === 'quota') {
    await quota(place, extra);
  } else if (verb === 'password') {
    await password(place, extra[0], values['password-file']);
  } else if (verb === 'list') {
    await withStore(place.store, (kv) => list(kv, place));
  } else {
    const wanted = values.password || values['password-file'] !== undefined;
    const spec: AccountSpec = { id: values.id ?? randomAccountId(), ...(values.name === undefined ? {} : { name: values.name }), ...(values.email === undefined ? {} : { email: values.email }), ...(wanted ? { rootPassword: await newPassword(values['password-file']) } : {}), ...(values.quota.length === 0 ? {} : { quotas: readQuotaArguments(values.quota) }), ...(values.organization === undefined ? {} : { organization: { management: values.organization, ...(values.unit === undefined ? {} : { unit: values.unit }) } }) };
    const problem = accountProblem(spec);
    if (problem !== null) throw new UsageError(problem);
    const seal = keyringFor(place);
    await withStore(place.store, (kv) => create(kv, seal, place, spec));
  }
  return 0;
}

/** The folder for the credentials, and the store. */
interface Place {
  readonly folder: string;
  readonly store: StoreSpec;
}

async function list(kv: Kv, { store }: Place): Promise<void> {
  const accounts = await listAccounts(kv);
  if (accounts.length === 0) say(`no accounts in ${nameOfStore(store)} yet; \`octroi account create\` makes one`);
  for (const line of columns(accounts.map((account) => [account.id, account.name, new Date(account.createdAt).toISOString()]), '')) say(line);
}

async function create(kv: Kv, seal: Keyring, { folder }: Place, spec: AccountSpec): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = new CredentialsFile(join(folder, 'credentials'));
  await checkKeys(kv, seal, null, (keyId) => isKeyInUse(kv, keyId));
  const made = await createAccount(kv, seal, spec, Date.now());
  if (made === null) throw new Error(`account ${spec.id} exists already; \`octroi account list\` shows all`);
  const profile = file.add(made);
  for (const line of columns([['account', made.accountId], ['name', made.name], ['root key', made.accessKeyId], ['secret', `in ${file.path}, profile ${profile}`]])) say(line);
}

/** From the file, or typed twice at the terminal. */
async function newPassword(file: string | undefined): Promise<string> {
  if (file !== undefined) return readSecretFile('--password-file', file);
  const terminal = openTerminal();
  if (terminal === null) throw new UsageError('there is no terminal to ask for the password; give it by --password-file FILE');
  try {
    return await askNewPassword(terminal, 'password of the root user: ');
  } finally {
    terminal.close();
  }
}

/** Sets the root user's password. */
async function password(place: Place, account: string | undefined, file: string | undefined): Promise<void> {
  if (account === undefined) throw new UsageError('say `octroi account password ID`');
  const home = homeOf(account);
  const next = await newPassword(file);
  const seal = keyringFor(place);
  await withAccount(place.store, home, async (kv) => {
    await checkKeys(kv, seal, null, (keyId) => isKeyInUse(kv, keyId));
    await setRootPassword(kv, seal, account, next, Date.now());
  });
  say(`the root user of account ${account} has a new password`);
}

/** Sets the quotas that are named; without any, shows them all. */
async function quota({ store }: Place, [account, ...given]: readonly string[]): Promise<void> {
  if (account === undefined) throw new UsageError('say `octroi account quota ID [NAME=VALUE]...`');
  const home = homeOf(account);
  const values = readQuotaArguments(given);
  const quotas = await withAccount(store, home, async (kv) => {
    if (given.length > 0) await setQuotas(kv, account, values);
    return readQuotas(kv, account);
  });
  const names = (given.length > 0 ? Object.keys(values) : Object.keys(quotas)) as readonly QuotaName[];
  for (const line of columns(names.map((name) => [name, String(quotas[name]), `standard ${QUOTAS[name].standard}, at most ${QUOTAS[name].most}`]), '')) say(line);
}
