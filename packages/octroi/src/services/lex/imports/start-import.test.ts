import { GetRoleCommand } from '@aws-sdk/client-iam';
import {
  CreateIntentVersionCommand, GetBotCommand, GetBotsCommand, GetImportCommand, GetIntentCommand, GetIntentsCommand, GetSlotTypeCommand, GetSlotTypesCommand, GetSlotTypeVersionsCommand, ListTagsForResourceCommand, PutIntentCommand, PutSlotTypeCommand, StartImportCommand,
  type LexModelBuildingServiceClient, type MergeStrategy, type ResourceType, type Tag,
} from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { archiveOf } from '../exports/archive.ts';
import { EXPORTED_BOTS, exportedText } from '../exports/exports.fixture.ts';
import { LEX_METADATA } from '../exports/lex-format.ts';
import { allow, implicitDenial, openLexAccount, refusal } from '../lex-account.fixture.ts';
import { lambdaParts, offExecutorPart } from '../../lambda/open-parts.ts';
import { stsParts } from '../../sts/open-parts.ts';
import { archiveParts } from '../archive-parts.ts';
import type { WorldOptions } from '../../../testing/world.ts';
import { lookAlikes } from './look-alikes.fixture.ts';
import { importMover, type ImportMover } from './mover.ts';
import { importSettings } from './settings.ts';

const TYPE = { name: 'Sizes', version: '4', enumerationValues: [{ value: 'small' }], valueSelectionStrategy: 'TOP_RESOLUTION' };
const INTENT = { name: 'Buy', version: '2', sampleUtterances: ['buy {size}'], slots: [{ name: 'size', slotConstraint: 'Optional', slotType: 'Sizes', slotTypeVersion: '4' }], fulfillmentActivity: { type: 'ReturnIntent' } };
const BOT = { name: 'Shop', version: '9', intents: [INTENT], slotTypes: [TYPE], childDirected: false, locale: 'en-US' };

interface More {
  readonly resourceType?: ResourceType;
  readonly mergeStrategy?: MergeStrategy;
  readonly tags?: Tag[];
  readonly client?: LexModelBuildingServiceClient;
}

async function open(options: WorldOptions = {}) {
  const lex = await openLexAccount(options);
  const { models } = lex;
  const start = (text: string, { resourceType = 'BOT', mergeStrategy = 'OVERWRITE_LATEST', client = models, ...more }: More = {}) =>
    client.send(new StartImportCommand({ payload: archiveOf('import.json', text), resourceType, mergeStrategy, ...more }));
  const status = async (importId: string | undefined) => {
    const { $metadata: _, ...shown } = await models.send(new GetImportCommand({ importId }));
    return shown;
  };
  return {
    ...lex,
    start,
    status,
    /** Imports a resource; how that ended. */
    async bring(resource: object, more: More = {}) {
      const { importStatus, failureReason } = await status((await start(JSON.stringify({ metadata: LEX_METADATA, resource }), more)).importId);
      return failureReason === undefined ? importStatus : `${importStatus}: ${failureReason.join()}`;
    },
    bot: async (name: string) => models.send(new GetBotCommand({ name, versionOrAlias: '$LATEST' })),
    intent: async (name: string, version = '$LATEST') => models.send(new GetIntentCommand({ name, version })),
    names: async () => [(await models.send(new GetBotsCommand({}))).bots!, (await models.send(new GetIntentsCommand({}))).intents!, (await models.send(new GetSlotTypesCommand({}))).slotTypes!].map((list) => list.map(({ name }) => name)),
  };
}

test('LEX-IMP-1: an import is begun and asked for', async () => {
  const { world, start, status } = await open();
  const { $metadata, ...begun } = await start(exportedText('OrderFlowers'));
  expect($metadata.httpStatusCode).toBe(201);
  expect(begun).toEqual({ name: 'OrderFlowers', resourceType: 'BOT', mergeStrategy: 'OVERWRITE_LATEST', importId: expect.any(String), importStatus: 'IN_PROGRESS', createdDate: expect.any(Date) });
  expect(await status(begun.importId)).toEqual({ ...begun, importStatus: 'COMPLETE' });
  expect(await refusal(status('none'))).toBe('NotFoundException 404: The import none does not exist.');
  const stranger = world.lexModels(await world.account());
  expect(await refusal(stranger.send(new GetImportCommand({ importId: begun.importId })))).toBe(`NotFoundException 404: The import ${begun.importId} does not exist.`);
  expect(world.faults).toEqual([]);
});

