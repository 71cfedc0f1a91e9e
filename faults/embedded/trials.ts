import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeImage } from './image.ts';
import { injuries } from './injuries.ts';
import { judge, type Judgement, type Outcome } from './judge.ts';

export interface Trial extends Judgement {
  readonly kind: string;
  readonly at: string;
}

/** What happened to all faults of a kind. */
export interface Row {
  readonly kind: string;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** Hurts a store in `each` ways of every kind, a fresh copy each time, and judges what it says. */
export async function damageTrials(each: number, seed: number): Promise<readonly Trial[]> {
  const at = mkdtempSync(join(tmpdir(), 'octroi-faults-'));
  try {
    const image = await makeImage(at);
    const trials: Trial[] = [];
    for (const { kind, from, at: where, hurt } of injuries(image, each, seed)) {
      const folder = join(at, 'hurt');
      cpSync(image[from], folder, { recursive: true });
      hurt(folder);
      trials.push({ kind, at: where, ...(await judge(folder, image.contents)) });
      rmSync(folder, { recursive: true });
    }
    return trials;
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

export function tally(trials: readonly { readonly kind: string; readonly outcome: Outcome }[]): readonly Row[] {
  const rows = new Map<string, Record<Outcome, number>>();
  for (const { kind, outcome } of trials) {
    const row = rows.get(kind) ?? { whole: 0, 'refused at start': 0, 'refused at read': 0, lost: 0, crashed: 0 };
    row[outcome]++;
    rows.set(kind, row);
  }
  return [...rows].map(([kind, outcomes]) => ({ kind, outcomes }));
}
