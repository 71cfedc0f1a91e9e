import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ResponseStream } from './response-stream.ts';
import { answerOf, nodeFiles, tailOf, taskOf, testExecutor, zipOf } from './testing.ts';
import type { Files } from './testing.ts';
import type { InvocationOutcome, InvocationTask } from './task.ts';

const executor = testExecutor({ maxEnvironments: 6 });
afterAll(() => executor.close());

const run = (files: Files, given: Partial<InvocationTask> = {}): Promise<InvocationOutcome> => executor.invoke(taskOf(files, given));
const value = async (files: Files, given: Partial<InvocationTask> = {}): Promise<unknown> => answerOf(await run(files, given));

describe('LAM-123: where a handler is found', () => {
  test('LAM-123: CommonJS, ES modules by extension and by package type, directories and nested exports', async () => {
    const cjs = 'exports.handler = async () => "cjs";';
    const esm = 'await null; export const handler = async () => "esm";';
    const cases: [Files, string, string][] = [
      [{ 'index.cjs': cjs }, 'index.handler', 'cjs'],
      [{ 'index.mjs': esm }, 'index.handler', 'esm'],
      [{ 'index.js': esm, 'package.json': '{"type":"module"}' }, 'index.handler', 'esm'],
      [{ 'src/deep/app.js': cjs }, 'src/deep/app.handler', 'cjs'],
      [{ 'app/index.js': cjs }, 'app.handler', 'cjs'],
      [{ 'index.js': 'exports.api = { get: { handler: async () => "nested" } };' }, 'index.api.get.handler', 'nested'],
    ];
    for (const [files, handler, expected] of cases) expect(await value(files, { handler }), handler).toBe(expected);
  });

  test('LAM-123: an ES module without a package type may have a top-level await', async () => {
    expect(await value({ 'index.js': 'const x = await Promise.resolve("tla"); export const handler = async () => x;' })).toBe('tla');
  });

  test('LAM-122: the AWS SDK resolves from the server, for require and import, and no other package of the server does', async () => {
    const cjs = `const { STSClient } = require('@aws-sdk/client-sts');
      const found = (name) => { try { require.resolve(name); return true; } catch { return false; } };
      exports.handler = async () => [typeof STSClient, found('yauzl'), found('vitest'), found('octroi')];`;
    expect(await value({ 'index.js': cjs })).toEqual(['function', false, false, false]);
    const esm = `import { LambdaClient } from '@aws-sdk/client-lambda';
      const other = await import('fflate').catch((error) => error.code);
      export const handler = async () => [typeof LambdaClient, other];`;
    expect(await value({ 'index.mjs': esm })).toEqual(['function', 'ERR_MODULE_NOT_FOUND']);
  });

  test('LAM-122: a package that the function brings wins over the server’s', async () => {
    const own = { 'node_modules/@aws-sdk/client-sts/index.js': 'exports.mine = true;' };
    expect(await value({ ...own, 'index.js': "exports.handler = async () => require('@aws-sdk/client-sts').mine;" })).toBe(true);
  });
});

describe('LAM-123: forms of a handler', () => {
  test('LAM-59, LAM-61, LAM-123: undefined is null, an empty payload is {}', async () => {
    expect(Buffer.from((await run(nodeFiles(''))).payload).toString()).toBe('null');
    expect(await value(nodeFiles('return event;'), { payload: new Uint8Array() })).toEqual({});
  });

  test('LAM-123: a promise, a callback and context.succeed', async () => {
    expect(await value({ 'index.js': 'exports.handler = () => Promise.resolve(1);' })).toBe(1);
    expect(await value({ 'index.js': 'exports.handler = (e, c, callback) => { callback(null, 2); callback(null, 9); };' })).toBe(2);
    expect(await value({ 'index.js': 'exports.handler = (e, c) => { setTimeout(() => c.succeed(3), 5); };' })).toBe(3);
    expect(await value({ 'index.js': 'exports.handler = () => "not sent";' })).toBe(null);
  });

  test('LAM-123: a callback waits for an empty event loop unless told otherwise', async () => {
    const body = (waits: boolean): Files => ({
      'index.js': `let order = []; exports.handler = (e, context, callback) => {
        context.callbackWaitsForEmptyEventLoop = ${waits};
        const answer = { order }; setTimeout(() => order.push('late'), 60); callback(null, answer); };`,
    });
    expect(await value(body(true))).toEqual({ order: ['late'] });
    expect(await value(body(false))).toEqual({ order: [] });
  });

  test('LAM-123: nodejs24.x refuses callbacks at init, and returns what a plain function returns', async () => {
    const outcome = await run({ 'index.js': 'exports.handler = (event, context, callback) => callback(null, 1);' }, { runtime: 'nodejs24.x' });
    expect(outcome.functionError).toBe('Unhandled');
    expect(answerOf(outcome)).toMatchObject({ errorType: 'Runtime.CallbackHandlerDeprecated' });
    expect(await value({ 'index.js': 'exports.handler = (e, c) => [typeof c.done, "sync"];' }, { runtime: 'nodejs24.x' })).toEqual(['undefined', 'sync']);
  });

  test('LAM-124: the context', async () => {
    const task = { requestId: 'bbbbbbbb-0000-4000-8000-000000000009', clientContext: '{"custom":{"k":"Zoë"}}' };
    const body = 'const { getRemainingTimeInMillis, done, fail, succeed, ...rest } = context; return { ...rest, left: getRemainingTimeInMillis(), trace: process.env._X_AMZN_TRACE_ID };';
    const seen = await value(nodeFiles(body), task);
    expect(seen).toMatchObject({
      awsRequestId: task.requestId,
      functionName: 'shop',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:shop',
      memoryLimitInMB: '256',
      logGroupName: '/aws/lambda/shop',
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      clientContext: { custom: { k: 'Zoë' } },
      callbackWaitsForEmptyEventLoop: true,
      trace: 'Root=1-00000000-000000000000000000000000;Sampled=0',
    });
    expect((seen as { left: number }).left).toBeGreaterThan(9000);
    expect((seen as { left: number }).left).toBeLessThanOrEqual(10_000);
  });
});

