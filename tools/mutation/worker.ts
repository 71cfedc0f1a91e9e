import { globSync, readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import * as fc from 'fast-check';
import type { Mutant } from './mutants.ts';
import { apply } from './mutants.ts';
import type { Registered } from './expect.ts';
import { takeTests } from './expect.ts';

/*
 * One warm thread that tries mutant after mutant: for each it loads the engine and its suites anew, from sources kept in memory, with
 * the mutant in place of its file, and runs the tests, the quick ones first, until one fails.
 */

export interface Work {
  readonly root: string;
  readonly mutants: readonly (Mutant & { readonly index: number; readonly killer: string | null })[];
  /** The tests, from quick to slow; empty for the run without a mutant, which makes the list. */
  readonly order: readonly Known[];
}

/** A test by its name, and the suite that has it. */
export interface Known {
  readonly name: string;
  readonly suite: string;
}

export type Message =
  | { readonly type: 'started'; readonly index: number }
  | { readonly type: 'tried'; readonly index: number; /** The test that failed; null if none did. */ readonly killer: string | null }
  | { readonly type: 'measured'; readonly order: readonly Known[]; readonly millis: number; readonly failed: readonly string[] };

const { root, mutants, order } = workerData as Work;
const SUITES = ['packages/policy/src/{evaluate,condition,match}/*.test.ts', 'packages/policy/reference/*.test.ts', 'tools/mutation/cases.ts'];
const suites = SUITES.flatMap((pattern) => globSync(pattern, { cwd: root })).map((file) => file.replaceAll('\\', '/')).toSorted();
const ENGINE = pathToFileURL(join(root, 'packages/policy/')).href;
const RELOADED = [ENGINE, pathToFileURL(join(root, 'conformance/')).href, pathToFileURL(join(root, 'tools/mutation/cases.ts')).href];
const SHIM = new URL('expect.ts', import.meta.url).href;

let version = 0;
let mutated: { readonly url: string; readonly source: string } | null = null;
const stripped = new Map<string, string>();

function sourceOf(url: string): string {
  const known = stripped.get(url);
  if (known !== undefined) return known;
  const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'));
  stripped.set(url, source);
  return source;
}

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'vitest') return { url: SHIM, shortCircuit: true };
    const resolved = next(specifier, context);
    return RELOADED.some((prefix) => resolved.url.startsWith(prefix)) && resolved.url.endsWith('.ts') ? { ...resolved, url: `${resolved.url}?v=${version}` } : resolved;
  },
  load(url, context, next) {
    const [plain, query] = url.split('?v=');
    if (query === undefined) return next(url, context);
    return { format: 'module', source: mutated?.url === plain ? mutated!.source : sourceOf(plain!), shortCircuit: true };
  },
});

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
const post = (message: Message): void => parentPort!.postMessage(message);

/** The slow suites of how statements are found and layers combined are not asked about single conditions and patterns. */
function passesBy(suite: string, { file }: Mutant): boolean {
  return !file.includes('/evaluate/') && /(?:policy-list|resource-index|properties)\.test\.ts$/.test(suite);
}

type Loaded = Registered & Known;

/** Loads the suites with the mutant in place. A mutant that does not load is noticed by everyone. */
async function load(mutant: Mutant | null, wanted: readonly string[]): Promise<readonly Loaded[] | null> {
  version += 1;
  fc.configureGlobal({ seed: 1 });
  try {
    mutated = mutant === null ? null : { url: pathToFileURL(join(root, mutant.file)).href, source: stripTypeScriptTypes(apply(mutant, readFileSync(join(root, mutant.file), 'utf8'))) };
    const tests: Loaded[] = [];
    for (const suite of wanted) {
      if (mutant !== null && passesBy(suite, mutant)) continue;
      await import(pathToFileURL(join(root, suite)).href + `?of=${version}`);
      tests.push(...takeTests().map((one) => ({ ...one, suite })));
    }
    return tests;
  } catch {
    takeTests();
    return null;
  }
}

async function failing(tests: readonly Registered[]): Promise<string | null> {
  for (const { name, run } of tests) {
    try {
      await run();
    } catch {
      return name;
    }
  }
  return null;
}

async function measure(): Promise<void> {
  const tests = (await load(null, suites)) ?? [];
  const times: (Known & { readonly millis: number })[] = [];
  const failed: string[] = tests.length === 0 ? ['nothing could be loaded'] : [];
  for (const one of tests) {
    const from = performance.now();
    if ((await failing([one])) !== null) failed.push(one.name);
    times.push({ name: one.name, suite: one.suite, millis: performance.now() - from });
  }
  const sorted = times.toSorted((one, other) => one.millis - other.millis);
  post({ type: 'measured', order: sorted.map(({ name, suite }) => ({ name, suite })), millis: times.reduce((sum, { millis }) => sum + millis, 0), failed });
}

/** The test that noticed the mutant the last time may well notice it again: its suite alone is quickly loaded. */
async function knownKiller(mutant: Work['mutants'][number]): Promise<string | null> {
  const known = order.find(({ name }) => name === mutant.killer);
  if (known === undefined) return null;
  const tests = await load(mutant, [known.suite]);
  return tests === null ? 'loading' : failing(tests.filter(({ name }) => name === known.name));
}

async function anyKiller(mutant: Mutant, places: ReadonlyMap<string, number>): Promise<string | null> {
  const tests = await load(mutant, suites);
  const place = ({ name }: Registered): number => places.get(name) ?? 0;
  return tests === null ? 'loading' : failing(tests.toSorted((one, other) => place(one) - place(other)));
}

async function tryAll(): Promise<void> {
  const places = new Map(order.map(({ name }, place) => [name, place]));
  for (const mutant of mutants) {
    post({ type: 'started', index: mutant.index });
    const killer = (await knownKiller(mutant)) ?? (await anyKiller(mutant, places));
    post({ type: 'tried', index: mutant.index, killer });
  }
}

await (order.length === 0 ? measure() : tryAll());
