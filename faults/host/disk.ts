import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

/** A small disk of its own, in memory, in the mounts of this process alone. */
export function mountDisk(folder: string, megabytes: number): void {
  mkdirSync(folder, { recursive: true });
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
}

const BALLAST = 'ballast';

/** Leaves not one byte of room. */
export function fillDisk(folder: string): void {
  const file = openSync(join(folder, BALLAST), 'w');
  try {
    for (const size of [1024 * 1024, 4096]) {
      const block = Buffer.alloc(size, 1);
      try {
        while (writeSync(file, block) === size);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}

export function emptyDisk(folder: string): void {
  rmSync(join(folder, BALLAST), { force: true });
}

export function unmountDisk(folder: string): void {
  run('umount', '--lazy', folder);
}
