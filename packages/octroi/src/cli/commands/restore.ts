import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Places } from '../../gateway/places.ts';
import { listAccounts } from '../../gateway/accounts.ts';
import { rowsOf } from '../../store/bulk.ts';
import type { Kv } from '../../store/kv.ts';
import { openBlobs, openStore } from '../../store/open-store.ts';
import { isEmpty } from '../../store/refill.ts';
import { nameOfStore } from '../../store/store-spec.ts';
import { counted } from '../backup/counted.ts';
import type { Manifest } from '../backup/format.ts';
import { requireKeys } from '../backup/keys-of-target.ts';
import { progressOn } from '../backup/progress.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { withTemporaryFolder } from '../backup/temporary-folder.ts';
import { verifyBackup } from '../backup/verify-backup.ts';
import { readOptions, readText } from '../options.ts';
import { readPlaces, STORE_OPTIONS } from '../store-options.ts';
import { say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi restore: a store from a backup, all of it or, if anything is wrong, nothing

  octroi restore FILE [--data DIR | --store etcd://H1:2379,H2:2379 --blobs PLACE]
                      [--replace] [--incomplete] [--verify]

FILE is what \`octroi backup\` wrote, of whatever store; - is standard input. It is read and checked
to its end before anything is written. No server may run on the store meanwhile. The store must be
empty; with --replace all that it holds goes. Its master key must be the one that the backup was
taken under: OCTROI_MASTER_KEY, or the file master.key in the data folder. --incomplete takes a
backup without all blobs. --verify checks FILE alone and touches no store.
--data is ./.octroi unless told, --blobs is in the data folder.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    { ...STORE_OPTIONS, blobs: { type: 'string' }, replace: { type: 'boolean', default: false }, incomplete: { type: 'boolean', default: false }, verify: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    true,
  );
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const [file, ...extra] = positionals;
  if (file === undefined || extra.length > 0) throw new UsageError('say `octroi restore FILE`');
  if (values.verify && values.replace) throw new UsageError('--verify touches no store, so that nothing can be replaced');
  const places = values.verify ? null : readPlaces(values);
  return withFile(file, async (path, name) => {
    const checking = progressOn(process.stderr, 'checking');
    const manifest = await verifyBackup(path, name, checking).finally(() => checking.end());
    if (places === null) say(`${name} is whole: ${contents(manifest)}`);
    else await restore(path, name, manifest, places, values);
    return 0;
  });
}

interface Wishes {
  readonly replace: boolean;
  readonly incomplete: boolean;
}

async function restore(path: string, name: string, manifest: Manifest, places: Places, { replace, incomplete }: Wishes): Promise<void> {
  const { store } = places;
  if (store.kind === 'memory') throw new UsageError('a store in memory ends with its process: name another one');
  const { missing } = manifest.end;
  if (missing.length > 0 && !incomplete) throw new Error(`${name} lacks ${counted(missing.length, 'blob')}, missing or damaged when it was taken; --incomplete restores the rest`);
  requireKeys(manifest.end.keyIds, places);
  if (store.kind === 'folder') mkdirSync(store.folder, { recursive: true, mode: 0o700 });
  const { kv } = await openStore(store, { exclusive: true });
  const progress = progressOn(process.stderr, 'restoring');
  try {
    const empty = await isEmpty(kv);
    if (!empty) {
      const there = await whatIsThere(kv);
      if (!replace) throw new Error(`${nameOfStore(store)} is not empty, it holds ${there}: with --replace all of that would go`);
      say(`replacing what ${nameOfStore(store)} holds: ${there}`);
    }
    await restoreBackup(path, kv, await openBlobs(places.blobs), { name, manifest, replace: !empty, progress });
  } finally {
    progress.end();
    await kv.close();
  }
  say(`restored ${nameOfStore(store)} from ${name}: ${contents(manifest)}`);
  if (store.kind === 'folder' && existsSync(join(store.folder, 'credentials'))) say(`${join(store.folder, 'credentials')} is as it was: what it holds need not be keys of these accounts`);
}

/** The file itself, or one with what the standard input gives: it is read more than once. */
async function withFile<T>(file: string, use: (path: string, name: string) => Promise<T>): Promise<T> {
  if (file !== '-') return use(readText('FILE', file), `\`${file}\``);
  if (process.stdin.isTTY === true) throw new UsageError('there is no backup on the standard input: name a file');
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'backup');
    await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }));
    return use(path, 'the standard input');
  });
}

function contents({ header, end }: Manifest): string {
  const lacking = end.missing.length === 0 ? '' : `, without ${counted(end.missing.length, 'blob')}`;
  const keys = end.keyIds.length === 0 ? '' : `, sealed with the master key ${end.keyIds.join(' and ')}`;
  return `${counted(end.rows, 'row')} and ${counted(end.blobs, 'blob')} of revision ${header.revision}, taken ${header.takenAt} by octroi ${header.octroi}${lacking}${keys}`;
}

async function whatIsThere(kv: Kv): Promise<string> {
  const accounts = (await listAccounts(kv)).length;
  let rows = 0;
  for await (const page of rowsOf(kv)) rows += page.length;
  return `${counted(accounts, 'account')} in ${counted(rows, 'row')}`;
}
