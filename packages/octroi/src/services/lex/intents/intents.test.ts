import {
  CreateIntentVersionCommand, DeleteIntentCommand, DeleteIntentVersionCommand, GetBotCommand, GetIntentCommand, GetIntentsCommand, GetIntentVersionsCommand, type PutIntentCommandInput, type Slot,
} from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { openLexAccount, refusal } from '../lex-account.fixture.ts';
import { INTENT, putting, putVersioned } from '../lex-bots.fixture.ts';

const NAMED = { name: 'OrderFlowers' };
const get = (version = '$LATEST') => new GetIntentCommand({ ...NAMED, version });
const SLOT: Slot = INTENT.slots![0]!;
const said = (...contents: string[]) => ({ messages: contents.map((content) => ({ contentType: 'PlainText' as const, content })) });
const prompt = { ...said('Sure?'), maxAttempts: 2 };

test('LEX-VER-1, LEX-VER-2, LEX-ERR-1: an intent is shown as it was put, and replaced only with its checksum', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await put.slotType();
  const full: Partial<PutIntentCommandInput> = {
    description: 'd', confirmationPrompt: prompt, rejectionStatement: said('No'), conclusionStatement: { ...said('Done'), responseCard: '{}' }, inputContexts: [{ name: 'shop' }],
    outputContexts: [{ name: 'ordered', timeToLiveInSeconds: 60, turnsToLive: 5 }], slots: [{ ...SLOT, priority: 1, obfuscationSetting: 'DEFAULT_OBFUSCATION', sampleUtterances: ['some {FlowerType}'], defaultValueSpec: { defaultValueList: [{ defaultValue: 'roses' }] } }],
  };
  const made = await put.intent(full);
  expect(made).toMatchObject({ ...INTENT, ...full, version: '$LATEST' });
  const { $metadata: _, ...shown } = await models.send(get());
  expect(made).toMatchObject(shown);
  expect(await refusal(put.intent())).toBe('PreconditionFailedException 412: Intent OrderFlowers already exists. If you are trying to update OrderFlowers you must specify the checksum.');
  const { checksum } = await put.intent({ checksum: made.checksum });
  expect((await models.send(get())).confirmationPrompt).toBeUndefined();
  expect(await refusal(put.intent({ checksum: made.checksum }))).toBe('PreconditionFailedException 412: The checksum does not match that of the intent OrderFlowers.');
  expect(checksum).not.toBe(made.checksum);
  expect(world.faults).toEqual([]);
});

test('LEX-VER-6: a version refers to numbered slot types only', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await put.slotType({ createVersion: true });
  const { checksum } = await put.intent();
  const loose = 'BadRequestException 400: The intent OrderFlowers refers to the $LATEST version of FlowerTypes. A numbered version can refer to numbered versions only.';
  expect(await refusal(models.send(new CreateIntentVersionCommand(NAMED)))).toBe(loose);
  expect(await refusal(put.intent({ checksum, description: 'x', createVersion: true }))).toBe(loose);
  expect((await models.send(get())).description).toBeUndefined();
  const bound = await put.intent({ checksum, slots: [{ ...SLOT, slotTypeVersion: '1' }], createVersion: true });
  expect(bound).toMatchObject({ version: '1', createVersion: true });
  expect((await models.send(get('1'))).slots).toEqual([{ ...SLOT, slotTypeVersion: '1' }]);
  expect(world.faults).toEqual([]);
});

