import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { engineFigures } from './engine.ts';
import { httpFigures, startFigures } from './http.ts';
import type { Figure } from './measure.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const parts: [string, () => Promise<Figure[]> | Figure[]][] = [
  ['engine', engineFigures],
  ['http', httpFigures],
  ['start', startFigures],
];

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
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
  writeFileSync(new URL('../docs/performance.md', import.meta.url), page(figures));
  say('written to docs/performance.md');
}

function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}

function page(all: readonly Figure[]): string {
  const [cpu] = cpus();
  const lines = [
    '# Performance',
    '',
    `Measured by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Linux, Node ${process.versions.node}.`,
    'The server had one core, the load the other. Figures of shared machines move by tens of percent from run to run; no test asserts one.',
    '',
    '| What | Figure | Aim | |',
    '|---|---:|---|---|',
  ];
  for (const { name, value, unit, aim, reached } of all) lines.push(`| ${name} | ${shown(value)} ${unit} | ${aim ?? ''} | ${reached === undefined ? '' : reached ? 'reached' : 'missed'} |`);
  lines.push('', 'Engine: decisions of `evaluate` in a loop on one core, best of three rounds; (c) builds its context in every call.', 'HTTP: 32 connections, each sending its next signed request when the answer to the last one is whole; the signature is verified and the request authorised every time.', '');
  return lines.join('\n');
}
