import { CreateBotVersionCommand, DeleteBotCommand, GetBotCommand, GetIntentCommand, GetSlotTypeCommand, PutBotCommand, type Slot } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { rowKey } from '../../../kernel/table.ts';
import { offExecutorPart, lambdaParts } from '../../lambda/open-parts.ts';
import { stsParts } from '../../sts/open-parts.ts';
import { openLexAccount, refusal, type LexAccount } from '../lex-account.fixture.ts';
import { BOT, built, INTENT, putting, putVersioned } from '../lex-bots.fixture.ts';
import { bots, queuedBuilds, type BotRow } from '../tables.ts';
import { botBuilder, type BuilderNeeds } from './builder.ts';
import { builderParts } from './open-parts.ts';

const SLOT: Slot = INTENT.slots![0]!;

/** An account whose builder learns as told. */
const openBuilding = (training: BuilderNeeds['training']): Promise<LexAccount> =>
  openLexAccount({ parts: (needs) => [offExecutorPart(), ...lambdaParts(needs), ...stsParts(needs), ...builderParts(needs, training)] });

/** Learns nothing, in steps between which `between` is asked. */
function stepwise(between: () => Promise<void>): { readonly training: BuilderNeeds['training']; readonly asked: Promise<void>[] } {
  const asked: Promise<void>[] = [];
  return {
    asked,
    training: function* () {
      asked.push(between());
      for (let step = 0; step < 50; step += 1) yield;
      return new Uint8Array([1, 2, 3]);
    },
  };
}

const bot = async ({ models }: LexAccount, versionOrAlias = '$LATEST') => {
  const { status, failureReason } = await models.send(new GetBotCommand({ name: 'Florist', versionOrAlias }));
  return failureReason === undefined ? status : `${status}: ${failureReason}`;
};

async function prepared(account: LexAccount) {
  const put = putting(account.models);
  await put.slotType();
  await put.intent();
  return put;
}

test('LEX-BLD-1, LEX-BLD-2, LEX-BLD-4: a BUILD is BUILDING, answers to exact words while it learns, and is READY', async () => {
  const seen: unknown[] = [];
  const look = { now: async (): Promise<void> => {} };
  const { training, asked } = stepwise(() => look.now());
  const account = await openBuilding(training);
  look.now = async () => void seen.push(await bot(account));
  const put = await prepared(account);
  expect((await put.bot({ processBehavior: 'SAVE' })).status).toBe('NOT_BUILT');
  expect(await bot(account)).toBe('NOT_BUILT');
  const { checksum } = await account.models.send(new GetBotCommand({ name: 'Florist', versionOrAlias: '$LATEST' }));
  const building = await put.bot({ processBehavior: 'BUILD', checksum });
  expect(building.status).toBe('BUILDING');
  await built(account.world);
  await Promise.all(asked);
  expect(seen).toEqual(['READY_BASIC_TESTING']);
  expect(await bot(account)).toBe('READY');
  expect((await account.models.send(new GetBotCommand({ name: 'Florist', versionOrAlias: '$LATEST' }))).checksum).toBe(building.checksum);
  expect(account.world.faults).toEqual([]);
});

test('LEX-BLD-1: BUILD is what is done if the request does not say', async () => {
  const account = await openLexAccount();
  await prepared(account);
  const { processBehavior: _, ...rest } = BOT;
  expect((await account.models.send(new PutBotCommand(rest))).status).toBe('BUILDING');
  await built(account.world);
  expect(await bot(account)).toBe('READY');
});

test('LEX-BLD-5: a bot that is being built is not put, and what is READY and unchanged is READY at once', async () => {
  const account = await openLexAccount();
  const put = await prepared(account);
  const { checksum } = await put.bot({ processBehavior: 'BUILD' });
  await built(account.world);
  await account.put(bots, ['Florist'], { ...(await row(account)), status: 'BUILDING' });
  expect(await refusal(put.bot({ processBehavior: 'BUILD', checksum }))).toBe('ConflictException 409: The bot Florist is being built. Try your request again when the build has ended.');
  await account.put(bots, ['Florist'], { ...(await row(account)), status: 'READY' });
  expect((await put.bot({ processBehavior: 'BUILD', checksum })).status).toBe('READY');
  expect((await put.bot({ processBehavior: 'BUILD', checksum, description: 'other' })).status).toBe('BUILDING');
  await built(account.world);
  expect(account.world.faults).toEqual([]);
});

