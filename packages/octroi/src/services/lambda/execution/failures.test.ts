import { existsSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { alive, answerOf, nodeFiles, pythonFiles, tailOf, taskOf, testExecutor } from './testing.ts';
import type { InvocationTask } from './task.ts';

const executor = testExecutor({ maxEnvironments: 8, initMillis: 700 });
afterAll(() => executor.close());

describe('LAM-63: the process is gone', () => {
  const cases: [string, InvocationTask, string][] = [
    ['process.exit(0)', taskOf(nodeFiles('process.exit(0);')), 'Runtime exited without providing a reason'],
    ['process.exit(7)', taskOf(nodeFiles('process.exit(7);')), 'Runtime exited with error: exit status 7'],
    ['SIGKILL', taskOf(nodeFiles('process.kill(process.pid, "SIGKILL"); await new Promise(() => {});')), 'Runtime exited with error: signal: killed'],
    ['SIGSEGV', taskOf(nodeFiles('process.kill(process.pid, "SIGSEGV"); await new Promise(() => {});')), 'Runtime exited with error: signal: segmentation fault'],
    ['Python os._exit', taskOf(pythonFiles(['os._exit(0)'], ['import os']), { runtime: 'python3.11' }), 'Runtime exited without providing a reason'],
  ];
  for (const [name, task, text] of cases) {
    test(`LAM-63: ${name}`, async () => {
      const outcome = await executor.invoke({ ...task, logTail: true });
      expect(outcome.functionError).toBe('Unhandled');
      expect(answerOf(outcome)).toEqual({ errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${task.requestId} Error: ${text}` });
      expect(tailOf(outcome)).toContain(`RequestId: ${task.requestId} Error: ${text}\nRuntime.ExitError\nEND RequestId: ${task.requestId}\nREPORT `);
    });
  }
});

describe('LAM-67: timeouts', () => {
  test('LAM-63, LAM-67: error, log line, killed process, lost globals, kept temporary files', async () => {
    const body = `const fs = require('node:fs'); const mark = require('node:os').tmpdir() + '/mark';
      if (event.hang) { fs.writeFileSync(mark, 'x'); for (;;); }
      return { calls: ++calls, mark: fs.existsSync(mark), pid: process.pid };`;
    const task = (payload: string): InvocationTask => taskOf(nodeFiles(body, 'let calls = 0;'), { timeoutSeconds: 1, payload: Buffer.from(payload), logTail: true });
    const before = answerOf(await executor.invoke(task('{}'))) as { pid: number };
    expect(before).toMatchObject({ calls: 1, mark: false });
    const hanging = task('{"hang":true}');
    const outcome = await executor.invoke(hanging);
    expect(outcome.functionError).toBe('Unhandled');
    expect(answerOf(outcome)).toEqual({ errorType: 'Sandbox.Timedout', errorMessage: `RequestId: ${hanging.requestId} Error: Task timed out after 1.00 seconds` });
    expect(tailOf(outcome)).toMatch(/\n\S+Z \S+ Task timed out after 1\.00 seconds\n\nEND RequestId: .*\nREPORT .*\tDuration: 1000\.00 ms\tBilled Duration: 1000 ms\t/);
    expect(alive(before.pid)).toBe(false);
    expect(answerOf(await executor.invoke(task('{}')))).toMatchObject({ calls: 1, mark: true });
  });

  test('LAM-67: Python that sleeps', async () => {
    const task = taskOf(pythonFiles(['time.sleep(30)'], ['import time']), { runtime: 'python3.11', timeoutSeconds: 1 });
    expect(answerOf(await executor.invoke(task))).toMatchObject({ errorType: 'Sandbox.Timedout' });
  });
});

describe('LAM-64: great responses', () => {
  test('LAM-63, LAM-64: one byte over 6291556, and the environment lives on', async () => {
    const task = (length: number): InvocationTask => taskOf(nodeFiles('return "x".repeat(event);'), { payload: Buffer.from(String(length)) });
    expect((await executor.invoke(task(6_291_554))).payload).toHaveLength(6_291_556);
    const outcome = await executor.invoke(task(6_291_555));
    expect(outcome.functionError).toBe('Unhandled');
    expect(answerOf(outcome)).toEqual({ errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).', errorType: 'Function.ResponseSizeTooLarge' });
    expect(answerOf(await executor.invoke(task(1)))).toBe('x');
  });

  test('LAM-64: Python', async () => {
    const task = taskOf(pythonFiles(['return "x" * 7000000']), { runtime: 'python3.11' });
    expect(answerOf(await executor.invoke(task))).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
  });
});

describe('LAM-68: init', () => {
  test('LAM-68: over its limit, it is done again under the function’s timeout', async () => {
    const slow = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);';
    const task = taskOf(nodeFiles('return "late";', slow), { functionName: 'slow', timeoutSeconds: 5, logTail: true });
    const outcome = await executor.invoke(task);
    expect(answerOf(outcome)).toBe('late');
    expect(tailOf(outcome)).not.toContain('Init Duration');
    const init = executor.batches.filter((batch) => batch.functionName === 'slow' && batch.requestId === undefined).flatMap((batch) => batch.lines);
    expect(init.map((line) => line.message).find((line) => line.startsWith('INIT_REPORT'))).toMatch(/Phase: init\tStatus: timeout$/);
    const hopeless = taskOf(nodeFiles('return 1;', 'for (;;);'), { timeoutSeconds: 1 });
    expect(answerOf(await executor.invoke(hopeless))).toMatchObject({ errorType: 'Sandbox.Timedout' });
  });

  test('LAM-68: a process that dies in its init', async () => {
    const task = taskOf(nodeFiles('', 'process.exit(3);'), { logTail: true });
    const outcome = await executor.invoke(task);
    expect(answerOf(outcome)).toEqual({ errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${task.requestId} Error: Runtime exited with error: exit status 3` });
    expect(tailOf(outcome)).toMatch(/^START /);
  });
});

test('LAM-24: a runtime without an interpreter, and an interpreter that is not there', async () => {
  const ruby = taskOf({ 'index.rb': '' }, { runtime: 'ruby3.4' });
  const outcome = await executor.invoke(ruby);
  expect(outcome.functionError).toBe('Unhandled');
  expect(answerOf(outcome)).toEqual({
    errorType: 'Runtime.InvalidEntrypoint',
    errorMessage: `RequestId: ${ruby.requestId} Error: this server has no interpreter for the runtime ruby3.4`,
  });
  const without = testExecutor({ interpreters: { LAMBDA_PYTHON311: '/no/such/python' } });
  expect(answerOf(await without.invoke(taskOf(pythonFiles(['pass']), { runtime: 'python3.11' })))).toMatchObject({
    errorType: 'Runtime.InvalidEntrypoint',
    errorMessage: expect.stringContaining('LAMBDA_PYTHON311'),
  });
  expect(await without.whyNot('python3.11')).toContain('LAMBDA_PYTHON311');
  expect(await without.whyNot('nodejs22.x')).toBeUndefined();
  await without.close();
});

describe('LAM-134: memory', () => {
  test('LAM-134: a Node heap over MemorySize ends the process', async () => {
    const task = taskOf(nodeFiles('const all = []; for (;;) all.push(new Array(100000).fill(event));'), { memoryMb: 128, timeoutSeconds: 20 });
    expect(answerOf(await executor.invoke(task))).toMatchObject({ errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('signal: aborted') });
  });

  test('LAM-134: Python finds no memory', async () => {
    const task = taskOf(pythonFiles(['return len(bytearray(1 << 30))']), { runtime: 'python3.11', memoryMb: 128 });
    expect(answerOf(await executor.invoke(task))).toMatchObject({ errorType: 'MemoryError' });
  });
});

describe('LAM-119: background processes', () => {
  const spawning = (options: string): InvocationTask =>
    taskOf(
      nodeFiles(`const child = require('node:child_process').spawn('/bin/sleep', ['60'], ${options}); child.unref();
        if (event.exit) { require('node:fs').writeFileSync(event.exit, String(child.pid)); process.exit(1); } return child.pid;`),
    );

  test('LAM-119: what a handler leaves running dies with the environment, in a session of its own too', async () => {
    const own = testExecutor();
    const pids: number[] = [];
    for (const options of ['{}', '{ stdio: "ignore" }', '{ stdio: "ignore", detached: true }']) {
      pids.push(answerOf(await own.invoke(spawning(options))) as number);
    }
    expect(pids.map(alive)).toEqual([true, true, true]);
    await own.close();
    await expect.poll(() => pids.filter(alive)).toEqual([]);
    expect(existsSync(own.folder)).toBe(false);
  });

  test('LAM-119: a background process that holds the output open does not hold up the end of a dead runtime', async () => {
    const startedAt = performance.now();
    const task = { ...spawning('{ stdio: "inherit" }'), payload: Buffer.from(JSON.stringify({ exit: '/tmp/pid' })) };
    expect(answerOf(await executor.invoke(task))).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
