import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The master key cannot be used as it is; the sentence says what to do and never shows the key. */
export class KeyringError extends Error {
  override readonly name = 'KeyringError';
}

const KEY_BYTES = 32;
export const KEY_FILE = 'master.key';
/** More than any form of a key; a longer file is none. */
const MAX_FILE_BYTES = 256;

/** The 32 bytes of a key in hex or base64 (either alphabet). `name` is what the sentence calls it. */
export function parseMasterKey(text: string, name: string): Buffer {
  const trimmed = text.trim();
  if (/^[0-9a-fA-F]{64}$/.test(trimmed)) return Buffer.from(trimmed, 'hex');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) {
    const key = Buffer.from(trimmed, 'base64');
    if (key.length === KEY_BYTES) return key;
  }
  throw new KeyringError(`${name} is not ${KEY_BYTES} bytes in base64 or hex: \`openssl rand -base64 32\` makes one`);
}

/** The key of the folder's file `master.key`, made if there is none. Refuses a file that others can read or write. */
export function readOrMakeKeyFile(folder: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, KEY_FILE);
  return makeKeyFile(folder, path) ?? readKeyFile(path);
}

/** Undefined if the file is there already, made by whomever. */
function makeKeyFile(folder: string, path: string): Buffer | undefined {
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
  // What will be sealed is lost without this file, so its name must be on the disk before the first of it.
  const parent = openSync(folder, 'r');
  try {
    fsyncSync(parent);
  } finally {
    closeSync(parent);
  }
  return key;
}

function readKeyFile(path: string): Buffer {
  // A link would let someone who can write the folder choose a file of ours elsewhere.
  const handle = openKeyFile(path);
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) throw new KeyringError(`the master key \`${path}\` is not a file`);
    if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) {
      const mode = (stat.mode & 0o777).toString(8).padStart(4, '0');
      throw new KeyringError(`the master key \`${path}\` is open to others (mode ${mode}): \`chmod 600\` it, and change the key if they read it`);
    }
    const bytes = Buffer.alloc(MAX_FILE_BYTES + 1);
    const length = readSync(handle, bytes);
    if (length > MAX_FILE_BYTES) throw new KeyringError(`the master key \`${path}\` is too long for a key`);
    return parseMasterKey(bytes.toString('latin1', 0, length), `the master key \`${path}\``);
  } finally {
    closeSync(handle);
  }
}

function openKeyFile(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    if (hasCode(error, 'ELOOP')) throw new KeyringError(`the master key \`${path}\` is a link: put the file itself there`);
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
