import {
  CreateSlotTypeVersionCommand, DeleteSlotTypeCommand, DeleteSlotTypeVersionCommand, GetSlotTypeCommand, GetSlotTypesCommand, GetSlotTypeVersionsCommand, type PutSlotTypeCommandInput,
} from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { openLexAccount, refusal } from '../lex-account.fixture.ts';
import { putting } from '../lex-bots.fixture.ts';

const get = (version = '$LATEST') => new GetSlotTypeCommand({ name: 'FlowerTypes', version });
const cut = (checksum?: string) => new CreateSlotTypeVersionCommand({ name: 'FlowerTypes', ...(checksum === undefined ? {} : { checksum }) });
const NAMED = { name: 'FlowerTypes' };

test('LEX-VER-1, LEX-VER-5: Put writes $LATEST in full, and says which version it shows', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  const made = await put.slotType({ description: 'flowers', valueSelectionStrategy: 'TOP_RESOLUTION' });
  expect(made).toMatchObject({ name: 'FlowerTypes', description: 'flowers', version: '$LATEST', enumerationValues: [{ value: 'roses' }, { value: 'tulips' }], valueSelectionStrategy: 'TOP_RESOLUTION' });
  expect(made.checksum).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(made.createVersion).toBeUndefined();
  world.clocks.advance(60);
  const changed = await put.slotType({ enumerationValues: [{ value: 'lilies', synonyms: ['lily'] }], checksum: made.checksum });
  expect(changed.description).toBeUndefined();
  expect(changed).toMatchObject({ enumerationValues: [{ value: 'lilies', synonyms: ['lily'] }], valueSelectionStrategy: 'ORIGINAL_VALUE', createdDate: made.createdDate });
  expect(changed.lastUpdatedDate!.getTime() - made.lastUpdatedDate!.getTime()).toBeGreaterThanOrEqual(60_000);
  const { $metadata: _, ...shown } = await models.send(get());
  expect(changed).toMatchObject(shown);
  expect(await put.slotType({ enumerationValues: [{ value: 'asters' }], checksum: changed.checksum, createVersion: true })).toMatchObject({ version: '1', createVersion: true, enumerationValues: [{ value: 'asters' }] });
  expect(world.faults).toEqual([]);
});

test('LEX-VER-2: a checksum is refused for what is new, asked for what is there, and has to be its own', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  expect(await refusal(put.slotType({ checksum: 'x' }))).toBe('BadRequestException 400: Slot type FlowerTypes does not exist. If you are trying to create FlowerTypes you must not specify the checksum.');
  const { checksum } = await put.slotType();
  expect(await refusal(put.slotType())).toBe('PreconditionFailedException 412: Slot type FlowerTypes already exists. If you are trying to update FlowerTypes you must specify the checksum.');
  expect(await refusal(put.slotType({ checksum: 'x' }))).toBe('PreconditionFailedException 412: The checksum does not match that of the slot type FlowerTypes.');
  expect(await refusal(put.slotType({ checksum }))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('LEX-VER-3: the checksum is that of the content alone, and a version keeps it', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  const first = await put.slotType();
  world.clocks.advance(60);
  expect((await put.slotType({ checksum: first.checksum })).checksum).toBe(first.checksum);
  const other = await put.slotType({ checksum: first.checksum, description: 'x' });
  expect(other.checksum).not.toBe(first.checksum);
  expect((await models.send(cut())).checksum).toBe(other.checksum);
  expect((await put.slotType({ checksum: other.checksum })).checksum).toBe(first.checksum);
  expect(world.faults).toEqual([]);
});

test('LEX-VER-4: numbers go on, an unchanged $LATEST gives the last one again, and none is given twice', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  const { checksum } = await put.slotType();
  expect(await refusal(models.send(cut('x')))).toBe('PreconditionFailedException 412: The checksum does not match that of the slot type FlowerTypes.');
  const one = await models.send(cut(checksum));
  expect(one).toMatchObject({ version: '1', $metadata: { httpStatusCode: 201 } });
  expect(await models.send(cut())).toMatchObject({ version: '1', createdDate: one.createdDate });
  const changed = await put.slotType({ checksum, description: 'x' });
  expect((await models.send(cut())).version).toBe('2');
  await models.send(new DeleteSlotTypeVersionCommand({ ...NAMED, version: '2' }));
  expect((await models.send(cut())).version).toBe('3');
  await models.send(new DeleteSlotTypeCommand(NAMED));
  expect(await refusal(models.send(get()))).toBe('NotFoundException 404: The slot type FlowerTypes does not exist.');
  expect(await refusal(models.send(get('1')))).toBe('NotFoundException 404: The version 1 of the slot type FlowerTypes does not exist.');
  await put.slotType({ description: changed.description });
  expect(await refusal(models.send(get('1')))).toBe('NotFoundException 404: The version 1 of the slot type FlowerTypes does not exist.');
  expect((await models.send(cut())).version).toBe('4');
  expect(await refusal(models.send(new CreateSlotTypeVersionCommand({ name: 'Other' })))).toBe('NotFoundException 404: The slot type Other does not exist.');
  expect(world.faults).toEqual([]);
});

