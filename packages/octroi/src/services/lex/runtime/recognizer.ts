import { spawn, type ChildProcess } from 'node:child_process';
import { ApiError } from '../../../kernel/api-error.ts';
import { wavOf, type Speech } from './speech-input.ts';

/** What turns speech into text (LEX-PC-5). */
export interface Recognizer {
  /**
   * What was said, 0 to 1,024 characters on one line.
   * @throws DependencyFailedException if the recogniser fails, takes too long, or too many wait for it
   */
  hear(speech: Speech, locale: string): Promise<string>;
  /** Ends what still runs, and starts no more. */
  close(): Promise<void>;
}

export interface HearingLimits {
  readonly millis: number;
  readonly bytes: number;
}

const LIMITS: HearingLimits = { millis: 20_000, bytes: 4096 };
const MAX_CHARACTERS = 1024;
/** Recognisers that run at a time, and requests that wait for them. */
const AT_ONCE = 2;
const MAX_WAITING = 8;
/** The longest that one request hears: all that wait before it take all their time. */
export const HEARING_MILLIS = (MAX_WAITING / AT_ONCE + 1) * LIMITS.millis;

/** Runs the operator's program for each speech: the WAV file on its standard input, the text on its standard output. Null: there is none. */
export function createRecognizer(command: readonly string[] | null, limits: HearingLimits = LIMITS): Recognizer {
  const running = new Set<ChildProcess>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  let closed = false;
  return {
    async hear(speech, locale) {
      if (command === null) throw new Error('no recogniser is configured');
      if (busy < AT_ONCE) busy++;
      else if (waiting.length >= MAX_WAITING) throw failed('too many requests wait for it');
      else await new Promise<void>((resolve) => void waiting.push(resolve));
      try {
        if (closed) throw failed('the server is closing');
        return transcriptOf(await run(command, wavOf(speech), locale, limits, running));
      } finally {
        const next = waiting.shift();
        if (next === undefined) busy--;
        else next();
      }
    },
    async close() {
      closed = true;
      for (const child of running) kill(child);
    },
  };
}

function run([program = '', ...args]: readonly string[], wav: Uint8Array, locale: string, { millis, bytes }: HearingLimits, running: Set<ChildProcess>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', OCTROI_LOCALE: locale };
    // A group of its own, so that what it starts is killed with it.
    const child = spawn(program, args, { shell: false, detached: true, stdio: ['pipe', 'pipe', 'ignore'], env });
    running.add(child);
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (refusal: ApiError): void => {
      clearTimeout(timer);
      running.delete(child);
      kill(child);
      reject(refusal);
    };
    const timer = setTimeout(() => end(failed(`it did not end within ${millis} ms`)), millis);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > bytes) end(failed(`it wrote more than ${bytes} bytes`));
      else chunks.push(chunk);
    });
    // A program that ends before it has read everything is judged by its exit code.
    child.stdin.on('error', () => {});
    child.on('error', () => end(failed('it could not be started')));
    child.on('close', (code) => {
      if (code === 0) {
        clearTimeout(timer);
        running.delete(child);
        resolve(Buffer.concat(chunks));
      } else end(failed(code === null ? 'it was killed' : `it ended with ${code}`));
    });
    child.stdin.end(wav);
  });
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended.
  }
}

function transcriptOf(written: Buffer): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(written);
  } catch {
    throw failed('it wrote what is not UTF-8');
  }
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, MAX_CHARACTERS);
  // Half of a character that takes two is none.
  return line.replace(/[\uD800-\uDBFF]$/, '').trim();
}

function failed(why: string): ApiError {
  return new ApiError('DependencyFailedException', `Speech recognition failed: ${why}.`);
}
