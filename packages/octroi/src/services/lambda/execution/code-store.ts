import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, open, rename, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { overlay } from './overlay.ts';
import { removeTree } from './remove-tree.ts';
import { readZip } from './zip.ts';

/** Unpacked packages, each once, by their hash (LAM-137). */
export interface CodeStore {
  /**
   * The read-only folder with the unpacked package; unpacks it on first use. Concurrent callers share one unpacking.
   * @param codeSha256 base64 of the zip's SHA-256, as in CodeSha256
   * @throws {ZipRefused} if the package is unsafe, Error if the bytes do not have that hash
   */
  folderOf(codeSha256: string, codeOf: (codeSha256: string) => Promise<Uint8Array>): Promise<string>;
  /** The read-only folder with these layers, a later one over those before (LAM-91); empty if there are none. Throws as `folderOf`. */
  layersOf(layers: readonly string[], codeOf: (codeSha256: string) => Promise<Uint8Array>): Promise<string>;
}

/** A code store in `folder`, which belongs to it alone. */
export function createCodeStore(folder: string): CodeStore {
  const folders = new Map<string, Promise<string>>();
  const once = (name: string, make: (path: string) => Promise<string>): Promise<string> => {
    let found = folders.get(name);
    if (!found) {
      found = make(join(folder, name));
      folders.set(name, found);
      found.catch(() => folders.delete(name));
    }
    return found;
  };
  const store: CodeStore = {
    folderOf(codeSha256, codeOf) {
      const digest = Buffer.from(codeSha256, 'base64');
      if (digest.length !== 32) return Promise.reject(new Error(`not a SHA-256 in base64: \`${codeSha256}\``));
      return once(digest.toString('hex'), (path) => unpack(path, digest, () => codeOf(codeSha256)));
    },
    layersOf(layers, codeOf) {
      const name = createHash('sha256').update(layers.join(' ')).digest('hex');
      return once(`layers-${name}`, async (path) => overlay(await Promise.all(layers.map((layer) => store.folderOf(layer, codeOf))), path));
    },
  };
  return store;
}

async function unpack(target: string, digest: Buffer, code: () => Promise<Uint8Array>): Promise<string> {
  const bytes = await code();
  const actual = createHash('sha256').update(bytes).digest();
  if (!timingSafeEqual(actual, digest)) throw new Error('the code package does not have the hash it is stored under');
  const staging = `${target}.${randomUUID()}.part`;
  try {
    await extractZip(bytes, staging);
    await rename(staging, target);
  } catch (error) {
    await removeTree(staging);
    throw error;
  }
  return target;
}

/** Unpacks a zip into a new folder: files read-only with the zip's execute bits, links last, folders closed at the end. */
export async function extractZip(bytes: Uint8Array, root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  const folders = new Set<string>([root]);
  const links: { path: string; target: string }[] = [];
  const folder = async (path: string): Promise<void> => {
    for (let at = path; at !== root; at = dirname(at)) folders.add(at);
    await mkdir(path, { recursive: true });
  };
  await readZip(bytes, async (entry) => {
    const path = join(root, entry.path);
    if (entry.kind === 'link') {
      links.push({ path, target: entry.target });
    } else if (entry.kind === 'folder') {
      await folder(path);
    } else {
      await folder(dirname(path));
      // `wx`: never through something that is already there.
      const file = await open(path, 'wx', 0o600);
      try {
        for await (const chunk of entry.read()) await file.writeFile(chunk);
        await file.chmod((entry.mode & 0o555) | 0o444);
      } finally {
        await file.close();
      }
    }
  });
  for (const link of links) {
    await folder(dirname(link.path));
    await symlink(link.target, link.path);
  }
  for (const path of folders) await chmod(path, 0o555);
}
