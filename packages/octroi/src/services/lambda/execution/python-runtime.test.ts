import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { answerOf, pythonFiles, tailOf, taskOf, testExecutor, zipOf } from './testing.ts';
import type { Files } from './testing.ts';
import type { InvocationOutcome, InvocationTask } from './task.ts';

const executor = testExecutor({ maxEnvironments: 6 });
afterAll(() => executor.close());

const run = (files: Files, given: Partial<InvocationTask> = {}): Promise<InvocationOutcome> =>
  executor.invoke(taskOf(files, { runtime: 'python3.11', ...given }));
const value = async (files: Files, given: Partial<InvocationTask> = {}): Promise<unknown> => answerOf(await run(files, given));

describe('LAM-126: handlers', () => {
  test('LAM-126: a module in a folder, and sys.path that starts with the task root', async () => {
    const files = { 'src/app.py': 'import sys, os\nimport helper\ndef handler(e, c): return [sys.path[0] == os.environ["LAMBDA_TASK_ROOT"], helper.x]', 'helper.py': 'x = 5' };
    expect(await value(files, { handler: 'src/app.handler' })).toEqual([true, 5]);
  });

  test('LAM-59, LAM-61: None is null, an empty payload is {}, text stays UTF-8', async () => {
    expect(Buffer.from((await run(pythonFiles(['return None']))).payload).toString()).toBe('null');
    const echoed = await run(pythonFiles(['return [event, "größe"]']), { payload: new Uint8Array() });
    expect(Buffer.from(echoed.payload).toString('utf8')).toBe('[{}, "größe"]');
  });

  test('LAM-126: Decimal is a number', async () => {
    expect(await value(pythonFiles(['return [Decimal("5"), Decimal("1.5")]'], ['from decimal import Decimal']))).toEqual([5, 1.5]);
  });

  test('LAM-124, LAM-126: the context', async () => {
    const task = { requestId: 'cccccccc-0000-4000-8000-000000000009', clientContext: '{"custom":{"k":"v"},"client":{"app_title":"t"}}' };
    const names = ['aws_request_id', 'function_name', 'function_version', 'invoked_function_arn', 'memory_limit_in_mb', 'log_group_name'];
    const lines = [`out = [getattr(context, name) for name in ${JSON.stringify(names)}]`, 'return out + [context.client_context.custom["k"], context.client_context.client.app_title, context.identity.cognito_identity_id, context.get_remaining_time_in_millis()]'];
    const seen = (await value(pythonFiles(lines), task)) as unknown[];
    expect(seen.slice(0, 9)).toEqual([task.requestId, 'shop', '$LATEST', 'arn:aws:lambda:eu-west-1:111122223333:function:shop', '256', '/aws/lambda/shop', 'v', 't', null]);
    expect(seen[9]).toBeGreaterThan(9000);
  });

  test('LAM-114, LAM-135: own temporary folder, no variable of the server, no byte code written into the package', async () => {
    const lines = ['return [tempfile.gettempdir() == os.environ["TMPDIR"], "OCTROI_TEST_SECRET" in os.environ, os.path.exists("__pycache__"), os.getcwd() == os.environ["LAMBDA_TASK_ROOT"]]'];
    process.env.OCTROI_TEST_SECRET = 'secret';
    expect(await value(pythonFiles(lines, ['import os, tempfile']))).toEqual([true, false, false, true]);
    delete process.env.OCTROI_TEST_SECRET;
  });
});

describe('LAM-63, LAM-126: errors', () => {
  const failing: [string, Files, Partial<InvocationTask>, Record<string, unknown>][] = [
    ['missing module', pythonFiles(['pass'], ['import no_such_module']), {}, { errorType: 'Runtime.ImportModuleError', errorMessage: "Unable to import module 'index': No module named 'no_such_module'", requestId: '', stackTrace: [] }],
    ['missing handler', pythonFiles(['pass']), { handler: 'index.other' }, { errorType: 'Runtime.HandlerNotFound', errorMessage: "Handler 'other' missing on module 'index'" }],
    ['bad handler', pythonFiles(['pass']), { handler: 'index' }, { errorType: 'Runtime.MalformedHandlerName', errorMessage: "Bad handler 'index': not enough values to unpack (expected 2, got 1)" }],
    ['syntax error', { 'index.py': 'def handler(:\n' }, {}, { errorType: 'Runtime.UserCodeSyntaxError', errorMessage: expect.stringMatching(/^Syntax error in module 'index': /) }],
    ['built-in module', pythonFiles(['pass']), { handler: 'sys.exit' }, { errorType: 'Runtime.BuiltInModuleConflict' }],
    ['not serialisable', pythonFiles(['return object()']), {}, { errorType: 'Runtime.MarshalError', errorMessage: 'Unable to marshal response: Object of type object is not JSON serializable' }],
    ['sys.exit', pythonFiles(['sys.exit(3)'], ['import sys']), {}, { errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(/^RequestId: .* Error: Runtime exited with error: exit status 3$/) }],
  ];
  for (const [name, files, given, expected] of failing) {
    test(`LAM-62, LAM-126: ${name}`, async () => {
      const outcome = await run(files, given);
      expect(outcome.functionError).toBe('Unhandled');
      expect(answerOf(outcome)).toMatchObject(expected);
    });
  }

  test('LAM-63: an exception, with the function’s own frames only', async () => {
    const task = taskOf(pythonFiles(['raise KeyError("gone")']), { runtime: 'python3.11' });
    const outcome = await executor.invoke(task);
    const text = Buffer.from(outcome.payload).toString();
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['errorMessage', 'errorType', 'requestId', 'stackTrace']);
    expect(answerOf(outcome)).toEqual({
      errorMessage: "'gone'",
      errorType: 'KeyError',
      requestId: task.requestId,
      stackTrace: [expect.stringMatching(/^ {2}File ".*\/index\.py", line 2, in handler\n {4}raise KeyError\("gone"\)\n$/)],
    });
  });
});

test('LAM-127: logging has AWS’s form, and an uncaught exception is one event', async () => {
  const lines = ['logging.getLogger().warning("careful %s", 7)', 'print("printed")', 'raise ValueError("bad")'];
  const task = taskOf(pythonFiles(lines, ['import logging']), { runtime: 'python3.11', logTail: true });
  const [, warning, printed, error] = tailOf(await executor.invoke(task)).split('\n');
  expect(warning).toMatch(new RegExp(`^\\[WARNING\\]\\t\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\\t${task.requestId}\\tcareful 7$`));
  expect(printed).toBe('printed');
  expect(error).toMatch(/^\[ERROR\] ValueError: bad\rTraceback \(most recent call last\):\r {2}File ".*index\.py", line 5, in handler\r/);
});

test('LAM-91, LAM-126: modules of layers are found after the function\'s own', async () => {
  const layer = zipOf({ 'python/shared.py': 'x = 7', 'python/index.py': 'wrong = 1' });
  const hash = createHash('sha256').update(layer).digest('base64');
  const task = taskOf(pythonFiles(['return [shared.x, "OCTROI_LAYERS" in os.environ]'], ['import os', 'import shared']), { runtime: 'python3.11' });
  const { codeOf } = task;
  expect(answerOf(await executor.invoke({ ...task, layers: [hash], codeOf: (asked) => (asked === hash ? Promise.resolve(layer) : codeOf(asked)) }))).toEqual([7, false]);
});
