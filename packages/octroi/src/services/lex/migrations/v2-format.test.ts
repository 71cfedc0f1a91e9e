import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { definitionOf, EXPORTED_BOTS, exportedBot } from '../exports/exports.fixture.ts';
import { readDocument } from '../imports/document.ts';
import { barista, customerService, roboAdvisor } from '../imports/look-alikes.fixture.ts';
import { migrationAlerts } from './alerts.ts';
import { v2Archive, v2Files } from './v2-format.ts';

const bot = (document: object) => definitionOf(readDocument(JSON.stringify(document), 'BOT'), '1');
const warned = (document: object) => Object.fromEntries(migrationAlerts(bot(document)).map(({ message, details }) => [message!.split(/[.:]/)[0], details]));

test('LEX-MIG-2: a bot becomes a folder of Lex V2 with a file for each intent, slot and slot type', () => {
  const files = v2Files(exportedBot('OrderFlowers'), 'Flowers-V2');
  const base = 'Flowers-V2/BotLocales/en_US';
  expect(Object.keys(files)).toEqual([
    'Manifest.json', 'Flowers-V2/Bot.json', `${base}/BotLocale.json`, `${base}/SlotTypes/FlowerTypes/SlotType.json`, `${base}/Intents/OrderFlowers/Intent.json`,
    ...['FlowerType', 'PickupDate', 'PickupTime'].map((slot) => `${base}/Intents/OrderFlowers/Slots/${slot}/Slot.json`),
  ]);
  expect(files['Manifest.json']).toEqual({ metaData: { schemaVersion: '1.0', fileFormat: 'LexJson', resourceType: 'BOT' } });
  expect(files[`${base}/BotLocale.json`]).toMatchObject({ identifier: 'en_US', nluConfidenceThreshold: 0.4 });
  expect(files[`${base}/SlotTypes/FlowerTypes/SlotType.json`]).toMatchObject({ slotTypeValues: ['tulips', 'lilies', 'roses'].map((value) => ({ sampleValue: { value }, synonyms: [] })), valueSelectionSetting: { resolutionStrategy: 'OriginalValue' } });
  expect(files[`${base}/Intents/OrderFlowers/Intent.json`]).toMatchObject({
    sampleUtterances: [{ utterance: 'I would like to pick up flowers' }, { utterance: 'I would like to order some flowers' }],
    slotPriorities: [{ slotName: 'FlowerType', priority: 1 }, { slotName: 'PickupDate', priority: 2 }, { slotName: 'PickupTime', priority: 3 }],
    intentConfirmationSetting: { promptSpecification: { maxRetries: 1 } },
    fulfillmentCodeHook: { enabled: false },
  });
});

test('LEX-MIG-2: the archive holds the files, and is the same for the same bot', () => {
  for (const name of EXPORTED_BOTS) {
    const files = v2Files(exportedBot(name), name);
    const archive = v2Archive(files);
    expect(Object.fromEntries(Object.entries(unzipSync(archive)).map(([path, bytes]) => [path, JSON.parse(strFromU8(bytes)) as object]))).toEqual(JSON.parse(JSON.stringify(files)));
    expect(v2Archive(files)).toEqual(archive);
  }
});

test('LEX-MIG-2: what Lex V2 lacks is told, with where it is', () => {
  expect(warned(customerService)).toMatchObject({
    'Follow-up prompts were left out': ['intent Bye'],
    'Lex V2 does not have these built-in slot types': ['slot pin of the intent Balance: AMAZON.FOUR_DIGIT_NUMBER'],
    'Lambda functions belong to an alias in Lex V2, for all intents': ['intent Balance'],
  });
  expect(warned(roboAdvisor)).toMatchObject({ 'Response cards were left out': ['intent RecommendPortfolio'] });
  expect(Object.keys(warned(barista))).toEqual(['The abort statement of the bot was left out', 'Aliases, tags, conversation logs and channel associations are not migrated']);
  const said = Array.from({ length: 4 }, (_, at) => ({ contentType: 'PlainText' as const, content: `${at}` }));
  const wordy = { bot: { name: 'B', clarificationPrompt: { messages: said } }, slotTypes: {}, intents: [{ name: 'I', parentIntentSignature: 'AMAZON.NextIntent', conclusionStatement: { messages: said } }] };
  expect(migrationAlerts(wordy).map(({ message, type }) => [type, message!.slice(0, 24)])).toEqual([
    ['WARN', 'The clarification prompt'], ['WARN', 'Groups have no more than'], ['WARN', 'Lex V2 does not have thes'.slice(0, 24)], ['WARN', 'Aliases, tags, conversat'],
  ]);
  expect(v2Files(wordy, 'B')['B/BotLocales/en_US/Intents/I/Intent.json']).toMatchObject({ intentClosingSetting: { closingResponse: { messageGroupsList: [{ message: { plainTextMessage: { value: '0' } }, variations: [{}, {}] }] } } });
});

test('LEX-MIG-2: obfuscation, defaults, hooks and locales carry over', () => {
  const files = v2Files(bot(customerService), 'C');
  expect(files['C/BotLocales/en_US/Intents/Balance/Slots/pin/Slot.json']).toMatchObject({ obfuscationSetting: { obfuscationSettingType: 'DefaultObfuscation' } });
  expect(files['C/BotLocales/en_US/Intents/Balance/Intent.json']).toMatchObject({ dialogCodeHook: { enabled: true }, fulfillmentCodeHook: { enabled: true } });
  expect(Object.keys(v2Files({ ...bot(barista), bot: { name: 'B', locale: 'es-419' } }, 'B'))).toContain('B/BotLocales/es_US/BotLocale.json');
  expect(v2Files(bot(roboAdvisor), 'R')['R/BotLocales/en_US/Intents/RecommendPortfolio/Slots/firstName/Slot.json']).toMatchObject({ valueElicitationSetting: { defaultValueSpecification: { defaultValueList: [] } } });
});
