import { globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notBuilt } from '../../packages/octroi/src/cli/octroi.fixture.ts';
import { absence, runChild } from './child.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What is built starts sooner; what is newer than the build is tried as it is. */
const PROGRAM = notBuilt() === null ? [join(ROOT, 'packages/octroi/bin/octroi.js')] : ['--conditions=octroi-source', join(ROOT, 'packages/octroi/src/cli/main.ts')];
const missing = (await absence('the AWS CLI', 'aws', ['--version'])) ?? (await absence('bash', 'bash', ['--version'])) ?? (await absence('Python', 'python3', ['--version']));

/** Commands of a lesson, and lines that they print, in this order; others may stand between. */
interface Block {
  readonly commands: string;
  readonly prints: readonly string[];
}

function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(/```sh\n([\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```\n)?/g)].map(([, commands, text]) => ({ commands: commands!, prints: text === undefined ? [] : text.replace(/\n$/, '').split('\n') }));
}

const START = /^octroi start /;
const ADDRESS = 'http://127.0.0.1:4747';
const END = '\u0001';

describe.skipIf(missing !== null).each(globSync('docs/lessons/*.md', { cwd: ROOT }))(`%s${missing === null ? '' : ` (skipped: ${missing})`}`, (page) => {
  const blocks = blocksOf(readFileSync(join(ROOT, page), 'utf8'));
  let folder: string;
  let server: ChildProcess;
  let endpoint: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), `octroi-${basename(page, '.md')}-`));
    // The lesson is read in a clone of the repository; what it makes stays out of this one.
    symlinkSync(join(ROOT, 'packages'), join(folder, 'packages'));
    const start = blocks.find(({ commands }) => START.test(commands))!.commands.trim();
    server = spawn(process.execPath, [...PROGRAM, ...start.split(/\s+/).slice(1), '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    endpoint = await new Promise((resolve, reject) => {
      let said = '';
      server.stdout!.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = /endpoint +(\S+)/.exec(said);
        if (found !== null) resolve(found[1]!);
      });
      server.on('exit', () => reject(new Error(`octroi did not start: ${said}`)));
    });
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => server.once('close', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  test('every command does what the lesson says', async () => {
    const run = blocks.filter(({ commands }) => !START.test(commands));
    expect(run.length).toBeGreaterThan(3);
    const octroi = `octroi() { "${process.execPath}" ${PROGRAM.map((word) => `"${word}"`).join(' ')} "$@"; }\n`;
    const script = octroi + run.map(({ commands }) => `( : ) ; { ${commands.replaceAll(ADDRESS, endpoint)}\n} 2>&1\nprintf '\\001%s\\n' "$?"\n`).join('');
    const { HOME = '', PATH = '', PYENV_ROOT } = process.env;
    const { stdout, stderr } = await runChild('env', ['-i', `PATH=${PATH}`, `HOME=${HOME}`, ...(PYENV_ROOT === undefined ? [] : [`PYENV_ROOT=${PYENV_ROOT}`]), 'AWS_EC2_METADATA_DISABLED=true', 'AWS_PAGER=', 'NO_COLOR=1', 'bash', '-c', script], { cwd: folder, timeoutMillis: 120_000 });
    const outputs = stdout.split(END);
    expect([outputs.length, stderr]).toEqual([run.length + 1, '']);
    for (const [index, { commands, prints }] of run.entries()) {
      // The exit code of a block stands before the output of the next one.
      const output = index === 0 ? outputs[0]! : outputs[index]!.replace(/^\d+\n/, '');
      const code = /^\d+/.exec(outputs[index + 1]!)?.[0];
      const lines = output.split('\n');
      let from = 0;
      for (const wanted of prints) {
        const at = lines.indexOf(wanted, from);
        if (at < 0) expect.fail(`${commands}\ndoes not print the line\n${wanted}\nbut\n${output}`);
        from = at + 1;
      }
      const refused = prints.some((line) => line.startsWith('AccessDeniedException') || line.startsWith('  denied '));
      expect({ commands, code, output }).toMatchObject({ code: refused ? '1' : '0' });
    }
  }, 150_000);
});
