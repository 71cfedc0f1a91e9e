import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable, type Readable } from 'node:stream';
import { ReadStream, WriteStream } from 'node:tty';
import { UsageError } from './usage-error.ts';

/** Where a person types: the terminal itself, so that standard output stays free for what the command answers. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  close(): void;
}

/** The terminal of this process; null if it has none. */
export function openTerminal(): Terminal | null {
  let descriptor: number;
  try {
    descriptor = openSync('/dev/tty', 'r+');
  } catch {
    if (!process.stdin.isTTY) return null;
    return { input: process.stdin, output: process.stderr, close: () => process.stdin.pause() };
  }
  const input = new ReadStream(descriptor);
  const output = new WriteStream(descriptor);
  return { input, output, close: () => input.destroy() };
}

/** Asks for a line; a hidden one is not echoed. Rejects if the person ends the question (Ctrl-C, Ctrl-D). */
export function ask({ input, output }: Terminal, question: string, hidden = false): Promise<string> {
  const echo = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : output;
  output.write(question);
  const lines = hidden ? unseen(() => createInterface({ input, output: echo, terminal: true, historySize: 0, prompt: '' })) : createInterface({ input, output, terminal: true, historySize: 0, prompt: '' });
  return new Promise((resolve, reject) => {
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => {
      if (hidden) output.write('\n');
      reject(new Error('nothing was entered')); // Nothing happens here after a line.
    });
  });
}

/** Node takes the rubout key for a letter on terminals that cannot move a cursor; where nothing is shown there is none to move. */
function unseen<T>(make: () => T): T {
  const { TERM } = process.env;
  if (TERM !== 'dumb') return make();
  process.env['TERM'] = 'vt100';
  try {
    return make();
  } finally {
    process.env['TERM'] = TERM;
  }
}

/** Asks twice for a new password until both are the same; three times at most. */
export async function askNewPassword(terminal: Terminal, question: string): Promise<string> {
  for (let tries = 0; tries < 3; tries++) {
    const first = await ask(terminal, question, true);
    if (first === (await ask(terminal, 'the same again: ', true))) return first;
    terminal.output.write('they differ\n');
  }
  throw new Error('the two passwords differ');
}

const MOST_BYTES = 4096;

/** A secret from a file, `-` for the standard input: its text without the line's end. Throws `UsageError`, which shows none of it. */
export function readSecretFile(option: string, path: string): string {
  const text = path === '-' ? readStandardInput(option) : readFile(option, path);
  if (Buffer.byteLength(text) > MOST_BYTES) throw new UsageError(`${option}: \`${path}\` is too long for a password`);
  const secret = text.replace(/\r?\n$/, '');
  if (secret === '') throw new UsageError(`${option}: \`${path}\` is empty`);
  return secret;
}

function readFile(option: string, path: string): string {
  const descriptor = open(option, path);
  const bytes = Buffer.alloc(MOST_BYTES + 1);
  try {
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, null));
  } finally {
    closeSync(descriptor);
  }
}

function open(option: string, path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new UsageError(`${option}: \`${path}\` cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'for an unknown reason'}`);
  }
}

function readStandardInput(option: string): string {
  try {
    return readFileSync(0, 'utf8');
  } catch (error) {
    throw new UsageError(`${option}: the standard input cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'for an unknown reason'}`);
  }
}
