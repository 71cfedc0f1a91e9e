import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A transaction whose answer the parent has read in full. */
export interface Acknowledged {
  readonly id: string;
  readonly count: number;
  readonly revision: number;
}

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));
/** A writer that has not even opened the store by now is broken. */
const TIMEOUT_MILLISECONDS = 30_000;

/** Starts a writer, kills it at a random moment with SIGKILL, and returns what it had acknowledged. */
export async function killedWriter(folder: string, run: string): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, [WRITER, folder, run], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  const timeout = setTimeout(kill, TIMEOUT_MILLISECONDS);
  // One in eight dies while it starts and recovers; the others at work.
  const early = Math.random() < 1 / 8;
  if (early) setTimeout(kill, Math.random() * 300);
  let waiting = !early;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    if (waiting && output.includes('open\n')) {
      waiting = false;
      setTimeout(kill, Math.random() * 80);
    }
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timeout);
  if (signal !== 'SIGKILL' || waiting) throw new Error(`the writer ended by itself or never opened the store: ${errors}`);
  return acknowledgements(output);
}

/** The last line may be cut; it was never acknowledged. */
function acknowledgements(output: string): readonly Acknowledged[] {
  const lines = output.slice(0, output.lastIndexOf('\n') + 1).split('\n');
  return lines
    .filter((line) => line !== '' && line !== 'open')
    .map((line) => {
      const [id, count, revision] = line.split(' ');
      return { id: id!, count: Number(count), revision: Number(revision) };
    });
}
