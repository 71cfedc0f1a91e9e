import type { Trial } from '../trial.ts';
import type { Row } from './rows.ts';

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
export const millis = (milliseconds: number): string => `${Math.round(milliseconds)} ms`;

/** One run, as progress. */
export function line(name: string, seed: number, trial: Trial): string {
  const { injections, operations, acknowledged, unknown, unavailable, withoutWrite, withoutWriteOfNode, lagMedian, lagWorst, healed, violations } = trial;
  return [
    name.padEnd(16),
    `seed ${String(seed).padEnd(4)}`,
    `${String(injections).padStart(3)} x`,
    `${String(operations).padStart(6)} operations`,
    `${String(acknowledged).padStart(6)} acknowledged`,
    `${String(unknown).padStart(4)} unknown`,
    `${String(unavailable).padStart(5)} with 503`,
    `no write ${seconds(withoutWrite).padStart(6)} (of a node ${seconds(withoutWriteOfNode).padStart(6)})`,
    `lag ${millis(lagMedian)} to ${millis(lagWorst)}`,
    `healed ${seconds(healed)}`,
    `${violations.length} violations`,
  ].join('  ');
}

/** The rows, aligned for a terminal. */
export function table(rows: readonly Row[]): string {
  const head = ['fault', 'runs', 'injected', 'operations', 'acknowledged', 'unknown', '503', 'no write', 'of a node', 'lag p50', 'lag worst', 'violations'];
  const cells = [
    head,
    ...rows.map((row) => [row.fault, String(row.runs), String(row.injections), String(row.operations), String(row.acknowledged), String(row.unknown), String(row.unavailable), seconds(row.withoutWrite), seconds(row.withoutWriteOfNode), millis(row.lagMedian), millis(row.lagWorst), String(row.violations)]),
  ];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')).join('\n');
}
