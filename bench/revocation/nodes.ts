import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEtcdCluster } from '../../packages/octroi/src/store/etcd/cluster.fixture.ts';
import { guardian } from '../../packages/octroi/src/store/etcd/guardian.fixture.ts';
import { ACCOUNT, MAIN, ROOT } from '../http.ts';
import { firstLine } from '../processes.ts';

/** Servers as a user starts them, each a process of its own, on a store in three members of etcd. */
export interface Nodes extends AsyncDisposable {
  readonly ports: readonly number[];
}

export async function startNodes(count: number): Promise<Nodes> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-revocation-'));
  const accounts = join(folder, 'accounts.json');
  writeFileSync(accounts, JSON.stringify({ accounts: [{ id: ACCOUNT, root: ROOT }] }));
  const cluster = await startEtcdCluster();
  const children: ChildProcess[] = [];
  // However this process ends, the nodes do.
  const guard = guardian(folder);
  const end = async (): Promise<void> => {
    await Promise.all(children.map(ended));
    guard.release();
    await cluster.dispose();
    rmSync(folder, { recursive: true, force: true });
  };
  const masterKey = randomBytes(32).toString('hex');
  try {
    const ports: number[] = [];
    for (let n = 0; n < count; n++) {
      const data = join(folder, `node-${n}`);
      mkdirSync(data);
      const child = spawn(process.execPath, [MAIN, 'start', '--port', '0', '--data', data, '--store', cluster.url('revocation'), '--blobs', join(folder, 'blobs'), '--accounts', accounts], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, OCTROI_MASTER_KEY: masterKey, NO_COLOR: '1' },
      });
      children.push(child);
      if (child.pid !== undefined) guard.add(child.pid);
      ports.push(Number(await firstLine(child, /http:\/\/127\.0\.0\.1:(\d+)/)));
    }
    return { ports, [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  // Whoever does not go by itself is made to.
  const last = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(last);
}
