import { expect, test } from 'vitest';
import { botOf, codeHook, Conversation, intentOf, prompt, slotOf, statement } from './dialog.fixture.ts';

const intents = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => intentOf(name, name === 'B' ? { slots: [slotOf('When', 1)] } : {}));
const fallback = intentOf('Otherwise', { parentIntentSignature: 'AMAZON.FallbackIntent', sampleUtterances: [], conclusionStatement: statement('a person') });
const scores = { unclear: { A: 0.7, B: 0.6, C: 0.5 }, many: { A: 0.9, B: 0.8, C: 0.7, D: 0.6, E: 0.55, F: 0.5 }, faint: { A: 0.39 }, plain: { A: 0.4 } };

test('LEX-NLU-2: with model improvements the chosen intent has its score, and up to four others theirs', () => {
  const turned = new Conversation(botOf(intents, { enableModelImprovements: true }), { scores }).say('many');
  expect(turned.confidence).toBe(0.9);
  expect(turned.alternatives?.map(({ intentName, score }) => [intentName, score])).toEqual([['B', 0.8], ['C', 0.7], ['D', 0.6], ['E', 0.55]]);
  expect(turned.alternatives?.[0]?.slots).toEqual({ When: null });
});

test('LEX-NLU-2: below the threshold the fallback intent is chosen, without a score, before all others', () => {
  const turned = new Conversation(botOf([...intents, fallback], { enableModelImprovements: true, nluIntentConfidenceThreshold: 0.8 }), { scores }).say('unclear');
  expect(turned.reply.intentName).toBe('Otherwise');
  expect(turned.confidence).toBeNull();
  expect(turned.alternatives?.map(({ intentName }) => intentName)).toEqual(['A', 'B', 'C']);
});

test('LEX-NLU-2: the threshold is 0.40 where the bot names none', () => {
  const bot = botOf(intents, { enableModelImprovements: true, clarificationPrompt: prompt('pardon') });
  expect(new Conversation(bot, { scores }).say('faint').reply.dialogState).toBe('ElicitIntent');
  expect(new Conversation(bot, { scores }).say('plain').reply.intentName).toBe('A');
});

test('LEX-NLU-2: without model improvements nothing is told of scores, and the best intent is used', () => {
  expect(new Conversation(botOf(intents), { scores }).say('many')).toMatchObject({ confidence: null, alternatives: null, reply: { intentName: 'A' } });
});

test('LEX-NLU-5: an intent that would search with Amazon Kendra is never chosen, whatever its score', () => {
  const search = intentOf('Search', { parentIntentSignature: 'AMAZON.KendraSearchIntent', sampleUtterances: ['find'] });
  const conversation = new Conversation(botOf([...intents, search, fallback], { clarificationPrompt: prompt('pardon', 1) }), { scores: { find: { Search: 1, A: 0.1 } } });
  expect(conversation.say('find').reply).toMatchObject({ dialogState: 'ElicitIntent', message: 'pardon' });
  expect(conversation.say('find').reply).toMatchObject({ intentName: 'Otherwise' });
});

test('LEX-LAM-1: the event tells scores and alternatives', () => {
  const hooked = intents.map((intent) => (intent.name === 'A' ? { ...intent, dialogCodeHook: codeHook() } : intent));
  const conversation = new Conversation(botOf(hooked, { enableModelImprovements: true }), { scores, hook: () => ({ dialogAction: { type: 'Delegate', slots: {} } }) });
  conversation.say('unclear');
  expect(conversation.calls[0]!.event).toMatchObject({
    currentIntent: { nluIntentConfidenceScore: 0.7 },
    alternativeIntents: [{ name: 'B', nluIntentConfidenceScore: 0.6, slots: { When: null }, slotDetails: { When: null }, confirmationStatus: 'None' }, { name: 'C' }],
  });
});

test('LEX-RT-13: with neither a clarification prompt nor a fallback intent there is nothing to say', () => {
  expect(() => new Conversation(botOf(intents)).say('blah')).toThrow('No usable messages given the current slot and sessionAttribute set.');
});

test('LEX-UTT-3: a turn that is clarified, falls back or is asked again is missed; every other is not', () => {
  const conversation = new Conversation(botOf([...intents, fallback], { clarificationPrompt: prompt('pardon', 1) }));
  expect(conversation.say('blah').missed).toBe(true);
  expect(conversation.say('blah').missed).toBe(true);
  expect(conversation.say('start B').missed).toBe(false);
  expect(conversation.say('blah').missed).toBe(true);
  expect(conversation.say('tomorrow').missed).toBe(false);
});
