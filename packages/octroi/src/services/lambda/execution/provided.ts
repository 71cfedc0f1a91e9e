import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Interpreter } from './interpreters.ts';

/** Machines of ELF programs, as Node calls them. */
const MACHINES: Readonly<Record<number, string>> = { 0x03: 'ia32', 0x28: 'arm', 0x3e: 'x64', 0xb7: 'arm64', 0xf3: 'riscv64' };

/** Is the runtime one that the function brings itself? */
export function isProvided(runtime: string): boolean {
  return runtime.startsWith('provided.');
}

/**
 * The function's own runtime: `bootstrap` of its package, else of its layers (LAM-128). The reason, as AWS's runtimes tell it, if there
 * is none that this host can run.
 * @param machine Node's name of this host's architecture
 */
export async function findBootstrap(taskRoot: string, layerRoot: string, machine: string = process.arch): Promise<Interpreter | { readonly missing: string }> {
  const places = [
    { path: join(taskRoot, 'bootstrap'), inside: '/var/task/bootstrap' },
    { path: join(layerRoot, 'bootstrap'), inside: '/opt/bootstrap' },
  ];
  for (const { path, inside } of places) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) continue;
    if ((found.mode & 0o111) === 0) return { missing: `fork/exec ${inside}: permission denied` };
    const problem = await formatProblem(path, machine);
    return problem === undefined ? { family: 'provided', command: path, version: '', inside } : { missing: `fork/exec ${inside}: exec format error: ${problem}` };
  }
  return { missing: `Couldn't find valid bootstrap(s): [${places.map(({ inside }) => inside).join(' ')}]` };
}

/** Why the kernel would not run the file; undefined if it would. A shell would take any other file for a script of its own. */
async function formatProblem(path: string, machine: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(20);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    if (head.subarray(0, 2).toString('latin1') === '#!') return undefined;
    if (bytesRead < head.length || head.readUInt32BE(0) !== 0x7f454c46) return 'it is neither a script with #! nor a program';
    const code = head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18);
    const built = MACHINES[code] ?? `machine ${code}`;
    return built === machine ? undefined : `it is built for ${built}, and this host is ${machine}`;
  } finally {
    await file.close();
  }
}
