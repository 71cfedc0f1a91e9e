import { afterEach, describe, expect, test } from 'vitest';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { removeTree } from './remove-tree.ts';
import { findBootstrap } from './provided.ts';
import { namespacesProblem } from './sandbox/probe.ts';
import { answerOf, taskOf, testExecutor, type TestExecutor } from './testing.ts';
import type { InvocationOutcome } from './task.ts';

const open: TestExecutor[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((executor) => executor.close()));
});

/** A package with files of these modes. */
function packageOf(files: Readonly<Record<string, readonly [text: string | Uint8Array, mode: number]>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, [text, mode]]) => [path, [typeof text === 'string' ? strToU8(text) : text, { os: 3, attrs: (0o100000 | mode) << 16, mtime: new Date(2024, 0, 1) }]])));
}
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

/** A runtime as a shell script: the Runtime API asked with Node, since a shell cannot speak HTTP itself. */
const NODE_CLIENT = `#!/bin/sh
exec "$NODE" -e '
const base = "http://" + process.env.AWS_LAMBDA_RUNTIME_API + "/2018-06-01/runtime/invocation/";
(async () => { for (;;) {
  const next = await fetch(base + "next");
  const event = await next.text();
  const id = next.headers.get("lambda-runtime-aws-request-id");
  await fetch(base + id + "/response", { method: "POST", body: JSON.stringify({ event, handler: process.env._HANDLER, execution: process.env.AWS_EXECUTION_ENV ?? null, root: process.env.LAMBDA_TASK_ROOT, cwd: process.cwd(), from: "$FROM" }) });
} })();'
`.replace('"$FROM"', `"'"$0"'"`);

/** A sandbox with a runtime of its own has no Node but the host's; without one its tests are skipped. */
const NODE_INSIDE = '/usr/bin/node';
const problem = await namespacesProblem();
const levels = [
  { level: 'process', network: 'host' },
  { level: 'namespaces', network: 'octroi' },
] as const;

describe.each(levels)('LAM-128: runtimes that a function brings, at the level $level', ({ level, network }) => {
  const skip = level === 'namespaces' && (problem !== undefined || !existsSync(NODE_INSIDE));
  const executorOf = (): TestExecutor => {
    const executor = testExecutor({ sandbox: () => Promise.resolve({ level, network }) });
    open.push(executor);
    return executor;
  };
  const invoke = (bytes: Uint8Array, layer?: Uint8Array): Promise<InvocationOutcome> =>
    executorOf().invoke(
      taskOf({}, {
        runtime: 'provided.al2023',
        handler: 'any.thing',
        codeSha256: hashOf(bytes),
        layers: layer === undefined ? [] : [hashOf(layer)],
        codeOf: (hash) => Promise.resolve(hash === hashOf(bytes) || layer === undefined ? bytes : layer),
        environment: { NODE: level === 'process' ? process.execPath : NODE_INSIDE },
        payload: strToU8('{"a":1}'),
      }),
    );

  test.skipIf(skip)('LAM-128: an executable bootstrap of the package', async () => {
    const answer = answerOf(await invoke(packageOf({ bootstrap: [NODE_CLIENT, 0o755] })));
    expect(answer).toMatchObject({ event: '{"a":1}', handler: 'any.thing', execution: null, from: expect.stringMatching(/\/bootstrap$/) });
    if (level === 'namespaces') expect(answer).toMatchObject({ root: '/var/task', cwd: '/var/task', from: '/var/task/bootstrap' });
  });

  test.skipIf(skip)('LAM-128: else one of a layer', async () => {
    const answer = answerOf(await invoke(packageOf({ 'readme.txt': ['x', 0o644] }), packageOf({ bootstrap: [NODE_CLIENT, 0o755] })));
    expect(answer).toMatchObject({ event: '{"a":1}', from: level === 'namespaces' ? '/opt/bootstrap' : expect.stringMatching(/\/bootstrap$/) });
  });

  test.skipIf(skip)('LAM-128: none, one that is not executable, and one for another machine are told as InvalidEntrypoint', async () => {
    const told = async (bytes: Uint8Array): Promise<unknown> => answerOf(await invoke(bytes));
    const error = (text: string) => ({ errorType: 'Runtime.InvalidEntrypoint', errorMessage: expect.stringMatching(new RegExp(`^RequestId: [0-9a-f-]{36} Error: ${text}`)) });
    expect(await told(packageOf({ 'readme.txt': ['x', 0o644] }))).toEqual(error("Couldn't find valid bootstrap\\(s\\): \\[/var/task/bootstrap /opt/bootstrap\\]$"));
    expect(await told(packageOf({ bootstrap: [NODE_CLIENT, 0o644] }))).toEqual(error('fork/exec /var/task/bootstrap: permission denied$'));
    expect(await told(packageOf({ bootstrap: [elf(process.arch === 'x64' ? 0xb7 : 0x3e), 0o755] }))).toEqual(error(`fork/exec /var/task/bootstrap: exec format error: it is built for ${process.arch === 'x64' ? 'arm64' : 'x64'}, and this host is ${process.arch}$`));
    expect(await told(packageOf({ bootstrap: ['echo hello', 0o755] }))).toEqual(error('fork/exec /var/task/bootstrap: exec format error: it is neither a script'));
  });
});

test('LAM-128: a program for this machine is taken, whatever its byte order says of others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-bootstrap-'));
  mkdirSync(join(folder, 'task'));
  mkdirSync(join(folder, 'opt'));
  const file = join(folder, 'task/bootstrap');
  writeFileSync(file, elf(0x3e));
  chmodSync(file, 0o555);
  expect(await findBootstrap(join(folder, 'task'), join(folder, 'opt'), 'x64')).toEqual({ family: 'provided', command: file, version: '', inside: '/var/task/bootstrap' });
  expect(await findBootstrap(join(folder, 'task'), join(folder, 'opt'), 'arm64')).toHaveProperty('missing');
  await removeTree(folder);
});

/** The head of an ELF program of 64 bits, little endian, for a machine. */
function elf(machine: number): Uint8Array {
  const head = Buffer.alloc(64);
  head.write('\x7fELF\x02\x01\x01', 'latin1');
  head.writeUInt16LE(machine, 18);
  return head;
}
