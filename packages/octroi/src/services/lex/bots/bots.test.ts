import {
  CreateBotVersionCommand, CreateIntentVersionCommand, DeleteBotCommand, DeleteBotVersionCommand, GetBotCommand, GetBotsCommand, GetBotVersionsCommand, GetSlotTypeCommand,
  type PutBotCommandInput,
} from '@aws-sdk/client-lex-model-building-service';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { allow, implicitDenial, openLexAccount, refusal } from '../lex-account.fixture.ts';
import { BOT, built, INTENT, putting, putVersioned } from '../lex-bots.fixture.ts';

const NAMED = { name: 'Florist' };
const get = (versionOrAlias = '$LATEST') => new GetBotCommand({ ...NAMED, versionOrAlias });
const cut = (more: object = {}) => new CreateBotVersionCommand({ ...NAMED, ...more });

test('LEX-VER-1, LEX-VER-2: a bot is shown as it was put; absent settings are gone, and the session time is five minutes again', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await put.slotType();
  await put.intent();
  const clarificationPrompt = { messages: [{ contentType: 'PlainText' as const, content: 'Sorry?' }], maxAttempts: 3 };
  const full = { description: 'd', clarificationPrompt, abortStatement: { messages: clarificationPrompt.messages }, idleSessionTTLInSeconds: 600, voiceId: '0', detectSentiment: true, enableModelImprovements: true, nluIntentConfidenceThreshold: 0.5 };
  const made = await put.bot(full);
  expect(made).toMatchObject({ ...full, name: 'Florist', version: '$LATEST', status: 'NOT_BUILT', locale: 'en-US', childDirected: false, intents: BOT.intents });
  const { $metadata: _, ...shown } = await models.send(get());
  expect(made).toMatchObject(shown);
  expect(await refusal(put.bot())).toBe('PreconditionFailedException 412: Bot Florist already exists. If you are trying to update Florist you must specify the checksum.');
  const less = await put.bot({ checksum: made.checksum });
  expect(less.idleSessionTTLInSeconds).toBe(300);
  expect(less).not.toHaveProperty('clarificationPrompt');
  expect(await refusal(put.bot({ checksum: made.checksum }))).toBe('PreconditionFailedException 412: The checksum does not match that of the bot Florist.');
  expect(await refusal(put.bot({ name: 'New', checksum: 'x' }))).toBe('BadRequestException 400: Bot New does not exist. If you are trying to create New you must not specify the checksum.');
  expect(world.faults).toEqual([]);
});

test('LEX-VER-5, LEX-VER-6: a version is cut with a Put or alone, and refers to numbered intents only', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await put.slotType({ createVersion: true });
  await put.intent();
  const { checksum } = await put.bot();
  const loose = 'BadRequestException 400: The bot Florist refers to the $LATEST version of OrderFlowers. A numbered version can refer to numbered versions only.';
  expect(await refusal(models.send(cut()))).toBe(loose);
  expect(await refusal(put.bot({ checksum, description: 'x', createVersion: true }))).toBe(loose);
  expect((await models.send(get())).description).toBeUndefined();
  expect(await refusal(models.send(new CreateIntentVersionCommand({ name: 'OrderFlowers' })))).toMatch(/^BadRequestException/);
  expect(await refusal(put.bot({ checksum, intents: [{ intentName: 'OrderFlowers', intentVersion: '1' }] }))).toBe('BadRequestException 400: The version 1 of the intent OrderFlowers does not exist.');
  const { checksum: withoutIntents } = await put.bot({ checksum, intents: [], createVersion: true });
  expect(await models.send(cut())).toMatchObject({ version: '1', checksum: withoutIntents, $metadata: { httpStatusCode: 201 } });
  expect(await refusal(models.send(cut({ checksum: 'x' })))).toBe('PreconditionFailedException 412: The checksum does not match that of the bot Florist.');
  expect(world.faults).toEqual([]);
});

