import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { alive } from './testing.ts';

/** A server that runs three functions that never end and tells their process ids. */
const SERVER = (folder: string, testing: string): string => `
import { nodeFiles, pythonFiles, taskOf, testExecutor } from ${JSON.stringify(testing)};
const executor = testExecutor({ folder: ${JSON.stringify(folder)}, sink: (batch) => {
  for (const line of batch.lines) { const pid = /pid=(\\d+)/.exec(line.message)?.[1]; if (pid) console.log(pid); }
} });
const tell = 'process.stdout.write("pid=" + process.pid + "\\\\n");';
const given = { timeoutSeconds: 600 };
void executor.invoke(taskOf(nodeFiles(tell + 'for (;;);'), given));
void executor.invoke(taskOf(nodeFiles(tell + 'await new Promise((r) => setTimeout(r, 500000));'), given));
void executor.invoke(taskOf(pythonFiles(['print("pid=%d" % os.getpid())', 'time.sleep(500)'], ['import os, time']), { ...given, runtime: 'python3.11' }));
`;

test('LAM-119: no function outlives a server that is killed, not even one in a busy loop', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-reaper-'));
  const script = join(folder, 'server.ts');
  writeFileSync(script, SERVER(join(folder, 'scratch'), join(import.meta.dirname, 'testing.ts')));
  const server = spawn(process.execPath, ['--conditions=octroi-source', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  const pids: number[] = [];
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      pids.push(Number(line));
      if (pids.length === 3) break;
    }
    expect(pids.map(alive)).toEqual([true, true, true]);
  } finally {
    server.kill('SIGKILL');
    await exited;
  }
  await expect.poll(() => pids.filter(alive), { timeout: 5000 }).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});
