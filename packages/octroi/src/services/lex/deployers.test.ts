import { readFileSync } from 'node:fs';
import {
  CreateBotVersionCommand, CreateIntentVersionCommand, DeleteBotAliasCommand, DeleteBotCommand, DeleteIntentCommand, GetBotCommand, GetImportCommand, GetIntentCommand, GetSlotTypeCommand,
  PutBotAliasCommand, PutBotCommand, PutIntentCommand, StartImportCommand, type GetBotCommandOutput, type LexModelBuildingServiceClient,
} from '@aws-sdk/client-lex-model-building-service';
import { PostTextCommand } from '@aws-sdk/client-lex-runtime-service';
import { expect, test } from 'vitest';
import { archiveOf } from './exports/archive.ts';
import { openLexAccount } from './lex-account.fixture.ts';
import { built } from './lex-bots.fixture.ts';

/* What tools of the time of Lex V1 do, request by request. */

const exported = readFileSync(new URL('exports/fixtures/OrderFlowers_Export.json', import.meta.url), 'utf8');
const NAMED = { name: 'OrderFlowers', versionOrAlias: '$LATEST' };

async function imported(models: LexModelBuildingServiceClient): Promise<void> {
  const { importId, importStatus, name } = await models.send(new StartImportCommand({ payload: archiveOf('import.json', exported), resourceType: 'BOT', mergeStrategy: 'OVERWRITE_LATEST' }));
  expect([importStatus, name]).toEqual(['IN_PROGRESS', 'OrderFlowers']);
  expect((await models.send(new GetImportCommand({ importId }))).importStatus).toBe('COMPLETE');
}

/** An answer of GetBot as the input of a PutBot: what only answers have is left out. */
function asInput(answer: GetBotCommandOutput) {
  const { status: _, failureReason: __, createdDate: ___, lastUpdatedDate: ____, version: _____, ...bot } = answer;
  return { ...bot, name: bot.name!, locale: bot.locale!, childDirected: bot.childDirected! };
}

test('LEX-CLI-4, LEX-IMP-3: NLU.DevOps makes a bot by its name, imports over it, builds a version, and talks to an alias of $LATEST', async () => {
  const { world, root, models } = await openLexAccount();
  await models.send(new PutBotCommand({ name: 'OrderFlowers', locale: 'en-US', childDirected: false }));
  await imported(models);
  const saved = await models.send(new GetBotCommand(NAMED));
  expect(saved.status).toBe('NOT_BUILT');
  const building = await models.send(new PutBotCommand({ ...asInput(saved), processBehavior: 'BUILD', createVersion: true }));
  expect([building.version, building.createVersion]).toEqual(['1', true]);
  await built(world);
  expect((await models.send(new GetBotCommand(NAMED))).status).toBe('READY');
  await models.send(new PutBotAliasCommand({ botName: 'OrderFlowers', name: 'Test', botVersion: '$LATEST' }));
  const talking = { botName: 'OrderFlowers', botAlias: 'Test', inputText: 'I would like to order some flowers' };
  for (const userId of ['3f2504e0-4f89-11d3-9a0c-0305e82c3301', '3f2504e0-4f89-11d3-9a0c-0305e82c3302']) {
    expect(await world.lexRuntime(root).send(new PostTextCommand({ ...talking, userId }))).toMatchObject({ intentName: 'OrderFlowers', dialogState: 'ElicitSlot', slotToElicit: 'FlowerType' });
  }
  expect(world.faults).toEqual([]);
});

test('LEX-CLI-5: amazon-lex-bot-deploy imports, cuts a version of each intent with its checksum, builds, cuts the bot, and points an alias to it', async () => {
  const { world, models } = await openLexAccount();
  await imported(models);
  const saved = await models.send(new GetBotCommand(NAMED));
  const intents: { intentName: string; intentVersion: string }[] = [];
  for (const { intentName } of saved.intents ?? []) {
    const { checksum } = await models.send(new GetIntentCommand({ name: intentName, version: '$LATEST' }));
    const { version } = await models.send(new CreateIntentVersionCommand({ name: intentName, checksum }));
    intents.push({ intentName: intentName!, intentVersion: version! });
  }
  // The import has cut them already, and nothing has changed since (LEX-VER-4).
  expect(intents).toEqual(saved.intents);
  const { checksum } = await models.send(new PutBotCommand({ ...asInput(saved), intents, processBehavior: 'BUILD' }));
  await built(world);
  expect((await models.send(new GetBotCommand(NAMED))).status).toBe('READY');
  const { version, status } = await models.send(new CreateBotVersionCommand({ name: 'OrderFlowers', checksum }));
  expect([version, status]).toEqual(['1', 'READY']);
  expect((await models.send(new PutBotAliasCommand({ botName: 'OrderFlowers', name: 'Prod', botVersion: version }))).botVersion).toBe('1');
  expect(world.faults).toEqual([]);
});

test('LEX-CLI-3: botium reads a bot with all that it uses, trains a copy of it beside it, and takes the copy away', async () => {
  const { world, root, models } = await openLexAccount();
  await imported(models);
  const bot = await models.send(new GetBotCommand(NAMED));
  const { intentName, intentVersion } = bot.intents![0]!;
  const { createdDate: _, lastUpdatedDate: __, version: ___, checksum: ____, ...intent } = await models.send(new GetIntentCommand({ name: intentName, version: intentVersion }));
  const custom = intent.slots!.find(({ slotType }) => !slotType!.startsWith('AMAZON.'))!;
  expect((await models.send(new GetSlotTypeCommand({ name: custom.slotType, version: custom.slotTypeVersion }))).enumerationValues!.length).toBeGreaterThan(0);
  await models.send(new PutIntentCommand({ ...intent, name: 'Copied', sampleUtterances: [...intent.sampleUtterances!, 'flowers please'] }));
  await models.send(new PutBotCommand({ ...asInput(bot), name: 'Copy', checksum: undefined, intents: [{ intentName: 'Copied', intentVersion: '$LATEST' }], processBehavior: 'BUILD' }));
  await models.send(new PutBotAliasCommand({ botName: 'Copy', name: 'Botium', botVersion: '$LATEST' }));
  await built(world);
  expect((await models.send(new GetBotCommand({ name: 'Copy', versionOrAlias: 'Botium' }))).status).toBe('READY');
  const answered = await world.lexRuntime(root).send(new PostTextCommand({ botName: 'Copy', botAlias: 'Botium', userId: 'botium', inputText: 'flowers please' }));
  expect(answered.intentName).toBe('Copied');
  await models.send(new DeleteBotAliasCommand({ botName: 'Copy', name: 'Botium' }));
  await models.send(new DeleteBotCommand({ name: 'Copy' }));
  await models.send(new DeleteIntentCommand({ name: 'Copied' }));
  expect((await models.send(new GetBotCommand(NAMED))).intents).toEqual(bot.intents);
  expect(world.faults).toEqual([]);
});
