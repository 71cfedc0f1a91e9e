/**
 * `npm run mutate:policy [-- --minutes N] [-- --file PART] [-- --all]`: changes the engine in one place at a time (operators, conditions, bounds,
 * returns, literals, statements left out) and runs the engine's suites against each change. Writes docs/mutation.md; ends red if fewer
 * than 85 of 100 mutants are noticed, or if one that is not has no reason in tools/mutation/survivors.json. Those with a reason count as not
 * noticed without being tried again, as each would cost a run of all suites; `--all` tries them too, and names those that are noticed.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Mutant } from './mutation/mutants.ts';
import { mutantsOf } from './mutation/mutants.ts';
import type { Result, Survivor } from './mutation/report.ts';
import { FLOOR, mutationPage, scoreOf } from './mutation/report.ts';
import type { Known, Message, Work } from './mutation/worker.ts';

const ROOT = dirname(import.meta.dirname);
const MUTATED = 'packages/policy/src/{evaluate,condition,match}/*.ts';
const CACHE = join(ROOT, 'node_modules/.cache/octroi-mutation.json');
/** A thread keeps every version of what it loaded, so it is replaced before it grows too large. */
const PER_THREAD = 80;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '40' }, file: { type: 'string', default: '' }, all: { type: 'boolean', default: false } } });
const end = performance.now() + Number(values.minutes) * 60_000;
process.env['OCTROI_FUZZ_RUNS'] ??= '200';
process.env['OCTROI_FUZZ_SEED'] ??= '1';

const sources = globSync(MUTATED, { cwd: ROOT })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.endsWith('.test.ts'))
  .toSorted();
const mutants = sources.filter((file) => file.includes(values.file)).flatMap((file) => mutantsOf(file, readFileSync(join(ROOT, file), 'utf8')));

/** What the last run found: the test that noticed a mutant is asked first, and what was tried on the same sources is not tried again. */
interface Cache {
  readonly hash: string;
  readonly killers: Readonly<Record<string, string | null>>;
  /** The same by the names of the mutants, for those whose place has moved. */
  readonly hints?: Readonly<Record<string, string>>;
}
const idOf = ({ file, start, end: to, replacement, before }: Mutant): string => `${file}:${start}:${to}:${replacement}:${before}`;
const nameOf = ({ file, before, after }: Mutant): string => `${file}|${before}|${after}`;
function digestOf(): string {
  const hash = createHash('sha256');
  const files = globSync(['packages/policy/{src,reference}/**/*.ts', 'conformance/*.{ts,json}', 'tools/mutation/*.ts'], { cwd: ROOT });
  for (const file of files.toSorted()) hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}
const digest = digestOf();
const known: Cache = existsSync(CACHE) ? (JSON.parse(readFileSync(CACHE, 'utf8')) as Cache) : { hash: '', killers: {} };
const tried = known.hash === digest ? known.killers : {};

/** Runs one thread until it has done its work or hangs. */
function run(work: Work, limitOf: (message: Message | null) => number, onMessage: (message: Message) => void): Promise<'done' | 'hung'> {
  return new Promise((done) => {
    const worker = new Worker(new URL('mutation/worker.ts', import.meta.url), {
      workerData: work,
      execArgv: ['--conditions=octroi-source', '--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: 1500 },
    });
    let timer: NodeJS.Timeout | undefined;
    const finish = (how: 'done' | 'hung'): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      // A thread that ran out of memory says so once more when it is gone.
      worker.on('error', () => {});
      void worker.terminate().then(() => done(how));
    };
    const watch = (message: Message | null): void => {
      clearTimeout(timer);
      timer = setTimeout(() => finish('hung'), limitOf(message));
    };
    watch(null);
    worker.on('message', (message: Message) => {
      watch(message);
      onMessage(message);
    });
    worker.on('error', () => finish('hung'));
    worker.on('exit', () => finish('done'));
  });
}

let order: readonly Known[] = [];
let millis = 0;
let failed: readonly string[] = ['the suites did not run'];
await run({ root: ROOT, mutants: [], order: [] }, () => 120_000, (message) => {
  if (message.type === 'measured') ({ order, millis, failed } = message);
});
// Suites that are red anyway would notice everything, and prove nothing.
if (failed.length > 0) throw new Error(`without a mutant these fail: ${failed.join('; ')}`);
console.log(`${order.length} tests, ${Math.round(millis)} ms; ${mutants.length} mutants in ${sources.length} files`);

