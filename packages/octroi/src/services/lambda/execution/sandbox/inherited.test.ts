import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shielded } from './inherited.ts';

test('LAM-130: descriptors of whoever started the server are replaced, those that a child needs are kept', () => {
  const stdio = shielded<'pipe' | 'ignore'>(['pipe', 'pipe', 'pipe', 'ignore', 'pipe'], [3, 4, 6]);
  expect(stdio).toEqual(['pipe', 'pipe', 'pipe', expect.any(Number), 'pipe', 'ignore', expect.any(Number)]);
  const { status } = spawnSync('/bin/true', { stdio });
  expect(status).toBe(0);
});

test.skipIf(process.platform !== 'linux')('LAM-130: such a descriptor is found, and /dev/null in the child of a server that has one', async () => {
  const script = `import { shielded } from ${JSON.stringify(join(import.meta.dirname, 'inherited.ts'))}; import { spawnSync } from 'node:child_process';
    console.log(spawnSync('readlink', ['/proc/self/fd/40'], { stdio: shielded(['ignore', 'pipe', 'inherit']) }).stdout.toString());`;
  const given = openSync('/etc/passwd', 'r');
  const stdio = Array.from({ length: 41 }, (_, at) => (at === 1 ? 'pipe' : at === 40 ? given : 'ignore'));
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio });
  closeSync(given);
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  expect(text.trim()).toBe('/dev/null');
});
