import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Etcd3 } from 'etcd3';
import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { EtcdSpec } from '../store-spec.ts';
import { get, put } from '../suite/shorthand.ts';
import { etcdBinary, startEtcdCluster } from './cluster.fixture.ts';
import type { EtcdCluster } from './cluster.fixture.ts';
import { connector } from './connect.ts';
import { opening, SOON, specOf } from './open.fixture.ts';
import type { Timing } from './timing.ts';

const QUICK: Partial<Timing> = { openMillis: 1500 };

describe.skipIf(etcdBinary() === null)('a store in etcd that asks who comes', () => {
  let cluster: EtcdCluster;
  let folder: string;
  let root: Etcd3 | undefined;
  const opened = opening();
  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'octroi-etcd-tls-'));
    const [member, client, stranger] = await Promise.all(['member', 'client', 'stranger'].map(certificate));
    writeFileSync(file('ca.pem'), member!.cert);
    writeFileSync(file('member.key'), member!.key);
    writeFileSync(file('clients.pem'), `${member!.cert}\n${client!.cert}`);
    for (const [name, made] of [['client', client!], ['stranger', stranger!]] as const) {
      writeFileSync(file(`${name}.pem`), made.cert);
      writeFileSync(file(`${name}.key`), made.key);
    }
    cluster = await startEtcdCluster({ members: 1, tls: { cert: file('ca.pem'), key: file('member.key'), ca: file('clients.pem') } });
    root = (await connector(secured('/any', null)))(cluster.endpoints[0]!);
    await root.auth.userAdd({ name: 'root', password: 'root-password' });
    await root.auth.roleAdd({ name: 'root' });
    await root.auth.userGrantRole({ user: 'root', role: 'root' });
    await root.auth.userAdd({ name: 'octroi', password: 'hunter2' });
    await root.auth.roleAdd({ name: 'octroi' });
    // What lies under its prefix, and nothing else.
    await root.auth.roleGrantPermission({ name: 'octroi', perm: { permType: 'Readwrite', key: Buffer.from('/octroi/'), range_end: Buffer.from('/octroi0') } });
    await root.auth.userGrantRole({ user: 'octroi', role: 'octroi' });
    await root.auth.authEnable();
  });
  afterEach(() => opened.close());
  afterAll(async () => {
    root?.close();
    await cluster?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  function secured(prefix: string, user: EtcdSpec['user'], name = 'client'): EtcdSpec {
    return { ...specOf(cluster.endpoints, prefix), user, tls: { ca: file('ca.pem'), client: { cert: file(`${name}.pem`), key: file(`${name}.key`) } } };
  }
  const user = { name: 'octroi', password: 'hunter2' };
  const refused = async (spec: EtcdSpec): Promise<string> => {
    const error = await opened.node(spec, QUICK).then(() => undefined, (failed: unknown) => failed as Error);
    const told = `${error?.message} ${String(error?.cause)} ${error?.stack}`;
    expect(told).not.toContain('wrong-password');
    expect(told).not.toContain('hunter2');
    return error!.message;
  };

  test('store: with a certificate, a user and a password it serves, and logs in again when the member has forgotten it', async () => {
    const node = await opened.node(secured('/octroi/a', user), { heartbeatMillis: 100, silentMillis: 600 });
    await put(node, ['n'], '1');
    await cluster.stop(0);
    await cluster.start(0);
    await expect.poll(() => put(node, ['n'], '2').then(() => true, () => false), SOON).toBe(true);
    await expect.poll(() => get(node, ['n']).catch(() => 'refused'), SOON).toBe('2');
    expect((await node.sampleAgainstStore(10)).differences).toEqual([]);
  });

  test('store: a user may need no more of etcd than what lies under the prefix, tidying included', async () => {
    const node = await opened.node(secured('/octroi/b', user), { sweepMillis: 100 });
    await put(node, ['n'], '1');
    const everything = { key: Buffer.from('/octroi/b/req/'), range_end: Buffer.from('/octroi/b/req0'), count_only: true };
    const own = (await connector(secured('/octroi/b', user)))(cluster.endpoints[0]!);
    await expect.poll(async () => Number((await own.kv.range(everything)).count), SOON).toBe(0);
    own.close();
  });

  test('store: who is not let in is told why, and never the password', async () => {
    expect(await refused(secured('/octroi/c', { name: 'octroi', password: 'wrong-password' }))).toBe('etcd refuses: authentication failed, invalid user ID or password');
    expect(await refused(secured('/octroi/c', null))).toMatch(/^etcd refuses: /u);
    expect(await refused(secured('/elsewhere', user))).toBe('etcd refuses: permission denied');
    expect(await refused(secured('/octroi/c', user, 'stranger'))).toMatch(/^no member of etcd \(`127\.0\.0\.1:\d+`\) has answered for 1\.5 s: /u);
    expect(await refused({ ...secured('/octroi/c', user), tls: null })).toMatch(/^no member of etcd/u);
    expect(await refused({ ...secured('/octroi/c', user), tls: { ca: file('stranger.pem'), client: null } })).toMatch(/^no member of etcd/u);
    expect(await refused({ ...secured('/octroi/c', user), tls: { ca: file('missing.pem'), client: null } })).toBe(
      `the certificate authority of etcd, \`${file('missing.pem')}\`, cannot be read: ENOENT`,
    );
  });
});

async function certificate(name: string): Promise<{ readonly cert: string; readonly key: string }> {
  const made = await generate([{ name: 'commonName', value: name }], {
    algorithm: 'sha256',
    keySize: 2048,
    extensions: [{ name: 'basicConstraints', cA: true }, { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  return { cert: made.cert, key: made.private };
}
