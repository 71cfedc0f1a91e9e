import { spawn, type ChildProcess } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { etcdBinary } from '../packages/octroi/src/store/etcd/cluster.fixture.ts';

const RUN = join(dirname(import.meta.dirname), 'examples/cluster/run.js');

/** The example with a temporary folder of its own, in a process group of its own, as a shell starts it. */
function start(env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-test-'));
  const child: ChildProcess = spawn(process.execPath, [RUN], { env: { ...process.env, TMPDIR: folder, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const heard: (() => void)[] = [];
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const hear of heard) hear();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    child,
    ended,
    text: () => text,
    until: (words: string) => new Promise<void>((resolve) => void heard.push(() => void (text.includes(words) && resolve()))),
    left: () => ({ files: readdirSync(folder), processes: commands().filter((command) => command.includes(folder)) }),
  };
}

function commands(): string[] {
  return globSync('/proc/[0-9]*/cmdline').flatMap((file) => {
    try {
      return [readFileSync(file, 'utf8').replaceAll('\0', ' ')];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

describe.skipIf(etcdBinary() === null)('examples/cluster', () => {
  test('a revocation travels, a node and the leader of etcd die, service goes on, and nothing is left', { timeout: 90_000 }, async () => {
    const example = start();
    expect(await example.ended, example.text()).toBe(0);
    const told = example.text();
    for (const line of [/node 1 +detached +answered after [\d.]+ ms/, /node 2 +denied +(?:[\d.]+ ms after|before) that answer/, /node 3 +denied /, /30 requests +30 answered +\d+ of them/, /a write +answered /, /6 {2}Both come back\n +member-\d +follows\n +node 2 +allowed/]) {
      expect(told).toMatch(line);
    }
    expect(told).not.toContain('\u001B');
    expect(example.left()).toEqual({ files: [], processes: [] });
  });

  test('Ctrl-C in the middle leaves nothing behind', { timeout: 60_000 }, async () => {
    const example = start();
    await example.until('member-3');
    expect(example.left().processes).not.toEqual([]);
    example.child.kill('SIGINT');
    expect(await example.ended, example.text()).toBe(130);
    expect(example.text()).toContain('cleaning up');
    expect(example.text()).not.toContain('failed');
    expect(example.left()).toEqual({ files: [], processes: [] });
  });
});

test('without etcd the example says what to install', async () => {
  const example = start({ OCTROI_ETCD: '/nowhere/etcd' });
  expect(await example.ended).toBe(1);
  expect(example.text()).toMatch(/^etcd is needed and cannot be run as `\/nowhere\/etcd`: .*apt-get install etcd-server/);
});
