// Builds packages/*/dist with tsdown, and the console with Vite. Plain JavaScript in syntax that an old Node can parse, because `npm ci` runs it
// before anything is built and on whatever Node is first on the PATH: it must be able to say in a sentence what is missing.
// Arguments name the packages to build (`packages/policy`); without any, all are. The files are built beside dist/ and
// swapped in when all of them are ready, so that a failure leaves the last good build.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_NEEDED = 24;

/**
 * What is built. Dynamic imports become chunks of their own, so that a start reads only what it needs; so does what several entries of
 * one bundle share, so that a program with all three entries of the engine holds it once.
 */
const BUNDLES = [
  {
    package: 'packages/policy',
    entries: { index: 'src/index.ts', analyse: 'src/analyse/index.ts', lint: 'src/lint/index.ts' },
    name: 'shared',
    platform: 'neutral',
    types: true,
  },
  { package: 'packages/data-actions', entries: { index: 'src/index.ts' }, name: 'shared', platform: 'node', types: true },
  // A worker thread is started from a file of its own; nobody imports it, so it has no types.
  { package: 'packages/data-actions', entries: { 'sandbox-worker': 'src/sandbox/worker.ts' }, name: 'sandbox', platform: 'node', types: false },
  { package: 'packages/console', entries: { console: 'src/main.tsx' }, with: 'vite' },
  // The second entry is where a worker thread starts; it shares its code with the first.
  { package: 'packages/octroi', entries: { main: 'src/cli/main.ts', 'gateway-worker': 'src/gateway/workers/thread.ts' }, name: 'main', platform: 'node', types: false },
  { package: 'packages/octroi', entries: { testing: 'src/testing/index.ts' }, name: 'testing', platform: 'node', types: true },
];

/** The engine in all its entries: part of the bundles of packages/octroi. */
const POLICY = /^@octroi\/policy(\/|$)/;

function fail(sentence) {
  process.stderr.write('build: ' + sentence + '\n');
  process.exit(1);
}

async function load(tool) {
  try {
    return await import(tool);
  } catch (error) {
    if (error && error.code === 'ERR_MODULE_NOT_FOUND') {
      return fail(tool + ' is not installed; run `npm ci` with the development dependencies (without `--omit=dev`)');
    }
    throw error;
  }
}

/** The names of the package's npm dependencies: they stay imports, and their absence from package.json is an error. */
function dependenciesOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.keys(manifest.dependencies || {}).filter((name) => name !== '@octroi/policy');
}

/**
 * Lets a source file keep its own address in the bundle: data files (models/, data/, runtimes/) are found relative to the
 * source file that reads them, so `import.meta` answers as if the file still lay in src/. `import.meta.main` is left alone.
 */
function keepAddresses(folder) {
  return {
    name: 'keep-addresses',
    transform(code, id) {
      const file = relative(folder, id).replaceAll('\\', '/');
      if (!file.startsWith('src/') || !code.includes('import.meta.')) return null;
      return code
        .replaceAll(/\bimport\.meta\.url\b/g, () => `new URL('../${file}', import.meta.url).href`)
        .replaceAll(/\bimport\.meta\.(dirname|filename)\b/g, (_, name) => {
          return "(import.meta.dirname + '/../" + (name === 'dirname' ? dirname(file) : file) + "')";
        });
    },
  };
}

async function bundle(tsdown, target, outDir) {
  const folder = join(ROOT, target.package);
  const neutral = target.platform === 'neutral';
  await tsdown.build({
    config: false,
    logLevel: 'error',
    cwd: folder,
    entry: Object.fromEntries(Object.entries(target.entries).map(([name, file]) => [name, join(folder, file)])),
    outDir,
    clean: false,
    format: 'esm',
    platform: target.platform,
    target: 'es2024',
    fixedExtension: false,
    hash: false,
    tsconfig: join(ROOT, 'tsconfig.json'),
    deps: {
      alwaysBundle: [POLICY],
      onlyBundle: [POLICY],
      onlyImport: dependenciesOf(folder),
    },
    plugins: [keepAddresses(folder)],
    inputOptions: { resolve: { conditionNames: ['octroi-source', 'import', 'default'].concat(neutral ? [] : ['node']) } },
    outputOptions: { chunkFileNames: target.name + '-[name].js' },
    // What is marked @internal is no promise: it stays out of the types.
    dts: target.types ? { compilerOptions: { noEmit: false, stripInternal: true, types: neutral ? [] : ['node'] } } : false,
  });
}

/** The console: a static app, built from its own vite.config.ts. */
async function site(vite, target, outDir) {
  const folder = join(ROOT, target.package);
  await vite.build({ root: folder, configFile: join(folder, 'vite.config.ts'), logLevel: 'error', build: { outDir, emptyOutDir: true } });
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < NODE_NEEDED) {
    fail(
      'Node ' + NODE_NEEDED + ' or newer is needed and this is ' + process.versions.node + '; on Linux x64 with glibc `npm ci` ' +
        'brings one (unless it is run with `--omit=optional`), elsewhere install it from https://nodejs.org',
    );
  }
  const tools = { tsdown: await load('tsdown'), vite: await load('vite') };
  const started = performance.now();
  const built = [];
  const missing = [];
  const asked = process.argv.slice(2);
  const folders = [...new Set(BUNDLES.map((target) => target.package))].filter((folder) => asked.length === 0 || asked.includes(folder));
  for (const packageFolder of folders) {
    const dist = join(ROOT, packageFolder, 'dist');
    const staging = dist + '.' + process.pid;
    try {
      for (const target of BUNDLES.filter((candidate) => candidate.package === packageFolder)) {
        const absent = Object.values(target.entries).filter((file) => !existsSync(join(ROOT, target.package, file)));
        if (absent.length > 0) {
          missing.push(...absent.map((file) => target.package + '/' + file));
          continue;
        }
        if (target.with === 'vite') await site(tools.vite, target, staging);
        else await bundle(tools.tsdown, target, staging);
        built.push(...Object.keys(target.entries).map((name) => packageFolder.split('/')[1] + '/' + name));
      }
      rmSync(dist, { recursive: true, force: true });
      if (existsSync(staging)) renameSync(staging, dist);
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const gaps = missing.length === 0 ? '' : '; not built, because the source is missing: ' + missing.join(', ');
  process.stdout.write('build: ' + (built.join(', ') || 'nothing') + ' in ' + seconds + ' s' + gaps + '\n');
}

main().catch((error) => {
  const text = String((error && error.message) || error);
  process.stderr.write('build: failed: ' + (process.stderr.isTTY ? text : stripVTControlCharacters(text)).trim() + '\n');
  process.exit(1);
});
