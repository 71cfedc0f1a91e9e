import type { GetIntentResponse } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { aliasDraft, botDraft, hasHiddenParts, intentDraft, isLexName, readyBot, readyIntent, readySlotType, slotTypeDraft } from './drafts.ts';

const INTENT: GetIntentResponse = {
  name: 'OrderFlowers',
  version: '$LATEST',
  checksum: 'c1',
  createdDate: new Date(0),
  lastUpdatedDate: new Date(0),
  description: 'orders',
  sampleUtterances: ['I would like {FlowerType}'],
  slots: [{ name: 'FlowerType', slotConstraint: 'Required', slotType: 'FlowerTypes', slotTypeVersion: '3', priority: 1, valueElicitationPrompt: { maxAttempts: 2, messages: [{ contentType: 'SSML', content: '<speak>Which?</speak>', groupNumber: 1 }], responseCard: '{}' } }],
  confirmationPrompt: { maxAttempts: 2, messages: [{ contentType: 'PlainText', content: 'Sure?' }] },
  rejectionStatement: { messages: [{ contentType: 'PlainText', content: 'Okay.' }] },
  followUpPrompt: { prompt: { maxAttempts: 1, messages: [{ contentType: 'PlainText', content: 'More?' }] }, rejectionStatement: { messages: [{ contentType: 'PlainText', content: 'Bye.' }] } },
  fulfillmentActivity: { type: 'CodeHook', codeHook: { uri: 'arn:aws:lambda:us-east-1:111122223333:function:f', messageVersion: '1.0' } },
  outputContexts: [{ name: 'ordered', timeToLiveInSeconds: 90, turnsToLive: 5 }],
};

test('an intent that is opened and saved says all that it said, shown or not', () => {
  const { version: _v, createdDate: _c, lastUpdatedDate: _l, ...put } = INTENT;
  expect(readyIntent(intentDraft(INTENT))).toEqual(put);
  expect(hasHiddenParts(intentDraft(INTENT))).toBe(true);
  expect(hasHiddenParts({ name: 'Plain', slots: [{ name: 'A', slotConstraint: 'Optional' }] })).toBe(false);
});

test('what is left blank is not sent', () => {
  const blank = [{ contentType: 'PlainText' as const, content: ' ' }];
  expect(
    readyIntent({
      name: 'A',
      description: '',
      sampleUtterances: ['  hello ', '', ' '],
      confirmationPrompt: { maxAttempts: 2, messages: blank },
      rejectionStatement: { messages: blank },
      conclusionStatement: { messages: [] },
      dialogCodeHook: { uri: '', messageVersion: '1.0' },
      fulfillmentActivity: { type: 'ReturnIntent', codeHook: { uri: '', messageVersion: '1.0' } },
      slots: [{ name: 'S', slotConstraint: 'Optional', slotType: 'AMAZON.City', slotTypeVersion: '1', valueElicitationPrompt: { maxAttempts: 2, messages: blank } }],
    }),
  ).toEqual({ name: 'A', sampleUtterances: ['hello'], fulfillmentActivity: { type: 'ReturnIntent' }, slots: [{ name: 'S', slotConstraint: 'Optional', slotType: 'AMAZON.City' }] });
});

test('a slot type of one’s own has a version, a built-in one has none', () => {
  expect(readyIntent({ name: 'A', slots: [{ name: 'S', slotConstraint: 'Optional', slotType: 'Colours' }] }).slots).toEqual([{ name: 'S', slotConstraint: 'Optional', slotType: 'Colours', slotTypeVersion: '$LATEST' }]);
});

test('a bot is sent without what only the server knows', () => {
  const bot = { name: 'Shop', locale: 'en-US' as const, childDirected: false, status: 'READY' as const, version: '$LATEST', checksum: 'c', createdDate: new Date(0), failureReason: 'x', intents: [{ intentName: 'A', intentVersion: '1' }, { intentName: '', intentVersion: '1' }], clarificationPrompt: { maxAttempts: 2, messages: [] } };
  expect(readyBot(botDraft(bot))).toEqual({ name: 'Shop', locale: 'en-US', childDirected: false, checksum: 'c', intents: [{ intentName: 'A', intentVersion: '1' }] });
});

test('a slot type keeps its values, their synonyms and its pattern', () => {
  const type = { name: 'Colours', checksum: 'c', version: '1', enumerationValues: [{ value: 'red', synonyms: ['crimson', ''] }, { value: ' ' }, { value: 'blue' }], slotTypeConfigurations: [{ regexConfiguration: { pattern: 'x' } }], valueSelectionStrategy: 'TOP_RESOLUTION' as const };
  expect(readySlotType(slotTypeDraft(type))).toEqual({ name: 'Colours', checksum: 'c', enumerationValues: [{ value: 'red', synonyms: ['crimson'] }, { value: 'blue' }], slotTypeConfigurations: [{ regexConfiguration: { pattern: 'x' } }], valueSelectionStrategy: 'TOP_RESOLUTION' });
});

test('names have letters, and single underscores between or after them', () => {
  expect(['OrderFlowers', 'a_b', 'a_', 'A'].map(isLexName)).toEqual([true, true, true, true]);
  expect(['', '_a', 'a__b', 'a1', 'a-b', 'é'].map(isLexName)).toEqual([false, false, false, false, false, false]);
  const started = performance.now();
  expect(isLexName(`${'a'.repeat(100_000)}1`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('an alias that points to another version keeps its description and its logs', () => {
  const setting = { logType: 'TEXT' as const, destination: 'CLOUDWATCH_LOGS' as const, resourceArn: 'arn:aws:logs:us-east-1:111122223333:log-group:chat' };
  const alias = { name: 'Prod', botName: 'Shop', botVersion: '1', checksum: 'c', description: 'live', createdDate: new Date(0), conversationLogs: { iamRoleArn: 'arn:aws:iam::111122223333:role/logs', logSettings: [{ ...setting, resourcePrefix: 'aws/lex/Shop/Prod/1' }] } };
  expect(aliasDraft(alias)).toEqual({ checksum: 'c', description: 'live', conversationLogs: { iamRoleArn: 'arn:aws:iam::111122223333:role/logs', logSettings: [setting] } });
  expect(aliasDraft(null)).toEqual({});
});
