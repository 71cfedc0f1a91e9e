import { afterEach, describe, expect, test } from 'vitest';
import { alive, answerOf, nodeFiles, pythonFiles, tailOf, taskOf, testExecutor, zipOf } from './testing.ts';
import type { TestExecutor } from './testing.ts';
import { ConcurrencyExceeded, ExecutorClosed } from './task.ts';
import type { InvocationTask } from './task.ts';
import { ZipRefused } from './zip.ts';

const open: TestExecutor[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((executor) => executor.close()));
});

function executorOf(given: Parameters<typeof testExecutor>[0] = {}): TestExecutor {
  const executor = testExecutor(given);
  open.push(executor);
  return executor;
}

/** A function that tells its process and how often it has been called; it takes `event.wait` ms. */
const counting = nodeFiles('await new Promise((r) => setTimeout(r, event.wait ?? 0)); return { calls: ++calls, pid: process.pid };', 'let calls = 0;');
type Counted = { calls: number; pid: number };

const task = (given: Partial<InvocationTask> = {}, event: object = {}): InvocationTask => taskOf(counting, { payload: Buffer.from(JSON.stringify(event)), ...given });
const count = async (executor: TestExecutor, given: Partial<InvocationTask> = {}, event: object = {}): Promise<Counted> =>
  answerOf(await executor.invoke(task(given, event))) as Counted;

describe('LAM-120: reuse', () => {
  test('LAM-120: calls one after another share an environment, calls at once do not', async () => {
    const executor = executorOf();
    const first = await count(executor);
    expect(await count(executor)).toEqual({ calls: 2, pid: first.pid });
    const [a, b] = await Promise.all([count(executor, {}, { wait: 50 }), count(executor, {}, { wait: 50 })]);
    expect(a.pid).not.toBe(b.pid);
    const last = await count(executor);
    expect([a.pid, b.pid]).toContain(last.pid);
  });

  test('LAM-120: another key never gets the environment', async () => {
    const executor = executorOf();
    const first = await count(executor, { environmentKey: 'a/1/' });
    const second = await count(executor, { environmentKey: 'a/2/' });
    expect(second).toMatchObject({ calls: 1 });
    expect(second.pid).not.toBe(first.pid);
  });

  test('LAM-120: an idle environment ends after its time', async () => {
    const executor = executorOf({ idleMillis: 50 });
    const { pid } = await count(executor);
    await expect.poll(() => alive(pid)).toBe(false);
    expect(await count(executor)).toMatchObject({ calls: 1 });
  });

  test('LAM-61: the outcome names the version', async () => {
    expect(await executorOf().invoke(task({ version: '7' }))).toMatchObject({ executedVersion: '7' });
  });
});

describe('LAM-108: credentials', () => {
  test('LAM-108, LAM-111: they are asked for once per environment, in every version, and reach the function', async () => {
    const executor = executorOf();
    let asked = 0;
    const credentials = () => {
      asked += 1;
      return Promise.resolve({ accessKeyId: `ASIA${asked}`, secretAccessKey: 's', sessionToken: 't', expiration: Date.now() + 43_200_000 });
    };
    const files = nodeFiles('return process.env.AWS_ACCESS_KEY_ID;');
    const key = async (version: string): Promise<unknown> => answerOf(await executor.invoke(taskOf(files, { credentials, version, environmentKey: `f/${version}/` })));
    expect([await key('$LATEST'), await key('$LATEST'), await key('1')]).toEqual(['ASIA1', 'ASIA1', 'ASIA2']);
  });

  test('LAM-110: an environment with less than 15 minutes left is not used again', async () => {
    let now = 0;
    const executor = executorOf({ now: () => now });
    const credentials = () => Promise.resolve({ accessKeyId: 'A', secretAccessKey: 's', sessionToken: 't', expiration: now + 43_200_000 });
    const first = await count(executor, { credentials });
    now = 43_200_000 - 900_000;
    expect(await count(executor, { credentials })).toEqual({ calls: 2, pid: first.pid });
    now += 1;
    expect(await count(executor, { credentials })).toMatchObject({ calls: 1 });
    await expect.poll(() => alive(first.pid)).toBe(false);
  });

  test('LAM-109: an error of the role comes through before code is fetched or run', async () => {
    const executor = executorOf({ maxEnvironments: 1 });
    const denied = new Error('The role defined for the function cannot be assumed by Lambda.');
    let fetched = false;
    const codeOf = (): Promise<Uint8Array> => {
      fetched = true;
      return Promise.resolve(zipOf(counting));
    };
    await expect(executor.invoke(task({ credentials: () => Promise.reject(denied), codeOf }))).rejects.toBe(denied);
    expect([fetched, executor.batches]).toEqual([false, []]);
    expect(await count(executor)).toMatchObject({ calls: 1 });
  });
});