test('LEX-VER-7: a resource has at most 100 versions, and can then still be deleted', async () => {
  const { world, models } = await openLexAccount({ shadow: false });
  const put = putting(models);
  let { checksum } = await put.slotType();
  for (let version = 1; version <= 100; version += 1) checksum = (await put.slotType({ description: String(version), createVersion: true, checksum })).checksum;
  const last = await put.slotType({ description: 'more', checksum });
  expect(await refusal(models.send(cut()))).toBe('LimitExceededException 429: The slot type FlowerTypes has 100 versions, which is the most it can have.');
  expect(last.version).toBe('$LATEST');
  await models.send(new DeleteSlotTypeCommand(NAMED));
  expect(await refusal(models.send(get('99')))).toMatch(/^NotFoundException 404/);
  await put.slotType();
  for (const version of ['1', '99', '100']) expect(await refusal(models.send(get(version)))).toMatch(/^NotFoundException 404/);
  expect((await models.send(cut())).version).toBe('101');
  expect(world.faults).toEqual([]);
});

test('LEX-VER-8: a name in another letter case is refused for what is new, and is another on access', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await put.slotType();
  expect(await refusal(put.slotType({ name: 'flowertypes' }))).toBe('BadRequestException 400: The slot type name flowertypes differs from the existing FlowerTypes in letter case only.');
  expect(await refusal(models.send(new GetSlotTypeCommand({ name: 'flowertypes', version: '$LATEST' })))).toBe('NotFoundException 404: The slot type flowertypes does not exist.');
  await models.send(new DeleteSlotTypeCommand(NAMED));
  expect(await refusal(put.slotType({ name: 'flowertypes' }))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test.each([
  ['LEX-VER-9', { name: 'US_CITY' }, 'US_CITY is the name of a built-in slot type.'],
  ['LEX-VER-9', { name: 'date' }, 'date is the name of a built-in slot type.'],
  ['LEX-VAL-7', { enumerationValues: [{ value: 'a' }, { value: 'a' }] }, 'The value a occurs more than once among the values and synonyms of the slot type.'],
  ['LEX-VAL-7', { enumerationValues: [{ value: 'a', synonyms: ['b'] }, { value: 'b' }] }, 'The value b occurs more than once among the values and synonyms of the slot type.'],
  ['LEX-VAL-7', { enumerationValues: [{ value: 'a', synonyms: ['c', 'c'] }] }, 'The value c occurs more than once among the values and synonyms of the slot type.'],
  ['LEX-VAL-7', { enumerationValues: [{ value: 'sugar', synonyms: ['sugar'] }] }, null],
  ['LEX-SHP-7', { parentSlotTypeSignature: 'AMAZON.NUMBER' }, 'A slot type cannot be derived from AMAZON.NUMBER, only from AMAZON.AlphaNumeric.'],
  ['LEX-VAL-8', { slotTypeConfigurations: [{ regexConfiguration: { pattern: '[A-Z]{3}' } }] }, 'A slot type with a regular expression must be derived from AMAZON.AlphaNumeric.'],
  ['LEX-VAL-8', { parentSlotTypeSignature: 'AMAZON.AlphaNumeric', enumerationValues: undefined, slotTypeConfigurations: [{ regexConfiguration: { pattern: '[A-Z]{3}[0-9]{4}' } }] }, null],
] satisfies readonly [string, Partial<PutSlotTypeCommandInput>, string | null][])('LEX-SHP-7, LEX-VER-9, LEX-VAL-7, LEX-VAL-8: by %s, PutSlotType of %j', async (_rule, more, message) => {
  const { world, models } = await openLexAccount();
  expect(await refusal(putting(models).slotType(more))).toBe(message === null ? 'it succeeded' : `BadRequestException 400: ${message}`);
  expect(world.faults).toEqual([]);
});

test.each(['a*', 'a+', '[A-Z]{2,}', 'a.c', '(', 'a{3'])('LEX-VAL-8: the pattern %s is refused', async (pattern) => {
  const { models } = await openLexAccount();
  const sent = putting(models).slotType({ parentSlotTypeSignature: 'AMAZON.AlphaNumeric', slotTypeConfigurations: [{ regexConfiguration: { pattern } }] });
  expect(await refusal(sent)).toMatch(/^BadRequestException 400: The regular expression .* is not valid: .+\.$/);
});

test('LEX-VAL-7: 10,000 values and synonyms are kept, in a blob, and one more is too many', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  const values = Array.from({ length: 5000 }, (_, index) => ({ value: `value number ${index} of a slot type`, synonyms: [`synonym ${index} of a value`] }));
  await put.slotType({ enumerationValues: values, createVersion: true });
  for (const version of ['1', '$LATEST']) expect((await models.send(get(version))).enumerationValues).toEqual(values);
  const { checksum } = await models.send(get());
  expect(await refusal(put.slotType({ checksum, enumerationValues: [...values, { value: 'one more' }] }))).toBe('LimitExceededException 429: A slot type can have at most 10000 values and synonyms.');
  expect(world.faults).toEqual([]);
});

test('LEX-PAG-1, LEX-PAG-2: lists have ten to a page, hold $LATEST alone, and are searched by a part of the name', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  for (const letter of 'LKJIHGFEDCBA') await put.slotType({ name: `Type_${letter}`, ...(letter === 'A' ? { createVersion: true, description: 'the first' } : {}) });
  const first = await models.send(new GetSlotTypesCommand({}));
  expect(first.slotTypes!.map(({ name, version }) => `${name} ${version}`)).toEqual([...'ABCDEFGHIJ'].map((letter) => `Type_${letter} $LATEST`));
  expect(Object.keys(first.slotTypes![0]!).toSorted()).toEqual(['createdDate', 'description', 'lastUpdatedDate', 'name', 'version']);
  expect((await models.send(new GetSlotTypesCommand({ nextToken: first.nextToken }))).slotTypes!.map(({ name }) => name)).toEqual(['Type_K', 'Type_L']);
  expect((await models.send(new GetSlotTypesCommand({ nameContains: 'type_c' }))).slotTypes!.map(({ name }) => name)).toEqual(['Type_C']);
  expect(await refusal(models.send(new GetSlotTypesCommand({ nextToken: 'x' })))).toBe('BadRequestException 400: The value of nextToken is not valid.');
  expect(world.faults).toEqual([]);
});

