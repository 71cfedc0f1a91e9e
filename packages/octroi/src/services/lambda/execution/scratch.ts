import { randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeTree } from './remove-tree.ts';

/** A folder for temporary files, lent to one environment. */
export interface Borrowed {
  readonly folder: string;
  /** @param keep the environment failed: the next one with its key finds the files again, as after a reset on AWS (LAM-67) */
  giveBack(keep: boolean): Promise<void>;
}

/** The executor's folder: unpacked code and the environments' temporary files. */
export interface Scratch {
  /** Where the code store lies. */
  readonly code: string;
  /** Settles when what an earlier run left behind is gone. */
  readonly ready: Promise<void>;
  /** A temporary folder for an environment with this key. */
  borrow(key: string): Promise<Borrowed>;
  /** Removes what is kept for keys with the prefix. */
  forget(keyPrefix: string): void;
  close(): Promise<void>;
}

/** Most folders kept for the successors of failed environments. */
const MAX_KEPT = 64;

/** Kills functions of an earlier run, whose server and reaper were both killed: their code lies in this folder. Linux only. */
async function killLeftovers(code: string): Promise<void> {
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue;
    const variables = await readFile(`/proc/${name}/environ`, 'latin1').catch(() => '');
    if (!variables.split('\0').some((variable) => variable.startsWith(`LAMBDA_TASK_ROOT=${code}/`))) continue;
    try {
      process.kill(Number(name), 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
}

/** Takes `folder` into use. */
export function createScratch(folder: string): Scratch {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const root = realpathSync(folder);
  const code = join(root, 'code');
  const environments = join(root, 'environments');
  const kept = new Map<string, string>();

  const prepare = async (): Promise<void> => {
    await killLeftovers(code);
    for (const name of await readdir(root)) {
      if (name === 'code' || name === 'environments') await removeTree(join(root, name));
    }
    await mkdir(code, { mode: 0o700 });
    await mkdir(environments, { mode: 0o700 });
  };
  const ready = prepare();
  // Whoever needs the folder awaits `ready` and gets the error; nobody else has to.
  ready.catch(() => undefined);

  const drop = (key: string): void => {
    const dropped = kept.get(key);
    kept.delete(key);
    if (dropped !== undefined) void removeTree(dropped).catch(() => undefined);
  };
  return {
    code,
    ready,
    async borrow(key) {
      await ready;
      const before = kept.get(key);
      kept.delete(key);
      const lent = before ?? join(environments, randomUUID());
      if (before === undefined) await mkdir(lent, { mode: 0o700 });
      return {
        folder: lent,
        async giveBack(keep) {
          if (!keep) return removeTree(lent).catch(() => undefined);
          drop(key);
          kept.set(key, lent);
          const [oldest] = kept.keys();
          if (kept.size > MAX_KEPT && oldest !== undefined) drop(oldest);
        },
      };
    },
    forget(keyPrefix) {
      for (const key of kept.keys()) if (key.startsWith(keyPrefix)) drop(key);
    },
    async close() {
      kept.clear();
      await ready.catch(() => undefined);
      await removeTree(environments).catch(() => undefined);
    },
  };
}
