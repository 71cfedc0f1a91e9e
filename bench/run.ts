import { cpus, loadavg, totalmem } from 'node:os';
import { engineFigures } from './engine.ts';
import { httpFigures, startFigures } from './http.ts';
import type { Figure } from './measure.ts';
import { shown, writePart } from './page.ts';
import { measureScale } from './scale/measure.ts';
import { scalePage, SIZES } from './scale/page.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const parts: [string, () => Promise<Figure[]> | Figure[]][] = [
  ['engine', engineFigures],
  ['http', httpFigures],
  ['start', startFigures],
];

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const names = [...parts.map(([name]) => name), 'scale'];
const unknown = wanted.find((word) => !names.includes(word));
if (unknown !== undefined) throw new Error(`\`${unknown}\` is none of ${names.join(', ')}`);
const load = loadavg()[0]!.toFixed(1);
const figures: Figure[] = [];
for (const [name, measure] of parts) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say(`measuring ${name} ...`);
  for (const figure of await measure()) {
    figures.push(figure);
    say(`  ${figure.name.padEnd(62)} ${shown(figure.value).padStart(12)} ${figure.unit}${figure.aim === undefined ? '' : `  aim ${figure.aim}: ${figure.reached === true ? 'reached' : 'missed'}`}`);
  }
}
if (wanted.length === 0) {
  writePart('octroi', page(figures));
  say('written to docs/performance.md');
}
if (wanted.length === 0 || wanted.includes('scale')) {
  const tables = scalePage(await measureScale(SIZES, (line) => say(`  ${line}`)));
  say(tables);
  writePart('scale', tables, 'scaling');
  say('written to docs/scaling.md');
}

function page(all: readonly Figure[]): string {
  const [cpu] = cpus();
  const row = ({ name, value, unit, aim, reached }: Figure): string => `| ${name} | ${shown(value)} ${unit} | ${aim ?? ''} | ${reached === undefined ? '' : reached ? 'reached' : 'missed'} |`;
  const table = (group: string): string[] => ['| What | Figure | Aim | |', '|---|---:|---|---|', ...all.filter((figure) => figure.group === group).map(row), ''];
  return [
    `Measured by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Linux, Node ${process.versions.node}, a machine shared with other work (load average ${load} before the run).`,
    'Figures of shared machines move by tens of percent from run to run; no test asserts one.',
    '',
    '## Engine',
    '',
    '`evaluate` of `@octroi/policy` in a loop; (a) to (d) each in a process of its own. A rate is decisions for each second of *processor* time that the process',
    'used with all its threads, which is what a core of its own would do, from the best of several rounds after a warm-up; beside it the rate by the clock.',
    'Where one process decides all cases in turn, (c) is some 10 to 30 % slower, since the compiled code then serves every shape of policy. A neighbour',
    'on the same core still slows both down. Percentiles are of 200,000 single calls, each between two readings of the clock, whose own median cost was taken off; the best of five rounds, all cases in one process. (c) builds its request and context in every call. Memory is that of a process of its own, Node included.',
    '',
    ...table('Engine'),
    '## HTTP',
    '',
    'The server had one core, the load the other: 32 connections, each sending its next signed request when the answer to the last one is whole. The signature is verified and',
    'the request authorised every time.',
    '',
    ...table('HTTP'),
    '## Start',
    '',
    ...table('Start'),
  ].join('\n');
}
