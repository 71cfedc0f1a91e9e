import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Child } from '../child.ts';
import { findInstallation } from '../installation.ts';
import { createReaper } from '../reaper.ts';
import { enterSandbox } from './enter.ts';
import { newIdentity } from './identity.ts';
import { layoutOf } from './layout.ts';
import { decideSandbox, type Sandbox, type SandboxChoice } from './level.ts';

let probed: Promise<string | undefined> | undefined;

/**
 * The sandbox that functions get on this host.
 * @throws Error with a sentence, if what was asked for by name cannot be had
 */
export async function chooseSandbox(choice: SandboxChoice): Promise<Sandbox> {
  if (choice.level === 'process') return decideSandbox(choice, undefined);
  probed ??= namespacesProblem();
  return decideSandbox(choice, await probed);
}

/** Why sandboxes of namespaces cannot be made here, found by making one, whole; undefined if they can. */
export async function namespacesProblem(): Promise<string | undefined> {
  if (process.platform !== 'linux') return `${process.platform} has none`;
  const folder = mkdtempSync(join(tmpdir(), 'octroi-probe-'));
  const reaper = createReaper();
  try {
    const installation = findInstallation();
    const empty = join(folder, 'empty');
    const root = join(folder, 'root');
    mkdirSync(empty);
    mkdirSync(root);
    const layout = layoutOf({
      interpreter: { family: 'node', command: process.execPath, version: process.version },
      installation,
      taskRoot: empty,
      layerRoot: empty,
      ephemeralMb: 1,
      network: 'none',
      caBundle: undefined,
      hostName: undefined,
    });
    const table = join(folder, 'mounts');
    writeFileSync(table, layout.table);
    const child: Child = enterSandbox(
      {
        scripts: join(installation.runtimes, 'sandbox'),
        folder: { root, table },
        layout,
        identity: newIdentity(),
        controlGroup: undefined,
        listeners: new Map([['127.0.0.1:9001', () => undefined]]),
        limits: { fileBlocks: 8, processes: 64, dataKilobytes: 0, addressKilobytes: 0 },
        command: ['/bin/sh', '-c', 'exit 42'],
        variables: {},
      },
      { reaper, output: () => undefined, freeze: false },
    );
    const { code, signal, problem } = await child.exited;
    if (problem !== undefined) return problem;
    return code === 42 ? undefined : `a program in them ended with ${signal ?? code}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await reaper.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
