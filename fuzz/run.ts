/**
 * `npm run fuzz [-- --seconds N] [-- --seed N] [-- --only http|policy]`: random and mutated requests against a server on loopback, and
 * random policies against both evaluators, half of the time each. Ends with `N passed, M failed`; a failure is printed with the seed that
 * repeats it.
 */
import { parseArgs } from 'node:util';
import { fuzzHttp, type Tally } from './http/fuzz.ts';
import { fuzzPolicies } from './policy/fuzz.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' }, only: { type: 'string' } } });
const seconds = Number(values.seconds);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const fuzzers = { http: fuzzHttp, policy: fuzzPolicies };
const chosen = Object.entries(fuzzers).filter(([name]) => values.only === undefined || values.only === name);
if (!Number.isInteger(seconds) || seconds < 1 || !Number.isInteger(seed) || seed < 0 || chosen.length === 0) throw new Error('usage: fuzz/run.ts [--seconds N] [--seed N] [--only http|policy]');

const say = (line: string): void => console.log(line);
say(`seed ${seed}, ${seconds} s`);
const tallies: Tally[] = [];
for (const [, fuzz] of chosen) tallies.push(await fuzz({ seconds: Math.ceil(seconds / chosen.length), seed, say }));
const total = (name: keyof Tally): number => tallies.reduce((sum, tally) => sum + tally[name], 0);
say(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
