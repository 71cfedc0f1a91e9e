import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = join(import.meta.dirname, '../..');
const BIN = join(PACKAGE, 'bin/octroi.js');
const BUILT = join(PACKAGE, 'dist/main.js');

/** Why the built program cannot be tested, as the rest of a title; null if it can. */
export function notBuilt(): string | null {
  if (!existsSync(BUILT)) return 'skipped: dist is not built, `npm run build` makes it';
  const built = statSync(BUILT).mtimeMs;
  const newer = globSync(['src/**/*.ts', '../policy/src/**/*.ts'], { cwd: PACKAGE }).find((file) => !/\.(test|fixture)\.ts$/.test(file) && statSync(join(PACKAGE, file)).mtimeMs > built);
  return newer === undefined ? null : `skipped: dist is older than ${newer}, \`npm run build\` makes it anew`;
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command of octroi as a child process, its output in pipes. */
export class Child {
  readonly process: ChildProcess;
  stdout = '';
  stderr = '';
  readonly ended: Promise<Run>;

  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { NO_COLOR: _noColor, FORCE_COLOR: _forceColor, ...inherited } = process.env;
    this.process = spawn(process.execPath, [BIN, ...args], { env: { ...inherited, TERM: 'xterm-256color', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process.stdout!.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.process.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve) => this.process.on('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr })));
  }

  /** Resolves when the output has a match; rejects when the process ends without one, or after 20 s. */
  async shows(pattern: RegExp): Promise<RegExpExecArray> {
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
      const match = pattern.exec(this.stdout);
      if (match !== null) return match;
      if (this.process.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`octroi did not show ${pattern}: ${this.stdout}${this.stderr}`);
  }

  end(signal: NodeJS.Signals = 'SIGTERM'): Promise<Run> {
    this.process.kill(signal);
    return this.ended;
  }
}

export function octroi(...args: string[]): Promise<Run> {
  return new Child(args).ended;
}
