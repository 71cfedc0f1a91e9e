import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { apiReports, ENTRIES } from './api-report.ts';
import { entrySizes, MAX_MAIN_ENTRY, statedSizes, withSizes } from './entry-sizes.ts';

const FOLDER = join(dirname(import.meta.dirname), 'packages/policy');
const DIST = join(FOLDER, 'dist');
const { reports, errors } = apiReports(DIST);
const planted = mkdtempSync(join(tmpdir(), 'octroi-api-'));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

test('the API is the one in packages/policy/api: if a change is meant, `npm run generate -- api` and say it in CHANGELOG.md', () => {
  for (const { name } of ENTRIES) {
    const file = join(FOLDER, 'api', `${name}.txt`);
    expect(existsSync(file), `packages/policy/api/${name}.txt is missing; run \`npm run generate -- api\``).toBe(true);
    expect(reports[name]!.text).toBe(readFileSync(file, 'utf8'));
  }
});

test('every public name has a docstring, and every type in a signature can be imported', () => {
  for (const { name } of ENTRIES) {
    expect(reports[name]!.names.length).toBeGreaterThan(10);
    expect(reports[name]!.undocumented).toEqual([]);
    expect(reports[name]!.unnamed).toEqual([]);
  }
});

test('the types need neither those of Node nor those of a browser', () => {
  expect(errors).toEqual([]);
});

test('a changed type, a missing docstring, a type without a name and a type of Node are noticed', () => {
  for (const { name } of ENTRIES) {
    const index = name === 'index';
    const text = '/** What it is. */\nexport interface Known { readonly a: string }\ninterface Hidden { readonly b: Known }\n';
    const functions = '/** What it does. */\nexport declare function given(one: Known): Hidden;\nexport declare function bare(one: Known): Buffer;\n';
    const codes = "declare const CODES: readonly ['B', 'A'];\n/** Every code. */\nexport type Code = (typeof CODES)[number];\n";
    const hidden = '/** Opaque. */\nexport declare class Opaque {\n  /** Its name. */\n  readonly name: string;\n  private secret;\n}\n';
    writeFileSync(join(planted, `${name}.d.ts`), (index ? text + functions + codes + hidden : text) + 'export {};\n');
  }
  const { reports: found, errors: complaints } = apiReports(planted);
  expect(found['index']!.names).toEqual(['Code', 'Known', 'Opaque', 'bare', 'given']);
  expect(found['index']!.undocumented).toEqual(['bare']);
  expect(found['index']!.unnamed).toEqual(['Hidden in given']);
  expect(found['index']!.text).toContain('function given(one: Known): Hidden;\n');
  expect(found['index']!.text).toContain('type Code =\n  | "A"\n  | "B";');
  expect(found['index']!.text).toContain('class Opaque {\n  readonly name: string;\n}');
  expect(complaints.join()).toContain("'Buffer'");
});

test('the main entry has less than 30 KB after gzip, and the README states the sizes as they are', async () => {
  const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  const stated = statedSizes(readme);
  const sizes = await entrySizes(DIST);
  expect(sizes[0]!.specifier).toBe('@octroi/policy');
  expect(sizes[0]!.gzip).toBeLessThan(MAX_MAIN_ENTRY);
  for (const { specifier, gzip } of sizes) {
    expect(gzip).toBeGreaterThan(5_000);
    // A kilobyte may come and go; more is news: `npm run generate -- api`.
    expect(Math.abs(gzip - stated.get(specifier)!), `${specifier}: ${gzip} bytes after gzip`).toBeLessThan(1_000);
  }
  expect([...statedSizes(withSizes(readme, sizes.map((size) => ({ ...size, gzip: 12_345 })))).values()]).toEqual([12_300, 12_300, 12_300]);
  expect(() => withSizes('nothing', sizes)).toThrow('no row of sizes');
});