describe('LAM-82: the number of processes', () => {
  test('LAM-82: with no place and none idle it throws, afterwards it runs again', async () => {
    const executor = executorOf({ maxEnvironments: 1 });
    const { credentials } = task();
    let assume: () => void = () => undefined;
    const assumed = new Promise<void>((resolve) => {
      assume = resolve;
    });
    const busy = count(executor, { credentials: () => assumed.then(credentials) });
    await expect(executor.invoke(task())).rejects.toThrow(ConcurrencyExceeded);
    await expect(executor.invoke(task())).rejects.toMatchObject({ statusCode: 429, reason: 'ConcurrentInvocationLimitExceeded', message: 'Rate Exceeded.' });
    assume();
    expect((await busy).calls).toBe(1);
    expect((await count(executor)).calls).toBe(2);
  });

  test('LAM-82: the idlest environment makes room', async () => {
    const executor = executorOf({ maxEnvironments: 2 });
    const a = await count(executor, { environmentKey: 'a/' });
    await count(executor, { environmentKey: 'b/' });
    expect((await count(executor, { environmentKey: 'a/' })).calls).toBe(2);
    await count(executor, { environmentKey: 'c/' });
    expect(await count(executor, { environmentKey: 'a/' })).toEqual({ calls: 3, pid: a.pid });
    expect((await count(executor, { environmentKey: 'b/' })).calls).toBe(1);
  });
});

describe('LAM-41, LAM-32: retirement', () => {
  test('LAM-41: after an update what runs finishes on the old environment, which then ends; others stay', async () => {
    const executor = executorOf();
    const other = await count(executor, { environmentKey: 'other/' });
    const running = count(executor, { environmentKey: 'shop/1/' }, { wait: 300 });
    await expect.poll(() => executor.batches.length).toBeGreaterThan(2);
    executor.retire('shop/');
    const { pid, calls } = await running;
    expect(calls).toBe(1);
    await expect.poll(() => alive(pid)).toBe(false);
    expect((await count(executor, { environmentKey: 'shop/1/' })).calls).toBe(1);
    expect(await count(executor, { environmentKey: 'other/' })).toEqual({ calls: 2, pid: other.pid });
  });

  test('LAM-32: a deletion kills what runs', async () => {
    const executor = executorOf();
    const running = executor.invoke(task({ environmentKey: 'shop/1/' }, { wait: 20_000 }));
    await expect.poll(() => executor.batches.length).toBeGreaterThan(0);
    executor.retire('shop/', { kill: true });
    expect(answerOf(await running)).toMatchObject({ errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('signal: killed') });
  });

  test('LAM-32: a deletion during a cold start lets no user code run', async () => {
    const executor = executorOf();
    let assume: () => void = () => undefined;
    const assumed = new Promise<void>((resolve) => {
      assume = resolve;
    });
    const { credentials } = task();
    const running = executor.invoke(task({ environmentKey: 'shop/1/', credentials: () => assumed.then(credentials) }));
    executor.retire('shop/', { kill: true });
    assume();
    expect(answerOf(await running)).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(executor.batches).toEqual([]);
  });
});

