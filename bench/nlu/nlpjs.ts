import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from './corpora.ts';

const FOLDER = import.meta.dirname;

/** What nlp.js makes of a corpus; seconds and milliseconds of processor time. */
export interface NlpjsAnswer {
  /** The best intent, and whether its own `None` came first. */
  readonly intents: readonly { readonly intent: string | null; readonly rejected: boolean }[];
  readonly trainSeconds: number;
  readonly turnMillis: number;
}

/** Its version, after installing it into this folder alone if it is not there; null if that is not possible. */
export function installNlpjs(): string | null {
  const wanted = (JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }).dependencies['@nlpjs/basic'] ?? '';
  if (!existsSync(join(FOLDER, 'node_modules', '@nlpjs', 'basic'))) {
    const run = spawnSync('npm', ['ci', '--prefix', FOLDER, '--ignore-scripts'], { stdio: 'inherit', cwd: FOLDER });
    if (run.status !== 0) return null;
  }
  return wanted;
}

/** Trains and asks nlp.js in a process of its own: a second bot in one process would know the first one's texts as well. */
export function askNlpjs({ train, test }: Corpus): NlpjsAnswer {
  const input = { train: train.map(({ text, intent }) => ({ text, intent })), test: test.map(({ text }) => text) };
  const run = spawnSync(process.execPath, [join(FOLDER, 'measure-nlpjs.js')], { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 900_000 });
  if (run.status !== 0) throw new Error(`measure-nlpjs.js ended with ${run.status}: ${run.stderr.slice(0, 2000)}`);
  return JSON.parse(run.stdout.slice(run.stdout.lastIndexOf('\n') + 1)) as NlpjsAnswer;
}
