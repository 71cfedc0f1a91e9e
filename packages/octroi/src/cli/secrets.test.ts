import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { ask, askNewPassword, readSecretFile, type Terminal } from './secrets.ts';

/** A terminal at which these lines are typed, one for each question. */
function typing(...typed: string[]): Terminal & { shown(): string } {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    if (chunk.toString().endsWith(': ')) queueMicrotask(() => input.write(typed.shift() ?? '\u0004'));
  });
  return { input, output, close: () => {}, shown: () => shown };
}

test('sign-in: a password that is typed is not echoed, and can be mended while it is typed', async () => {
  const terminal = typing('Sesamx\u007fe-1\r');
  expect(await ask(terminal, 'password: ', true)).toBe('Sesame-1');
  expect(terminal.shown()).toBe('password: \n');
});

test('sign-in: who ends the question has entered nothing', async () => {
  for (const key of ['\u0003', '\u0004']) await expect(ask(typing(key), 'password: ', true)).rejects.toThrow('nothing was entered');
});

test('sign-in: a new password is typed twice, three times at most', async () => {
  const terminal = typing('one\r', 'two\r', 'three\r', 'three\r');
  expect(await askNewPassword(terminal, 'new: ')).toBe('three');
  expect(terminal.shown()).not.toMatch(/one|two|three/);
  await expect(askNewPassword(typing('1\r', '2\r', '3\r', '4\r', '5\r', '6\r'), 'new: ')).rejects.toThrow('the two passwords differ');
});

test('sign-in: a password file is read without the end of its line, within bounds, and never shown', () => {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-secret-'));
  const file = join(folder, 'password');
  const read = (text: string): string => {
    writeFileSync(file, text);
    return readSecretFile('--password-file', file);
  };
  try {
    expect(read('Sesame 1\n')).toBe('Sesame 1');
    expect(read(' Sesame 1 \r\n')).toBe(' Sesame 1 ');
    expect(() => read('\n')).toThrow(`--password-file: \`${file}\` is empty`);
    expect(() => read('S'.repeat(4097))).toThrow(`--password-file: \`${file}\` is too long for a password`);
    expect(() => readSecretFile('--password-file', folder + '/none')).toThrow(`--password-file: \`${folder}/none\` cannot be read: ENOENT`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