describe('LAM-63, LAM-125: errors', () => {
  const failing: [string, Files, Partial<InvocationTask>, Record<string, unknown>][] = [
    ['throw', nodeFiles('throw new RangeError("x");'), {}, { errorType: 'RangeError', errorMessage: 'x' }],
    ['reject with a string', nodeFiles('return Promise.reject("plain");'), {}, { errorType: 'string', errorMessage: 'plain', trace: [] }],
    ['callback error', { 'index.js': 'exports.handler = (e, c, cb) => cb(new TypeError("cb"));' }, {}, { errorType: 'TypeError', errorMessage: 'cb' }],
    ['bad handler', nodeFiles(''), { handler: 'index' }, { errorType: 'Runtime.MalformedHandlerName', errorMessage: 'Bad handler' }],
    ['missing export', nodeFiles(''), { handler: 'index.other' }, { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.other is undefined or not exported' }],
    ['syntax error', { 'index.js': 'exports.handler = async () => {' }, {}, { errorType: 'Runtime.UserCodeSyntaxError', errorMessage: expect.stringContaining('SyntaxError: ') }],
    ['not serialisable', nodeFiles('const x = {}; x.x = x; return x;'), {}, { errorType: 'Runtime.JSONStringifyError' }],
    ['unhandled rejection', nodeFiles('Promise.reject(new Error("lost")); await new Promise((r) => setTimeout(r, 500));'), {}, { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'Error: lost' }],
    ['uncaught exception', nodeFiles('setTimeout(() => { throw new Error("late"); }); await new Promise((r) => setTimeout(r, 500));'), {}, { errorType: 'Error', errorMessage: 'late' }],
  ];
  for (const [name, files, given, expected] of failing) {
    test(`LAM-62, LAM-63, LAM-125: ${name}`, async () => {
      const outcome = await run(files, given);
      expect(outcome.functionError).toBe('Unhandled');
      expect(answerOf(outcome)).toMatchObject(expected);
    });
  }

  test('LAM-63: the trace starts with the error and goes on with frames', async () => {
    const answer = await value(nodeFiles('throw new Error("x");'));
    expect(Object.keys(answer as object)).toEqual(['errorType', 'errorMessage', 'trace']);
    expect((answer as { trace: string[] }).trace.slice(0, 2)).toEqual(['Error: x', expect.stringMatching(/^ {4}at .*index\.js:3/)]);
  });

  test('LAM-125: a missing module, with its require stack', async () => {
    const answer = await value({ 'index.js': "require('no-such-module');" });
    expect(answer).toMatchObject({
      errorType: 'Runtime.ImportModuleError',
      errorMessage: expect.stringMatching(/^Error: Cannot find module 'no-such-module'\nRequire stack:\n- .*index\.js/),
      trace: expect.arrayContaining([expect.stringMatching(/^Runtime\.ImportModuleError: Error: Cannot find module/)]),
    });
    expect(await value(nodeFiles(''), { handler: 'nowhere.handler' })).toMatchObject({ errorType: 'Runtime.ImportModuleError' });
  });
});

test('LAM-127: console lines carry time, request id and level, with line breaks as carriage returns', async () => {
  const task = taskOf(nodeFiles('console.log("a\\nb %d", 7); console.warn("w"); console.error(new Error("e").message); console.debug({ x: 1 });'), { logTail: true });
  const lines = tailOf(await executor.invoke(task)).split('\n');
  const printed = lines.slice(1, 5).map((line) => line.split('\t'));
  expect(printed.map(([, ...rest]) => rest)).toEqual([
    [task.requestId, 'INFO', 'a\rb 7'],
    [task.requestId, 'WARN', 'w'],
    [task.requestId, 'ERROR', 'e'],
    [task.requestId, 'DEBUG', '{ x: 1 }'],
  ]);
  for (const [time] of printed) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('LAM-127: a failure is one line of the log', async () => {
  const tail = tailOf(await run(nodeFiles('const error = new Error("x\\ny"); error.code = "E1"; throw error;'), { logTail: true }));
  const line = tail.split('\n').find((text) => text.includes('Invoke Error'));
  expect(JSON.parse(line?.split('\t').at(-1) ?? '')).toMatchObject({ errorType: 'Error', errorMessage: 'x\ny', code: 'E1', stack: expect.any(Array) });
});

test('LAM-135: neither the server’s files nor its data nor another environment can be read, wherever they lie; own temporary files can', async () => {
  const data = mkdtempSync(join(tmpdir(), 'octroi-data-'));
  writeFileSync(join(data, 'master.key'), 'key');
  const own = testExecutor({ folder: join(data, 'lambda', 'scratch') });
  const trying = `const fs = require('node:fs'); const os = require('node:os'); const path = require('node:path');
    const tried = (act) => { try { return act() ?? 'ok'; } catch (error) { return error.code; } };
    const { TMPDIR, LAMBDA_TASK_ROOT } = process.env;`;
  const other = answerOf(await own.invoke(taskOf(nodeFiles('require("node:fs").writeFileSync(process.env.TMPDIR + "/x", "x"); return [process.env.TMPDIR + "/x", __filename];'), { functionName: 'other' }))) as string[];
  const hidden = [import.meta.filename, join(data, 'master.key'), `/proc/self/root${data}/master.key`, `/proc/self/cwd/../../../../master.key`, join(data, 'lambda/../master.key'), ...other];
  const outcome = await own.invoke(
    taskOf(
      nodeFiles(`${trying}
        const marker = '/tmp/marker-' + path.basename(TMPDIR);
        return {
          hidden: ${JSON.stringify(hidden)}.map((file) => tried(() => fs.readFileSync(file, 'utf8'))),
          listed: tried(() => fs.readdirSync(${JSON.stringify(data)})),
          task: tried(() => fs.writeFileSync(path.join(LAMBDA_TASK_ROOT, 'x'), 'x')),
          own: tried(() => fs.writeFileSync(path.join(os.tmpdir(), 'x'), 'x')),
          shared: [tried(() => fs.writeFileSync(marker, 'm')), tried(() => fs.readFileSync(path.join(TMPDIR, path.basename(marker)), 'utf8')), tried(() => fs.readdirSync('/tmp').sort()[0].slice(0, 7))],
          marker,
          folders: [process.cwd() === LAMBDA_TASK_ROOT, os.tmpdir() === TMPDIR],
        };`),
    ),
  );
  const answer = answerOf(outcome) as { marker: string };
  expect(answer).toEqual({
    hidden: hidden.map(() => expect.stringMatching(/^(ERR_ACCESS_DENIED|ENOENT)$/)),
    listed: expect.stringMatching(/^(ERR_ACCESS_DENIED|ENOENT)$/),
    task: expect.stringMatching(/^(ERR_ACCESS_DENIED|EACCES)$/),
    own: 'ok',
    shared: ['ok', 'm', 'marker-'],
    marker: expect.any(String),
    folders: [true, true],
  });
  expect(existsSync(answer.marker), 'in the /tmp of the host').toBe(false);
  await own.close();
  rmSync(data, { recursive: true, force: true });
});

test('LAM-135: code that says /tmp finds its own temporary files, through every form of node:fs', async () => {
  const source = `import fs, { writeFileSync, createWriteStream, readFileSync } from 'node:fs'; import { copyFile, mkdtemp, readFile, rename } from 'node:fs/promises';
    import { promisify } from 'node:util'; import { once } from 'node:events';
    export const handler = async () => {
      writeFileSync('/tmp/a', 'a'); await copyFile('/tmp/a', '/tmp/b'); await rename('/tmp/b', new URL('file:///tmp/c'));
      const stream = createWriteStream('/tmp/d'); stream.end('d'); await once(stream, 'close');
      const made = await mkdtemp('/tmp/e-'); process.chdir('/tmp'); writeFileSync('f', 'f');
      return [await readFile('/tmp/c', 'utf8'), readFileSync('/tmp/../tmp/d', 'utf8'), made.startsWith(process.env.TMPDIR), await promisify(fs.exists)('/tmp/a'), fs.readdirSync('/tmp/').length, readFileSync(process.env.TMPDIR + '/f', 'utf8')];
    };`;
  expect(await value({ 'index.mjs': source })).toEqual(['a', 'd', true, true, 5, 'f']);
});

test('LAM-114: nothing of the server’s environment reaches a function, child processes and arguments work as usual', async () => {
  process.env.OCTROI_TEST_SECRET = 'secret';
  const body = `const { execFileSync } = require('node:child_process');
    return [Object.keys(process.env).filter((name) => !name.startsWith('AWS_')).sort(), process.argv.length, execFileSync('/bin/echo', ['child']).toString()];`;
  const [names, argv, child] = (await value(nodeFiles(body), { environment: { TABLE: 'orders' } })) as [string[], number, string];
  delete process.env.OCTROI_TEST_SECRET;
  expect(names.filter((name) => name !== '_' && name !== 'OLDPWD')).toEqual(
    ['HOME', 'LAMBDA_RUNTIME_DIR', 'LAMBDA_TASK_ROOT', 'LANG', 'LD_LIBRARY_PATH', 'NODE_PATH', 'PATH', 'PWD', 'TABLE', 'TMPDIR', 'TZ', '_HANDLER', '_X_AMZN_TRACE_ID'],
  );
  expect([argv, child]).toEqual([2, 'child\n']);
});

test('LAM-91, LAM-112: what layers hold is found by name, a later one first', async () => {
  const layers = [1, 2].map((number) => zipOf({ 'nodejs/node_modules/shared/index.js': `module.exports = ${number};`, [`bin/tool${number}`]: 'x' }));
  const hashes = layers.map((zip) => createHash('sha256').update(zip).digest('base64'));
  const task = taskOf(nodeFiles(`return [require('shared'), process.env.PATH.split(':').some((folder) => require('fs').existsSync(folder + '/tool1'))];`));
  const { codeOf } = task;
  const outcome = await executor.invoke({ ...task, layers: hashes, codeOf: (hash) => (hashes.includes(hash) ? Promise.resolve(layers[hashes.indexOf(hash)]!) : codeOf(hash)) });
  expect(answerOf(outcome)).toEqual([2, true]);
});

describe('LAM-72, LAM-123: streaming handlers', () => {
  const streaming = (body: string): Files => ({ 'index.mjs': `export const handler = awslambda.streamifyResponse(async (event, stream, context) => {\n${body}\n});\n` });
  const streamed = async (files: Files, given: Partial<InvocationTask> = {}) => {
    const stream = new ResponseStream();
    const outcome = executor.invoke(taskOf(files, { sink: stream, ...given })).finally(() => stream.end());
    const contentType = await Promise.race([stream.begun, outcome.then(() => null)]);
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    return { contentType, text: Buffer.concat(chunks).toString(), outcome: await outcome };
  };

  test('LAM-72: what is written comes in order, and the outcome is empty', async () => {
    const { contentType, text, outcome } = await streamed(streaming("stream.setContentType('text/plain'); stream.write('one '); await new Promise((r) => setTimeout(r, 20)); stream.write('two'); stream.end();"));
    expect([contentType, text, outcome.payload.byteLength, outcome.functionError]).toEqual(['text/plain', 'one two', 0, undefined]);
  });

  test('LAM-123: HttpResponseStream puts status and headers before the first byte', async () => {
    const body = "const http = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { a: 'b' } }); http.write('body'); http.end();";
    const { contentType, text } = await streamed(streaming(body));
    expect(contentType).toBe('application/vnd.awslambda.http-integration-response');
    expect(text).toBe(`{"statusCode":201,"headers":{"a":"b"}}${'\0'.repeat(8)}body`);
  });

  test('LAM-116, LAM-125: failures before the first byte, after it, and a handler that is not async', async () => {
    const before = await streamed(streaming("throw new TypeError('early');"));
    expect([before.text, answerOf(before.outcome)]).toEqual(['', expect.objectContaining({ errorType: 'TypeError', errorMessage: 'early' })]);
    const after = await streamed(streaming("stream.write('half'); await new Promise((r) => setTimeout(r, 20)); throw new TypeError('late');"));
    expect([after.text, after.outcome.functionError, answerOf(after.outcome)]).toEqual(['half', 'Unhandled', expect.objectContaining({ errorType: 'TypeError', errorMessage: 'late' })]);
    const plain = await streamed({ 'index.mjs': 'export const handler = awslambda.streamifyResponse((event, stream) => {});' });
    expect(answerOf(plain.outcome)).toMatchObject({ errorType: 'Runtime.MalformedStreamingHandler' });
  });

  test('LAM-72: Invoke collects what a streaming handler writes', async () => {
    const outcome = await executor.invoke(taskOf(streaming("stream.write('{\"a\":'); stream.write('1}'); stream.end();")));
    expect(Buffer.from(outcome.payload).toString()).toBe('{"a":1}');
  });
});
