import { GetBotCommand } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { amongNodes } from '../../kernel/nodes.ts';
import { backgroundRows } from '../../kernel/background.ts';
import { memoryBlobs } from '../../store/blobs-memory.ts';
import { openKeyring } from '../../store/seal.ts';
import { openSharedMemory, type SharedMemoryNode } from '../../testing/shared-memory.fixture.ts';
import { offExecutorPart, lambdaParts } from '../lambda/open-parts.ts';
import { stsParts } from '../sts/open-parts.ts';
import { botBuilder } from './build/builder.ts';
import { builderParts } from './build/open-parts.ts';
import { createImportMover, MOVER_TABLES } from './imports/mover.ts';
import { POINTER, pointers, queuedImports, stagedText } from './imports/staged.ts';
import { rowKey } from '../../kernel/table.ts';
import { openLexAccount } from './lex-account.fixture.ts';
import { putting } from './lex-bots.fixture.ts';
import { imports, slotTypes } from './tables.ts';

const HOME = { partition: 'aws', account: '111122223333', region: 'us-east-1' };
const SHARED = { partition: 'aws', account: '-', region: '-' };

test('LEX-BLD-1: a bot is built by one node, and by another when that one is gone', async () => {
  const memory = openSharedMemory(0);
  const [seal, blobs] = [openKeyring({}), memoryBlobs()];
  const trained: string[] = [];
  const held = new Set(['one']);
  const open = async (id: string) => {
    const cluster = memory.node(id);
    const training = function* (): Generator<void, Uint8Array> {
      trained.push(id);
      while (held.has(id)) yield;
      return Buffer.from(id);
    };
    const account = await openLexAccount({ node: { kv: cluster, cluster, seal, blobs }, parts: (needs) => [offExecutorPart(), ...lambdaParts(needs), ...stsParts(needs), ...builderParts(needs, training)] });
    return { cluster, account, builder: account.world.gateway.outside.use(botBuilder) };
  };
  const [one, two] = [await open('one'), await open('two')];
  const put = putting(one.account.models);
  await put.slotType();
  await put.intent();
  await put.bot({ processBehavior: 'BUILD' });
  await expect.poll(() => trained).toEqual(['one']);
  two.builder.begin();
  await two.builder.settled();
  expect(trained).toEqual(['one']);
  one.cluster.die();
  two.builder.begin();
  await two.builder.settled();
  expect(trained).toEqual(['one', 'two']);
  const bot = () => one.account.models.send(new GetBotCommand({ name: 'Florist', versionOrAlias: '$LATEST' }));
  expect((await bot()).status).toBe('READY');
  const { revision } = memory.beneath;
  held.clear();
  await one.builder.settled();
  // Who was only believed to be dead writes nothing any more.
  expect(memory.beneath.revision).toBe(revision);
  expect([...one.account.world.faults, ...two.account.world.faults]).toEqual([]);
  await two.account.world.close();
  await one.account.world.close();
});

test('LEX-IMP-4: a large import is moved by one node; another waits for it, or takes over when that one is gone', async () => {
  const memory = openSharedMemory(0);
  const blobs = memoryBlobs();
  const blob = await blobs.put(Buffer.from(stagedText([{ table: slotTypes, id: ['Sizes'], row: { name: 'Sizes' } }])));
  const [one, two] = [memory.node('one'), memory.node('two')];
  const mover = (cluster: SharedMemoryNode) => createImportMover({ rows: backgroundRows(cluster, 'lex', MOVER_TABLES), nodes: amongNodes(cluster), blobs: () => blobs });
  await memory.beneath.transact('begun', (tx) => {
    tx.put(rowKey(pointers, HOME, POINTER), JSON.stringify({ importId: 'i', blob }));
    tx.put(rowKey(imports, HOME, ['i']), JSON.stringify({ id: 'i', status: 'IN_PROGRESS' }));
    tx.put(rowKey(queuedImports, SHARED, ['i']), JSON.stringify({ ...HOME, node: 'one' }));
  });
  const rowOf = (key: readonly string[]) => memory.beneath.read(async (snapshot) => (await snapshot.get(key))?.value);
  await mover(two).moveAll();
  expect(await rowOf(rowKey(slotTypes, HOME, ['Sizes']))).toBeUndefined();
  const waiting = mover(two).move(HOME);
  one.die();
  await waiting;
  expect(await rowOf(rowKey(slotTypes, HOME, ['Sizes']))).toBe('{"name":"Sizes"}');
  expect(await rowOf(rowKey(pointers, HOME, POINTER))).toBeUndefined();
  expect(await rowOf(rowKey(queuedImports, SHARED, ['i']))).toBeUndefined();
  expect(await rowOf(rowKey(imports, HOME, ['i']))).toContain('COMPLETE');
  await mover(two).moveAll();
});
