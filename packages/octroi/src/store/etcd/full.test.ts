import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { StoreFullError } from '../backend.ts';
import { get, put } from '../suite/shorthand.ts';
import { etcdBinary, startEtcdCluster } from './cluster.fixture.ts';
import type { EtcdCluster } from './cluster.fixture.ts';
import { opening, SOON, specOf } from './open.fixture.ts';

describe.skipIf(etcdBinary() === null)('an etcd that has no room left', () => {
  let cluster: EtcdCluster | undefined;
  const opened = opening();
  afterEach(() => opened.close());
  afterAll(() => cluster?.dispose());

  test('store: a write is refused in a sentence and is not there; the node answers nobody until there is room, then goes on', async () => {
    cluster = await startEtcdCluster({ members: 1, args: [`--quota-backend-bytes=${4 * 1024 * 1024}`] });
    const node = await opened.node(specOf(cluster.endpoints), { heartbeatMillis: 100, silentMillis: 600, staleMillis: 1200 });
    await put(node, ['kept'], '1');
    const write = (): Promise<unknown> => put(node, ['large'], 'x'.repeat(300_000)).then(() => undefined, (error: unknown) => error);
    let refusal: unknown;
    for (let written = 0; written < 100 && refusal === undefined; written++) refusal = await write();
    expect(refusal).toBeInstanceOf(StoreFullError);
    expect((refusal as Error).message).toContain('--quota-backend-bytes');
    // Without heartbeats nobody knows that nothing changes.
    await expect.poll(() => get(node, ['kept']).catch((error: unknown) => (error as Error).message), SOON).toContain('has heard nothing from etcd for');
    const client = await opened.client(cluster.endpoints[0]!);
    const { header } = await client.kv.range({ key: Buffer.from('none') });
    await client.kv.compact({ revision: header.revision, physical: true });
    await client.maintenance.defragment();
    await disarm(cluster.endpoints[0]!);
    await expect.poll(() => get(node, ['kept']).catch(() => 'refused'), SOON).toBe('1');
    await put(node, ['kept'], '2');
    expect(await get(node, ['kept'])).toBe('2');
  });
});

/** By JSON: the id of a member is larger than a number of JavaScript holds. */
async function disarm(endpoint: string): Promise<void> {
  const ask = async (body: object): Promise<{ readonly alarms?: readonly { readonly memberID: string; readonly alarm: string }[] }> =>
    (await (await fetch(`http://${endpoint}/v3/maintenance/alarm`, { method: 'POST', body: JSON.stringify(body) })).json()) as never;
  const { alarms = [] } = await ask({ action: 'GET' });
  for (const alarm of alarms) await ask({ action: 'DEACTIVATE', ...alarm });
}
