import { spawn, spawnSync } from 'node:child_process';

/** Why a program of the host cannot be tested with, as the rest of a title; null if it can. */
export function notThere(command: string, args: readonly string[], what: string): string | null {
  const run = spawnSync(command, args, { encoding: 'utf8', timeout: 30_000 });
  return run.status === 0 ? null : `skipped: this host has no ${what}`;
}

export interface ClientRun {
  readonly code: number | null;
  readonly out: string;
}

/** Runs a client with nothing of the host's own AWS configuration. */
export function client(command: string, args: readonly string[], env: Readonly<Record<string, string>>, input = ''): Promise<ClientRun> {
  return new Promise((resolve, reject) => {
    const { PATH = '', HOME = '', PYENV_ROOT = '' } = process.env;
    const bare = { PATH, HOME, PYENV_ROOT, AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1', AWS_MAX_ATTEMPTS: '1', AWS_PAGER: '' };
    const child = spawn(command, args, { env: { ...bare, ...env }, stdio: ['pipe', 'pipe', 'pipe'], timeout: 60_000 });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out }));
    child.stdin.end(input);
  });
}
