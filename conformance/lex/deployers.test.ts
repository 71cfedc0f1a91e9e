import {
  CreateBotVersionCommand, CreateIntentVersionCommand, GetBotCommand, GetImportCommand, GetIntentCommand, PutBotAliasCommand, PutBotCommand, StartImportCommand, type LexModelBuildingServiceClient,
} from '@aws-sdk/client-lex-model-building-service';
import { PostTextCommand } from '@aws-sdk/client-lex-runtime-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botBuilder } from '../../packages/octroi/src/services/lex/build/builder.ts';
import { archiveOf } from '../../packages/octroi/src/services/lex/exports/archive.ts';
import { EXPORTED_BOTS, exportedText } from '../../packages/octroi/src/services/lex/exports/exports.fixture.ts';
import { openLexAccount, type LexAccount } from '../../packages/octroi/src/services/lex/lex-account.fixture.ts';

/** The ways in which known tools bring a bot here, request by request, with real exports. */

let account: LexAccount;
beforeAll(async () => {
  account = await openLexAccount({ rerunProbability: 0 });
});
afterAll(async () => {
  expect(account.world.faults).toEqual([]);
  await account.world.close();
});

async function imported(models: LexModelBuildingServiceClient, name: (typeof EXPORTED_BOTS)[number], entry: string): Promise<void> {
  const { importId } = await models.send(new StartImportCommand({ payload: archiveOf(entry, exportedText(name)), resourceType: 'BOT', mergeStrategy: 'OVERWRITE_LATEST' }));
  expect(await models.send(new GetImportCommand({ importId }))).toMatchObject({ importStatus: 'COMPLETE', name });
}

/** The `$LATEST` as the input of a PutBot. */
async function latest(models: LexModelBuildingServiceClient, name: string) {
  const { $metadata: _, status: __, failureReason: ___, createdDate: ____, lastUpdatedDate: _____, version: ______, ...bot } = await models.send(new GetBotCommand({ name, versionOrAlias: '$LATEST' }));
  return bot as ConstructorParameters<typeof PutBotCommand>[0];
}

/** The tools poll until the status is READY; here it is as soon as the builder has nothing left to do. */
async function ready(models: LexModelBuildingServiceClient, name: string): Promise<void> {
  await account.world.gateway.outside.use(botBuilder).settled();
  expect(await models.send(new GetBotCommand({ name, versionOrAlias: '$LATEST' }))).toMatchObject({ status: 'READY' });
}

test('LEX-CLI-4, LEX-ALI-1: NLU.DevOps makes a bot of its name, imports, builds with a version, points an alias to $LATEST and talks as a new user each time', async () => {
  const { models, world, root } = account;
  const runtime = world.lexRuntime(root);
  await models.send(new PutBotCommand({ name: 'OrderFlowers', locale: 'en-US', childDirected: false }));
  await imported(models, 'OrderFlowers', 'import.json');
  expect((await models.send(new PutBotCommand({ ...(await latest(models, 'OrderFlowers')), processBehavior: 'BUILD', createVersion: true }))).version).toBe('1');
  await ready(models, 'OrderFlowers');
  await models.send(new PutBotAliasCommand({ botName: 'OrderFlowers', name: 'Testing', botVersion: '$LATEST' }));
  for (const [at, inputText] of ['I would like to pick up flowers', 'I would like to order some flowers'].entries()) {
    const answer = await runtime.send(new PostTextCommand({ botName: 'OrderFlowers', botAlias: 'Testing', userId: `user-${at}`, inputText }));
    expect([answer.intentName, answer.dialogState, answer.slotToElicit]).toEqual(['OrderFlowers', 'ElicitSlot', 'FlowerType']);
  }
});

test('LEX-CLI-5: amazon-lex-bot-deploy imports, makes versions of the intents by their checksums, builds, makes a version of the bot and an alias', async () => {
  const { models, world, root } = account;
  for (const name of ['BookTrip', 'ScheduleAppointment'] as const) {
    await imported(models, name, `${name}_Export.json`);
    const bot = await latest(models, name);
    const intents = [];
    for (const { intentName } of bot.intents!) {
      const { checksum } = await models.send(new GetIntentCommand({ name: intentName, version: '$LATEST' }));
      const made = await models.send(new CreateIntentVersionCommand({ name: intentName, checksum }));
      intents.push({ intentName, intentVersion: made.version });
    }
    expect(intents).toEqual(bot.intents);
    const { checksum } = await models.send(new PutBotCommand({ ...bot, intents, processBehavior: 'BUILD' }));
    await ready(models, name);
    const { version } = await models.send(new CreateBotVersionCommand({ name, checksum }));
    await models.send(new PutBotAliasCommand({ botName: name, name: 'LATEST', botVersion: version }));
    const inputText = name === 'BookTrip' ? 'Book a hotel' : 'I would like to book an appointment';
    const answer = await world.lexRuntime(root).send(new PostTextCommand({ botName: name, botAlias: 'LATEST', userId: 'ann', inputText }));
    expect([answer.intentName, answer.dialogState, answer.botVersion]).toEqual([name === 'BookTrip' ? 'BookHotel' : 'MakeAppointment', 'ElicitSlot', version]);
  }
});

test('LEX-IAM-35: each request leaves a record: who asked for what, where, how it ended and why; nothing of what was said', async () => {
  const { world, user, arn } = account;
  const ann = await user('ann');
  await expect(ann.runtime.send(new PostTextCommand({ botName: 'OrderFlowers', botAlias: 'Testing', userId: 'secret-user', inputText: 'a secret text' }))).rejects.toThrow('is not authorized to perform: lex:PostText');
  const { record } = world.gateway.ring.all().at(-1)!;
  expect(record).toMatchObject({
    service: 'lex', operation: 'PostText', region: 'us-east-1', caller: ann.arn, status: 403, error: 'AccessDeniedException',
    decisions: [{ action: 'lex:PostText', resource: arn('bot:OrderFlowers:Testing'), decision: { effect: 'ImplicitlyDenied', layer: 'identity' } }],
  });
  expect(JSON.stringify(record)).not.toContain('secret');
});
