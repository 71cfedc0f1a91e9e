/**
 * `npm run faults:planted [-- NAME...]`: puts one mistake after the other into a copy of the program and runs the harness on it. Fails if one is
 * not found, or is found as something else.
 */
import { join } from 'node:path';
import { missing } from '../arguments.ts';
import { copyProgram } from '../cluster/program.ts';
import { isolate, type Inside } from '../host/isolate.ts';
import { faults } from '../nemesis/all.ts';
import { trial } from '../trial.ts';
import { mistakes, plant, type Mistake } from './mistakes.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function found(mistake: Mistake, { folder, isolated }: Inside): Promise<boolean> {
  const fault = faults.find(({ name }) => name === mistake.fault)!;
  const lack = missing(fault, { members: 3, nodes: 3 }, isolated);
  if (lack !== null) {
    say(`${mistake.name.padEnd(14)} left out: ${lack}`);
    return true;
  }
  const bin = copyProgram(join(folder, `program-${mistake.name}`));
  plant(mistake, bin);
  const { violations } = await trial({ fault, seed: 3, seconds: 20, members: 3, nodes: 3, folder: join(folder, mistake.name), bin, isolated, say: () => undefined });
  const broken = [...new Set(violations.map(({ promise }) => promise))];
  const right = mistake.breaks.some((promise) => broken.includes(promise));
  say(`${mistake.name.padEnd(14)} ${right ? 'found' : 'MISSED'}: ${mistake.what}: ${broken.length === 0 ? 'no promise broken' : `breaks ${broken.map((promise) => `"${promise}"`).join(', ')}`}`);
  const first = violations.find(({ promise }) => mistake.breaks.includes(promise));
  if (first !== undefined) say(`${' '.repeat(15)}such as: ${first.what.slice(0, 240)}`);
  return right;
}

const names = process.argv.slice(2);
const chosen = mistakes.filter(({ name }) => names.length === 0 || names.includes(name));
const inside = await isolate(import.meta.filename, names);
if (inside !== null) {
  let missed = 0;
  for (const mistake of chosen) {
    if (await found(mistake, inside)) continue;
    missed += 1;
  }
  say(`${chosen.length - missed} of ${chosen.length} mistakes found`);
  process.exit(missed === 0 && chosen.length > 0 ? 0 : 1);
}