describe('close', () => {
  test('LAM-119: close waits for what runs, takes nothing new and leaves no process', async () => {
    const executor = executorOf();
    const running = count(executor, {}, { wait: 300 });
    await expect.poll(() => executor.batches.length).toBeGreaterThan(0);
    const closed = executor.close();
    await expect(executor.invoke(task())).rejects.toThrow(ExecutorClosed);
    const { pid, calls } = await running;
    expect(calls).toBe(1);
    await closed;
    expect(alive(pid)).toBe(false);
  });

  test('LAM-119: close kills what takes longer than the drain', async () => {
    const executor = executorOf({ drainMillis: 100 });
    const running = executor.invoke(task({ timeoutSeconds: 60 }, { wait: 50_000 }));
    await expect.poll(() => executor.batches.length).toBeGreaterThan(0);
    await executor.close();
    expect(answerOf(await running)).toMatchObject({ errorType: 'Runtime.ExitError' });
  });
});

test('LAM-65, LAM-138: the tail, START to REPORT, cold and warm', async () => {
  const executor = executorOf();
  const files = nodeFiles('process.stdout.write("raw\\n"); process.stderr.write("err\\n");', 'console.log("loading");');
  const invoke = async (): Promise<string> => tailOf(await executor.invoke(taskOf(files, { logTail: true })));
  const form = /^START RequestId: (\S+) Version: \$LATEST\n(?:raw\nerr|err\nraw)\nEND RequestId: \1\nREPORT RequestId: \1\tDuration: \d+\.\d\d ms\tBilled Duration: \d+ ms\tMemory Size: 256 MB\tMax Memory Used: \d+ MB\t(Init Duration: \d+\.\d\d ms\t)?\t\n$/;
  expect(form.exec(await invoke())?.[2]).toBeDefined();
  expect(form.exec(await invoke())).not.toBeNull();
  const { logTail } = await executor.invoke(taskOf(files));
  expect(logTail).toBeUndefined();
  const init = executor.batches.filter((batch) => batch.requestId === undefined).flatMap((batch) => batch.lines.map((line) => line.message));
  expect(init).toEqual([expect.stringMatching(/^INIT_START Runtime Version: nodejs:v/), expect.stringMatching(/\tundefined\tINFO\tloading$/)]);
  expect(executor.batches[0]).toMatchObject({ accountId: '111122223333', region: 'eu-west-1', functionName: 'shop', logGroup: '/aws/lambda/shop' });
});

test('LAM-139: a tail holds at most 4096 bytes, however much was printed', async () => {
  const files = pythonFiles(['for i in range(20000): print("line", i)']);
  const outcome = await executorOf().invoke(taskOf(files, { runtime: 'python3.11', logTail: true }));
  const tail = tailOf(outcome);
  expect(Buffer.byteLength(tail)).toBe(4096);
  expect(tail).toMatch(/line 19999\nEND RequestId: /);
});

test('LAM-25: code that is not a safe package comes out as its refusal', async () => {
  const executor = executorOf();
  await expect(executor.invoke(taskOf({ '../evil.js': '' }))).rejects.toThrow(ZipRefused);
});

test('LAM-129: a substitute for the exact interpreter is told once', async () => {
  const executor = executorOf();
  for (const environmentKey of ['a/', 'b/']) await count(executor, { environmentKey, runtime: 'nodejs20.x' });
  expect(executor.serverLog).toEqual([`functions of nodejs20.x run on node ${process.version}`]);
});

test('LAM-139: a sink that throws fails no invocation and is told of', async () => {
  const executor = executorOf({
    sink: () => {
      throw new Error('disk full');
    },
  });
  expect(answerOf(await executor.invoke(task()))).toMatchObject({ calls: 1 });
  await expect.poll(() => executor.serverLog.join('\n')).toContain('log lines of shop are lost: Error: disk full');
});

test('LAM-114: a variable that no process can hold fails the invocation and leaves its place free', async () => {
  const executor = executorOf({ maxEnvironments: 1 });
  await expect(executor.invoke(task({ environment: { A: 'x\0y' } }))).rejects.toThrow('null bytes');
  expect(await count(executor)).toMatchObject({ calls: 1 });
});
