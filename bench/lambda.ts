import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient, PutFunctionConcurrencyCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import { signRequest } from '../packages/octroi/src/wire/sigv4/index.ts';
import { ACCOUNT, MAIN, ROOT } from './http.ts';
import { percentile, type Figure } from './measure.ts';
import { shown, writePart } from './page.ts';
import { firstLine, spawnPinned, stop } from './processes.ts';

/**
 * What running a function costs beyond the function: `node --conditions=octroi-source bench/lambda.ts` measures all of it and writes it
 * to docs/performance.md; with `--brief` it measures less and writes nothing.
 */
const brief = process.argv.includes('--brief');
const WARM_CALLS = brief ? 300 : 3000;
const COLD_FUNCTIONS = brief ? 7 : 40;
const ENVIRONMENTS = brief ? 20 : 200;
const CALLS_AT_ONCE = ENVIRONMENTS * 5;
const THROUGHPUT_MILLIS = brief ? 2000 : 10_000;
const GROUP = 'Lambda';
const LEVELS = ['process', 'namespaces'] as const;
const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] });

/** Functions that tell how long they themselves took, in milliseconds; `wait` keeps the environment busy. */
const RUNTIMES = {
  'nodejs24.x': { 'index.js': 'exports.handler = async ({ wait }) => { const began = performance.now(); if (wait) await new Promise((resolve) => setTimeout(resolve, wait)); return { own: performance.now() - began }; };' },
  'python3.11': { 'index.py': 'import time\ndef handler(event, context):\n    began = time.perf_counter()\n    if event.get("wait"): time.sleep(event["wait"] / 1000)\n    return {"own": (time.perf_counter() - began) * 1000}\n' },
} as const;
type Runtime = keyof typeof RUNTIMES;

interface Answer {
  readonly status: number;
  readonly millis: number;
  readonly error: string | undefined;
  readonly body: { readonly own?: number };
}

/** A server at one level of the sandbox, with a client that signs. */
class Bench {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  readonly lambda: LambdaClient;
  readonly iam: IAMClient;

