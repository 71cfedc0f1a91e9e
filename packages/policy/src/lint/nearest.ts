import type { Budget } from './linting.ts';
import { spend } from './linting.ts';

/** Names longer than this are not compared. */
const MAX_LENGTH = 64;
/** A name that differs in more letters is no likely slip. */
const MAX_DISTANCE = 3;

/** Letters to add, drop or change to make one text of the other, or more than `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[b.length]!;
}

/** The name that was most likely meant, or null. Letter case counts for nothing. */
export function nearest(name: string, names: Iterable<string>, budget: Budget): string | null {
  if (name.length > MAX_LENGTH) return null;
  const lower = name.toLowerCase();
  let best: string | null = null;
  let least = Math.min(MAX_DISTANCE, Math.floor(name.length / 2));
  for (const candidate of names) {
    if (!spend(budget, 20 + (Math.abs(candidate.length - name.length) > least ? 0 : name.length * candidate.length))) return best;
    const away = distance(lower, candidate.toLowerCase(), least);
    if (away < least || (away === least && best === null)) [best, least] = [candidate, away];
  }
  return best;
}
