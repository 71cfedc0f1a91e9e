import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../packages/octroi/src/store/sqlite.ts';
import { checkRecovered } from './check.ts';
import { killedWriter } from './kill.ts';
import type { Acknowledged } from './kill.ts';

export interface Tally {
  readonly kills: number;
  /** Transactions that were acknowledged before their writer died. */
  readonly acknowledged: number;
  /** Transactions that were found whole, those included whose answer was cut off. */
  readonly found: number;
}

/** So many kills share a folder, so that files which were recovered before are killed again, yet never grow large. */
const KILLS_PER_FOLDER = 8;

/** Kills writers until `enough` says so; throws at the first lost or torn transaction, and then leaves the folder for inspection. */
export async function crashTrials(enough: (tally: Tally) => boolean): Promise<Tally> {
  let tally: Tally = { kills: 0, acknowledged: 0, found: 0 };
  while (!enough(tally)) {
    const folder = mkdtempSync(join(tmpdir(), 'octroi-crash-'));
    const acknowledged: Acknowledged[] = [];
    let found = 0;
    for (let kill = 0; kill < KILLS_PER_FOLDER && !enough(tally); kill++) {
      const run = `run${kill}`;
      const more = await killedWriter(folder, run);
      acknowledged.push(...more);
      tally = { ...tally, kills: tally.kills + 1, acknowledged: tally.acknowledged + more.length };
      // Every third time nobody looks, so that the next writer has to recover what the killed one left.
      if (kill % 3 !== 2) found = await recover(folder, acknowledged);
    }
    found = await recover(folder, acknowledged);
    tally = { ...tally, found: tally.found + found };
    rmSync(folder, { recursive: true });
  }
  return tally;
}

async function recover(folder: string, acknowledged: readonly Acknowledged[]): Promise<number> {
  const kv = await openSqliteStore(folder);
  try {
    return await checkRecovered(kv, acknowledged);
  } catch (error) {
    throw new Error(`after a kill, in ${folder}`, { cause: error });
  } finally {
    await kv.close();
  }
}
