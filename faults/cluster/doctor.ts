import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Violation } from '../check/violation.ts';
import type { Scene } from './scene.ts';

/** Ends the nodes and has `octroi doctor` look at what they leave. */
export async function doctor(scene: Scene, say: (line: string) => void): Promise<Violation[]> {
  if (!existsSync(join(import.meta.dirname, '../../packages/octroi/src/cli/commands/doctor.ts'))) {
    say('there is no octroi doctor: invariants are not checked');
    return [];
  }
  await Promise.all(scene.nodes.map(({ service }) => service.end('SIGTERM')));
  const [node] = scene.nodes;
  const store = scene.store.length > 0 ? scene.store : ['--data', join(node!.folder, 'data')];
  const { code, output } = await outputOf([...node!.place.prefix, process.execPath, scene.bin, 'doctor', ...store], { OCTROI_MASTER_KEY: scene.masterKey, NO_COLOR: '1' });
  return code === 0 ? [] : [{ promise: 'invariants', what: `octroi doctor ended with ${code}: ${output.trim().split('\n').slice(-6).join(' | ')}` }];
}

function outputOf([file, ...args]: readonly string[], env: Readonly<Record<string, string>>): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(file!, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
