import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { EXECUTION_LIMITS } from '../configuration.ts';
import { openSandbox } from './sandbox.ts';
import { SandboxBusyError, SandboxError } from './task.ts';

const sandbox = openSandbox(EXECUTION_LIMITS, 2);
const small = openSandbox({ ...EXECUTION_LIMITS, renderMillis: 300, renderSteps: 1e12, renderLoops: 1e12, renderedBytes: 1e12, renderMegabytes: 48 }, 1);
afterAll(() => Promise.all([sandbox.close(), small.close()]));

const render = (template: string, variables: unknown = {}, where = sandbox) => where.run({ kind: 'render', template, variables: JSON.stringify(variables) });

test('GEN-88: templates are rendered, values translated and contracts judged in a worker', async () => {
  expect(await render('$a-$esc.quote', { 'a-': 'A' })).toBe('A"');
  expect(await sandbox.run({ kind: 'validate', schema: '{"type":"object","required":["a"]}', value: '{}' })).toEqual(["the value must have required property 'a'"]);
  await expect(render('#if(')).rejects.toThrow(SandboxError);
  await expect(sandbox.run({ kind: 'validate', schema: '{"$ref":"#/x"}', value: '{}' })).rejects.toThrow('the schema cannot be used');
});

describe('GEN-60: the translation map', () => {
  const translate = (map: Record<string, string>, defaults: Record<string, string> = {}) =>
    sandbox.run({ kind: 'translate', raw: '{"s":"abc","o":{"a":[1]},"n":null,"list":[]}', map, defaults });
  test('values are JSON text, so that a text keeps its quotes', async () => {
    expect((await translate({ s: '$.s', o: '$.o', first: '$.o.a[0]', all: '$.list[*]' })).variables).toEqual({ s: '"abc"', o: '{"a":[1]}', first: '1', all: '[]' });
  });
  test('missing takes the default, null does not, and without a default it is undefined', async () => {
    expect(await translate({ gone: '$.gone', n: '$.n', lost: '$.lost', empty: '$..nope' }, { gone: '"none"', n: '"default"', empty: '"default"', other: '1' })).toEqual({
      variables: { gone: '"none"', n: 'null', empty: '[]' },
      origins: { gone: 'default', n: 'path', lost: 'undefined', empty: 'path' },
    });
  });
  test('a path that is none is refused, and so are too many', async () => {
    await expect(translate({ a: '$[' })).rejects.toThrow('is not a JSONPath');
    await expect(translate(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`n${index}`, '$.s'])))).rejects.toThrow('at most 500 names');
    await expect(sandbox.run({ kind: 'translate', raw: JSON.stringify(Array.from({ length: 2000 }, () => ({ a: 1 }))), map: { a: '$..[?($..x)]' }, defaults: {} })).rejects.toThrow('too many steps');
  });
});

test('GEN-68: what takes too long is ended, and the next one is served', async () => {
  await expect(render('#foreach($i in [1..100000])#foreach($j in [1..100000])#set($x = $i)#end#end', {}, small)).rejects.toThrow('it takes more than 300 ms');
  expect(await render('fine', {}, small)).toBe('fine');
});

test('GEN-68: what takes too much memory is ended, and the next one is served', async () => {
  const hungry = openSandbox({ ...EXECUTION_LIMITS, renderMillis: 20_000, renderSteps: 1e12, renderLoops: 1e12, renderedBytes: 1e12, renderMegabytes: 32 }, 1);
  try {
    await expect(render('#set($l = [])#foreach($i in [1..100000])#set($z = $l.add([1..1000]))#end', {}, hungry)).rejects.toThrow('it takes more than 32 MB');
    expect(await render('fine', {}, hungry)).toBe('fine');
  } finally {
    await hungry.close();
  }
});

test('GEN-88: many at once are served in turn', async () => {
  const texts = await Promise.all(Array.from({ length: 50 }, (_, index) => render('$n', { n: index })));
  expect(texts).toEqual(Array.from({ length: 50 }, (_, index) => String(index)));
});

test('GEN-88: a sandbox that is closed takes nothing', async () => {
  const closed = openSandbox(EXECUTION_LIMITS, 1);
  const waiting = expect(render('x', {}, closed)).rejects.toThrow(SandboxBusyError);
  await closed.close();
  await waiting;
  await expect(render('x', {}, closed)).rejects.toThrow('the sandbox is closed');
});

const BUILT = new URL('../../dist/sandbox-worker.js', import.meta.url);

test.skipIf(!existsSync(BUILT))('GEN-88: the worker that the build makes renders too (`npm run build`)', async () => {
  const worker = new Worker(BUILT, { workerData: EXECUTION_LIMITS, env: {}, execArgv: [] });
  try {
    const said: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: unknown) => {
        said.push(message);
        if (message !== 'ready') return resolve();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
        worker.postMessage({ id: 1, task: { kind: 'render', template: '$x', variables: '{"x":"built"}' } });
      });
    });
    expect(said).toEqual(['ready', { id: 1, value: 'built' }]);
  } finally {
    await worker.terminate();
  }
});
