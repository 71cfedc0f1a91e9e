import { expect, test } from 'vitest';
import { EXPORTED_BOTS, exportedText } from '../exports/exports.fixture.ts';
import { LEX_METADATA } from '../exports/lex-format.ts';
import { ImportRefused } from './archive.ts';
import { readDocument } from './document.ts';
import { customerService, lookAlikes, putBotFile } from './look-alikes.fixture.ts';
import type { ResourceType } from '../../../../models/lex-models.gen.ts';

const BOT = { name: 'Shop', version: '7', intents: [] as object[], childDirected: false, locale: 'en-US' };
const INTENT = { name: 'Buy', version: '2', sampleUtterances: ['buy'], slots: [] as object[] };
const SLOT_TYPE = { name: 'Things', version: '3', enumerationValues: [{ value: 'book' }] };

const read = (resource: unknown, type: ResourceType = 'BOT', metadata: object = LEX_METADATA) => readDocument(JSON.stringify({ metadata, resource }), type);

function refusal(text: string, type: ResourceType = 'BOT'): string {
  try {
    readDocument(text, type);
  } catch (error) {
    expect(error).toBeInstanceOf(ImportRefused);
    return (error as Error).message;
  }
  return 'it was read';
}

const refused = (resource: unknown, type: ResourceType = 'BOT', metadata: object = LEX_METADATA) => refusal(JSON.stringify({ metadata, resource }), type);

test('LEX-IMP-2: real exports are read, each dependent once', () => {
  const found = EXPORTED_BOTS.map((name) => {
    const { bot, intents, slotTypes } = readDocument(exportedText(name), 'BOT');
    return [bot!.name, bot!.intents!.map(({ intentName, intentVersion }) => `${intentName}:${intentVersion}`), intents.length, slotTypes.map(({ put, version }) => `${put.name}:${version}`)];
  });
  expect(found).toEqual([
    ['BookTrip', ['BookCar:1', 'BookHotel:1'], 2, ['RoomTypeValues:1', 'CarTypeValues:1']],
    ['OrderFlowers', ['OrderFlowers:1'], 1, ['FlowerTypes:1']],
    ['ScheduleAppointment', ['MakeAppointment:1'], 1, ['AppointmentTypeValue:1']],
  ]);
});

test('LEX-EXP-4: whatever members an export has, they are all read', () => {
  for (const document of Object.values(lookAlikes)) {
    const { bot, intents, slotTypes } = readDocument(JSON.stringify(document), 'BOT');
    const { version, intents: written, slotTypes: types = [], ...rest } = document.resource as never as { version: string; intents: { version: string }[]; slotTypes?: { version: string }[] };
    expect({ ...bot, intents: undefined }).toEqual({ ...rest, intents: undefined });
    expect(intents.map((intent) => ({ ...intent.put, version: intent.version }))).toEqual(written);
    expect(slotTypes.map((type) => ({ ...type.put, version: type.version }))).toEqual(types);
    expect(version).toBeDefined();
  }
});

test('LEX-EXP-5: messages with and without a group number are read', () => {
  const { intents } = readDocument(JSON.stringify(customerService), 'BOT');
  expect(intents[2]!.put.followUpPrompt!.prompt.messages.map(({ groupNumber }) => groupNumber)).toEqual([1, 2]);
  expect(intents[1]!.put.slots![0]!.valueElicitationPrompt!.messages[0]!.groupNumber).toBeUndefined();
});

test('LEX-IMP-2: an intent comes with its slot types, a slot type alone; the file\'s versions only link', () => {
  const intent = read({ ...INTENT, slots: [{ name: 'thing', slotConstraint: 'Optional', slotType: 'Things', slotTypeVersion: '3' }], slotTypes: [SLOT_TYPE] }, 'INTENT');
  expect([intent.name, intent.bot, intent.intents[0]!.version, intent.slotTypes[0]!.version]).toEqual(['Buy', undefined, '2', '3']);
  expect('version' in intent.intents[0]!.put).toBe(false);
  const slotType = read(SLOT_TYPE, 'SLOT_TYPE');
  expect([slotType.name, slotType.intents, slotType.slotTypes.map(({ put }) => put)]).toEqual(['Things', [], [{ name: 'Things', enumerationValues: [{ value: 'book' }] }]]);
});