test('LEX-VER-4: numbers of a deleted bot are not given to a new one of its name', async () => {
  const { world, models } = await openLexAccount();
  await putVersioned(models);
  expect((await models.send(get('1'))).version).toBe('1');
  await models.send(new DeleteBotCommand(NAMED));
  expect(await refusal(models.send(get()))).toBe('NotFoundException 404: The bot Florist does not exist.');
  await putting(models).bot({ intents: [{ intentName: 'OrderFlowers', intentVersion: '1' }] });
  expect(await refusal(models.send(get('1')))).toBe('NotFoundException 404: The version 1 of the bot Florist does not exist.');
  expect((await models.send(cut())).version).toBe('2');
  expect(world.faults).toEqual([]);
});

test.each([
  ['LEX-SHP-3', { clarificationPrompt: { maxAttempts: 1, messages: Array.from({ length: 6 }, () => ({ contentType: 'PlainText' as const, content: 'a', groupNumber: 2 })) } }, 'BadRequestException 400: The clarificationPrompt has more than 5 messages in group 2.'],
  ['LEX-VER-6', { intents: [{ intentName: 'OrderFlowers', intentVersion: '3' }] }, 'BadRequestException 400: The version 3 of the intent OrderFlowers does not exist.'],
  ['LEX-VAL-11', { intents: [...BOT.intents!, ...BOT.intents!] }, 'BadRequestException 400: The intent OrderFlowers occurs more than once in the bot.'],
  ['LEX-VAL-9', { nluIntentConfidenceThreshold: 1.5 }, "BadRequestException 400: 1 validation error detected: Value '1.5' at 'nluIntentConfidenceThreshold' failed to satisfy constraint: Member must have value less than or equal to 1"],
  ['LEX-VAL-9', { idleSessionTTLInSeconds: 59 }, "BadRequestException 400: 1 validation error detected: Value '59' at 'idleSessionTTLInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60"],
  ['LEX-SHP-8', { locale: 'nl-NL' as never }, "BadRequestException 400: 1 validation error detected: Value 'nl-NL' at 'locale' failed to satisfy constraint: Member must satisfy enum value set: [de-DE, en-AU, en-GB, en-IN, en-US, es-419, es-ES, es-US, fr-FR, fr-CA, it-IT, ja-JP, ko-KR]"],
] satisfies readonly [string, Partial<PutBotCommandInput>, string][])('LEX-SHP-3, LEX-SHP-8, LEX-VAL-9, LEX-VAL-11: by %s, PutBot with %j', async (_rule, more, answer) => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await put.slotType();
  await put.intent();
  expect(await refusal(put.bot(more as Partial<PutBotCommandInput>))).toBe(answer);
  expect(world.faults).toEqual([]);
});

test('LEX-VAL-7: the slot types of a bot have at most 50,000 values together', async () => {
  const { world, models } = await openLexAccount({ shadow: false, rerunProbability: 0 });
  const put = putting(models);
  const names = ['TypeA', 'TypeB', 'TypeC', 'TypeD', 'TypeE', 'TypeF'];
  const slots = names.map((name) => ({ name: `${name}Slot`, slotConstraint: 'Optional' as const, slotType: name, slotTypeVersion: '$LATEST' }));
  for (const name of names.slice(0, 5)) await put.slotType({ name, enumerationValues: Array.from({ length: 10_000 }, (_, index) => ({ value: `${name} ${index}` })) });
  const { checksum } = await put.slotType({ name: 'TypeF', enumerationValues: [] });
  await put.intent({ slots, sampleUtterances: ['order'] });
  const bot = await put.bot();
  await put.slotType({ name: 'TypeF', enumerationValues: [{ value: 'one more' }], checksum });
  expect(await refusal(put.bot({ checksum: bot.checksum }))).toBe('LimitExceededException 429: The slot types of a bot can have at most 50000 values and synonyms together.');
  expect(world.faults).toEqual([]);
});

