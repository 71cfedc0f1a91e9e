/**
 * `npm run faults`: starts clusters of etcd and Octroi, lets clients work while machines fail, and checks what the clients saw. Ends with
 * the number of violations; docs/reliability.md says what is promised and what came of it.
 */
import { join } from 'node:path';
import { missing, readArguments, USAGE, type Arguments } from './arguments.ts';
import { copyProgram } from './cluster/program.ts';
import { isolate, type Inside } from './host/isolate.ts';
import { writePage } from './report/page.ts';
import { added, commandOf, type Row } from './report/rows.ts';
import { line, table } from './report/table.ts';
import { trial } from './trial.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function all({ chosen, times, seed, seconds, members, nodes, workers, write }: Arguments, { folder, isolated }: Inside): Promise<number> {
  say(isolated ? 'network, mounts and processes are of their own' : 'there are no namespaces to be had: what needs them is left out');
  const bin = copyProgram(join(folder, 'program'));
  const rows: Row[] = [];
  for (const fault of chosen) {
    const lack = missing(fault, { members, nodes }, isolated);
    if (lack !== null) {
      say(`${fault.name.padEnd(16)} left out: ${lack}`);
      continue;
    }
    // Nodes with worker threads have rows of their own.
    const shown = workers === 0 ? fault : { name: `${fault.name} with workers`, what: `${fault.what}; each node has ${workers} worker threads` };
    let row: Row | null = null;
    for (let time = 0; time < times; time++) {
      const run = join(folder, `${fault.name}-${time}`);
      try {
        const result = await trial({ fault, seed: seed + time, seconds, members, nodes, workers, folder: run, bin, isolated, say: (text) => say(`  ${fault.name}: ${text}`) });
        row = added(row, result, { fault: shown, command: commandOf({ name: fault.name, times: time + 1, seed, seconds, workers }), date: new Date().toISOString().slice(0, 10) });
        say(line(fault.name, seed + time, result));
        for (const { promise, what } of result.violations) say(`  VIOLATION of "${promise}": ${what}`);
      } catch (error) {
        row = null;
        process.exitCode = 1;
        say(`${fault.name.padEnd(16)} seed ${seed + time}: the run itself broke: ${(error as Error).message}`);
        break;
      }
    }
    if (row === null) continue;
    rows.push(row);
    if (write) writePage(row);
  }
  if (rows.length > 1 || times > 1) say(`\n${table(rows)}`);
  return rows.reduce((sum, { violations }) => sum + violations, 0);
}

try {
  const args = process.argv.slice(2);
  if (args.includes('--help')) say(USAGE);
  else {
    const read = readArguments(args);
    const inside = await isolate(import.meta.filename, args);
    if (inside !== null) {
      const violations = await all(read, inside);
      say(`${violations} violations`);
      process.exit(violations === 0 ? process.exitCode : 1);
    }
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
