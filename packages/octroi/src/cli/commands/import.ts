import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { importAccount } from '../../services/iam/transfer/import-account.ts';
import { readPages } from '../../services/iam/transfer/pages.ts';
import { lineOf } from '../../services/iam/transfer/report.ts';
import { homeOf, withAccount } from '../offline-store.ts';
import { readOptions } from '../options.ts';
import { readStore, STORE_OPTIONS } from '../store-options.ts';
import { bold, columns, dim, say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi import: rebuild an account from JSON; no server may run on the store meanwhile

  octroi import --account 111122223333 FILE [--replace] [--report FILE]
                [--data DIR | --store etcd://H1,H2]

FILE holds what \`aws iam get-account-authorization-details\` or \`octroi export\` printed, one page
or several; - is standard input. The account must exist. Afterwards it has what the file has, all at
once or, if anything is wrong, not at all. What it has and the file lacks goes only with --replace.
What could not be carried over is said afterwards, and written in full to the file of --report.
--data is ./.octroi unless told.
`;

const MAX_BYTES = 256 * 1024 * 1024;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    { account: { type: 'string' }, replace: { type: 'boolean', default: false }, report: { type: 'string' }, ...STORE_OPTIONS, help: { type: 'boolean', short: 'h', default: false } },
    true,
  );
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const [file, ...extra] = positionals;
  if (values.account === undefined || file === undefined || extra.length > 0) throw new UsageError('say `octroi import --account ID FILE`');
  const home = homeOf(values.account);
  const name = file === '-' ? 'standard input' : `\`${file}\``;
  const pages = readPages(readBounded(file === '-' ? 0 : openSync(file, 'r'), name), name);
  const imported = await withAccount(readStore(values), home, (kv) => importAccount(kv, home, pages, { now: Date.now(), replace: values.replace }), { exclusive: true });
  if (values.report !== undefined) writeFileSync(values.report, `${JSON.stringify(imported.report, null, 2)}\n`, { mode: 0o600 });
  say(bold(imported.changed ? `account ${home.account} is imported` : `account ${home.account} is as the file has it already`));
  for (const line of columns(Object.entries(imported.counts).map(([what, count]) => [what, String(count)]))) say(line);
  say();
  say(dim('not carried over, or otherwise than in the file'));
  for (const finding of imported.report) say(`  ${lineOf(finding)}`);
  return 0;
}

/** The whole of a file or pipe, and a sentence for one that is too large. */
function readBounded(descriptor: number, name: string): Uint8Array {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for (;;) {
      const piece = Buffer.alloc(1024 * 1024);
      const read = readSync(descriptor, piece);
      if (read === 0) return Buffer.concat(pieces);
      size += read;
      if (size > MAX_BYTES) throw new Error(`${name} is larger than ${MAX_BYTES / 1024 / 1024} MiB`);
      pieces.push(piece.subarray(0, read));
    }
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}