test('LEX-VAL-12, LEX-IAM-7: tags are given to a new bot, and go with it', async () => {
  const { world, models, user } = await openLexAccount();
  const put = putting(models);
  const tags = [{ key: 'team', value: 'blue' }];
  const { checksum, tags: shown } = await put.bot({ intents: [], tags });
  expect(shown).toEqual(tags);
  expect(await refusal(put.bot({ intents: [], tags, checksum }))).toBe('BadRequestException 400: You can specify tags only when you create a bot. Use TagResource to change the tags of an existing one.');
  await models.send(new DeleteBotCommand(NAMED));
  await put.bot({ intents: [] });
  const blue = await user('blue', allow('lex:GetBotVersions', '*', { StringEquals: { 'lex:ResourceTag/team': 'blue' } }));
  expect(await refusal(blue.models.send(new GetBotVersionsCommand(NAMED)))).toMatch(/^AccessDeniedException 403/);
  expect(await refusal(put.bot({ name: 'Other', intents: [], tags: [{ key: 'aws:x', value: '' }] }))).toBe('BadRequestException 400: Tag keys that begin with aws: are reserved for AWS.');
  expect(world.faults).toEqual([]);
});

test('LEX-DEL-1, LEX-ALI-1: a bot with an alias stays, and so does the version that it points to', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await putVersioned(models);
  await put.alias('Live', '1');
  const inUse = (sent: Promise<unknown>) => sent.then(() => null, (error: { name: string; referenceType?: string; exampleReference?: object }) => [error.name, error.referenceType, error.exampleReference]);
  expect(await inUse(models.send(new DeleteBotCommand(NAMED)))).toEqual(['ResourceInUseException', 'BotAlias', { name: 'Live', version: '1' }]);
  expect(await inUse(models.send(new DeleteBotVersionCommand({ ...NAMED, version: '1' })))).toEqual(['ResourceInUseException', 'BotAlias', { name: 'Live', version: '1' }]);
  expect(await refusal(models.send(new DeleteBotVersionCommand({ ...NAMED, version: '$LATEST' })))).toMatch(/^BadRequestException 400: 1 validation error detected: Value '\$LATEST' at 'version'/);
  expect(await refusal(models.send(new DeleteBotVersionCommand({ ...NAMED, version: '2' })))).toBe('NotFoundException 404: The version 2 of the bot Florist does not exist.');
  expect((await models.send(get('Live'))).version).toBe('1');
  expect(await refusal(models.send(get('Dev')))).toBe('NotFoundException 404: The alias Dev of the bot Florist does not exist.');
  expect(await refusal(models.send(new DeleteBotCommand({ name: 'Nothing' })))).toBe('NotFoundException 404: The bot Nothing does not exist.');
  expect(world.faults).toEqual([]);
});

