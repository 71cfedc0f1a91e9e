import type { Violation } from './violation.ts';

/** What one node holds, line by line. */
export interface Holding {
  readonly node: number;
  readonly rows: readonly string[];
}

/** Whether all nodes hold the same rows. */
export function checkAgreement(holdings: readonly Holding[]): Violation[] {
  const [first, ...others] = holdings;
  if (first === undefined) return [];
  const base = new Set(first.rows);
  return others.flatMap(({ node, rows }): Violation[] => {
    const there = new Set(rows);
    const missing = first.rows.filter((row) => !there.has(row));
    const added = rows.filter((row) => !base.has(row));
    if (missing.length + added.length === 0) return [];
    return [{ promise: 'nodes agree', what: `node ${node} lacks ${missing.length} rows of node ${first.node} and has ${added.length} others: ${[...missing, ...added].slice(0, 2).map((row) => row.slice(0, 120)).join('; ')}` }];
  });
}
