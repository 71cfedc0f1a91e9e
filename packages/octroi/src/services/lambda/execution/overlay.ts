import { randomUUID } from 'node:crypto';
import { chmod, link, lstat, mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { removeTree } from './remove-tree.ts';

/**
 * Makes the read-only folder `target` of several, a later one over those before. Files are not copied: they are read-only wherever they
 * are named. @returns the target
 */
export async function overlay(folders: readonly string[], target: string): Promise<string> {
  const staging = `${target}.${randomUUID()}.part`;
  try {
    await mkdir(staging, { mode: 0o700 });
    for (const folder of folders) await lay(folder, staging);
    await close(staging);
    await rename(staging, target);
  } catch (error) {
    await removeTree(staging);
    throw error;
  }
  return target;
}

async function lay(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const place = join(to, entry.name);
    const there = await lstat(place).catch(() => null);
    if (entry.isDirectory()) {
      // What is no folder gives way to one, and never leads elsewhere.
      if (there !== null && !there.isDirectory()) await rm(place);
      if (there === null || !there.isDirectory()) await mkdir(place, { mode: 0o700 });
      await lay(source, place);
      continue;
    }
    if (there !== null) await rm(place, { recursive: true });
    if (entry.isSymbolicLink()) await symlink(await readlink(source), place);
    else await link(source, place);
  }
}

async function close(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) if (entry.isDirectory()) await close(join(folder, entry.name));
  await chmod(folder, 0o555);
}
