import { cpus, loadavg, totalmem } from 'node:os';
import type { SizeFigures } from './measure.ts';

export const SIZES: readonly number[] = [10_000, 100_000, 1_000_000];

/** Of a size, or nothing to show. */
type Cell = (size: SizeFigures) => string | null;

const figure = (value: number, digits: number): string => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const number = (value: number, unit: string): string => `${figure(value, value >= 100 ? 0 : value >= 10 ? 1 : 2)} ${unit}`;
const bytes = (value: number): string => (value >= 1e9 ? number(value / 1e9, 'GB') : number(value / 1e6, 'MB'));
const millis = (value: number): string => (value < 1 ? number(value * 1000, 'µs') : value < 1000 ? number(value, 'ms') : number(value / 1000, 's'));
const each = (value: number, { principals }: SizeFigures): string => `${Math.round(value / principals).toLocaleString('en')} B`;
const pair = (step: Readonly<Record<string, number>>, name: string): string => `${millis(step[`${name}50`]!)} / ${millis(step[`${name}99`]!)}`;
const inEtcd = (cell: (etcd: Readonly<Record<string, number>>, size: SizeFigures) => string): Cell => (size) => (size.etcd === null ? null : cell(size.etcd, size));

const TABLES: readonly { readonly heading: string; readonly rows: readonly (readonly [string, Cell])[] }[] = [
  {
    heading: 'One node on a data folder',
    rows: [
      ['rows', ({ fill }) => fill['rows']!.toLocaleString('en')],
      ['on the disk', ({ folder }) => bytes(folder['disk']!)],
      ['on the disk, each principal', (size) => each(size.folder['disk']!, size)],
      ['to open it, which checks the file', ({ folder }) => millis(folder['open']! * 1000)],
      ['the first decision of the process', ({ folder }) => millis(folder['firstDecision']!)],
      ["a principal's first decision, p50 / p99", ({ folder }) => pair(folder, 'cold')],
      ['a later one, p50 / p99', ({ folder }) => pair(folder, 'warm')],
      ['caches, each principal that has decided', ({ folder }) => number(folder['cachedHeap']!, 'B')],
    ],
  },
  {
    heading: 'A full copy in memory (a node on etcd, a worker thread)',
    rows: [
      ['heap of the rows', ({ copy }) => bytes(copy['heap']!)],
      ['heap of the rows, each principal', (size) => each(size.copy['heap']!, size)],
      ['resident memory of the rows', ({ copy }) => bytes(copy['resident']!)],
      ['to load it from a data folder', ({ copy }) => number(copy['load']!, 's')],
      ["a principal's first decision, p50 / p99", ({ copy }) => pair(copy, 'cold')],
      ['a later one, p50 / p99', ({ copy }) => pair(copy, 'warm')],
      ['caches, each principal that has decided', ({ copy }) => number(copy['cachedHeap']!, 'B')],
    ],
  },
  {
    heading: 'In etcd',
    rows: [
      ['stored by each member', inEtcd((etcd) => bytes(etcd['stored']!))],
      ['stored, each principal', inEtcd((etcd, size) => each(etcd['stored']!, size))],
      ['principals in 8 GiB (`--quota-backend-bytes=8589934592`)', inEtcd((etcd, { principals }) => (Math.floor((2 ** 33 / etcd['stored']!) * principals / 1e5) * 1e5).toLocaleString('en'))],
      ['a node loads it in', inEtcd((etcd) => number(etcd['load']!, 's'))],
      ['heap of the rows on the node, each principal', inEtcd((etcd, size) => each(etcd['heap']!, size))],
      ["a principal's first decision, p50 / p99", inEtcd((etcd) => pair(etcd, 'cold'))],
      ['a later one, p50 / p99', inEtcd((etcd) => pair(etcd, 'warm'))],
    ],
  },
];

/** The tables, with when and where they were measured. */
export function scalePage(sizes: readonly SizeFigures[]): string {
  const table = ({ heading, rows }: (typeof TABLES)[number]): string[] => {
    const shown = sizes.filter((size) => rows.some(([, cell]) => cell(size) !== null));
    if (shown.length === 0) return [];
    return [
      `### ${heading}`,
      '',
      `| | ${shown.map(({ principals }) => `${principals.toLocaleString('en')} principals`).join(' | ')} |`,
      `|---|${'---:|'.repeat(shown.length)}`,
      ...rows.map(([name, cell]) => `| ${name} | ${shown.map((size) => cell(size) ?? '').join(' | ')} |`),
      '',
    ];
  };
  return [
    `Measured by \`node --conditions=octroi-source bench/scale.ts\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load average ${loadavg()[0]!.toFixed(1)} at the end; a machine shared with other work.`,
    '',
    ...TABLES.flatMap(table),
  ].join('\n').trim();
}
