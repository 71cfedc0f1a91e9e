import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { nameOfStore } from '../../store/store-spec.ts';
import { counted } from '../backup/counted.ts';
import type { Manifest } from '../backup/format.ts';
import { withTemporaryFolder } from '../backup/temporary-folder.ts';
import { takeBackup, type TakeOptions } from '../backup/take-backup.ts';
import { readOptions, readText } from '../options.ts';
import { readPlaces, STORE_OPTIONS } from '../store-options.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi backup: a whole store as one file, as it was at one revision

  octroi backup FILE [--data DIR | --store etcd://H1:2379,H2:2379 --blobs PLACE] [--incomplete]

FILE holds all accounts with all that they have, and the blobs (code of functions, layers, bots);
- is standard output. It replaces a file of that name when it is whole, not before. Nodes of a store
in etcd go on meanwhile; no server may run on a data folder. Secrets stay sealed: the master key is
not in the file and has to be kept elsewhere. --incomplete goes on where blobs are missing or
damaged, and says so. \`octroi restore\` brings it back, into this kind of store or the other one.
--data is ./.octroi unless told, --blobs is in the data folder.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { ...STORE_OPTIONS, blobs: { type: 'string' }, incomplete: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } }, true);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [file, ...extra] = positionals;
  if (file === undefined || extra.length > 0) throw new UsageError('say `octroi backup FILE`');
  const places = readPlaces(values);
  const options = { places, incomplete: values.incomplete };
  const manifest = file === '-' ? await toStandardOutput(options) : await takeBackup({ ...options, file: readText('FILE', file) });
  // The standard output may be the backup.
  process.stderr.write(summary(manifest, nameOfStore(places.store), file === '-' ? 'standard output' : file));
  return 0;
}

/** By way of a file: until it is whole nobody can tell that it will be. */
function toStandardOutput(options: Omit<TakeOptions, 'file'>): Promise<Manifest> {
  if (process.stdout.isTTY === true) throw new UsageError('a backup is not for a terminal: send it to a file or a program');
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'backup');
    const manifest = await takeBackup({ ...options, file });
    // Whoever reads may go away, and then this process ends: that is no success here.
    process.exitCode = 1;
    await pipeline(createReadStream(file), process.stdout, { end: false });
    return manifest;
  });
}

function summary({ header, end }: Manifest, store: string, file: string): string {
  const lines = [`backed up ${store} at revision ${header.revision} to ${file}: ${counted(end.rows, 'row')}, ${counted(end.blobs, 'blob')}`];
  if (end.missing.length > 0) lines.push(`not in it, because missing or damaged: ${end.missing.join(', ')}`);
  if (end.keyIds.length > 0) lines.push(`its secrets are sealed with the master key ${end.keyIds.join(' and ')}, which is not in it: keep that too`);
  return `${lines.join('\n')}\n`;
}