test('LEX-BLD-3: a change of an intent, or of a slot type behind it, leaves the bot NOT_BUILT; one that changes nothing does not', async () => {
  const account = await openLexAccount();
  const { models, world } = account;
  const put = await prepared(account);
  let { checksum } = await put.bot({ processBehavior: 'BUILD' });
  await built(world);
  const intent = await models.send(new GetIntentCommand({ name: 'OrderFlowers', version: '$LATEST' }));
  await put.intent({ checksum: intent.checksum });
  expect(await bot(account)).toBe('READY');
  const changed = await put.intent({ checksum: intent.checksum, description: 'x' });
  expect(await bot(account)).toBe('NOT_BUILT');
  ({ checksum } = await put.bot({ processBehavior: 'BUILD', checksum }));
  await built(world);
  expect(await bot(account)).toBe('READY');
  const type = await models.send(new GetSlotTypeCommand({ name: 'FlowerTypes', version: '$LATEST' }));
  await put.slotType({ checksum: type.checksum, enumerationValues: [{ value: 'lilies' }], createVersion: true });
  expect(await bot(account)).toBe('NOT_BUILT');
  // What refers to numbers alone stays as it is.
  await put.intent({ checksum: changed.checksum, slots: [{ ...SLOT, slotTypeVersion: '1' }], createVersion: true });
  ({ checksum } = await put.bot({ processBehavior: 'BUILD', checksum, intents: [{ intentName: 'OrderFlowers', intentVersion: '1' }] }));
  await built(world);
  const latest = await models.send(new GetIntentCommand({ name: 'OrderFlowers', version: '$LATEST' }));
  await put.intent({ checksum: latest.checksum, description: 'y' });
  expect(await bot(account)).toBe('READY');
  expect(world.faults).toEqual([]);
});

test('LEX-BLD-6: a version is built of what it refers to, whatever becomes of $LATEST', async () => {
  const account = await openLexAccount();
  await putVersioned(account.models);
  expect(['BUILDING', 'READY_BASIC_TESTING', 'READY']).toContain(await bot(account, '1'));
  await built(account.world);
  expect([await bot(account), await bot(account, '1')]).toEqual(['NOT_BUILT', 'READY']);
  const { checksum } = await account.models.send(new GetBotCommand({ name: 'Florist', versionOrAlias: '$LATEST' }));
  const put = putting(account.models);
  const intents = [{ intentName: 'OrderFlowers', intentVersion: '1' }];
  await put.bot({ processBehavior: 'BUILD', checksum, intents, description: 'x' });
  await built(account.world);
  expect((await account.models.send(new CreateBotVersionCommand({ name: 'Florist' }))).status).toBe('READY');
  const next = await account.models.send(new GetBotCommand({ name: 'Florist', versionOrAlias: '$LATEST' }));
  await put.bot({ checksum: next.checksum, intents: [] });
  expect([await bot(account, '1'), await bot(account, '2')]).toEqual(['READY', 'READY']);
  expect(account.world.faults).toEqual([]);
});

test('LEX-VAL-9: without intents there is nothing to build', async () => {
  const account = await openLexAccount();
  const failed = await putting(account.models).bot({ processBehavior: 'BUILD', intents: [] });
  expect([failed.status, failed.failureReason]).toEqual(['FAILED', 'The bot has no intents. Add an intent and build the bot again.']);
  expect(await bot(account)).toBe('FAILED: The bot has no intents. Add an intent and build the bot again.');
  expect((await account.models.send(new CreateBotVersionCommand({ name: 'Florist' }))).status).toBe('FAILED');
});

