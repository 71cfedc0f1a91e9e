import { existsSync } from 'node:fs';
import { collectBlobs } from '../../gateway/collect-blobs.ts';
import type { Places } from '../../gateway/places.ts';
import { openBlobs } from '../../store/open-store.ts';
import { nameOfStore } from '../../store/store-spec.ts';
import { examine } from '../doctor/examine.ts';
import { countBroken } from '../doctor/finding.ts';
import { rendered } from '../doctor/render.ts';
import { repair } from '../doctor/repair.ts';
import { withStore } from '../offline-store.ts';
import { readOptions, readPort } from '../options.ts';
import { readPlaces, STORE_OPTIONS } from '../store-options.ts';
import { say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi doctor: whether this host, a store and its blobs are sound; no server may run on the folder

  octroi doctor [--data DIR | --store etcd://H1,H2 --blobs PLACE] [--quick] [--json] [--repair]
                [--collect]

It looks at every row of the store and at every blob that a row names, and says what is broken and
what to do. --quick looks whether blobs are there and does not read them. --repair makes rows again
that are missing and certain: indexes of rows that are there. --collect deletes blobs that no row
names, in a folder that is sound and has its own blobs. Without these two nothing is changed.
--port 4747 is the port that is tried. --data is ./.octroi unless told. Nodes on a store of etcd may
go on meanwhile, except with --repair.

It ends with 0 if all is sound, with 1 if something is broken or cannot be looked at.
`;

export async function run(args: string[]): Promise<number> {
  const { values } = readOptions(args, {
    ...STORE_OPTIONS,
    blobs: { type: 'string' },
    port: { type: 'string', default: '4747' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    repair: { type: 'boolean', default: false },
    collect: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const places = readPlaces(values);
  if (values.collect && (values.store !== undefined || values.blobs !== undefined)) throw new UsageError('--collect is for blobs that certainly belong to one store, those in its own data folder: it goes with neither --store nor --blobs');
  const options = { port: readPort(values.port), quick: values.quick };
  let examined = await examine(mustExist(places), options);
  let made = 0;
  if (values.repair && examined.problems.some((problem) => problem.repair !== undefined)) {
    made = await withStore(places.store, (kv) => repair(kv, examined.problems), { exclusive: true });
    examined = await examine(places, options);
  }
  const count = countBroken(examined.sections);
  // Of what is broken nobody knows what it would name.
  const deleted = values.collect && count === 0 ? (await withStore(places.store, async (kv) => collectBlobs(kv, await openBlobs(places.blobs)), { exclusive: true })).deleted : 0;
  if (values.json) say(JSON.stringify({ store: nameOfStore(places.store), sound: count === 0, broken: count, repaired: made, collected: deleted, sections: examined.sections }, null, 2));
  else {
    for (const line of rendered(examined.sections)) say(line);
    if (values.repair) say(made === 1 ? '1 row was made again' : `${made} rows were made again`);
    if (values.collect) say(count > 0 ? 'nothing was collected, because something is broken' : deleted === 1 ? '1 blob that nothing named was deleted' : `${deleted} blobs that nothing named were deleted`);
  }
  return count === 0 ? 0 : 1;
}

function mustExist(places: Places): Places {
  if (places.store.kind === 'folder' && !existsSync(places.store.folder)) throw new Error(`there is no data folder \`${places.store.folder}\``);
  return places;
}