test('LEX-IMP-2: a slot type that several intents bring along is one; its versions come in their order', () => {
  const withTypes = (name: string, ...slotTypes: object[]) => ({ ...INTENT, name, slotTypes });
  const { slotTypes } = read({ ...BOT, intents: [withTypes('Buy', { ...SLOT_TYPE, version: '10' }), withTypes('Sell', SLOT_TYPE, { name: 'Others', version: '1' })], slotTypes: [SLOT_TYPE] });
  expect(slotTypes.map(({ put, version }) => `${put.name}:${version}`)).toEqual(['Things:3', 'Things:10', 'Others:1']);
  expect(refused({ ...BOT, slotTypes: [SLOT_TYPE, { ...SLOT_TYPE, enumerationValues: [] }] })).toBe('The slot type Things occurs more than once in the file');
  expect(refused({ ...BOT, intents: [INTENT, INTENT] })).toBe('The intent Buy occurs more than once in the file');
});

test('LEX-IMP-1: what is no JSON, or no document of Lex, is refused', () => {
  expect(refusal('{"metadata":')).toMatch(/^The file in the payload is not valid JSON: /);
  expect(refusal('{"metadata":{},"metadata":{}}')).toMatch(/^The file in the payload is not valid JSON: duplicate key/);
  expect(refusal(`{"metadata":${'['.repeat(1000)}`)).toMatch(/^The file in the payload is not valid JSON: /);
  expect(refusal(`{"metadata":{},"resource":[${'1,'.repeat(600_000)}1]}`)).toMatch(/^The file in the payload is not valid JSON: /);
  expect(refusal('[]')).toBe('the file must be an object');
  expect(refusal(JSON.stringify(putBotFile))).toBe('metadata must be an object');
  expect(refused(null)).toBe('resource must be an object');
  expect(refused({ ...BOT, intents: {} })).toBe('intents must be a list');
  expect(refused({ ...BOT, intents: [null] })).toBe('intents must be an object');
  expect(refused({ ...BOT, version: 1 })).toBe('it was read');
  expect(refused({ ...BOT, intents: [{ ...INTENT, version: 1 }] })).toBe('A version in the file is neither $LATEST nor a number');
  expect(refused({ ...BOT, intents: Array.from({ length: 2001 }, () => INTENT) })).toBe('intents must not have more than 2000 elements');
});

test('LEX-EXP-6: only Lex\'s format can be imported', () => {
  expect(refused(BOT, 'BOT', { ...LEX_METADATA, importType: 'ALEXA_SKILLS_KIT' })).toBe('The file must have importType LEX in its metadata');
  expect(refused(BOT, 'BOT', { ...LEX_METADATA, schemaVersion: '2.0' })).toBe('The file must have schemaVersion 1.0 in its metadata');
  expect(refused(BOT, 'BOT', {})).toBe('The file must have schemaVersion 1.0 in its metadata');
});

test('LEX-IMP-1: another type of resource than the request says is refused', () => {
  const resources = { BOT, INTENT, SLOT_TYPE };
  for (const said of ['BOT', 'INTENT', 'SLOT_TYPE'] as const) {
    for (const sent of ['BOT', 'INTENT', 'SLOT_TYPE'] as const) {
      expect(refused(resources[sent], said)).toBe(said === sent ? 'it was read' : `The resource type ${said} does not match the resource in the file, which is of type ${sent}`);
    }
  }
});

test('LEX-IMP-1: each part keeps the constraints of the operation that would put it', () => {
  expect(refused({ ...BOT, name: 'a1' })).toMatch(/^bot a1: .*'a1' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern/);
  expect(refused({ ...BOT, locale: 'xx-XX' })).toMatch(/^bot Shop: .*'locale' failed to satisfy constraint: Member must satisfy enum value set/);
  expect(refused({ ...BOT, childDirected: undefined })).toMatch(/^bot Shop: .*'childDirected' failed to satisfy constraint: Member must not be null/);
  expect(refused({ ...BOT, intents: [{ ...INTENT, slots: 'none' }] })).toBe('intent Buy: the member `slots` is not a valid list');
  expect(refused({ ...BOT, slotTypes: [{ ...SLOT_TYPE, enumerationValues: [{ value: 'x'.repeat(141) }] }] })).toMatch(/^slot type Things: .*length less than or equal to 140/);
  expect(refused({ ...BOT, name: undefined })).toMatch(/^bot without a name: /);
});

test('LEX-IMP-1: members that decide about a request are no part of a definition', () => {
  const more = { checksum: 'x', createVersion: true, processBehavior: 'BUILD', tags: [{ key: 'a', value: 'b' }], __proto__: { locale: 'de-DE' }, unknown: 1 };
  const { bot, intents } = read({ ...BOT, ...more, intents: [{ ...INTENT, ...more }] });
  expect(Object.keys(bot!).toSorted()).toEqual(['childDirected', 'intents', 'locale', 'name']);
  expect(Object.keys(intents[0]!.put).toSorted()).toEqual(['name', 'sampleUtterances', 'slots']);
});
