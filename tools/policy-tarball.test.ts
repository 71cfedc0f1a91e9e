import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'tsdown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENTRIES } from './api-report.ts';
import { examplesOf } from './readme-examples.ts';

const ROOT = dirname(import.meta.dirname);
const outside = mkdtempSync(join(tmpdir(), 'octroi-tarball-'));
const consumer = join(outside, 'consumer');
const installed = join(consumer, 'node_modules/@octroi/policy');
const examples = examplesOf(readFileSync(join(ROOT, 'packages/policy/README.md'), 'utf8'));

function run(command: string, args: readonly string[], cwd: string): string {
  // What `npm test` tells its children about this repository would lead an inner npm back into it.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_') && name !== 'NODE_OPTIONS'));
  const child = spawnSync(command, args, { cwd, env, encoding: 'utf8', timeout: 50_000 });
  if (child.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${child.error?.message ?? ''}\n${child.stdout}\n${child.stderr}`);
  return child.stdout;
}

const npmFile = process.env['npm_execpath'];
const npm = (args: readonly string[], cwd: string): string => (npmFile === undefined ? run('npm', args, cwd) : run(process.execPath, [npmFile, ...args], cwd));
const tsc = (...args: readonly string[]): string => run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...args], consumer);
const write = (file: string, text: string): void => writeFileSync(join(consumer, file), text);

beforeAll(() => {
  npm(['pack', '--ignore-scripts', '--pack-destination', outside], join(ROOT, 'packages/policy'));
  const tarball = globSync('*.tgz', { cwd: outside });
  expect(tarball).toEqual([`octroi-policy-${(JSON.parse(readFileSync(join(ROOT, 'packages/policy/package.json'), 'utf8')) as { version: string }).version}.tgz`]);
  mkdirSync(consumer);
  write('package.json', '{ "name": "consumer", "private": true, "type": "module" }');
  npm(['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', consumer, join(outside, tarball[0]!)], consumer);
  write('console.d.ts', 'declare const console: { log(...values: readonly unknown[]): void };\n');
  for (const [index, { code }] of examples.entries()) write(`example-${index}.ts`, code);
}, 60_000);
afterAll(() => rmSync(outside, { recursive: true, force: true }));

test('the tarball holds what is built, the README, the licence and the notices, and nothing else', () => {
  const files = globSync('**/*', { cwd: installed, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1).replaceAll('\\', '/'));
  expect(files.filter((file) => !/^dist\/[a-z-]+\.(?:d\.ts|js)$/.test(file)).toSorted()).toEqual(['LICENSE', 'LINT.md', 'NOTICE', 'OPEN-QUESTIONS.md', 'README.md', 'package.json']);
  for (const { name } of ENTRIES) expect(files).toEqual(expect.arrayContaining([`dist/${name}.js`, `dist/${name}.d.ts`]));
  expect(files.reduce((sum, file) => sum + statSync(join(installed, file)).size, 0)).toBeLessThan(600_000);
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Readonly<Record<string, unknown>>;
  expect(manifest).toMatchObject({ license: 'Apache-2.0', type: 'module', sideEffects: false });
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies', 'scripts', 'bin']) expect(manifest[kind], kind).toBeUndefined();
});

test('nothing but the package itself is installed', () => {
  expect(globSync('{*,@*/*}', { cwd: join(consumer, 'node_modules') }).filter((name) => name !== '@octroi')).toEqual([join('@octroi', 'policy')]);
});

test.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('the examples of the README are well typed: module %s, resolution %s', (module, moduleResolution) => {
  const compilerOptions = { module, moduleResolution, target: 'es2024', lib: ['es2024'], types: [], strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, outDir: `out-${moduleResolution}` };
  write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['console.d.ts', ...examples.map((_, index) => `example-${index}.ts`)] }));
  expect(tsc('-p', '.')).toBe('');
  write('wrong.ts', "import { evaluate } from '@octroi/policy';\nimport { lint } from '@octroi/policy/lint';\nevaluate('a request', lint('{}', { kind: 'none' }));\n");
  write('tsconfig.json', JSON.stringify({ compilerOptions: { ...compilerOptions, noEmit: true }, files: ['wrong.ts'] }));
  expect(() => tsc('-p', '.')).toThrow(/wrong\.ts\(3,\d+\): error TS2(?:322|345)/);
});

test.each(examples.map(({ prints }, index) => ({ index, prints })))('example $index of the README runs on the installed package', ({ index, prints }) => {
  expect(run(process.execPath, [join(consumer, `out-nodenext/example-${index}.js`)], consumer).trimEnd().split('\n')).toEqual(prints);
});

test('what is not an entry cannot be imported', () => {
  write('inside.js', "import '@octroi/policy/dist/index.js';\n");
  expect(() => run(process.execPath, ['inside.js'], consumer)).toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
});

test('a bundler drops what is not used', async () => {
  const bundled = async (name: string, code: string): Promise<number> => {
    write(`${name}.js`, code);
    await build({ config: false, logLevel: 'error', cwd: consumer, entry: { [name]: join(consumer, `${name}.js`) }, outDir: join(outside, 'bundles'), clean: false, format: 'esm', platform: 'browser', fixedExtension: false, dts: false, minify: true, deps: { alwaysBundle: [/^@octroi\/policy/] } });
    return statSync(join(outside, 'bundles', `${name}.js`)).size;
  };
  const all = await bundled('all', "import * as policy from '@octroi/policy';\nexport { policy };\n");
  expect(await bundled('nothing', ENTRIES.map(({ specifier }) => `import '${specifier}';\n`).join(''))).toBeLessThan(200);
  expect(await bundled('size', "export { policySize } from '@octroi/policy';\n")).toBeLessThan(all / 20);
  expect(await bundled('decide', "export { compile, evaluate, parsePolicy } from '@octroi/policy';\n")).toBeLessThan(all * 0.8);
});