test('LEX-PAG-1, LEX-PAG-2: bots and their versions are listed with their status', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await putVersioned(models);
  await put.bot({ name: 'Baker', intents: [], description: 'bread' });
  await built(world);
  expect((await models.send(new GetBotsCommand({}))).bots).toMatchObject([{ name: 'Baker', description: 'bread', status: 'NOT_BUILT', version: '$LATEST' }, { name: 'Florist', status: 'NOT_BUILT', version: '$LATEST' }]);
  expect((await models.send(new GetBotsCommand({ nameContains: 'LOR' }))).bots!.map(({ name }) => name)).toEqual(['Florist']);
  expect((await models.send(new GetBotVersionsCommand(NAMED))).bots).toMatchObject([{ version: '$LATEST', status: 'NOT_BUILT' }, { version: '1', status: 'READY' }]);
  expect(await refusal(models.send(new GetBotVersionsCommand({ name: 'Nothing' })))).toBe('NotFoundException 404: The bot Nothing does not exist.');
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-31: with the first bot the service-linked role is there, if the caller may make it', async () => {
  const { world, root, user } = await openLexAccount();
  const role = () => refusal(world.iam(root).send(new GetRoleCommand({ RoleName: 'AWSServiceRoleForLexBots' })));
  const ann = await user('ann', allow('lex:*'));
  expect(await refusal(putting(ann.models).bot({ intents: [] }))).toBe('it succeeded');
  expect(await role()).toMatch(/^NoSuchEntityException/);
  const bob = await user('bob', allow('lex:*'), allow('iam:CreateServiceLinkedRole', '*', { StringEquals: { 'iam:AWSServiceName': 'lex.amazonaws.com' } }));
  expect(await refusal(putting(bob.models).bot({ name: 'Other', intents: [] }))).toBe('it succeeded');
  expect(await role()).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

describe('LEX-ERR-2: the order of checks', () => {
  test('LEX-ERR-2: form, then permission, then existence, then checksum, then meaning', async () => {
    const { world, models, user, arn } = await openLexAccount();
    const put = putting(models);
    const nobody = await user('nobody');
    await put.slotType();
    await put.intent();
    const { checksum } = await put.bot();
    const bad = { name: 'Florist', intents: [{ intentName: 'Nothing', intentVersion: '1' }] };
    expect(await refusal(putting(nobody.models).bot({ ...bad, locale: 'xx' as never }))).toMatch(/^BadRequestException 400: 1 validation error/);
    expect(await refusal(putting(nobody.models).bot(bad))).toBe(implicitDenial(nobody.arn, 'lex:PutBot', arn('bot:Florist:$LATEST')));
    for (const name of ['Florist', 'Nothing']) expect(await refusal(nobody.models.send(new GetBotCommand({ name, versionOrAlias: '1' })))).toBe(implicitDenial(nobody.arn, 'lex:GetBot', arn(`bot:${name}:1`)));
    expect(await refusal(put.bot({ ...bad, checksum: 'x' }))).toMatch(/^PreconditionFailedException 412/);
    expect(await refusal(put.bot({ ...bad, checksum }))).toBe('BadRequestException 400: The version 1 of the intent Nothing does not exist.');
    expect(await refusal(models.send(new CreateBotVersionCommand({ name: 'Nothing', checksum: 'x' })))).toMatch(/^NotFoundException 404/);
    expect(await refusal(nobody.models.send(new GetSlotTypeCommand({ name: 'Nothing', version: '1' })))).toBe(implicitDenial(nobody.arn, 'lex:GetSlotType', arn('slottype:Nothing:1')));
    expect(world.faults).toEqual([]);
  });

  test('LEX-IAM-8, LEX-IAM-9: what a new bot is denied by tags and intents', async () => {
    const { world, models, user } = await openLexAccount();
    const put = putting(models);
    await put.slotType();
    await put.intent();
    const resource = await user('resource', allow('lex:*', '*', { StringEquals: { 'aws:ResourceTag/team': 'blue' } }));
    expect(await refusal(putting(resource.models).bot({ intents: [] }))).toMatch(/^AccessDeniedException 403/);
    const request = await user('request', allow('lex:*', '*', { StringEquals: { 'aws:RequestTag/team': 'blue' } }));
    expect(await refusal(putting(request.models).bot({ intents: [], tags: [{ key: 'team', value: 'red' }] }))).toMatch(/^AccessDeniedException 403/);
    expect(await refusal(putting(request.models).bot({ intents: [], tags: [{ key: 'team', value: 'blue' }] }))).toBe('it succeeded');
    const some = await user('some', allow('lex:PutBot', '*', { 'ForAllValues:StringEquals': { 'lex:associatedIntents': [INTENT.name] }, Null: { 'lex:associatedIntents': 'false' } }));
    expect(await refusal(putting(some.models).bot({ name: 'Second' }))).toBe('it succeeded');
    expect(await refusal(putting(some.models).bot({ name: 'Third', intents: [...BOT.intents!, { intentName: 'Other', intentVersion: '1' }] }))).toMatch(/^AccessDeniedException 403/);
    expect(world.faults).toEqual([]);
  });
});
