import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetBotCommand, LexModelBuildingServiceClient, PutBotCommand, PutIntentCommand, PutSlotTypeCommand } from '@aws-sdk/client-lex-model-building-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOctroi } from '../../../testing/start.ts';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'octroi-lex-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

test('LEX-BLD-1: a server that ends while it builds a bot goes on with the build when it starts again, and keeps what slot types hold', async () => {
  const accounts = [{ id: '111122223333', root: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' } }];
  const clientOf = (endpoint: string) => new LexModelBuildingServiceClient({ endpoint, region: 'us-east-1', credentials: accounts[0]!.root });
  const values = Array.from({ length: 2000 }, (_, index) => ({ value: `flower number ${index}` }));
  const first = await startOctroi({ data, accounts });
  const models = clientOf(first.endpoint);
  await models.send(new PutSlotTypeCommand({ name: 'Flowers', enumerationValues: values }));
  const utterances = (what: string) => Array.from({ length: 100 }, (_, index) => `${what} in the way that has the number ${index}`);
  await models.send(new PutIntentCommand({ name: 'Cancel', sampleUtterances: utterances('cancel my order') }));
  await models.send(new PutIntentCommand({ name: 'Order', sampleUtterances: utterances('order {Flower}'), slots: [{ name: 'Flower', slotConstraint: 'Optional', slotType: 'Flowers', slotTypeVersion: '$LATEST' }] }));
  const intents = ['Order', 'Cancel'].map((intentName) => ({ intentName, intentVersion: '$LATEST' }));
  await models.send(new PutBotCommand({ name: 'Florist', locale: 'en-US', childDirected: false, intents }));
  const status = async (client: LexModelBuildingServiceClient) => (await client.send(new GetBotCommand({ name: 'Florist', versionOrAlias: '$LATEST' }))).status;
  expect(['BUILDING', 'READY_BASIC_TESTING']).toContain(await status(models));
  models.destroy();
  await first.close();
  expect(first.faults).toEqual([]);

  const second = await startOctroi({ data, accounts });
  try {
    const again = clientOf(second.endpoint);
    await expect.poll(() => status(again), { timeout: 30_000, interval: 100 }).toBe('READY');
    again.destroy();
    expect(second.faults).toEqual([]);
  } finally {
    await second.close();
  }
}, 60_000);
