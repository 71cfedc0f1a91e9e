import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

/** Greatest size of a zip that comes in the request itself, bytes (LAM-25). */
export const MAX_ZIPPED_BYTES = 52_428_800;
/** Greatest sum of the unzipped sizes, bytes (LAM-25). */
export const MAX_UNZIPPED_BYTES = 262_144_000;
/** More entries than any function needs; each costs an inode and a turn of the loop. */
const MAX_ENTRIES = 65_535;
const MAX_LINK_TARGET_BYTES = 4096;

const COULD_NOT_UNZIP = 'Could not unzip uploaded file. Please check your file, then try to upload again.';

/** A deployment package that is refused, with AWS's code, status and text (LAM-25). */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused';
  readonly code: 'InvalidParameterValueException' | 'RequestEntityTooLargeException';
  readonly statusCode: 400 | 413;
  /** Why, for the server's log; the answer keeps AWS's text. */
  readonly reason: string;

  constructor(message: string, reason: string, statusCode: 400 | 413 = 400) {
    super(message);
    this.reason = reason;
    this.statusCode = statusCode;
    this.code = statusCode === 413 ? 'RequestEntityTooLargeException' : 'InvalidParameterValueException';
  }
}

/** What CreateFunction and UpdateFunctionCode need to know about a package. */
export interface ZipFacts {
  /** Bytes of the zip itself: CodeSize. */
  readonly codeSize: number;
  /** Base64 of the zip's SHA-256: CodeSha256. */
  readonly codeSha256: string;
  readonly unzippedBytes: number;
  readonly entryCount: number;
}

/** An entry whose path and kind have been found safe. `path` is relative, with `/`, without dots. */
export type SafeEntry =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly mode: number; read(): AsyncIterable<Uint8Array> }
  | { readonly kind: 'link'; readonly path: string; readonly target: string };

/**
 * Reads a package through, content and checksums included, and tells its facts.
 * @param direct false for a package that came from S3, whose zipped size has no limit of its own
 * @throws {ZipRefused} with the texts of LAM-25
 */
export async function inspectZip(bytes: Uint8Array, direct = true): Promise<ZipFacts> {
  if (direct && bytes.length > MAX_ZIPPED_BYTES) {
    throw new ZipRefused(`Zipped size must be smaller than ${MAX_ZIPPED_BYTES} bytes`, 'zipped size', 413);
  }
  let entryCount = 0;
  let unzippedBytes = 0;
  await readZip(bytes, async (entry) => {
    entryCount += 1;
    if (entry.kind !== 'file') return;
    for await (const chunk of entry.read()) unzippedBytes += chunk.length;
  });
  if (entryCount === 0) throw new ZipRefused('Uploaded file must be a non-empty zip', 'no entries');
  const codeSha256 = createHash('sha256').update(bytes).digest('base64');
  return { codeSize: bytes.length, codeSha256, unzippedBytes, entryCount };
}

/**
 * Visits the entries of a zip in their order, each checked: no path outside the root, no link that leaves it, nothing beneath
 * a link, no name twice, no special file, no more bytes than the limit (LAM-25).
 * @throws {ZipRefused}
 */
export async function readZip(bytes: Uint8Array, visit: (entry: SafeEntry) => Promise<void>): Promise<void> {
  const seen = new Map<string, SafeEntry['kind']>();
  let total = 0;
  let zip: ZipFile | undefined;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (zip.entryCount > MAX_ENTRIES) throw refused(`more than ${MAX_ENTRIES} entries`);
    for await (const entry of zip.eachEntry()) {
      // The sum of the declared sizes bounds what is written: a stream that holds more than it declared fails.
      total += entry.uncompressedSize;
      if (total > MAX_UNZIPPED_BYTES) {
        throw new ZipRefused(`Unzipped size must be smaller than ${MAX_UNZIPPED_BYTES} bytes`, 'unzipped size');
      }
      const safe = await checked(zip, entry);
      if (safe.path === '') continue;
      claim(seen, safe);
      await visit(safe);
    }
  } catch (error) {
    throw error instanceof ZipRefused || isSystemError(error) ? error : refused(String(error));
  } finally {
    zip?.close();
  }
}

/** Notes a path and its folders, and refuses what would overwrite a file or be written through a link. */
function claim(seen: Map<string, SafeEntry['kind']>, entry: SafeEntry): void {
  const before = seen.get(entry.path);
  if (before !== undefined && (before !== 'folder' || entry.kind !== 'folder')) throw refused(`duplicate entry \`${entry.path}\``);
  seen.set(entry.path, entry.kind);
  for (let folder = posix.dirname(entry.path); folder !== '.'; folder = posix.dirname(folder)) {
    const kind = seen.get(folder);
    if (kind === 'folder') return;
    if (kind !== undefined) throw refused(`entry \`${entry.path}\` lies beneath a ${kind}`);
    seen.set(folder, 'folder');
  }
}

async function checked(zip: ZipFile, entry: Entry): Promise<SafeEntry> {
  const name = entry.fileName;
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (name.includes('\0') || name.startsWith('/') || parts.includes('..')) throw refused(`unsafe path \`${name}\``);
  const path = parts.join('/');
  const unixMode = entry.versionMadeBy >>> 8 === 3 ? entry.externalFileAttributes >>> 16 : 0;
  const type = unixMode & 0o170000;
  if (name.endsWith('/') || type === 0o040000) return { kind: 'folder', path };
  if (!entry.canDecodeFileData()) throw refused(`entry \`${name}\` is encrypted or compressed in an unknown way`);
  if (type === 0o120000) {
    if (entry.uncompressedSize > MAX_LINK_TARGET_BYTES) throw refused(`the link \`${name}\` has a target too long`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of contentOf(zip, entry)) chunks.push(chunk);
    return { kind: 'link', path, target: safeTarget(parts, Buffer.concat(chunks).toString('utf8')) };
  }
  if (type !== 0 && type !== 0o100000) throw refused(`entry \`${name}\` is a special file`);
  const mode = unixMode === 0 ? 0o644 : unixMode & 0o777;
  return { kind: 'file', path, mode, read: () => contentOf(zip, entry) };
}

/**
 * A link may climb only at the start of its target and no higher than the root. Entries never lie beneath a link, so its
 * folder is a real one; every further step goes down or into another such link. So no chain of links leaves the root.
 */
function safeTarget(parts: readonly string[], target: string): string {
  const steps = target.split('/').filter((step) => step !== '' && step !== '.');
  let climbs = 0;
  while (steps[climbs] === '..') climbs += 1;
  if (target === '' || target.startsWith('/') || target.includes('\0') || climbs > parts.length - 1 || steps.includes('..', climbs)) {
    throw refused(`the link \`${parts.join('/')}\` leaves the package`);
  }
  return target;
}

/** Content of an entry, its checksum verified at the end. */
async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  const stream: AsyncIterable<Uint8Array> = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) {
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== entry.crc32) throw refused(`wrong checksum of \`${entry.fileName}\``);
}

function refused(reason: string): ZipRefused {
  return new ZipRefused(COULD_NOT_UNZIP, reason);
}

/** A failure of the host (disk full, no permission) is not the package's fault and must not be told as such. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