  constructor(port: number) {
    this.#port = port;
    const config = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials: { ...ROOT } };
    this.lambda = new LambdaClient(config);
    this.iam = new IAMClient(config);
  }

  async make(name: string, runtime: Runtime, more: { readonly reserved?: number } = {}): Promise<void> {
    const files = Object.fromEntries(Object.entries(RUNTIMES[runtime]).map(([path, text]) => [path, strToU8(text)]));
    const role = `arn:aws:iam::${ACCOUNT}:role/bench`;
    await this.lambda.send(new CreateFunctionCommand({ FunctionName: name, Runtime: runtime, Handler: 'index.handler', Role: role, Timeout: 120, MemorySize: 128, Code: { ZipFile: zipSync(files) } }));
    if (more.reserved !== undefined) await this.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: more.reserved }));
    await waitUntilFunctionActiveV2({ client: this.lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName: name });
  }

  call(name: string, event: object = {}): Promise<Answer> {
    const body = Buffer.from(JSON.stringify(event));
    const path = `/2015-03-31/functions/${name}/invocations`;
    const signed = signRequest({ method: 'POST', path, query: '', headers: [['host', `127.0.0.1:${this.#port}`]], body }, { ...ROOT, region: 'us-east-1', service: 'lambda', now: new Date() });
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: this.#port, agent: this.#agent, method: 'POST', path, headers: { ...Object.fromEntries(signed.headers), 'content-length': body.length } }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () => {
          const error = reply.headers['x-amzn-errortype'] ?? reply.headers['x-amz-function-error'];
          resolve({ status: reply.statusCode ?? 0, millis: performance.now() - began, error: error === undefined ? undefined : String(error), body: JSON.parse(Buffer.concat(chunks).toString()) as Answer['body'] });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function good(answers: readonly Answer[]): readonly Answer[] {
  const bad = answers.find(({ status, error }) => status !== 200 || error !== undefined);
  if (bad !== undefined) throw new Error(`a call failed: ${JSON.stringify(bad)}`);
  return answers;
}

const overhead = ({ millis, body }: Answer): number => millis - (body.own ?? 0);
const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

async function warm(bench: Bench, level: string, runtime: Runtime): Promise<Figure[]> {
  const name = `warm-${runtime.replace('.', '-')}`;
  await bench.make(name, runtime);
  for (let n = 0; n < 100; n += 1) good([await bench.call(name)]);
  const times: number[] = [];
  for (let n = 0; n < WARM_CALLS; n += 1) times.push(overhead(good([await bench.call(name)])[0]!));
  const [p50, p99] = [percentile(sorted(times), 0.5), percentile(sorted(times), 0.99)];
  return [{ group: GROUP, name: `warm call beyond the function's own time, ${runtime}, ${level}`, value: p50, unit: `ms (p99 ${p99.toFixed(2)})`, aim: '< 1.5 ms', reached: p50 < 1.5 }];
}

async function cold(bench: Bench, level: (typeof LEVELS)[number], runtime: Runtime): Promise<Figure[]> {
  const names = Array.from({ length: COLD_FUNCTIONS }, (_, n) => `cold-${runtime.replace('.', '-')}-${n}`);
  for (const name of names) await bench.make(name, runtime);
  const times: number[] = [];
  // The first unpacks the package that all share.
  good([await bench.call(names[0]!)]);
  for (const name of names.slice(1)) times.push(overhead(good([await bench.call(name)])[0]!));
  const [p50, p90] = [percentile(sorted(times), 0.5), percentile(sorted(times), 0.9)];
  const aim = runtime !== 'nodejs24.x' ? undefined : level === 'process' ? 150 : 300;
  return [{ group: GROUP, name: `cold call beyond the function's own time, ${runtime}, ${level}`, value: p50, unit: `ms (p90 ${p90.toFixed(0)})`, ...(aim === undefined ? {} : { aim: `< ${aim} ms`, reached: p50 < aim }) }];
}

async function throughput(bench: Bench, level: string): Promise<Figure[]> {
  const name = 'warm-nodejs24-x';
  const until = performance.now() + THROUGHPUT_MILLIS;
  let calls = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < until) {
      good([await bench.call(name)]);
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, caller));
  calls = 0;
  const began = performance.now();
  const end = began + THROUGHPUT_MILLIS;
  const again = async (): Promise<void> => {
    while (performance.now() < end) {
      good([await bench.call(name)]);
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, again));
  const rate = (calls * 1000) / (performance.now() - began);
  return [{ group: GROUP, name: `calls of 8 warm environments, server and functions on one core, nodejs24.x, ${level}`, value: rate, unit: 'calls/s', aim: '>= 300', reached: rate >= 300 }];
}

async function crowd(bench: Bench, level: string): Promise<Figure[]> {
  await bench.make('crowd', 'nodejs24.x', { reserved: ENVIRONMENTS });
  // Each keeps its environment until all have one.
  const began = performance.now();
  let answers = good(await Promise.all(Array.from({ length: ENVIRONMENTS }, () => bench.call('crowd', { wait: brief ? 4000 : 60_000 }))));
  const started = performance.now() - began;
  const environments = environmentProcesses();
  const memory = environments.reduce((sum, pid) => sum + proportionalMegabytes(pid), 0) / ENVIRONMENTS;
  answers = await Promise.all(Array.from({ length: CALLS_AT_ONCE }, () => bench.call('crowd', { wait: brief ? 3000 : 8000 })));
  const [ran, refused] = [answers.filter(({ status, error }) => status === 200 && error === undefined).length, answers.filter(({ status, error }) => status === 429 && String(error).startsWith('TooManyRequestsException')).length];
  const exact = ran === ENVIRONMENTS && refused === CALLS_AT_ONCE - ENVIRONMENTS;
  return [
    { group: GROUP, name: `${ENVIRONMENTS} environments at once, all answered, ${level}`, value: started / 1000, unit: 's, the wait of each included' },
    { group: GROUP, name: `memory of a warm environment (PSS of all its processes), nodejs24.x, ${level}`, value: memory, unit: 'MB' },
    { group: GROUP, name: `${CALLS_AT_ONCE} calls at once against ${ENVIRONMENTS} environments, ${level}`, value: ran, unit: `answers, ${refused} TooManyRequestsException`, aim: `${ENVIRONMENTS} and ${CALLS_AT_ONCE - ENVIRONMENTS}`, reached: exact },
  ];
}

