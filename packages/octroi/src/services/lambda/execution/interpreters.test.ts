import { expect, test } from 'vitest';
import { createInterpreters } from './interpreters.ts';

test('LAM-129: Node runtimes run on the server’s own Node, whatever their major version', async () => {
  const log: string[] = [];
  const interpreters = createInterpreters({}, (line) => void log.push(line));
  const own = { family: 'node', command: process.execPath, version: process.version };
  for (const runtime of ['nodejs20.x', 'nodejs22.x', 'nodejs20.x']) expect(await interpreters.find(runtime)).toEqual(own);
  expect(log).toEqual(['nodejs20.x', 'nodejs22.x'].map((runtime) => `functions of ${runtime} run on node ${process.version}`));
});

test('LAM-129: an override is used alone', async () => {
  const interpreters = createInterpreters({ LAMBDA_NODE22: process.execPath, LAMBDA_NODE20: '/no/such/node', LAMBDA_PYTHON312: '/no/such/python' }, () => undefined);
  expect(await interpreters.find('nodejs22.x')).toMatchObject({ command: process.execPath, version: process.version });
  expect(await interpreters.find('nodejs20.x')).toEqual({ missing: expect.stringContaining('LAMBDA_NODE20') });
  expect(await interpreters.find('python3.12')).toEqual({ missing: expect.stringContaining('LAMBDA_PYTHON312') });
});

test('LAM-24: runtimes that no interpreter is known for', async () => {
  const interpreters = createInterpreters({}, () => undefined);
  for (const runtime of ['java21', 'provided.al2023', 'dotnet8', 'nodejs', 'python2.7', 'nodejs22.x; rm -rf']) {
    expect(await interpreters.find(runtime), runtime).toHaveProperty('missing');
  }
});
