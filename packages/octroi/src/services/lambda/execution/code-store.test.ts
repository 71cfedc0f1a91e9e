import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { createCodeStore } from './code-store.ts';
import { removeTree } from './remove-tree.ts';
import { zipOf } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'octroi-code-'));
afterAll(() => removeTree(folder));

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

describe('LAM-137: the code store', () => {
  test('LAM-137: a package is unpacked once, also for callers at the same time', async () => {
    const store = createCodeStore(folder);
    const bytes = zipOf({ 'index.js': 'one', 'lib/deep/a.txt': 'two' });
    let asked = 0;
    const code = (): Promise<Uint8Array> => {
      asked += 1;
      return Promise.resolve(bytes);
    };
    const [first, second] = await Promise.all([store.folderOf(hashOf(bytes), code), store.folderOf(hashOf(bytes), code)]);
    expect(second).toBe(first);
    expect(await store.folderOf(hashOf(bytes), code)).toBe(first);
    expect(asked).toBe(1);
    expect(readFileSync(join(first, 'lib/deep/a.txt'), 'utf8')).toBe('two');
  });

  test('LAM-25, LAM-137: execute bits stay, write bits go, folders are closed', async () => {
    const bytes = zipSync({
      bootstrap: [strToU8('#!/bin/sh'), { os: 3, attrs: (0o100755 << 16) >>> 0 }],
      'data.txt': [strToU8('x'), { os: 3, attrs: (0o100600 << 16) >>> 0 }],
      'lib/x.js': strToU8('x'),
    });
    const root = await createCodeStore(folder).folderOf(hashOf(bytes), () => Promise.resolve(bytes));
    const mode = (path: string): number => statSync(join(root, path)).mode & 0o777;
    expect([mode('bootstrap'), mode('data.txt'), mode('lib/x.js'), mode('lib'), mode('.')]).toEqual([0o555, 0o444, 0o444, 0o555, 0o555]);
  });

  test('LAM-25: a link inside the package is kept', async () => {
    const link = { os: 3, attrs: (0o120777 << 16) >>> 0 };
    const bytes = zipSync({ 'node_modules/.bin/tool': [strToU8('../tool/cli.js'), link], 'node_modules/tool/cli.js': strToU8('tool') });
    const root = await createCodeStore(folder).folderOf(hashOf(bytes), () => Promise.resolve(bytes));
    expect(readlinkSync(join(root, 'node_modules/.bin/tool'))).toBe('../tool/cli.js');
    expect(readFileSync(join(root, 'node_modules/.bin/tool'), 'utf8')).toBe('tool');
  });

  test('LAM-137: bytes of another hash are refused, and asked for again the next time', async () => {
    const store = createCodeStore(folder);
    const bytes = zipOf({ 'index.js': 'right' });
    await expect(store.folderOf(hashOf(bytes), () => Promise.resolve(zipOf({ 'index.js': 'wrong' })))).rejects.toThrow('hash');
    await expect(store.folderOf('c2hvcnQ=', () => Promise.resolve(bytes))).rejects.toThrow('SHA-256');
    expect(readFileSync(join(await store.folderOf(hashOf(bytes), () => Promise.resolve(bytes)), 'index.js'), 'utf8')).toBe('right');
  });

  test('LAM-25: nothing is left of a package that turned out unsafe', async () => {
    const bytes = zipOf({ 'good.js': 'x', '../evil.js': 'x' });
    const before = readdirSync(folder).length;
    await expect(createCodeStore(folder).folderOf(hashOf(bytes), () => Promise.resolve(bytes))).rejects.toThrow('Could not unzip');
    expect(readdirSync(folder)).toHaveLength(before);
  });
});

test('LAM-91: layers lie over each other in their order, and what they make is read-only', async () => {
  const store = createCodeStore(folder);
  const zips = [zipOf({ 'lib/a.txt': 'one', 'lib/b.txt': 'one', x: 'file' }), zipOf({ 'lib/b.txt': 'two', 'x/y.txt': 'two' })];
  const byHash = new Map(zips.map((zip) => [hashOf(zip), zip]));
  const codeOf = (codeSha256: string): Promise<Uint8Array> => Promise.resolve(byHash.get(codeSha256)!);
  const root = await store.layersOf([...byHash.keys()], codeOf);
  expect(['lib/a.txt', 'lib/b.txt', 'x/y.txt'].map((path) => readFileSync(join(root, path), 'utf8'))).toEqual(['one', 'two', 'two']);
  expect(statSync(root).mode & 0o777).toBe(0o555);
  expect(await store.layersOf([...byHash.keys()], codeOf)).toBe(root);
  expect(readdirSync(await store.layersOf([], codeOf))).toEqual([]);
});
