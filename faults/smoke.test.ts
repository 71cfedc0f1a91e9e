import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { notBuilt } from '../packages/octroi/src/cli/octroi.fixture.ts';
import { etcdBinary } from '../packages/octroi/src/store/etcd/member.fixture.ts';
import { copyProgram } from './cluster/program.ts';
import { faults } from './nemesis/all.ts';
import { trial } from './trial.ts';

const skipped = etcdBinary() === null ? 'skipped: there is no etcd' : notBuilt();

test.skipIf(skipped !== null)(`two nodes keep their promises while the leader of etcd is killed${skipped === null ? '' : ` (${skipped})`}`, { timeout: 90_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-faults-smoke-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const fault = faults.find(({ name }) => name === 'leader-kill')!;
  const result = await trial({ fault, seed: 1, seconds: 1, calm: 1, members: 3, nodes: 2, folder: join(folder, 'run'), bin: copyProgram(join(folder, 'program')), isolated: false, say: () => undefined });
  expect(result.violations).toEqual([]);
  expect(result.injections).toBeGreaterThan(0);
  expect(result.acknowledged).toBeGreaterThan(100);
});