test('LEX-PAG-2, LEX-PAG-4: versions are listed by number behind $LATEST, and of an unknown name there are none', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  let { checksum } = await put.slotType();
  for (let version = 1; version <= 11; version += 1) ({ checksum } = await put.slotType({ checksum, description: String(version), createVersion: true }));
  const first = await models.send(new GetSlotTypeVersionsCommand(NAMED));
  expect(first.slotTypes!.map(({ version }) => version)).toEqual(['$LATEST', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  const { slotTypes, nextToken } = await models.send(new GetSlotTypeVersionsCommand({ ...NAMED, nextToken: first.nextToken, maxResults: 1 }));
  expect([slotTypes!.map(({ version }) => version), typeof nextToken]).toEqual([['10'], 'string']);
  expect(await refusal(models.send(new GetSlotTypeVersionsCommand({ name: 'Other' })))).toBe('NotFoundException 404: The slot type Other does not exist.');
  expect(world.faults).toEqual([]);
});

test('LEX-DEL-1, LEX-DEL-2: what an intent refers to is not deleted, and the intent is named', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await put.slotType({ createVersion: true });
  const { slots } = await put.intent();
  const inUse = (sent: Promise<unknown>) => sent.then(() => null, (error: { name: string; referenceType?: string; exampleReference?: object; $metadata: { httpStatusCode: number } }) => [error.name, error.$metadata.httpStatusCode, error.referenceType, error.exampleReference]);
  expect(await inUse(models.send(new DeleteSlotTypeCommand(NAMED)))).toEqual(['ResourceInUseException', 400, 'Intent', { name: 'OrderFlowers', version: '$LATEST' }]);
  expect(await refusal(models.send(new DeleteSlotTypeVersionCommand({ ...NAMED, version: '1' })))).toBe('it succeeded');
  const { checksum: typeSum } = await models.send(get());
  await put.slotType({ checksum: typeSum, description: 'y', createVersion: true });
  const { checksum } = await put.intent({ name: 'Later', createVersion: true, slots: [{ ...slots![0]!, slotTypeVersion: '2' } as never] });
  await put.intent({ name: 'Later', checksum, slots: [], sampleUtterances: ['later'] });
  expect(await inUse(models.send(new DeleteSlotTypeVersionCommand({ ...NAMED, version: '2' })))).toEqual(['ResourceInUseException', 400, 'Intent', { name: 'Later', version: '1' }]);
  expect(await refusal(models.send(new DeleteSlotTypeVersionCommand({ ...NAMED, version: '9' })))).toBe('NotFoundException 404: The version 9 of the slot type FlowerTypes does not exist.');
  expect(world.faults).toEqual([]);
});