const survivors = JSON.parse(readFileSync(join(ROOT, 'tools/mutation/survivors.json'), 'utf8')) as readonly Survivor[];
const reasons = new Map(survivors.map((one) => [`${one.file}|${one.before}|${one.after}`, one.reason]));

const results = new Map<number, Result>();
if (!values.all) for (const [index, mutant] of mutants.entries()) if (reasons.has(nameOf(mutant))) results.set(index, { mutant, killer: null });
const killers: Record<string, string | null> = known.hash === digest ? { ...known.killers } : {};
const hints: Record<string, string> = { ...known.hints };
for (const [index, mutant] of mutants.entries()) {
  const killer = tried[idOf(mutant)];
  if (killer !== undefined && !results.has(index)) results.set(index, { mutant, killer });
}
if (results.size > 0) console.log(`${results.size} have a reason or were tried on the same sources before`);
let waiting = mutants.map((mutant, index) => ({ ...mutant, index, killer: known.killers[idOf(mutant)] ?? hints[nameOf(mutant)] ?? null })).filter(({ index }) => !results.has(index));
while (waiting.length > 0 && performance.now() < end) {
  const batch = waiting.slice(0, PER_THREAD);
  let current = -1;
  const settle = (index: number, killer: string | null): void => {
    const mutant = mutants[index]!;
    results.set(index, { mutant, killer });
    killers[idOf(mutant)] = killer;
    if (killer !== null) hints[nameOf(mutant)] = killer;
    if (killer === null) console.log(`survived ${mutant.file}:${mutant.line} ${mutant.before}  ->  ${mutant.after}`);
  };
  // One that did not end the last time is not waited for as long again.
  const hung = new Set(batch.filter(({ killer }) => killer === 'time').map(({ index }) => index));
  const limitOf = (message: Message | null): number => (message?.type === 'started' && hung.has(message.index) ? millis + 3000 : millis * 5 + 10_000);
  const how = await run({ root: ROOT, mutants: batch, order }, limitOf, (message) => {
    if (message.type === 'started') current = message.index;
    else if (message.type === 'tried') settle(message.index, message.killer);
  });
  // A mutant that never ends, or takes all memory, is noticed by whoever waits for it.
  if (how === 'hung' && current !== -1 && !results.has(current)) settle(current, 'time');
  else if (!batch.some(({ index }) => results.has(index))) throw new Error('a thread ended without trying a mutant');
  waiting = waiting.filter(({ index }) => !results.has(index));
  mkdirSync(dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify({ hash: digest, killers, hints } satisfies Cache));
  console.log(`${results.size} of ${mutants.length} tried`);
}

// Threads read the sources when they start: an edit meanwhile would put mutants in the wrong places.
if (digestOf() !== digest) throw new Error('the sources changed during the run');
const all = [...results.values()];
// A reason is wrong if every mutant of its name is noticed (two lines may read alike), and idle if there is none of the name.
const unnoticed = new Set(all.filter(({ killer }) => killer === null).map(({ mutant }) => nameOf(mutant)));
const wrong = values.all ? all.filter(({ mutant }) => reasons.has(nameOf(mutant)) && !unnoticed.has(nameOf(mutant))) : [];
for (const { mutant, killer } of wrong) console.log(`noticed by ${killer ?? ''}, though it has a reason: ${mutant.file}:${mutant.line} ${mutant.before}  ->  ${mutant.after}`);
const names = new Set(mutants.map(nameOf));
const idle = survivors.filter((one) => one.file.includes(values.file) && !names.has(`${one.file}|${one.before}|${one.after}`));
for (const { file, before, after } of idle) console.log(`has a reason, but is no mutant any more: ${file} ${before}  ->  ${after}`);
const silent = all.filter(({ killer, mutant }) => killer === null && !reasons.has(nameOf(mutant)));
const whole = values.file === '' && waiting.length === 0;
if (whole) writeFileSync(join(ROOT, 'docs/mutation.md'), mutationPage(all, survivors));
const score = scoreOf(all);
console.log(`${all.length} mutants, ${score} % noticed, ${silent.length} survivors without a reason${whole ? '' : ', not all were tried'}`);
process.exitCode = whole && score >= FLOOR && silent.length === 0 && wrong.length === 0 && idle.length === 0 ? 0 : 1;