test('LEX-IMP-2, LEX-IMP-3: real exports are imported: numbers of their own link them, and the bot is not built', async () => {
  const { world, models, start, status, bot, intent } = await open();
  for (const name of EXPORTED_BOTS) expect((await status((await start(exportedText(name))).importId)).importStatus).toBe('COMPLETE');
  const trip = await bot('BookTrip');
  expect([trip.status, trip.version, trip.intents]).toEqual(['NOT_BUILT', '$LATEST', [{ intentName: 'BookCar', intentVersion: '1' }, { intentName: 'BookHotel', intentVersion: '1' }]]);
  const car = await intent('BookCar', '1');
  expect(car.slots!.map(({ name, slotType, slotTypeVersion }) => [name, slotType, slotTypeVersion])).toContainEqual(['CarType', 'CarTypeValues', '1']);
  const { resource } = JSON.parse(exportedText('BookTrip')) as { resource: { slotTypes: { name: string; enumerationValues: { value: string }[] }[] } };
  const wanted = resource.slotTypes.find(({ name }) => name === 'CarTypeValues')!.enumerationValues.map(({ value }) => value);
  expect((await models.send(new GetSlotTypeCommand({ name: 'CarTypeValues', version: '1' }))).enumerationValues!.map(({ value }) => value)).toEqual(wanted);
  expect(world.faults).toEqual([]);
});

test('LEX-IMP-2, LEX-VER-4: what has not changed gets no new number, what has changed gets the next one, for all that name it', async () => {
  const { world, bring, bot, intent } = await open();
  for (let twice = 0; twice < 2; twice++) expect(await bring(BOT)).toBe('COMPLETE');
  expect((await bot('Shop')).intents).toEqual([{ intentName: 'Buy', intentVersion: '1' }]);
  expect(await bring({ ...BOT, slotTypes: [{ ...TYPE, enumerationValues: [{ value: 'large' }] }] })).toBe('COMPLETE');
  expect((await bot('Shop')).intents).toEqual([{ intentName: 'Buy', intentVersion: '2' }]);
  expect((await intent('Buy', '2')).slots![0]!.slotTypeVersion).toBe('2');
  expect((await intent('Buy', '1')).slots![0]!.slotTypeVersion).toBe('1');
  expect((await intent('Buy')).slots![0]!.slotTypeVersion).toBe('2');
  expect(world.faults).toEqual([]);
});

test('LEX-IMP-2: a slot type that several intents name is imported once; each keeps the version that it names', async () => {
  const { world, models, bring, intent } = await open();
  const other = { ...INTENT, name: 'Sell', sampleUtterances: ['sell'], slots: [{ ...INTENT.slots[0], slotTypeVersion: '7' }] };
  expect(await bring({ ...BOT, intents: [INTENT, other], slotTypes: [{ ...TYPE, version: '7', enumerationValues: [{ value: 'large' }] }, TYPE] })).toBe('COMPLETE');
  expect([(await intent('Buy', '1')).slots![0]!.slotTypeVersion, (await intent('Sell', '1')).slots![0]!.slotTypeVersion]).toEqual(['1', '2']);
  const { slotTypes } = await models.send(new GetSlotTypeVersionsCommand({ name: 'Sizes' }));
  expect(slotTypes!.map(({ version }) => version)).toEqual(['$LATEST', '1', '2']);
  expect((await models.send(new GetSlotTypeCommand({ name: 'Sizes', version: '$LATEST' }))).enumerationValues).toEqual([{ value: 'large' }]);
  expect(world.faults).toEqual([]);
});

test('LEX-IMP-2: an intent or a slot type is imported alone', async () => {
  const { world, bring, names } = await open();
  expect(await bring({ ...INTENT, slotTypes: [TYPE] }, { resourceType: 'INTENT' })).toBe('COMPLETE');
  expect(await bring({ ...TYPE, name: 'Colours' }, { resourceType: 'SLOT_TYPE' })).toBe('COMPLETE');
  expect(await names()).toEqual([[], ['Buy'], ['Colours', 'Sizes']]);
  expect(world.faults).toEqual([]);
});

