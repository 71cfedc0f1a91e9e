/**
 * `npm run fuzz [-- --seconds N] [-- --seed N]`: random and mutated requests against a server on loopback, then (if fuzz/policy is there)
 * random policies against both evaluators. Ends with `N passed, M failed`; a failure is printed with the seed that repeats it.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fuzzHttp, type FuzzOptions, type Tally } from './http/fuzz.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } });
const seconds = Number(values.seconds);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
if (!Number.isInteger(seconds) || seconds < 1 || !Number.isInteger(seed) || seed < 0) throw new Error('usage: fuzz/run.ts [--seconds N] [--seed N]');

const say = (line: string): void => console.log(line);
const policyFuzz = new URL('./policy/fuzz.ts', import.meta.url);
const withPolicies = existsSync(policyFuzz);
say(`seed ${seed}, ${seconds} s`);

const tallies: Tally[] = [await fuzzHttp({ seconds: withPolicies ? Math.ceil(seconds / 2) : seconds, seed, say })];
if (withPolicies) {
  // Not a literal, so that types do not need the folder to be there.
  const { fuzzPolicies } = (await import(policyFuzz.href)) as { fuzzPolicies(options: FuzzOptions): Promise<Tally> };
  tallies.push(await fuzzPolicies({ seconds: Math.ceil(seconds / 2), seed, say }));
}
const total = (name: keyof Tally): number => tallies.reduce((sum, tally) => sum + tally[name], 0);
say(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
