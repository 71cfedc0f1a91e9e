import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuSeconds } from './processes.ts';

/** Whether this machine has wrk (Debian's package `wrk`). */
export const hasWrk = spawnSync('wrk', ['--version']).error === undefined;

export interface WrkResult {
  readonly perSecond: number;
  readonly requests: number;
  /** Answers that were not 2xx or 3xx, and connections that failed. */
  readonly failed: number;
  /** Processor seconds of wrk itself. */
  readonly cpu: number;
  readonly p99: string;
}

/** wrk sends the same bytes over and over on `connections` connections, from one thread of its own. */
export async function wrk(port: number, bytes: Buffer, connections: number, seconds: number): Promise<WrkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-wrk-'));
  const script = join(folder, 'replay.lua');
  writeFileSync(script, `local bytes = "${[...bytes].map((byte) => `\\${String(byte).padStart(3, '0')}`).join('')}"\nrequest = function() return bytes end\n`);
  try {
    const child = spawn('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-s', script, `http://127.0.0.1:${port}/`], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    let cpu = 0;
    const sample = setInterval(() => {
      try {
        cpu = cpuSeconds(child.pid!);
      } catch {
        // It has ended; the last sample stands.
      }
    }, 50);
    const code = await new Promise((resolve) => child.once('close', resolve));
    clearInterval(sample);
    if (code !== 0) throw new Error(`wrk ended with ${String(code)}`);
    const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);
    const errors = [...(/Socket errors: (.*)/.exec(text)?.[1] ?? '').matchAll(/\d+/g)].reduce((sum, [each]) => sum + Number(each), 0);
    return { perSecond: number(/Requests\/sec:\s+([\d.]+)/), requests: number(/(\d+) requests in/), failed: number(/Non-2xx or 3xx responses: (\d+)/) + errors, cpu, p99: /99%\s+(\S+)/.exec(text)?.[1] ?? '?' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