test('LEX-EXP-4, LEX-EXP-5: documents with all that exports have are imported', async () => {
  const { world, bring, bot } = await open();
  for (const { resource } of Object.values(lookAlikes)) expect(await bring(resource)).toBe('COMPLETE');
  expect((await bot('SmartBot')).intents).toEqual([{ intentName: 'Order', intentVersion: '1' }]);
  expect(world.faults).toEqual([]);
});

test('LEX-IMP-1: what cannot be read, or is of another type, is refused at once, also to who may nothing', async () => {
  const { world, models, start, user, names } = await open();
  const ann = await user('ann');
  const notZip = new StartImportCommand({ payload: Buffer.from('{}'), resourceType: 'BOT', mergeStrategy: 'OVERWRITE_LATEST' });
  expect(await refusal(models.send(notZip))).toBe('BadRequestException 400: The payload is not a readable .zip file');
  expect(await refusal(start('{', { client: ann.models }))).toMatch(/^BadRequestException 400: The file in the payload is not valid JSON: /);
  expect(await refusal(start(exportedText('BookTrip'), { resourceType: 'INTENT' }))).toBe('BadRequestException 400: The resource type INTENT does not match the resource in the file, which is of type BOT');
  expect(await names()).toEqual([[], [], []]);
  expect(world.faults).toEqual([]);
});

test('LEX-IMP-4: FAIL_ON_CONFLICT fails with the first name that is taken and writes nothing; OVERWRITE_LATEST needs no checksum', async () => {
  const { world, models, bring, names, intent } = await open();
  const failing = { mergeStrategy: 'FAIL_ON_CONFLICT' } as const;
  expect(await bring(BOT, failing)).toBe('COMPLETE');
  expect(await bring(BOT, failing)).toBe('FAILED: The slot type Sizes already exists.');
  expect(await bring({ ...BOT, slotTypes: [{ ...TYPE, name: 'Fresh' }], intents: [{ ...INTENT, slots: [] , sampleUtterances: ['buy'] }] }, failing)).toBe('FAILED: The intent Buy already exists.');
  expect(await bring({ ...BOT, slotTypes: [{ ...TYPE, name: 'Fresh' }], intents: [] }, failing)).toBe('FAILED: The bot Shop already exists.');
  expect((await names())[2]).toEqual(['Sizes']);
  await models.send(new PutIntentCommand({ name: 'Other', sampleUtterances: ['x'], fulfillmentActivity: { type: 'ReturnIntent' } }));
  expect(await bring({ ...INTENT, name: 'Other', slots: [], sampleUtterances: ['y'] }, { resourceType: 'INTENT' })).toBe('COMPLETE');
  expect((await intent('Other')).sampleUtterances).toEqual(['y']);
  expect(world.faults).toEqual([]);
});

test('LEX-IMP-4: what a Put would refuse fails the import, and nothing of it is written', async () => {
  const { world, models, bring, names } = await open();
  expect(await bring({ ...BOT, intents: [INTENT, { ...INTENT, name: 'Bad', sampleUtterances: ['{missing}'] }] })).toMatch(/^FAILED: .*missing/);
  expect(await bring({ ...BOT, slotTypes: [] })).toBe('FAILED: The version 4 of the slot type Sizes does not exist.');
  await models.send(new PutSlotTypeCommand({ name: 'SIZES', enumerationValues: [{ value: 'a' }] }));
  expect(await bring(BOT)).toBe('FAILED: The slot type name Sizes differs from the existing SIZES in letter case only.');
  expect(await names()).toEqual([[], [], ['SIZES']]);
  expect(world.faults).toEqual([]);
});

