import { readFileSync, statSync } from 'node:fs';
import { importAccount } from '../../services/iam/transfer/import-account.ts';
import { readOptions, readText } from '../options.ts';
import { say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { homeOf, withFolder } from '../account-folder.ts';

const HELP = `octroi import: rebuild an account from JSON; no server may run on the data folder meanwhile

  octroi import --account 111122223333 FILE [--data DIR]

FILE holds what \`aws iam get-account-authorization-details\` or \`octroi export\` printed. The account must exist and be empty. What could
not be carried over is said afterwards. --data is ./.octroi unless told.
`;

const MAX_BYTES = 256 * 1024 * 1024;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { account: { type: 'string' }, data: { type: 'string', default: '.octroi' }, help: { type: 'boolean', short: 'h', default: false } }, true);
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const [file, ...extra] = positionals;
  if (values.account === undefined || file === undefined || extra.length > 0) throw new UsageError('say `octroi import --account ID FILE`');
  const home = homeOf(values.account);
  const json = readJson(file);
  const report = await withFolder(readText('--data', values.data), home, (kv) => importAccount(kv, home, json, Date.now()));
  say(`account ${home.account} is imported`);
  for (const sentence of report) say(`  ${sentence}`);
  return 0;
}

function readJson(file: string): unknown {
  if (statSync(file).size > MAX_BYTES) throw new Error(`\`${file}\` is larger than ${MAX_BYTES} bytes`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`\`${file}\` is no JSON`, { cause: error });
    throw error;
  }
}
