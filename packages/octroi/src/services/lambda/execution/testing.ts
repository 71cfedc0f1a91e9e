import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { removeTree } from './remove-tree.ts';
import { createExecutor } from './executor.ts';
import type { Executor, ExecutorOptions } from './executor.ts';
import type { InvocationOutcome, InvocationTask, LogBatch } from './task.ts';

/** Files of a function, by path. */
export type Files = Readonly<Record<string, string>>;

/** A deployment package with these files. */
export function zipOf(files: Files): Uint8Array {
  const entries: Zippable = {};
  for (const [path, text] of Object.entries(files)) entries[path] = strToU8(text);
  // A fixed time, so that equal files have an equal hash.
  return zipSync(entries, { level: 1, mtime: new Date(2024, 0, 1) });
}

let serial = 0;

/** A task for a function made of `files`; what a test is not about has a plain value. */
export function taskOf(files: Files, given: Partial<InvocationTask> = {}): InvocationTask {
  const bytes = zipOf(files);
  serial += 1;
  const functionName = given.functionName ?? 'shop';
  return {
    environmentKey: `111122223333/eu-west-1/${functionName}/$LATEST/1/1/${createHash('sha256').update(bytes).digest('hex')}/`,
    functionName,
    version: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:eu-west-1:111122223333:function:${functionName}`,
    accountId: '111122223333',
    region: 'eu-west-1',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    timeoutSeconds: 10,
    memoryMb: 256,
    environment: {},
    ephemeralMb: 512,
    codeSha256: createHash('sha256').update(bytes).digest('base64'),
    layers: [],
    codeOf: () => Promise.resolve(bytes),
    credentials: () =>
      Promise.resolve({ accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token', expiration: Date.now() + 43_200_000 }),
    requestId: `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`,
    payload: strToU8('{}'),
    traceId: 'Root=1-00000000-000000000000000000000000;Sampled=0',
    logTail: false,
    logGroup: `/aws/lambda/${functionName}`,
    ...given,
  };
}

/** A CommonJS function with this source as its body of `exports.handler`. */
export function nodeFiles(body: string, before = ''): Files {
  return { 'index.js': `${before}\nexports.handler = async (event, context) => {\n${body}\n};\n` };
}

/** A Python function with these lines as the body of `handler`. */
export function pythonFiles(lines: readonly string[], before: readonly string[] = []): Files {
  const body = lines.map((line) => `    ${line}`);
  return { 'index.py': [...before, 'def handler(event, context):', ...body, ''].join('\n') };
}

/** An executor for a test and what it told. */
export interface TestExecutor extends Executor {
  readonly folder: string;
  readonly batches: LogBatch[];
  readonly serverLog: string[];
}

/** An executor in a new folder below the system's temporary one. */
export function testExecutor(given: Partial<ExecutorOptions> = {}): TestExecutor {
  const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'octroi-execution-'));
  const batches: LogBatch[] = [];
  const serverLog: string[] = [];
  const executor = createExecutor({
    endpoint: () => 'http://127.0.0.1:4747',
    sink: (batch) => void batches.push(batch),
    log: (line) => void serverLog.push(line),
    ...given,
    folder,
  });
  const close = async (): Promise<void> => {
    await executor.close();
    await removeTree(folder);
  };
  return { ...executor, close, folder, batches, serverLog };
}

/** The payload as a value. */
export function answerOf(outcome: InvocationOutcome): unknown {
  return JSON.parse(Buffer.from(outcome.payload).toString('utf8'));
}

/** The log tail as text. */
export function tailOf(outcome: InvocationOutcome): string {
  return Buffer.from(outcome.logTail ?? '', 'base64').toString('utf8');
}

/** Does a process run? One that is dead and has not been waited for yet does not. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // Gone in between, or a system without /proc.
    return process.platform !== 'linux';
  }
}
