import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { launch, type LaunchOptions, type Octroi } from '../../gateway/launch.ts';
import { etcdBinary, startEtcdCluster, type EtcdCluster } from '../../store/etcd/cluster.fixture.ts';
import { S3RVER_CREDENTIALS, startS3rver } from '../../store/blobs-s3/s3rver.fixture.ts';
import { parseBlobs, parseStore } from '../../store/store-spec.ts';
import { run as backup } from '../commands/backup.ts';
import { run as restore } from '../commands/restore.ts';
import { ACCOUNT, expectInUse, keepWriting, ROOT, useAccount, type InUse } from './account-in-use.fixture.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
let folder = '';
const at = (name: string): string => join(folder, name);
const faults: unknown[] = [];
const running: Octroi[] = [];

async function server(data: string, more: Partial<LaunchOptions> = {}): Promise<Octroi> {
  const octroi = await launch({ data: at(data), host: '127.0.0.1', port: 0, accounts: [{ id: ACCOUNT, root: ROOT }], control: false, tls: null, trustedProxies: [], report: (fault) => faults.push(fault), ...more });
  running.push(octroi);
  return octroi;
}

const ended = async (octroi: Octroi): Promise<void> => {
  running.splice(running.indexOf(octroi), 1);
  await octroi.close();
};

let used: InUse;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-backup-e2e-'));
  vi.stubEnv('OCTROI_MASTER_KEY', KEY);
  const octroi = await server('source');
  used = await useAccount(octroi.endpoint);
  await expectInUse(octroi.endpoint, used);
  await ended(octroi);
});
beforeEach(() => {
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockReturnValue(true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const octroi of running.splice(0)) await octroi.close();
  expect(faults.splice(0)).toEqual([]);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test('an account of a folder is in use after a restore into another folder as it was before', async () => {
  expect(await backup([at('folder.backup'), '--data', at('source')])).toBe(0);
  expect(await restore([at('folder.backup'), '--data', at('copy')])).toBe(0);
  const octroi = await server('copy');
  expect(octroi.made).toEqual([]);
  await expectInUse(octroi.endpoint, used);
});

test('blobs go into a bucket of S3, are used from there, and come back', async () => {
  const s3 = await startS3rver(['octroi-blobs']);
  for (const [variable, value] of Object.entries(S3RVER_CREDENTIALS)) vi.stubEnv(variable, value);
  try {
    const place = `s3://octroi-blobs/here?endpoint=${encodeURIComponent(s3.endpoint)}&region=eu-central-1&path-style=true`;
    await backup([at('folder.backup'), '--data', at('source')]);
    expect(await restore([at('folder.backup'), '--data', at('in-s3'), '--blobs', place])).toBe(0);
    expect(existsSync(join(at('in-s3'), 'blobs'))).toBe(false);
    const octroi = await server('in-s3', { blobs: parseBlobs(place) });
    await expectInUse(octroi.endpoint, used);
    await ended(octroi);
    await backup([at('s3.backup'), '--data', at('in-s3'), '--blobs', place]);
    expect(await restore([at('s3.backup'), '--data', at('out-of-s3')])).toBe(0);
    await expectInUse((await server('out-of-s3')).endpoint, used);
  } finally {
    for (const variable of Object.keys(S3RVER_CREDENTIALS)) vi.stubEnv(variable, undefined);
    await s3.close();
  }
});

test('the master key goes by its file, too', async () => {
  vi.stubEnv('OCTROI_MASTER_KEY', undefined);
  try {
    await ended(await server('keyed'));
    await backup([at('keyed.backup'), '--data', at('keyed')]);
    mkdirSync(at('keyed-copy'));
    cpSync(join(at('keyed'), 'master.key'), join(at('keyed-copy'), 'master.key'));
    await restore([at('keyed.backup'), '--data', at('keyed-copy')]);
    const { endpoint, made } = await server('keyed-copy');
    expect(made).toEqual([]);
    expect((await new STSClient({ endpoint, region: 'us-east-1', credentials: ROOT }).send(new GetCallerIdentityCommand({}))).Account).toBe(ACCOUNT);
  } finally {
    vi.stubEnv('OCTROI_MASTER_KEY', KEY);
  }
});

describe.skipIf(etcdBinary() === null)('with a store in etcd', () => {
  let cluster: EtcdCluster;
  beforeAll(async () => {
    cluster = await startEtcdCluster();
  });
  afterAll(() => cluster?.dispose());

  test('an account goes from a folder into a cluster, is backed up while it is written to, and goes back into a folder', { timeout: 60_000 }, async () => {
    await backup([at('source.backup'), '--data', at('source')]);
    const url = cluster.url();
    const shared = ['--store', url, '--blobs', at('shared-blobs')];
    expect(await restore([at('source.backup'), ...shared])).toBe(0);
    await expect(restore([at('source.backup'), ...shared])).rejects.toThrow('is not empty, it holds 1 account in');
    const places = { store: parseStore(url), blobs: { kind: 'folder', folder: at('shared-blobs') } } as const;
    const nodes = [await server('node-1', places), await server('node-2', places)] as const;
    for (const { endpoint } of nodes) await expectInUse(endpoint, used);
    // Nodes go on while it is read, and are never restored over.
    const writing = keepWriting(nodes[0].endpoint);
    expect(await backup([at('cluster.backup'), ...shared])).toBe(0);
    expect(await writing.stop()).toBeGreaterThan(0);
    await expect(restore([at('source.backup'), ...shared, '--replace'])).rejects.toMatchObject({ name: 'StoreUnavailableError' });
    for (const node of nodes) await ended(node);
    expect(await restore([at('cluster.backup'), '--data', at('back')])).toBe(0);
    await expectInUse((await server('back')).endpoint, used);
    expect(await restore([at('source.backup'), ...shared, '--replace'])).toBe(0);
    await expectInUse((await server('node-3', places)).endpoint, used);
  });

  test('a place in etcd where no store is, is said, and not made one', async () => {
    await expect(backup([at('none.backup'), '--store', cluster.url('nothing'), '--blobs', at('shared-blobs')])).rejects.toThrow('there is no store of octroi under `/nothing` in etcd');
    await expect(backup([at('none.backup'), '--store', cluster.url('nothing'), '--blobs', at('shared-blobs')])).rejects.toThrow('there is no store of octroi');
  });
});
