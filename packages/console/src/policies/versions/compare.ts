import { diffLines } from 'diff';
import { laidOut } from '../json/laid-out.ts';

/** A line of a comparison, with its number on either side; null where it is not. */
export interface ComparedLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Two documents line by line, both laid out alike. */
export function compareVersions(before: string, after: string): readonly ComparedLine[] {
  const lines: ComparedLine[] = [];
  let [left, right] = [1, 1];
  for (const { value, added, removed } of diffLines(`${laidOut(before)}\n`, `${laidOut(after)}\n`)) {
    for (const text of value.replace(/\n$/, '').split('\n')) {
      const kind = added ? 'added' : removed ? 'removed' : 'same';
      lines.push({ kind, text, before: added ? null : left, after: removed ? null : right });
      if (!added) left += 1;
      if (!removed) right += 1;
    }
  }
  return lines;
}
