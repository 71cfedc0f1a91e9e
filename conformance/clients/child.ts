import { spawn } from 'node:child_process';

export interface Ended {
  /** -1 if the program could not be started or was ended because its time was over. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Default 60 s. */
  readonly timeoutMillis?: number;
}

/** Variables of this process that a client must not see: they would lead it to another endpoint, account or configuration. */
const FOREIGN = /^(AWS_|TF_|BOTO)/;

/** What a client of AWS is given: the way to Octroi and a root key, and nothing else of AWS that this process may know. */
export function clientEnv(endpoint: string, key: { readonly accessKeyId: string; readonly secretAccessKey: string }): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}

/** Runs a program to its end, while this process goes on answering it. Never throws for what the program does. */
export function runChild(program: string, args: readonly string[], options: ChildOptions = {}): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  const child = spawn(program, args, { cwd: options.cwd, env: { ...Object.fromEntries(inherited), ...options.env }, stdio: 'pipe', timeout: options.timeoutMillis ?? 60_000, killSignal: 'SIGKILL' });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined); // a program that ends without reading its input
  child.stdin.end(options.input ?? '');
  return new Promise((resolve) => {
    const ended = (code: number | null, more = '') => resolve({ code: code ?? -1, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') + more });
    child.on('error', (error) => ended(-1, String(error)));
    child.on('close', (code) => ended(code));
  });
}

/** Null if the program answers, otherwise why its tests are skipped. */
export async function absence(what: string, program: string, args: readonly string[]): Promise<string | null> {
  const { code } = await runChild(program, args, { timeoutMillis: 30_000 });
  return code === 0 ? null : `${what} is not installed: \`${program} ${args.join(' ')}\` fails`;
}
