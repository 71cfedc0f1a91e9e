import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;
const KEY_FILE = 'master.key';
/** More than any form of a key; a longer file is none. */
const MOST_BYTES = 256;

/** The 32 bytes of a key in base64 or hex. Throws a sentence, which never shows the key; `name` is what it calls it. */
export function parseMasterKey(text: string, name: string): Buffer {
  const trimmed = text.trim();
  if (/^[0-9a-fA-F]{64}$/.test(trimmed)) return Buffer.from(trimmed, 'hex');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return Buffer.from(trimmed, 'base64');
  throw new Error(`${name} is not ${KEY_BYTES} bytes in base64 or hex: \`openssl rand -base64 32\` makes one`);
}

/** GEN-32: the key of the data folder, in its file `master.key`, made if there is none. Refuses one that others can read or write. */
export function readOrMakeMasterKey(folder: string): Buffer {
  const path = join(folder, KEY_FILE);
  return make(folder, path) ?? read(path);
}

/** Undefined if the file is there already. */
function make(folder: string, path: string): Buffer | undefined {
  let handle: number;
  try {
    handle = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return undefined;
    throw error;
  }
  const key = randomBytes(KEY_BYTES);
  try {
    writeSync(handle, `${key.toString('base64')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  syncFolder(folder);
  return key;
}

function read(path: string): Buffer {
  const handle = open(path);
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) throw new Error(`the master key \`${path}\` is not a file`);
    if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) {
      throw new Error(`the master key \`${path}\` is open to others: \`chmod 600\` it, and change the key if they read it`);
    }
    const bytes = Buffer.alloc(MOST_BYTES + 1);
    const length = readSync(handle, bytes);
    if (length > MOST_BYTES) throw new Error(`the master key \`${path}\` is too long for a key`);
    return parseMasterKey(bytes.toString('latin1', 0, length), `the master key \`${path}\``);
  } finally {
    closeSync(handle);
  }
}

/** A link would let whoever can write the folder choose another file of ours. */
function open(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    if (hasCode(error, 'ELOOP')) throw new Error(`the master key \`${path}\` is a link: put the file itself there`, { cause: error });
    throw error;
  }
}

/** A new file is durable only when its folder is. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
