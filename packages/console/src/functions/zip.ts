/** One file of a package. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
/** A .zip may end with a comment of so many bytes. */
const MOST_COMMENT = 65_535;
/** 1 January 1980: packages of the same files are the same bytes. */
const DATE = 0x21;
/** Made on Unix, and its files may be read and run by everybody. */
const MADE_ON_UNIX = 3 << 8;
const MODE = 0o100755 << 16;
/** What one entry may unpack to here, where it is only shown. */
const MOST_BYTES = 4_000_000;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}

/** A .zip of the files as they are, uncompressed (APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16). */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const path = new TextEncoder().encode(name);
    const shared: (readonly [size: 2 | 4, value: number])[] = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, DATE], [4, crc32(bytes)], [4, bytes.length], [4, bytes.length], [2, path.length], [2, 0]];
    const local = [fields([4, LOCAL], ...shared), path, bytes];
    central.push(fields([4, CENTRAL], [2, MADE_ON_UNIX | 20], ...shared, [2, 0], [2, 0], [2, 0], [4, MODE], [4, offset]), path);
    locals.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  return joined([...locals, ...central, fields([4, END], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, size], [4, offset], [2, 0])]);
}

/** The files of a .zip; folders, and files too large to be shown, are left out. Throws for what is no .zip. */
export async function readZip(bytes: Uint8Array): Promise<ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error('the package is no .zip file');
    const [method, packed, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [path, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + path));
    at += 46 + path + extra + comment;
    if (name.endsWith('/') || size > MOST_BYTES) continue;
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = bytes.subarray(from, from + packed);
    if (method === 0) entries.push({ name, bytes: content });
    else if (method === 8) entries.push({ name, bytes: await inflate(content, size) });
  }
  return entries;
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new Error('the package is no .zip file');
}

/** Unpacks, and refuses what is longer than it said. */
async function inflate(packed: Uint8Array, size: number): Promise<Uint8Array> {
  const reader = new Blob([Uint8Array.from(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks);
    length += value.length;
    if (length > size) {
      await reader.cancel();
      throw new Error('a file of the package is longer than the package says');
    }
    chunks.push(value);
  }
}

function fields(...parts: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of parts) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value >>> 0, true);
    at += size;
  }
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
