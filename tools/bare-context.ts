/**
 * Runs a module against the built @octroi/policy in a context that has the language alone: no global of Node or of a browser, no clock, no
 * locale, no code made from strings (as under a strict Content-Security-Policy). Started by tools/policy-anywhere.test.ts with
 * `--experimental-vm-modules`; reads `BareRun` as JSON from standard input and writes the module's export `output`.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import vm from 'node:vm';

/** What to run: `program` finds `input` as a global text and exports `output`, a text. */
export interface BareRun {
  /** The folder of the built package. */
  readonly dist: string;
  /** File names in `dist` by the specifiers that the program may import. */
  readonly entries: Readonly<Record<string, string>>;
  readonly program: string;
  readonly input: string;
}

/** What a context has beside ECMAScript 2024, or what of it would be a clock, a source of chance or a locale. */
const TAKEN_AWAY = ['console', 'WebAssembly', 'Intl', 'Date', 'Atomics', 'SharedArrayBuffer', 'escape', 'unescape'];

const { dist, entries, program, input } = JSON.parse(readFileSync(0, 'utf8')) as BareRun;
const context = vm.createContext({ input }, { codeGeneration: { strings: false, wasm: false } });
vm.runInContext(`for (const name of ${JSON.stringify(TAKEN_AWAY)}) delete globalThis[name]; delete Math.random;`, context);

const modules = new Map<string, vm.SourceTextModule>();
function load(file: string): vm.SourceTextModule {
  const known = modules.get(file);
  if (known !== undefined) return known;
  const made = new vm.SourceTextModule(readFileSync(join(dist, file), 'utf8'), { context, identifier: file });
  modules.set(file, made);
  return made;
}
const main = new vm.SourceTextModule(program, { context, identifier: 'program' });
await main.link((specifier) => {
  const file = entries[specifier] ?? (specifier.startsWith('./') ? basename(specifier) : null);
  if (file === null) throw new Error(`\`${specifier}\` is no part of the package`);
  return load(file);
});
await main.evaluate({ timeout: 20_000 });
process.stdout.write(String((main.namespace as { readonly output?: unknown }).output));
