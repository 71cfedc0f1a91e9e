import { existsSync } from 'node:fs';
import { wholeRange } from '../../gateway/whole-range.ts';
import type { Places } from '../../gateway/places.ts';
import type { Problem } from '../../kernel/invariants/invariant.ts';
import { blobsIn } from '../../store/blobs-folder.ts';
import { memoryBlobs } from '../../store/blobs-memory.ts';
import type { Blobs } from '../../store/blobs.ts';
import type { Entry, Revision } from '../../store/kv.ts';
import { openBlobs, openStore } from '../../store/open-store.ts';
import { examineSqlite } from '../../store/sqlite-examine.ts';
import { nameOfBlobs, nameOfStore, type BlobsSpec } from '../../store/store-spec.ts';
import { checkBlobs } from './check-blobs.ts';
import { checkEntries } from './check.ts';
import { examineHost } from './environment.ts';
import { broken, note, ok, type Finding, type Section } from './finding.ts';
import { examineKeys } from './keys.ts';

export interface ExamineOptions {
  readonly port: number;
  readonly quick: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** Looks at the host, the store and its blobs, and changes nothing. Throws `StoreUnavailableError` for a store that cannot be looked at now. */
export async function examine(places: Places, { port, quick, env = process.env }: ExamineOptions): Promise<{ readonly sections: readonly Section[]; readonly problems: readonly Problem[] }> {
  const read = await readStore(places);
  const problems: Problem[] = [];
  const rows = checkEntries(read.entries, problems);
  const store: Finding[] = [...read.damages.map((damage) => broken('file', damage, 'restore a backup with `octroi restore`; what is not named here is as it was written')), ...problems.map(findingOf)];
  if (store.length === 0) store.push(ok('rows', `${rows.toLocaleString('en')} rows at revision ${read.revision}: each as its table wants it`));
  const blobs = await examineBlobs(read.entries, places.blobs, quick);
  const sections = [
    { title: 'host', findings: await examineHost(places.folder, port) },
    { title: `store ${nameOfStore(places.store)}`, findings: [...store, ...examineKeys(read.entries, places, env)] },
    { title: `blobs ${nameOfBlobs(places.blobs)}`, findings: blobs },
  ];
  return { sections, problems };
}

const findingOf = ({ key, expected, advice }: Problem): Finding => broken(key.join(' '), `wanted: ${expected}`, advice);

interface Read {
  readonly entries: readonly Entry[];
  readonly revision: Revision;
  readonly damages: readonly string[];
}

async function readStore({ store }: Places): Promise<Read> {
  if (store.kind === 'folder') {
    const { entries, revision, damages } = examineSqlite(store.folder);
    return { entries, revision: revision ?? 0, damages };
  }
  const { kv } = await openStore(store);
  try {
    return await kv.read(async (snapshot) => ({ entries: await wholeRange(snapshot, []), revision: kv.revision, damages: [] }));
  } finally {
    await kv.close();
  }
}

async function examineBlobs(entries: readonly Entry[], spec: BlobsSpec, quick: boolean): Promise<readonly Finding[]> {
  const { named, whole, orphans, problems } = await checkBlobs(entries, await openForReading(spec), quick);
  const garbage = orphans === 0 ? [] : [note('orphans', `nothing names ${orphans} of the blobs that are there`, 'they are of what was deleted, and do no harm; `octroi doctor --collect` deletes those of a data folder')];
  const sound = ok('blobs', quick ? `${named} named by rows, and there; they were not read` : `${whole} named by rows, there and whole`);
  return [...(problems.length === 0 ? [sound] : problems.map(findingOf)), ...garbage];
}

async function openForReading(spec: BlobsSpec): Promise<Blobs> {
  if (spec.kind !== 'folder') return openBlobs(spec);
  return existsSync(spec.folder) ? blobsIn(spec.folder) : memoryBlobs();
}
