import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { openSqliteStore } from './sqlite.ts';

const FIXTURE = fileURLToPath(new URL('lock.fixture.ts', import.meta.url));
const NODE = ['--conditions=octroi-source', FIXTURE];
const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'octroi-lock-'));
  folders.push(made);
  return made;
}

/** What another process says that opens the folder; it holds it from then on, if it may. */
async function said(command: readonly string[], at: string): Promise<{ readonly child: ChildProcess; readonly text: string }> {
  const child = spawn(command[0]!, [...command.slice(1), at], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [text] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, text: text.toString().trim() };
}

test('store: a process that has tried a second opening still holds its folder against others', async () => {
  const at = folder();
  const kv = await openSqliteStore(at);
  await expect(openSqliteStore(at)).rejects.toThrow('is in use');
  // POSIX gives back all locks of a process on a file when it closes any handle to it.
  const { text } = await said([process.execPath, ...NODE], at);
  expect(text).toBe(`StoreUnavailableError: the data folder \`${at}\` is in use by another octroi (process ${process.pid}): stop that one, or give this one another folder`);
  await kv.close();
});

test('store: another thread of the same process is refused, and can open once the first has closed', async () => {
  const at = folder();
  const kv = await openSqliteStore(at);
  const inThread = async (): Promise<string> => {
    const worker = new Worker(FIXTURE, { workerData: at, execArgv: ['--conditions=octroi-source'] });
    const [text] = (await once(worker, 'message')) as [string];
    await worker.terminate();
    return text;
  };
  expect(await inThread()).toContain(`is in use by another octroi (process ${process.pid})`);
  await kv.close();
  expect(await inThread()).toBe('open');
});

test('store: a killed holder leaves its note and no lock; a note of nobody stops nobody', async () => {
  const at = folder();
  const { child, text } = await said([process.execPath, ...NODE], at);
  expect(text).toBe('open');
  await expect(openSqliteStore(at)).rejects.toThrow(`(process ${child.pid})`);
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  expect(existsSync(join(at, 'lock'))).toBe(true);
  const kv = await openSqliteStore(at);
  await expect(openSqliteStore(at)).rejects.toThrow(`(process ${process.pid})`);
  writeFileSync(join(at, 'lock'), 'nonsense');
  await expect(openSqliteStore(at)).rejects.toThrow('in use by another octroi: stop that one');
  await kv.close();
});

const unshare = ['unshare', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']), '--pid', '--fork', '--kill-child', '--mount-proc'];
const canUnshare = spawnSync(unshare[0]!, [...unshare.slice(1), 'true']).status === 0;

test.skipIf(!canUnshare)('store: a holder in another container is named as one: its process id means nothing here', async () => {
  const at = folder();
  const { text } = await said([...unshare, process.execPath, ...NODE], at);
  expect(text).toBe('open');
  await expect(openSqliteStore(at)).rejects.toThrow(/is in use by another octroi \(process \d+ of another container or host, /);
});
