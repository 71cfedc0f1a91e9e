import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLambda } from '../lambda.fixture.ts';
import { nodeFiles, pythonFiles, tailOf, taskOf, testExecutor, type Files } from './testing.ts';
import { platformLines } from './platform-lines.ts';
import type { InvocationTask, LogSettings } from './task.ts';

type Line = Readonly<Record<string, unknown>>;

let executor: ReturnType<typeof testExecutor>;
beforeAll(() => {
  executor = testExecutor({ maxEnvironments: 4 });
});
afterAll(() => executor.close());

/** The lines of one invocation, and its id. */
async function logged(files: Files, settings: Partial<LogSettings>, given: Partial<InvocationTask> = {}) {
  const task = taskOf(files, { logTail: true, logging: { applicationLevel: 'INFO', systemLevel: 'INFO', ...settings }, ...given });
  const lines = tailOf(await executor.invoke(task)).trimEnd().split('\n').map((line) => JSON.parse(line) as Line);
  return { lines, requestId: task.requestId };
}

const ISO = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);

describe('LAM-138: a log of JSON', () => {
  test('LAM-138: the console of Node writes objects of the levels that are asked for, between the records of the platform', async () => {
    const code = 'console.debug("no"); console.log("hello", "Ann"); console.warn({ a: 1 }); console.error("it", new RangeError("broke")); const loop = {}; loop.loop = loop; console.info(loop);';
    const { lines, requestId } = await logged(nodeFiles(code), { applicationLevel: 'INFO' });
    expect(lines).toEqual([
      { time: ISO, type: 'platform.start', record: { requestId, version: '$LATEST' } },
      { timestamp: ISO, level: 'INFO', requestId, message: 'hello Ann' },
      { timestamp: ISO, level: 'WARN', requestId, message: { a: 1 } },
      { timestamp: ISO, level: 'ERROR', requestId, message: expect.stringContaining('it RangeError: broke'), errorType: 'RangeError', errorMessage: 'broke', stackTrace: expect.any(Array) },
      { timestamp: ISO, level: 'INFO', requestId, message: expect.stringContaining('Circular') },
      { time: ISO, type: 'platform.report', record: { requestId, status: 'success', metrics: { durationMs: expect.any(Number), billedDurationMs: expect.any(Number), memorySizeMB: 256, maxMemoryUsedMB: expect.any(Number), initDurationMs: expect.any(Number) } } },
    ]);
  });

  test('LAM-138: failures are objects, and at the level WARN the platform writes of them alone', async () => {
    const failing = nodeFiles('throw new TypeError("as told");');
    const { lines, requestId } = await logged(failing, { systemLevel: 'WARN' });
    expect(lines).toMatchObject([
      { level: 'ERROR', requestId, message: { errorType: 'TypeError', errorMessage: 'as told', stackTrace: expect.any(Array) } },
      { type: 'platform.runtimeDone', record: { requestId, status: 'error' } },
      { type: 'platform.report', record: { requestId, status: 'error' } },
    ]);
    const slow = await logged(nodeFiles('await new Promise((resolve) => setTimeout(resolve, 5000));'), { systemLevel: 'WARN' }, { timeoutSeconds: 1 });
    expect(slow.lines.map(({ type, record }) => [type, (record as Line)['status']])).toEqual([['platform.runtimeDone', 'timeout'], ['platform.report', 'timeout']]);
    const { lines: quiet } = await logged(nodeFiles('console.log("hidden"); console.error("shown");'), { systemLevel: 'WARN', applicationLevel: 'ERROR' });
    expect(quiet).toMatchObject([{ message: 'shown' }]);
  });

  test('LAM-138: at the level DEBUG the platform also tells when the runtime is done', async () => {
    const { lines } = await logged(nodeFiles('return 1;'), { systemLevel: 'DEBUG' });
    expect(lines.map(({ type }) => type)).toEqual(['platform.start', 'platform.runtimeDone', 'platform.report']);
  });

  test("LAM-138: Python's loggers write objects, and failures are objects", async () => {
    const before = ['import logging', 'logger = logging.getLogger("shop")'];
    const code = ['logger.debug("no")', 'logger.info("hello %s", "Ann")', 'try:', '    1 / 0', 'except ZeroDivisionError:', '    logger.exception("failed")', 'raise ValueError("as told")'];
    const { lines, requestId } = await logged(pythonFiles(code, before), {}, { runtime: 'python3.11' });
    expect(lines.slice(1, -2)).toEqual([
      { timestamp: ISO, level: 'INFO', message: 'hello Ann', logger: 'shop', requestId },
      { timestamp: ISO, level: 'ERROR', message: 'failed', logger: 'shop', requestId, errorType: 'ZeroDivisionError', errorMessage: 'division by zero', stackTrace: [expect.stringContaining('1 / 0')] },
      { timestamp: ISO, log_level: 'ERROR', errorMessage: 'as told', errorType: 'ValueError', requestId, stackTrace: expect.any(Array) },
    ]);
    expect(lines.slice(-2).map(({ type }) => type)).toEqual(['platform.runtimeDone', 'platform.report']);
  });
});

test('LAM-138: the first record of an environment, and one of an init that failed', () => {
  const lines = platformLines({ applicationLevel: 'INFO', systemLevel: 'INFO' });
  const given = { functionName: 'shop', functionVersion: '3', runtime: 'nodejs22.x', interpreterVersion: 'v22.1.0', partition: 'aws', region: 'eu-west-1', initialization: 'on-demand' };
  expect(JSON.parse(lines.initStart(given))).toEqual({
    time: ISO,
    type: 'platform.initStart',
    record: { initializationType: 'on-demand', phase: 'init', runtimeVersion: 'nodejs:v22.1.0', runtimeVersionArn: expect.stringMatching(/^arn:aws:lambda:eu-west-1::runtime:[0-9a-f]{64}$/), functionName: 'shop', functionVersion: '3' },
  });
  expect(JSON.parse(lines.initReport(12.345, 'error', 'Runtime.ImportModuleError'))).toMatchObject({ type: 'platform.initReport', record: { phase: 'init', status: 'error', errorType: 'Runtime.ImportModuleError', metrics: { durationMs: 12.35 } } });
  expect(platformLines({ applicationLevel: 'INFO', systemLevel: 'WARN' }).initStart(given)).toBe('');
});

test('LAM-138: LoggingConfig decides, for the group, the format and the levels', async () => {
  const { world, lambda, create, executor: recording } = await openLambda();
  await create('plain');
  await create('formed', { LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'DEBUG', SystemLogLevel: 'WARN', LogGroup: '/own' } });
  for (const FunctionName of ['plain', 'formed']) await lambda.send(new InvokeCommand({ FunctionName }));
  expect(recording.tasks.map(({ logGroup, logging }) => [logGroup, logging])).toEqual([
    ['/aws/lambda/plain', undefined],
    ['/own', { applicationLevel: 'DEBUG', systemLevel: 'WARN' }],
  ]);
  expect(world.faults).toEqual([]);
});
