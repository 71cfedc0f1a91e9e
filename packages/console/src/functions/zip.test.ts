import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readZip, writeZip } from './zip.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const texts = async (zip: Uint8Array): Promise<Record<string, string>> => Object.fromEntries((await readZip(zip)).map((entry) => [entry.name, new TextDecoder().decode(entry.bytes)]));

test('another program reads what is packed', () => {
  const unpacked = unzipSync(writeZip([{ name: 'index.mjs', bytes: bytes('export {}') }, { name: 'data/é.txt', bytes: bytes('') }]));
  expect(Object.fromEntries(Object.entries(unpacked).map(([name, content]) => [name, new TextDecoder().decode(content)]))).toEqual({ 'index.mjs': 'export {}', 'data/é.txt': '' });
});

test('the same files are the same package', () => {
  const pack = () => writeZip([{ name: 'index.mjs', bytes: bytes('export {}') }]);
  expect(pack()).toEqual(pack());
});

test('what another program packed is read, compressed or not, with a comment behind it', async () => {
  const compressed = zipSync({ 'index.mjs': bytes('x'.repeat(10_000)), folder: { 'a.py': bytes('pass') } });
  expect(await texts(compressed)).toEqual({ 'index.mjs': 'x'.repeat(10_000), 'folder/a.py': 'pass' });
  expect(await texts(zipSync({ 'a.py': [bytes('pass'), { level: 0 }] }))).toEqual({ 'a.py': 'pass' });
  const commented = Uint8Array.from([...compressed, 1, 2, 3]);
  expect(Object.keys(await texts(commented))).toHaveLength(2);
});

test('what is no .zip is refused', async () => {
  await expect(readZip(bytes('not a package, and long enough to hold the end of one'))).rejects.toThrow('the package is no .zip file');
});

test('a file that unpacks to more than it says is refused', async () => {
  const zip = zipSync({ a: bytes('x'.repeat(10_000)) });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let at = zip.length - 22;
  at = view.getUint32(at + 16, true);
  view.setUint32(at + 24, 10, true);
  await expect(readZip(zip)).rejects.toThrow('a file of the package is longer than the package says');
});