test.each([
  ['LEX-VER-9', { name: 'HelpIntent' }, 'HelpIntent is the name of a built-in intent.'],
  ['LEX-VER-9', { name: 'cancelintent' }, 'cancelintent is the name of a built-in intent.'],
  ['LEX-VAL-1', { confirmationPrompt: prompt }, 'You must provide both the confirmationPrompt and the rejectionStatement, or neither.'],
  ['LEX-VAL-1', { rejectionStatement: said('No') }, 'You must provide both the confirmationPrompt and the rejectionStatement, or neither.'],
  ['LEX-VAL-1', { followUpPrompt: { prompt, rejectionStatement: said('No') }, conclusionStatement: said('Done') }, 'The followUpPrompt and the conclusionStatement are mutually exclusive. You can specify only one.'],
  ['LEX-VAL-2', { conclusionStatement: said('Done'), fulfillmentActivity: { type: 'ReturnIntent' } }, null],
  ['LEX-SHP-6', { fulfillmentActivity: { type: 'CodeHook' } }, 'A fulfillmentActivity of the type CodeHook must have a codeHook.'],
  ['LEX-SHP-5', { dialogCodeHook: { uri: 'arn:aws:lambda:us-east-1:111122223333:function:f', messageVersion: '2.0' } }, 'The messageVersion 2.0 is not supported. The only supported version is 1.0.'],
  ['LEX-SHP-3', { conclusionStatement: { messages: Array.from({ length: 6 }, (_, index) => ({ contentType: 'PlainText' as const, content: String(index), groupNumber: 1 })) } }, 'The conclusionStatement has more than 5 messages in group 1.'],
  ['LEX-VAL-3', { sampleUtterances: ['order {Color}'] }, 'The utterance order {Color} refers to the slot Color, which the intent does not have.'],
  ['LEX-VAL-3', { sampleUtterances: ['{FlowerType} and {FlowerType}'] }, 'The utterance {FlowerType} and {FlowerType} contains the slot FlowerType more than once.'],
  ['LEX-VAL-3', { slots: [{ ...SLOT, sampleUtterances: ['some of them'] }] }, 'The utterance some of them of the slot FlowerType must contain {FlowerType}.'],
  ['LEX-VAL-4', { slots: [{ ...SLOT, valueElicitationPrompt: undefined }] }, 'The required slot FlowerType must have a valueElicitationPrompt.'],
  ['LEX-VAL-4', { slots: [{ ...SLOT, slotConstraint: 'Optional', valueElicitationPrompt: undefined }] }, null],
  ['LEX-SHP-4', { slots: [SLOT, { ...SLOT, name: 'flowertype' }] }, 'The slot flowertype is defined more than once.'],
  ['LEX-SHP-4', { slots: [{ ...SLOT, slotTypeVersion: '7' }] }, 'The version 7 of the slot type FlowerTypes does not exist.'],
  ['LEX-SHP-4', { slots: [{ ...SLOT, slotTypeVersion: undefined }] }, 'The slot FlowerType must have the slotTypeVersion of its custom slot type FlowerTypes.'],
  ['LEX-NLU-9', { slots: [{ ...SLOT, slotType: 'AMAZON.LITERAL', slotTypeVersion: undefined }] }, 'The built-in slot type AMAZON.LITERAL of the slot FlowerType does not exist.'],
  ['LEX-NLU-11', { slots: [{ ...SLOT, slotType: 'AMAZON.DATE', slotTypeVersion: '1' }] }, 'The slot FlowerType cannot have a slotTypeVersion: built-in slot types have no versions.'],
  ['LEX-VAL-6', { parentIntentSignature: 'AMAZON.YesIntent', sampleUtterances: [], slots: [] }, 'The built-in intent AMAZON.YesIntent does not exist.'],
  ['LEX-VAL-6', { parentIntentSignature: 'AMAZON.HelpIntent', slots: [] }, 'An intent that is derived from AMAZON.HelpIntent cannot have sample utterances.'],
  ['LEX-VAL-6', { parentIntentSignature: 'AMAZON.HelpIntent', sampleUtterances: [] }, 'An intent that is derived from AMAZON.HelpIntent cannot have slots.'],
  ['LEX-VAL-6', { parentIntentSignature: 'AMAZON.FallbackIntent', sampleUtterances: [], slots: [], dialogCodeHook: { uri: 'arn:aws:lambda:us-east-1:111122223333:function:f', messageVersion: '1.0' } }, 'An intent that is derived from AMAZON.FallbackIntent cannot have a dialogCodeHook.'],
  ['LEX-VAL-6', { parentIntentSignature: 'AMAZON.FallbackIntent', sampleUtterances: [], slots: [], confirmationPrompt: prompt, rejectionStatement: said('No') }, 'An intent that is derived from AMAZON.FallbackIntent cannot have a confirmationPrompt.'],
  ['LEX-VAL-6', { parentIntentSignature: 'AMAZON.FallbackIntent', sampleUtterances: [], slots: [] }, null],
  ['LEX-NLU-5', { parentIntentSignature: 'AMAZON.KendraSearchIntent', sampleUtterances: [], slots: [] }, 'An intent has a kendraConfiguration if, and only if, it is derived from AMAZON.KendraSearchIntent.'],
  ['LEX-VAL-13', { inputContexts: [{ name: 'anywhere' }] }, null],
] satisfies readonly [string, Partial<PutIntentCommandInput>, string | null][])('LEX-SHP-3, LEX-SHP-4, LEX-SHP-5, LEX-SHP-6, LEX-VER-9, LEX-VAL-1, LEX-VAL-2, LEX-VAL-3, LEX-VAL-4, LEX-VAL-6, LEX-VAL-13: by %s, PutIntent with %j', async (_rule, more, message) => {
  const { world, models } = await openLexAccount({ shadow: false });
  const put = putting(models);
  await put.slotType();
  expect(await refusal(put.intent(more as Partial<PutIntentCommandInput>))).toBe(message === null ? 'it succeeded' : `BadRequestException 400: ${message}`);
  expect(world.faults).toEqual([]);
});

