import * as fc from 'fast-check';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { KeyringError } from './master-key.ts';
import { SealError, openKeyring } from './seal.ts';

const base = mkdtempSync(join(tmpdir(), 'octroi-seal-'));
let folders = 0;
const freshFolder = (): string => join(base, String(folders++));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER = Buffer.alloc(32, 8).toString('base64');

test('store: what was sealed is opened again, text and bytes of any length', () => {
  const keyring = openKeyring({});
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary' }), (bytes, context) => {
      expect(keyring.open(keyring.seal(bytes, context), context)).toEqual(Buffer.from(bytes));
    }),
  );
  expect(keyring.open(keyring.seal('é \u{1F600}', 'c'), 'c').toString()).toBe('é \u{1F600}');
});

test('store: sealing the same secret twice gives two values, and neither shows it', () => {
  const keyring = openKeyring({ env: KEY });
  const sealed = [keyring.seal('secret text', 'c'), keyring.seal('secret text', 'c')];
  expect(sealed[0]).not.toBe(sealed[1]);
  for (const value of sealed) {
    expect(value).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(Buffer.from(value, 'base64url').includes('secret')).toBe(false);
  }
});

test('store: a sealed value opens for its own context only', () => {
  const keyring = openKeyring({ env: KEY });
  const sealed = keyring.seal('secret', 'access-key AKIA1');
  for (const context of ['access-key AKIA2', '', 'access-key AKIA1 ']) expect(() => keyring.open(sealed, context)).toThrow(SealError);
});

test('store: a sealed value with any bit changed, cut, or lengthened is refused', () => {
  const keyring = openKeyring({ env: KEY });
  const sealed = keyring.seal('secret', 'c');
  const bytes = Buffer.from(sealed, 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    expect(() => keyring.open(changed.toString('base64url'), 'c')).toThrow(SealError);
  }
  for (let length = 0; length < sealed.length; length++) expect(() => keyring.open(sealed.slice(0, length), 'c')).toThrow(SealError);
  for (const other of [`${sealed}A`, `${sealed}=`, ` ${sealed}`, `${sealed}\n`, `${sealed}!`, 'not sealed at all', '']) {
    expect(() => keyring.open(other, 'c')).toThrow(SealError);
  }
});

test('store: a value sealed with another key is refused, unless that key is the previous one', () => {
  const sealed = openKeyring({ env: KEY }).seal('secret', 'c');
  expect(() => openKeyring({ env: OTHER }).open(sealed, 'c')).toThrow(SealError);
  const rotated = openKeyring({ env: OTHER, previous: KEY });
  expect(rotated.open(sealed, 'c').toString()).toBe('secret');
  const resealed = rotated.seal('secret', 'c');
  expect(openKeyring({ env: OTHER }).open(resealed, 'c').toString()).toBe('secret');
  expect(() => openKeyring({ env: KEY }).open(resealed, 'c')).toThrow(SealError);
});

test('store: without a source the key is random', () => {
  const sealed = openKeyring({}).seal('secret', 'c');
  expect(() => openKeyring({}).open(sealed, 'c')).toThrow(SealError);
});

test('store: a master key is 32 bytes in hex or base64, and an error never shows it', () => {
  const bytes = Buffer.alloc(32, 0xfb);
  const sealed = openKeyring({ env: bytes.toString('hex') }).seal('secret', 'c');
  for (const env of [bytes.toString('base64'), bytes.toString('base64url'), `${bytes.toString('hex').toUpperCase()}\n`]) {
    expect(openKeyring({ env }).open(sealed, 'c').toString()).toBe('secret');
  }
  for (const env of ['', 'password', bytes.toString('hex').slice(1), `${bytes.toString('hex')}00`, bytes.subarray(1).toString('base64')]) {
    expect(() => openKeyring({ env })).toThrow(KeyringError);
    expect(() => openKeyring({ previous: env })).toThrow(KeyringError);
    if (env !== '') expect(messageOf(() => openKeyring({ env }))).not.toContain(env.slice(0, 8));
  }
});

test('store: the key file is made once, for its owner only, and used from then on', () => {
  const folder = freshFolder();
  const sealed = openKeyring({ folder }).seal('secret', 'c');
  const file = join(folder, 'master.key');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  expect(Buffer.from(text, 'base64')).toHaveLength(32);
  expect(openKeyring({ folder }).open(sealed, 'c').toString()).toBe('secret');
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(openKeyring({ env: text }).open(sealed, 'c').toString()).toBe('secret');
});

test('store: the variable goes before the file, and makes none', () => {
  const folder = freshFolder();
  openKeyring({ env: KEY, folder });
  expect(() => statSync(join(folder, 'master.key'))).toThrow();
});

test('store: a key file that others may read, a link, an empty or a wrong one is refused with a sentence', () => {
  const folder = freshFolder();
  openKeyring({ folder });
  const file = join(folder, 'master.key');
  for (const mode of [0o640, 0o604, 0o620, 0o660]) {
    chmodSync(file, mode);
    expect(() => openKeyring({ folder })).toThrow(`the master key \`${file}\` is open to others (mode 0${mode.toString(8)})`);
  }
  chmodSync(file, 0o600);
  for (const text of ['', 'x'.repeat(1000), 'not a key']) {
    writeFileSync(file, text);
    expect(() => openKeyring({ folder })).toThrow(KeyringError);
  }
  rmSync(file);
  writeFileSync(join(folder, 'elsewhere'), KEY, { mode: 0o600 });
  symlinkSync(join(folder, 'elsewhere'), file);
  expect(() => openKeyring({ folder })).toThrow(KeyringError);
});

test('store: derived keys are the same for a label, another for another, and not the master key', () => {
  const keyring = openKeyring({ env: KEY });
  expect(keyring.derive('a')).toHaveLength(32);
  expect(keyring.derive('a')).toEqual(openKeyring({ env: KEY }).derive('a'));
  expect(keyring.derive('a')).not.toEqual(keyring.derive('b'));
  expect(keyring.derive('a')).not.toEqual(openKeyring({ env: OTHER }).derive('a'));
  expect(keyring.derive('')).not.toEqual(Buffer.from(KEY, 'base64'));
});

test('store: a keyring that is printed shows no key', () => {
  const shown = inspect(openKeyring({ env: KEY, previous: OTHER }), { depth: 9, showHidden: true });
  expect(shown).not.toContain(KEY.slice(0, 20));
  expect(shown).not.toContain('07 07 07');
  // The ids of keys are no secret: every sealed value begins with one.
  expect(JSON.stringify(openKeyring({ env: KEY }))).toMatch(/^\{"keyIds":\["[0-9a-f]{8}"\]\}$/);
});

function messageOf(fails: () => unknown): string {
  try {
    fails();
  } catch (error) {
    return String(error);
  }
  throw new Error('it did not fail');
}
