import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { faults } from '../nemesis/all.ts';
import { millis, seconds } from './table.ts';
import type { Row } from './rows.ts';

const RUNS = new URL('../../docs/fault-runs.json', import.meta.url);
const PAGE = new URL('../../docs/reliability.md', import.meta.url);
const BEGIN = '<!-- faults: generated -->';
const END = '<!-- faults: end -->';

const number = (value: number): string => value.toLocaleString('en');

/** The part of docs/reliability.md that the runs make, in the order of the faults. */
export function runsPart(rows: readonly Row[]): string {
  const order = new Map(faults.map(({ name }, index) => [name, index]));
  const place = ({ fault }: Row): number => (order.get(fault.split(' ')[0]!) ?? 99) + (fault.includes(' ') ? order.size : 0);
  const sorted = [...rows].sort((one, other) => place(one) - place(other));
  return [
    '| Fault | Tried | Operations | Acknowledged | Unknown | 503 | Longest without a write, of all / of one node | Revocation lag, median / worst | Violations |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...sorted.map((row) =>
      [
        `| \`${row.fault}\`: ${row.what}`,
        `${row.injections} in ${row.runs} ${row.runs === 1 ? 'run' : 'runs'}`,
        number(row.operations),
        number(row.acknowledged),
        number(row.unknown),
        number(row.unavailable),
        `${seconds(row.withoutWrite)} / ${seconds(row.withoutWriteOfNode)}`,
        `${millis(row.lagMedian)} / ${millis(row.lagWorst)}`,
        `${row.violations} |`,
      ].join(' | '),
    ),
    '',
    'Each row is repeated by its command:',
    '',
    '```sh',
    ...sorted.map(({ command }) => command),
    '```',
  ].join('\n');
}

export function withPart(page: string, part: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from === -1 || to < from) throw new Error(`docs/reliability.md has no part between ${BEGIN} and ${END}`);
  return `${page.slice(0, from + BEGIN.length)}\n\n${part}\n\n${page.slice(to)}`;
}

export function readRuns(): Row[] {
  return existsSync(RUNS) ? (JSON.parse(readFileSync(RUNS, 'utf8')) as Row[]) : [];
}

/** Puts a row in the place of the one of the same fault, in the data and on the page. */
export function writePage(row: Row): void {
  const rows = [...readRuns().filter(({ fault }) => fault !== row.fault), row];
  writeFileSync(RUNS, `${JSON.stringify(rows, null, 2)}\n`);
  writeFileSync(PAGE, withPart(readFileSync(PAGE, 'utf8'), runsPart(rows)));
}
