import { writeFileSync } from 'node:fs';
import { exportAccount } from '../../services/iam/transfer/export-account.ts';
import { lineOf } from '../../services/iam/transfer/report.ts';
import { homeOf, withAccount } from '../offline-store.ts';
import { readOptions } from '../options.ts';
import { readStore, STORE_OPTIONS } from '../store-options.ts';
import { say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi export: an account as JSON; no server may run on the data folder meanwhile

  octroi export --account 111122223333 [FILE] [--data DIR | --store etcd://H1,H2]

The shape is that of \`aws iam get-account-authorization-details\`: users, groups, roles and
policies, no secrets. Without FILE it goes to standard output. What the account has and the shape
does not carry is said on standard error. --data is ./.octroi unless told. Nodes on a store of etcd
may go on meanwhile.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { account: { type: 'string' }, ...STORE_OPTIONS, help: { type: 'boolean', short: 'h', default: false } }, true);
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  if (values.account === undefined || positionals.length > 1) throw new UsageError('say `octroi export --account ID [FILE]`');
  const home = homeOf(values.account);
  const [file] = positionals;
  const { details, report } = await withAccount(readStore(values), home, (kv) => exportAccount(kv, home));
  const text = `${JSON.stringify(details, null, 2)}\n`;
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text, { mode: 0o600 });
  for (const finding of report) process.stderr.write(`octroi: ${lineOf(finding)}\n`);
  return 0;
}
