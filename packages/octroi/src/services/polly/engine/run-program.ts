import { spawn } from 'node:child_process';

/** A program with its fixed arguments: never a line that a shell reads. */
export type Command = readonly [program: string, ...fixed: string[]];

export interface RunLimits {
  readonly millis: number;
  readonly bytes: number;
}

/** The program is not there. */
export class NotInstalled extends Error {}

/**
 * Runs a program with the input on its standard input, and answers what it writes. It gets no environment but a path, and is killed when its time
 * or its output is over.
 * @throws NotInstalled if there is no such program; Error if it fails or is killed
 */
export function runProgram([program, ...fixed]: Command, args: readonly string[], input: Uint8Array, { millis, bytes }: RunLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...fixed, ...args], { shell: false, stdio: ['pipe', 'pipe', 'ignore'], env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8' } });
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`${program} ${why}`));
    };
    const timer = setTimeout(() => end(`did not end within ${millis} ms`), millis);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > bytes) end(`wrote more than ${bytes} bytes`);
      else chunks.push(chunk);
    });
    // A program that ends before it has read everything is judged by its exit code.
    child.stdin.on('error', () => {});
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(error.code === 'ENOENT' ? new NotInstalled(program) : error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new Error(`${program} ended with ${code}`));
    });
    child.stdin.end(input);
  });
}
