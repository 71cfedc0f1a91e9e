import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = dirname(import.meta.dirname);
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

interface Locked {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly license?: string;
}

const locked = Object.entries((JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages);

test('the lock file names no registry host', () => {
  expect(locked.filter(([, entry]) => entry.resolved !== undefined && entry.link !== true)).toEqual([]);
});

test('every package that is made for one platform is optional, and the tools have one for each common platform', () => {
  expect(locked.filter(([, entry]) => (entry.os !== undefined || entry.cpu !== undefined) && entry.optional !== true)).toEqual([]);
  const names = locked.map(([name]) => name);
  for (const platform of ['linux-x64-gnu', 'linux-arm64-gnu', 'linux-x64-musl', 'darwin-arm64', 'win32-x64-msvc']) {
    expect(names).toContain(`node_modules/@rolldown/binding-${platform}`);
    expect(names).toContain(`node_modules/@oxlint/binding-${platform}`);
  }
});

/** fsevents is for another system; protobufjs compares version numbers, and works where its script has not run. */
const HARMLESS_SCRIPTS = ['node_modules/fsevents', 'node_modules/protobufjs'];

test('no package of a Linux installation runs a script of its own that needs a compiler', () => {
  expect(locked.filter(([name, entry]) => entry.hasInstallScript === true && !HARMLESS_SCRIPTS.includes(name))).toEqual([]);
});

test('no dependency is under a copyleft licence that would reach our code', () => {
  expect(locked.filter(([, entry]) => /\bA?GPL/.test(entry.license ?? '')).map(([name]) => name)).toEqual([]);
});

test('the bin can be executed and stays in syntax that an old Node parses', () => {
  const bin = 'packages/octroi/bin/octroi.js';
  accessSync(join(ROOT, bin), constants.X_OK);
  const code = read(bin).replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
  expect(code).not.toMatch(/from 'node:|\?\?|\?\.|#\w+\s*[=(]|^\s*await /m);
});

const old = ['/usr/bin/node', '/usr/local/bin/node'].find(
  (file) => existsSync(file) && /^v(1[2-9]|2[0-3])\./.test(spawnSync(file, ['-v'], { encoding: 'utf8' }).stdout),
);

test.skipIf(old === undefined)('an old Node without the bundled one gets one sentence that says what to install', () => {
  const shim = read('packages/octroi/bin/octroi.js');
  const run = spawnSync(old!, ['--input-type=module', '-e', shim.replace('fileURLToPath(import.meta.url)', "'/octroi.js'").replace(/^#!.*\n/, '')], { encoding: 'utf8', cwd: '/' });
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/^octroi: Node 24 or newer is needed and this is [\d.]+; install it from https:\/\/nodejs\.org.*\n$/);
});

test('the licence and the notices travel with every package', () => {
  for (const folder of globSync('packages/*', { cwd: ROOT })) {
    expect(read(`${folder}/LICENSE`)).toBe(read('LICENSE'));
    const notice = read(`${folder}/NOTICE`);
    expect(notice).toContain('Octroi');
    const manifest = JSON.parse(read(`${folder}/package.json`)) as { license: string; files: readonly string[] };
    expect(manifest.license).toBe('Apache-2.0');
    expect(manifest.files).toEqual(expect.arrayContaining(['dist', 'LICENSE', 'NOTICE']));
  }
  expect(read('packages/octroi/NOTICE')).toBe(read('NOTICE'));
});

test('the build has made everything that the packages promise (`npm run build`)', () => {
  const strings = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []);
  for (const folder of globSync('packages/*', { cwd: ROOT })) {
    const { exports, bin } = JSON.parse(read(`${folder}/package.json`)) as { exports?: unknown; bin?: unknown };
    for (const file of strings([exports, bin])) expect(existsSync(join(ROOT, folder, file)), `${folder}/${file}`).toBe(true);
  }
  expect(existsSync(join(ROOT, 'packages/octroi/dist/main.js'))).toBe(true);
});