test('LEX-VAL-12: tags are for bots alone, and for new ones', async () => {
  const { world, models, arn, bring } = await open();
  const tags = [{ key: 'team', value: 'red' }];
  expect(await bring(BOT, { tags })).toBe('COMPLETE');
  expect((await models.send(new ListTagsForResourceCommand({ resourceArn: arn('bot:Shop') }))).tags).toEqual(tags);
  expect(await refusal(bring(BOT, { tags }))).toBe('BadRequestException 400: You can specify tags only for a new bot. Use TagResource to change the tags of an existing one.');
  expect(await refusal(bring(TYPE, { tags, resourceType: 'SLOT_TYPE' }))).toBe('BadRequestException 400: You can specify tags only when you import a bot.');
  expect(world.faults).toEqual([]);
});

test('LEX-IMP-4: a bot of more rows than a transaction writes is there at once, or not at all', async () => {
  const { world, models, bring, bot } = await open();
  const intents = Array.from({ length: 60 }, (_, at) => ({ ...INTENT, name: `Buy_${'abcdefghij'[Math.floor(at / 10)]}_${'abcdefghij'[at % 10]}`, slots: [], sampleUtterances: [`buy ${at}`] }));
  const commits: number[] = [];
  const seen = new Set<string>();
  const watching = world.gateway.kv.watch(world.gateway.kv.revision, { onCommit: ({ changes }) => void commits.push(changes.length), onGap: () => undefined });
  const asking = setInterval(() => void models.send(new GetIntentsCommand({ maxResults: 50 })).then(({ intents: found }) => seen.add(`${found!.length} of 50`), (error: Error) => seen.add(error.name)), 1);
  try {
    expect(await bring({ ...BOT, intents, slotTypes: [] }, { tags: [{ key: 'team', value: 'red' }] })).toBe('COMPLETE');
  } finally {
    clearInterval(asking);
    watching();
  }
  expect((await bot('Shop')).intents).toHaveLength(60);
  expect((await models.send(new GetIntentsCommand({ maxResults: 50 }))).intents).toHaveLength(50);
  expect(Math.max(...commits)).toBeLessThan(100);
  expect(commits.length).toBeGreaterThan(2);
  expect([...seen].filter((state) => !['0 of 50', '50 of 50', 'LimitExceededException'].includes(state))).toEqual([]);
  expect(await bring({ ...BOT, intents, slotTypes: [] })).toBe('COMPLETE');
  expect(world.faults).toEqual([]);
});

