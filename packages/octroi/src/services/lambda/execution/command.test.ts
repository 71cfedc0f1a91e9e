import { expect, test } from 'vitest';
import { runtimeCommand, type CommandFacts } from './command.ts';

const facts: CommandFacts = {
  interpreter: { family: 'node', command: '/usr/bin/node', version: 'v24.1.0' },
  installation: { runtimes: '/srv/octroi/runtimes', origin: '/srv/octroi/dist/main.js', packages: ['/srv/octroi/node_modules'] },
  memoryMb: 128,
  ephemeralMb: 512,
  taskRoot: '/srv/data/lambda/scratch/code/1',
  layerRoot: '/srv/data/lambda/scratch/code/layers-1',
  temporaryFolder: '/srv/data/lambda/scratch/environments/1',
};

function allowed(kind: 'read' | 'write', given: Partial<CommandFacts> = {}): string[] {
  const flag = `--allow-fs-${kind}=`;
  return runtimeCommand({ ...facts, ...given }).args.filter((each) => each.startsWith(flag)).map((each) => each.slice(flag.length));
}

test('LAM-135: a function may write its temporary files, and read its code, the runtime and places of the host that hold nothing of the server', () => {
  expect(allowed('write').filter((folder) => !folder.startsWith('/dev/'))).toEqual([facts.temporaryFolder]);
  expect(allowed('read')).toEqual(expect.arrayContaining(['/usr', '/opt', '/usr/bin', facts.taskRoot, facts.temporaryFolder, '/srv/octroi/runtimes', '/srv/octroi/node_modules']));
  for (const wide of ['/', '/tmp', '/var', '/home', '/srv', '/srv/data', '/etc', '/dev', '/proc', '/proc/self', '/proc/self/root']) expect(allowed('read'), wide).not.toContain(wide);
});

test('LAM-135: a place of the host that holds the data folder or the installation is not given', () => {
  const scratch = '/opt/octroi/data/lambda/scratch';
  const inOpt = allowed('read', { taskRoot: `${scratch}/code/1`, temporaryFolder: `${scratch}/environments/1` });
  expect(inOpt).not.toContain('/opt');
  expect(inOpt).toContain('/usr');
  expect(allowed('read', { installation: { ...facts.installation, runtimes: '/usr/lib/node_modules/octroi/runtimes' } })).not.toContain('/usr');
});
