import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListOrganizationalUnitsForParentCommand } from '@aws-sdk/client-organizations';
import { expect, test } from 'vitest';
import { openKeyring } from '../store/seal.ts';
import { openSharedMemory, type SharedMemoryNode } from '../testing/shared-memory.fixture.ts';
import { openWorld, type World } from '../testing/world.ts';
import { Serving } from './serving.ts';

async function nodeOf(cluster: SharedMemoryNode): Promise<World> {
  return openWorld({ node: { kv: cluster, cluster, seal: openKeyring({}) } });
}

const ask = async (world: World, path: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const route = world.gateway.routes.find((each) => each.path === path)!;
  const reply = await route.answer({ requestId: 'r', http: { method: 'GET', path, query: '', headers: [], body: new Uint8Array() }, transport: { sourceIp: null, secure: false }, header: () => undefined } as never);
  return { status: reply.status, body: JSON.parse(String(reply.body)) as Record<string, unknown> };
};

test('design 3: a node whose store is stale answers every signed request with 503 in its protocol, and heals by itself', async () => {
  const cluster = openSharedMemory().node('one');
  const world = await nodeOf(cluster);
  world.gateway.serving.start();
  const root = await world.account();
  await world.sts(root).send(new GetCallerIdentityCommand({}));
  cluster.fresh = false;
  const nobody = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x'.repeat(40) };
  // Not even whether a key exists is said by a node that may not have heard of it.
  for (const credentials of [root, nobody]) {
    await expect(world.sts(credentials).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'ServiceUnavailable', $metadata: { httpStatusCode: 503 } });
    await expect(world.lambda(credentials).send(new ListFunctionsCommand({}))).rejects.toMatchObject({ name: 'ServiceUnavailableException', $metadata: { httpStatusCode: 503 } });
    await expect(world.organizations(credentials).send(new ListOrganizationalUnitsForParentCommand({ ParentId: 'r-abcd' }))).rejects.toMatchObject({ name: 'ServiceUnavailableException', $metadata: { httpStatusCode: 503 } });
  }
  const url = await world.gateway.functionUrl({ requestId: 'r', http: { method: 'GET', path: '/', query: '', headers: [], body: new Uint8Array() }, transport: { sourceIp: null, secure: false }, header: (name: string) => (name === 'host' ? `${'a'.repeat(32)}.lambda-url.us-east-1.localhost:4747` : undefined) } as never);
  expect(url?.status).toBe(503);
  expect(await ask(world, '/_octroi/ready')).toEqual({ status: 503, body: { ready: false, status: 'stale', reason: expect.stringContaining('store') } });
  expect(await ask(world, '/_octroi/health')).toMatchObject({ status: 200, body: { status: 'stale' } });
  cluster.fresh = true;
  await world.sts(root).send(new GetCallerIdentityCommand({}));
  expect((await ask(world, '/_octroi/ready')).status).toBe(200);
  expect(world.faults).toEqual([]);
  await world.close();
});

test('liveness is 200 whatever the condition; readiness only when started, trusted, and not about to stop', async () => {
  const world = await openWorld();
  const { serving } = world.gateway;
  const seen = async (): Promise<unknown[]> => [(await ask(world, '/_octroi/health')).status, (await ask(world, '/_octroi/ready')).status, serving.condition()];
  expect(await seen()).toEqual([200, 503, 'starting']);
  serving.start();
  expect(await seen()).toEqual([200, 200, 'ok']);
  expect((await ask(world, '/_octroi/ready')).body).toEqual({ ready: true, status: 'ok' });
  serving.distrust();
  expect(await seen()).toEqual([200, 503, 'distrusted']);
  const root = await world.account();
  await expect(world.sts(root).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'ServiceUnavailable' });
  serving.trust();
  serving.drain();
  expect(await seen()).toEqual([200, 503, 'draining']);
  // Who comes before the connection ends is still served.
  await world.sts(root).send(new GetCallerIdentityCommand({}));
  expect(world.faults).toEqual([]);
  await world.close();
});

test('a node that starts or drains answers, one that is stale or distrusted does not', () => {
  const serving = new Serving(null);
  expect(serving.refusal()).toBeNull();
  serving.drain();
  expect(serving.refusal()).toBeNull();
  serving.distrust();
  expect(serving.refusal()).not.toBeNull();
});