test('LEX-IMP-4: a large import that a killed server left is whole at the next start; until then no request sees a part of it', async () => {
  const killed: ImportMover = { move: () => Promise.resolve(), moveAll: () => Promise.resolve() };
  let mover = killed;
  const { world, models, start, status, bot } = await open({
    parts(needs) {
      mover = archiveParts(needs).find(({ token }) => token === importMover)!.value as ImportMover;
      return [offExecutorPart(), ...lambdaParts(needs), ...stsParts(needs), { token: importMover, value: killed }];
    },
  });
  const intents = Array.from({ length: 40 }, (_, at) => ({ ...INTENT, name: `Buy_${'abcdefghij'[Math.floor(at / 10)]}_${'abcdefghij'[at % 10]}`, slots: [], sampleUtterances: [`buy ${at}`] }));
  const { importId } = await start(JSON.stringify({ metadata: LEX_METADATA, resource: { ...BOT, intents, slotTypes: [] } }));
  expect((await status(importId)).importStatus).toBe('IN_PROGRESS');
  const put = () => refusal(models.send(new PutIntentCommand({ name: 'Other', sampleUtterances: ['x'], fulfillmentActivity: { type: 'ReturnIntent' } })));
  for (const asked of [refusal(bot('Shop')), put()]) expect(await asked).toBe('LimitExceededException 429: An import is being completed. Try your request again.');
  for (let twice = 0; twice < 2; twice++) await mover.moveAll();
  expect((await status(importId)).importStatus).toBe('COMPLETE');
  expect((await bot('Shop')).intents).toHaveLength(40);
  expect(await put()).toBe('it succeeded');
  const left = await world.gateway.kv.read(async (snapshot) => [...(await snapshot.range(['aws', '-', '-', 'lex']))].map(({ key }) => key[4]));
  expect(left).not.toContain('queued-import');
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-20: StartImport is authorised by PutBot, PutIntent or PutSlotType on what the payload names, and a deny of lex:StartImport has no effect', async () => {
  const { world, start, bring, user, arn } = await open();
  const inner = allow(['lex:GetBot', 'lex:GetIntent', 'lex:PutIntent', 'lex:GetSlotType', 'lex:PutSlotType']);
  const [importer, putter] = [await user('ann', allow('lex:StartImport')), await user('ben', allow('lex:PutBot', arn('bot:Shop')), inner, { Effect: 'Deny', Action: 'lex:StartImport', Resource: '*' })];
  const started = (resource: object, more: More) => refusal(start(JSON.stringify({ metadata: LEX_METADATA, resource }), more));
  expect(await started(BOT, { client: importer.models })).toBe(implicitDenial(importer.arn, 'lex:PutBot', arn('bot:Shop:$LATEST')));
  expect(await started(INTENT, { client: importer.models, resourceType: 'INTENT' })).toBe(implicitDenial(importer.arn, 'lex:PutIntent', arn('intent:Buy:$LATEST')));
  expect(await started(TYPE, { client: importer.models, resourceType: 'SLOT_TYPE' })).toBe(implicitDenial(importer.arn, 'lex:PutSlotType', arn('slottype:Sizes:$LATEST')));
  expect(await bring(BOT, { client: putter.models })).toBe('COMPLETE');
  expect(await started({ ...BOT, name: 'Other' }, { client: putter.models })).toBe(implicitDenial(putter.arn, 'lex:PutBot', arn('bot:Other:$LATEST')));
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-20: keys of PutBot bound an import: its tags, its intents, and the tags of the bot that is there', async () => {
  const { world, start, bring, user, arn } = await open();
  const inner = allow(['lex:Get*', 'lex:PutIntent', 'lex:PutSlotType']);
  const ann = await user('ann', inner, allow('lex:PutBot', '*', { StringEquals: { 'aws:RequestTag/team': 'red' }, 'ForAllValues:StringEquals': { 'lex:associatedIntents': ['Buy'], 'aws:TagKeys': ['team'] } }));
  const ben = await user('ben', inner, allow('lex:PutBot', '*', { StringEquals: { 'lex:ResourceTag/team': 'red' } }));
  const denied = (by: string) => implicitDenial(by, 'lex:PutBot', arn('bot:Shop:$LATEST'));
  const text = (resource: object) => JSON.stringify({ metadata: LEX_METADATA, resource });
  expect(await refusal(start(text(BOT), { client: ann.models }))).toBe(denied(ann.arn));
  expect(await refusal(start(text({ ...BOT, intents: [INTENT, { ...INTENT, name: 'Sell', sampleUtterances: ['s'] }] }), { client: ann.models, tags: [{ key: 'team', value: 'red' }] }))).toBe(denied(ann.arn));
  expect(await refusal(start(text(BOT), { client: ben.models }))).toBe(denied(ben.arn));
  expect(await bring(BOT, { client: ann.models, tags: [{ key: 'team', value: 'red' }] })).toBe('COMPLETE');
  expect(await bring(BOT, { client: ben.models })).toBe('COMPLETE');
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-20, LEX-IMP-5: each thing that an import does inside has to be allowed; a denial fails it before anything is written', async () => {
  const { world, bring, user, arn, names } = await open();
  const inner = [['lex:GetBot', 'bot:Shop:$LATEST'], ['lex:GetSlotType', 'slottype:Sizes:$LATEST'], ['lex:PutSlotType', 'slottype:Sizes:$LATEST'], ['lex:GetIntent', 'intent:Buy:$LATEST'], ['lex:PutIntent', 'intent:Buy:$LATEST']] as const;
  for (const [at, [action, resource]] of inner.entries()) {
    const ann = await user(`ann${at}`, allow('lex:PutBot'), allow(inner.filter(([other]) => other !== action).map(([other]) => other)));
    const reason = implicitDenial(ann.arn, action, arn(resource)).replace('AccessDeniedException 403: ', '');
    expect(await bring(BOT, { client: ann.models })).toBe(`FAILED: ${reason}`);
  }
  expect(await names()).toEqual([[], [], []]);
  const exact = await user('ben', allow('lex:PutBot'), ...inner.map(([action, resource]) => allow(action, arn(resource))));
  expect(await bring(BOT, { client: exact.models })).toBe('COMPLETE');
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-25: inner checks are requests of the caller that Lex sends on, with aws:ViaAWSService and aws:CalledVia; the Put itself is not', async () => {
  const { world, models, bring, user } = await open();
  const INNER = ['lex:Get*', 'lex:PutIntent', 'lex:PutSlotType'];
  const via = { Bool: { 'aws:ViaAWSService': 'true' }, 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'lex.amazonaws.com' } };
  const ann = await user('ann', allow('lex:PutBot', '*', { Bool: { 'aws:ViaAWSService': 'false' } }), allow(INNER, '*', via));
  expect(await bring(BOT, { client: ann.models })).toBe('COMPLETE');
  const put = new PutIntentCommand({ name: 'Mine', sampleUtterances: ['x'], fulfillmentActivity: { type: 'ReturnIntent' } });
  expect(await refusal(ann.models.send(put))).toMatch(/^AccessDeniedException 403: /);
  const ben = await user('ben', allow('lex:*'), { Effect: 'Deny', Action: INNER, Resource: '*', Condition: { StringEquals: { 'aws:CalledViaLast': 'lex.amazonaws.com' } } });
  expect(await bring(BOT, { client: ben.models })).toMatch(/^FAILED: .* with an explicit deny in an identity-based policy$/);
  await ben.models.send(put);
  expect((await models.send(new CreateIntentVersionCommand({ name: 'Mine' }))).version).toBe('1');
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-22: an import passes no role that its caller may not pass', async () => {
  const { world, root, bring, user } = await open();
  const role = `arn:aws:iam::${root.accountId}:role/kendra`;
  const kendra = { ...INTENT, slots: [], sampleUtterances: [], parentIntentSignature: 'AMAZON.KendraSearchIntent', kendraConfiguration: { kendraIndex: `arn:aws:kendra:us-east-1:${root.accountId}:index/a`, role } };
  const ann = await user('ann', allow('lex:*'));
  expect(await bring(kendra, { resourceType: 'INTENT', client: ann.models })).toBe(`FAILED: ${implicitDenial(ann.arn, 'iam:PassRole', role).replace('AccessDeniedException 403: ', '')}`);
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-31: the role of bots is made with the first bot that is imported', async () => {
  const { world, root, bring } = await open();
  const role = () => refusal(world.iam(root).send(new GetRoleCommand({ RoleName: 'AWSServiceRoleForLexBots' })));
  expect(await bring(TYPE, { resourceType: 'SLOT_TYPE' })).toBe('COMPLETE');
  expect(await role()).toMatch(/^NoSuchEntityException 404: /);
  expect(await bring(BOT)).toBe('COMPLETE');
  expect(await role()).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('LEX-IMP-5: a function that does not let Lex in is warned of, and fails no import', async () => {
  const { world, root, bring } = await open();
  const uri = `arn:aws:lambda:us-east-1:${root.accountId}:function:gone`;
  const hooked = { ...INTENT, slots: [], sampleUtterances: ['x'], dialogCodeHook: { uri, messageVersion: '1.0' } };
  expect(await bring(hooked, { resourceType: 'INTENT' })).toBe('COMPLETE');
  expect(world.warnings.filter((line) => line.includes(uri))).toHaveLength(1);
  expect(world.faults).toEqual([]);
});

test('LEX-IMP-5: where the operator is strict, a function that does not let Lex in fails the import before anything is written', async () => {
  const { world, root, bring, names, arn } = await open({ parts: (needs) => [offExecutorPart(), ...lambdaParts(needs), ...stsParts(needs), { token: importSettings, value: { strictFunctions: true } }] });
  const uri = `arn:aws:lambda:us-east-1:${root.accountId}:function:gone`;
  const hooked = { ...INTENT, slots: [], sampleUtterances: ['x'], fulfillmentActivity: { type: 'CodeHook', codeHook: { uri, messageVersion: '1.0' } } };
  expect(await bring({ ...BOT, intents: [hooked] })).toBe(`FAILED: Lex is unable to access the Lambda function ${uri} in the context of intent ${arn('intent:Buy:$LATEST')}.  Please check the resource-based policy on the function.`);
  expect(await names()).toEqual([[], [], []]);
  expect(world.faults).toEqual([]);
});
