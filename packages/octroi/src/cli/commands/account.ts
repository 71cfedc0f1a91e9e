import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createAccount, freeAccountId, listAccounts } from '../../gateway/accounts.ts';
import { writeCredentials } from '../../gateway/credentials-file.ts';
import { openKeyring } from '../../store/seal.ts';
import { openSqliteStore } from '../../store/sqlite.ts';
import { readOptions } from '../options.ts';
import { columns, say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi account: accounts of a data folder; no server may run on it meanwhile

  octroi account create [--id 111122223333] [--name customer] [--data DIR]
  octroi account list   [--data DIR]

A new account's root key is added to DIR/credentials. --data is ./.octroi unless told.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    { id: { type: 'string' }, name: { type: 'string' }, data: { type: 'string', default: '.octroi' }, help: { type: 'boolean', short: 'h', default: false } },
    true,
  );
  const [verb, ...extra] = positionals;
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  if ((verb !== 'create' && verb !== 'list') || extra.length > 0) throw new UsageError('say `octroi account create` or `octroi account list`');
  mkdirSync(values.data, { recursive: true, mode: 0o700 });
  const kv = await openSqliteStore(values.data);
  try {
    if (verb === 'list') {
      const accounts = await listAccounts(kv);
      if (accounts.length === 0) say(`no accounts in ${values.data} yet; \`octroi account create\` makes one`);
      for (const line of columns(accounts.map((account) => [account.id, account.name, new Date(account.createdAt).toISOString()]), '')) say(line);
      return 0;
    }
    const seal = openKeyring({ env: process.env['OCTROI_MASTER_KEY'], previous: process.env['OCTROI_MASTER_KEY_PREVIOUS'], folder: values.data });
    const id = values.id ?? (await freeAccountId(kv));
    const made = await createAccount(kv, seal, { id, ...(values.name === undefined ? {} : { name: values.name }) }, Date.now());
    if (made === null) throw new Error(`account ${id} exists already; \`octroi account list\` shows all`);
    const file = join(values.data, 'credentials');
    writeCredentials(file, [made]);
    for (const line of columns([['account', made.accountId], ['name', made.name], ['root key', made.accessKeyId], ['secret', `in ${file}, profile ${made.name}`]])) say(line);
    return 0;
  } finally {
    await kv.close();
  }
}