/** Processes of functions, and those that hold their sandboxes. */
function environmentProcesses(): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes('AWS_LAMBDA_FUNCTION_NAME=crowd') || command.startsWith('timeout\0--foreground\0') || (command.startsWith('/bin/sh\0-c\0') && command.includes('read -r none'));
    } catch {
      return false;
    }
  });
}

function proportionalMegabytes(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function level(name: (typeof LEVELS)[number]): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-bench-'));
  const accounts = join(folder, 'accounts.json');
  writeFileSync(accounts, JSON.stringify({ accounts: [{ id: ACCOUNT, root: ROOT }] }));
  process.env['LAMBDA_MAX_PROCESSES'] = String(ENVIRONMENTS + 20);
  const server = spawnPinned([MAIN, 'start', '--port', '0', '--data', join(folder, 'data'), '--accounts', accounts, '--lambda-sandbox', name]);
  try {
    const bench = new Bench(Number(await firstLine(server, /http:\/\/127\.0\.0\.1:(\d+)/)));
    await bench.iam.send(new CreateRoleCommand({ RoleName: 'bench', AssumeRolePolicyDocument: TRUST }));
    const figures: Figure[] = [];
    const measure = async (part: Promise<Figure[]>): Promise<void> => {
      for (const figure of await part) {
        figures.push(figure);
        process.stdout.write(`  ${figure.name.padEnd(88)} ${shown(figure.value).padStart(10)} ${figure.unit}${figure.aim === undefined ? '' : `  aim ${figure.aim}: ${figure.reached === true ? 'reached' : 'missed'}`}\n`);
      }
    };
    for (const runtime of Object.keys(RUNTIMES) as Runtime[]) {
      await measure(warm(bench, name, runtime));
      await measure(cold(bench, name, runtime));
    }
    await measure(throughput(bench, name));
    await measure(crowd(bench, name));
    bench.close();
    return figures;
  } finally {
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

function page(figures: readonly Figure[], load: string): string {
  const row = ({ name, value, unit, aim, reached }: Figure): string => `| ${name} | ${shown(value)} ${unit} | ${aim ?? ''} | ${reached === undefined ? '' : reached ? 'reached' : 'missed'} |`;
  return [
    '## Functions',
    '',
    `Measured by \`node --conditions=octroi-source bench/lambda.ts\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Linux, Node ${process.versions.node} (load average ${load} before the run).`,
    'The server and its functions had one core, the client the other. A call is signed, verified, authorised and run; its time is from the client’s first byte to the answer’s last, less',
    'what the handler itself took. A cold call assumes the execution role, builds the sandbox and starts the interpreter; the package is unpacked already. Memory is',
    'what the kernel attributes to the processes of an environment, pages that they share divided among them.',
    '',
    '| What | Figure | Aim | |',
    '|---|---:|---|---|',
    ...figures.map(row),
  ].join('\n');
}

const load = loadavg()[0]!.toFixed(1);
const figures: Figure[] = [];
for (const name of LEVELS) {
  process.stdout.write(`functions at the level ${name} ...\n`);
  figures.push(...(await level(name)));
}
if (!brief) {
  writePart('lambda', page(figures, load));
  process.stdout.write('written to docs/performance.md\n');
}
