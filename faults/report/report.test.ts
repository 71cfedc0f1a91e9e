import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Trial } from '../trial.ts';
import { readRuns, runsPart, withPart } from './page.ts';
import { added, commandOf, type Row } from './rows.ts';
import { table } from './table.ts';

const trial: Trial = { injections: 3, operations: 100, acknowledged: 50, refused: 40, unavailable: 6, unknown: 4, unreached: 1, withoutWrite: 900, withoutWriteOfNode: 1500, healed: 100, revocations: 9, lagWorst: 30, lagMedian: 2, violations: [] };
const fault = { name: 'node-kill', what: 'a node is killed' };
const row = (before: Row | null, changes: Partial<Trial> = {}): Row => added(before, { ...trial, ...changes }, { fault, command: commandOf({ name: 'node-kill', times: 2, seed: 7, seconds: 25 }), date: '2026-11-22' });

test('the runs of a fault are added up, and of its times the worst stays', () => {
  const both = row(row(null), { withoutWrite: 400, lagWorst: 45.4, violations: [{ promise: 'unique', what: 'x' }] });
  expect(both).toMatchObject({ runs: 2, injections: 6, operations: 200, unknown: 8, withoutWrite: 900, lagWorst: 45, violations: 1, command: 'npm run faults -- --only node-kill --times 2 --seed 7 --seconds 25' });
});

test('the page keeps what stands around its generated part, and refuses to be written without one', () => {
  const page = 'before\n<!-- faults: generated -->\nold\n<!-- faults: end -->\nafter';
  expect(withPart(page, 'new')).toBe('before\n<!-- faults: generated -->\n\nnew\n\n<!-- faults: end -->\nafter');
  expect(() => withPart('nothing', 'new')).toThrow('has no part');
});

test('the table of a terminal is aligned', () => {
  const lines = table([row(null), { ...row(null), fault: 'a-longer-name' }]).split('\n');
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
});

test('the page shows what docs/fault-runs.json holds, and no run of it broke a promise unsaid', () => {
  const page = readFileSync(new URL('../../docs/reliability.md', import.meta.url), 'utf8');
  const rows = readRuns();
  if (rows.length > 0) expect(page).toBe(withPart(page, runsPart(rows)));
});
