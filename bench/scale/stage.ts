import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry, Kv } from '../../packages/octroi/src/store/kv.ts';
import { LIMITS, StoreUnavailableError } from '../../packages/octroi/src/store/kv.ts';
import { openKeyring, type Keyring } from '../../packages/octroi/src/store/seal.ts';
import { Population } from './population.ts';
import { makeTemplate } from './template.ts';

/** The folder of one run: the template and its master key, which every process of the run shares, and the data folders. */
export interface Stage {
  readonly seal: Keyring;
  readonly population: Population;
}

const TEMPLATE = 'template.json';

export async function makeStage(folder: string): Promise<void> {
  writeFileSync(join(folder, TEMPLATE), JSON.stringify(await makeTemplate(openKeyring({ folder }))));
}

export function openStage(folder: string): Stage {
  const seal = openKeyring({ folder });
  return { seal, population: new Population(JSON.parse(readFileSync(join(folder, TEMPLATE), 'utf8')) as Entry[], seal) };
}

const WRITES = LIMITS.operations - 1;
/** Transactions under way together. */
const TOGETHER = 64;

/** On a machine that has much else to do, a node may lose touch with etcd for a moment: then again a little later, ten times at most. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) || attempt === 10) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

/** Writes the accounts of so many principals, through transactions as any other; returns the number of rows. */
export async function fill(kv: Kv, population: Population, principals: number, progress: (done: number) => void): Promise<number> {
  let rows = 0;
  let batch: { readonly key: Entry['key']; readonly value: string }[] = [];
  let underWay: Promise<unknown>[] = [];
  const commit = async (all: boolean): Promise<void> => {
    const [writes, id] = [batch, `rows from ${rows}`];
    batch = [];
    if (writes.length > 0) underWay.push(patiently(() => kv.transact(id, (tx) => writes.forEach((row) => tx.put(row.key, row.value)))));
    if (!all && underWay.length < TOGETHER) return;
    await Promise.all(underWay);
    underWay = [];
  };
  for (let account = 0; account * population.perAccount < principals; account++) {
    for (const row of population.rows(account)) {
      batch.push(row);
      rows++;
      if (batch.length === WRITES) await commit(false);
    }
    progress((account + 1) * population.perAccount);
  }
  await commit(true);
  return rows;
}