test.each([
  ['LEX-VAL-5', [{ name: 'FlowerType', slots: [], sampleUtterances: ['x'] }], 'The slot FlowerType of the intent OrderFlowers has the name of an intent.'],
  ['LEX-VAL-5', [{ name: 'Other', slots: [{ ...SLOT, slotType: 'AMAZON.NUMBER', slotTypeVersion: undefined }], sampleUtterances: ['x'] }], 'The slot FlowerType has the slot type FlowerTypes in the intent OrderFlowers and AMAZON.NUMBER in the intent Other. It must have the same in both.'],
  ['LEX-VAL-5', ['Help', 'Assist'].map((name) => ({ name, slots: [], sampleUtterances: [], parentIntentSignature: 'AMAZON.HelpIntent' })), 'The intents Help and Assist are both derived from AMAZON.HelpIntent. A bot can have one of them.'],
  ['LEX-VAL-3', [{ name: 'Silent', slots: [], sampleUtterances: [] }], 'The intent Silent has no sample utterances.'],
  ['LEX-VAL-3', [{ name: 'Long', slots: [], sampleUtterances: Array.from({ length: 1001 }, (_, index) => `${index} `.padEnd(200, 'x')) }], 'The utterances of the bot have more than 200000 characters.'],
  ['LEX-VAL-4', [{ name: 'Untyped', slots: [{ name: 'Any', slotConstraint: 'Optional' as const }], sampleUtterances: ['x'] }], 'The slot Any of the intent Untyped has no slot type.'],
])('LEX-VAL-3, LEX-VAL-4, LEX-VAL-5: by %s, the build of a bot with %j fails and says why', async (_rule, intents, reason) => {
  const account = await openLexAccount();
  const put = await prepared(account);
  for (const intent of intents) await put.intent(intent as never);
  await put.bot({ processBehavior: 'BUILD', intents: [...BOT.intents!, ...intents.map(({ name }) => ({ intentName: name, intentVersion: '$LATEST' }))] });
  await built(account.world);
  expect(await bot(account)).toBe(`FAILED: ${reason}`);
  expect(account.world.faults).toEqual([]);
});

test('LEX-BLD-1: a build that was overtaken by another Put, or by a deletion, writes nothing', async () => {
  const { training, asked } = stepwise(async () => {});
  const account = await openBuilding(training);
  const put = await prepared(account);
  await put.bot({ processBehavior: 'BUILD' });
  await account.models.send(new DeleteBotCommand({ name: 'Florist' }));
  await put.bot({ processBehavior: 'SAVE' });
  await built(account.world);
  await Promise.all(asked);
  expect(await bot(account)).toBe('NOT_BUILT');
  expect(account.world.faults).toEqual([]);
});

test('LEX-BLD-1: a build that an earlier process left behind is done by the next one', async () => {
  const account = await openBuilding(null);
  await prepared(account);
  await putting(account.models).bot();
  await account.put(bots, ['Florist'], { ...(await row(account)), status: 'BUILDING', build: 'left' });
  expect(await bot(account)).toBe('BUILDING');
  const key = rowKey(queuedBuilds, { partition: 'aws', account: '-', region: '-' }, ['left']);
  const left = { partition: 'aws', account: account.root.accountId, region: 'us-east-1', bot: 'Florist', version: '$LATEST' };
  await account.world.gateway.kv.transact('left', (tx) => tx.put(key, JSON.stringify(left)));
  account.world.gateway.outside.use(botBuilder).begin();
  await built(account.world);
  expect(await bot(account)).toBe('READY');
  expect(await account.world.gateway.kv.read(async (snapshot) => snapshot.get(key))).toBeUndefined();
  expect(account.world.faults).toEqual([]);
});

test('LEX-BLD-1: a fault of ours ends a build as FAILED, and the next one begins anew', async () => {
  let faulty = true;
  const account = await openBuilding(function* () {
    if (faulty) throw new Error('a bug');
    yield;
    return new Uint8Array(1);
  });
  const put = await prepared(account);
  const { checksum } = await put.bot({ processBehavior: 'BUILD' });
  await built(account.world);
  expect(await bot(account)).toBe('FAILED: The build failed because of an internal error. Build the bot again.');
  expect(account.world.faults.splice(0)).toMatchObject([{ message: 'a bug' }]);
  faulty = false;
  await put.bot({ processBehavior: 'BUILD', checksum });
  await built(account.world);
  expect(await bot(account)).toBe('READY');
  expect(account.world.faults).toEqual([]);
});

async function row({ world, root }: LexAccount): Promise<BotRow> {
  const key = rowKey(bots, { partition: 'aws', account: root.accountId, region: 'us-east-1' }, ['Florist']);
  return world.gateway.kv.read(async (snapshot) => JSON.parse((await snapshot.get(key))!.value) as BotRow);
}
