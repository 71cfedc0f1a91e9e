import { closeSync, openSync, readFileSync, readSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from './image.ts';

/** One fault that is done to a copy of a data folder. */
export interface Injury {
  readonly kind: string;
  readonly from: keyof Pick<Image, 'clean' | 'killed'>;
  /** What exactly: for whoever wants to see it again. */
  readonly at: string;
  readonly hurt: (folder: string) => void;
}

const PAGE = 4096;
const DATABASE = 'store.db';
const WAL = 'store.db-wal';

/** Truncations and flipped bits of an image, `each` of every kind, the same ones for the same seed. */
export function injuries(image: Image, each: number, seed: number): readonly Injury[] {
  const next = numbers(seed);
  const some = (make: () => Injury): readonly Injury[] => Array.from({ length: each }, make);
  const flip = (kind: string, from: Injury['from'], file: string, low: number, high: number) => () => {
    const [at, bit] = [low + next(high - low), next(8)];
    return { kind, from, at: `${file} byte ${at} bit ${bit}`, hurt: (folder: string) => flipBit(join(folder, file), at, bit) };
  };
  const cut = (kind: string, from: Injury['from'], file: string, step: number) => {
    const size = statSync(join(image[from], file)).size;
    return () => {
      const length = Math.min(size - 1, next(Math.ceil(size / step)) * step);
      return { kind, from, at: `${file} cut to ${length} of ${size} bytes`, hurt: (folder: string) => truncateSync(join(folder, file), length) };
    };
  };
  const size = statSync(join(image.clean, DATABASE)).size;
  const walSize = statSync(join(image.killed, WAL)).size;
  const values = placesOf(join(image.clean, DATABASE), 'abcdefghij');
  return [
    ...some(flip('bit flipped in the header', 'clean', DATABASE, 0, 100)),
    ...some(flip('bit flipped in the schema page', 'clean', DATABASE, 100, PAGE)),
    ...some(flip('bit flipped in any page', 'clean', DATABASE, PAGE, size)),
    ...some(() => flip('bit flipped in a value', 'clean', DATABASE, ...around(values[next(values.length)]!))()),
    ...some(flip('bit flipped in any page, write-ahead file beside it', 'killed', DATABASE, 0, statSync(join(image.killed, DATABASE)).size)),
    ...some(flip("bit flipped in the write-ahead file's header", 'killed', WAL, 0, 32)),
    ...some(flip('bit flipped in the write-ahead file', 'killed', WAL, 32, walSize)),
    ...some(flip('bit flipped in the note', 'clean', 'acknowledged', 0, 26)),
    ...some(cut('database cut between pages', 'clean', DATABASE, PAGE)),
    ...some(cut('database cut anywhere', 'clean', DATABASE, 1)),
    ...some(cut('database cut, write-ahead file beside it', 'killed', DATABASE, 512)),
    ...some(cut('write-ahead file cut', 'killed', WAL, 1)),
    ...some(() => zeroedPage(next(size / PAGE))),
    ...some(() => exchangedPages(next(size / PAGE), next(size / PAGE))),
    { kind: 'database emptied', from: 'clean', at: 'cut to 0 bytes', hurt: (folder) => truncateSync(join(folder, DATABASE), 0) },
    { kind: 'database removed', from: 'clean', at: 'unlinked', hurt: (folder) => rmSync(join(folder, DATABASE)) },
    { kind: 'database removed, write-ahead file left', from: 'killed', at: 'unlinked', hurt: (folder) => rmSync(join(folder, DATABASE)) },
    { kind: 'write-ahead file removed', from: 'killed', at: 'unlinked', hurt: (folder) => rmSync(join(folder, WAL)) },
    { kind: 'no database but other bytes', from: 'clean', at: 'written over', hurt: (folder) => writeFileSync(join(folder, DATABASE), 'x'.repeat(3 * PAGE)) },
  ];
}

function zeroedPage(page: number): Injury {
  return { kind: 'page of zeros', from: 'clean', at: `page ${page + 1}`, hurt: (folder) => writeAt(join(folder, DATABASE), page * PAGE, Buffer.alloc(PAGE)) };
}

/** As when a disk writes to the wrong place: each page is sound by itself. */
function exchangedPages(one: number, other: number): Injury {
  return {
    kind: 'two pages exchanged',
    from: 'clean',
    at: `pages ${one + 1} and ${other + 1}`,
    hurt(folder) {
      const path = join(folder, DATABASE);
      const bytes = readFileSync(path);
      writeAt(path, one * PAGE, bytes.subarray(other * PAGE, (other + 1) * PAGE));
      writeAt(path, other * PAGE, bytes.subarray(one * PAGE, (one + 1) * PAGE));
    },
  };
}

function writeAt(path: string, at: number, bytes: Uint8Array): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}

function flipBit(path: string, at: number, bit: number): void {
  const handle = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  writeSync(handle, Buffer.from([byte[0]! ^ (1 << bit)]), 0, 1, at);
  closeSync(handle);
}

/** Where a text lies in a file. */
function placesOf(path: string, text: string): readonly number[] {
  const bytes = readFileSync(path);
  const places: number[] = [];
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + text.length)) places.push(at);
  return places;
}

const around = (at: number): [number, number] => [at, at + 10];

/** Numbers below a bound, the same ones for the same seed (xorshift). */
function numbers(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