test('LEX-DEL-1: what a version of a bot refers to is not deleted, also if its $LATEST has moved on', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await putVersioned(models);
  const inUse = (sent: Promise<unknown>) => sent.then(() => null, (error: { name: string; message: string; referenceType?: string; exampleReference?: object }) => [error.name, error.message, error.referenceType, error.exampleReference]);
  expect(await inUse(models.send(new DeleteIntentVersionCommand({ ...NAMED, version: '1' })))).toEqual(['ResourceInUseException', 'The version 1 of the intent OrderFlowers is used by the bot Florist, version $LATEST.', 'Bot', { name: 'Florist', version: '$LATEST' }]);
  expect(await inUse(models.send(new DeleteIntentCommand(NAMED)))).toEqual(['ResourceInUseException', 'The intent OrderFlowers is used by the bot Florist, version $LATEST.', 'Bot', { name: 'Florist', version: '$LATEST' }]);
  const { checksum } = await models.send(new GetBotCommand({ name: 'Florist', versionOrAlias: '$LATEST' }));
  await put.bot({ checksum, intents: [] });
  expect(await inUse(models.send(new DeleteIntentCommand(NAMED)))).toEqual(['ResourceInUseException', 'The intent OrderFlowers is used by the bot Florist, version 1.', 'Bot', { name: 'Florist', version: '1' }]);
  expect(await refusal(models.send(new DeleteIntentCommand({ name: 'Nothing' })))).toBe('NotFoundException 404: The intent Nothing does not exist.');
  expect(await refusal(models.send(new DeleteIntentVersionCommand({ ...NAMED, version: '2' })))).toBe('NotFoundException 404: The version 2 of the intent OrderFlowers does not exist.');
  expect(world.faults).toEqual([]);
});

test('LEX-PAG-2: intents are listed by name, their versions by number, and what is deleted is gone', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  const { checksum } = await put.intent({ name: 'Second', slots: [], sampleUtterances: ['b'], createVersion: true });
  await put.intent({ name: 'Second', slots: [], sampleUtterances: ['c'], checksum, createVersion: true });
  await put.intent({ name: 'First', slots: [], sampleUtterances: ['a'], description: 'the first' });
  expect((await models.send(new GetIntentsCommand({}))).intents).toMatchObject([{ name: 'First', description: 'the first', version: '$LATEST' }, { name: 'Second', version: '$LATEST' }]);
  expect((await models.send(new GetIntentsCommand({ nameContains: 'sec' }))).intents).toHaveLength(1);
  expect((await models.send(new GetIntentVersionsCommand({ name: 'Second' }))).intents!.map(({ version }) => version)).toEqual(['$LATEST', '1', '2']);
  expect(await models.send(new DeleteIntentVersionCommand({ name: 'Second', version: '1' }))).toMatchObject({ $metadata: { httpStatusCode: 204 } });
  expect((await models.send(new GetIntentVersionsCommand({ name: 'Second' }))).intents!.map(({ version }) => version)).toEqual(['$LATEST', '2']);
  expect(await models.send(new DeleteIntentCommand({ name: 'Second' }))).toMatchObject({ $metadata: { httpStatusCode: 204 } });
  expect(await refusal(models.send(new GetIntentCommand({ name: 'Second', version: '$LATEST' })))).toBe('NotFoundException 404: The intent Second does not exist.');
  expect(await refusal(models.send(new GetIntentVersionsCommand({ name: 'Second' })))).toBe('NotFoundException 404: The intent Second does not exist.');
  expect(world.faults).toEqual([]);
});

test('LEX-SHP-1, LEX-SHP-2: names have letters and single underscores, versions digits', async () => {
  const { models } = await openLexAccount();
  const put = putting(models);
  for (const name of ['Order1', '_Order', 'Or__der', 'Or-der']) expect(await refusal(put.intent({ name }))).toMatch(/^BadRequestException 400: 1 validation error detected/);
  for (const version of ['latest', '1a', '-1']) expect(await refusal(models.send(get(version)))).toMatch(/^BadRequestException 400: 1 validation error detected/);
  expect(await refusal(put.intent({ name: 'Order_Flowers_', slots: [], sampleUtterances: [] }))).toBe('it succeeded');
});
