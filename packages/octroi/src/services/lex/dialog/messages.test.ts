import { expect, test } from 'vitest';
import type { Message } from '../../../../models/lex-models.gen.ts';
import { botOf, Conversation, intentOf, message, prompt, refused, slotOf, statement } from './dialog.fixture.ts';
import { speak, type Speaking } from './messages.ts';
import { readCard } from './response-card.ts';
import { substitute } from './substitute.ts';

const REFERENCES = { slots: { City: 'Rome', Day: null }, sessionAttributes: { Price: '12' }, requestAttributes: { channel: 'web' } };
const speaking = (more: Partial<Speaking> = {}): Speaking => ({ references: REFERENCES, random: () => 0, lastMessage: null, ...more });
const say = (messages: readonly Message[], more: Partial<Speaking> = {}) => speak({ messages }, speaking(more)).message;

test.each([
  ['{City} on {Day}', 'Rome on ', false],
  ['[Price] for {City}', '12 for Rome', true],
  ['via ((channel))', 'via web', true],
  ['((nothing))', '', false],
  [String.raw`\{City\} and \[Price\]`, '{City} and [Price]', true],
  ['{"messages": [{"type": "x"}]}', '{"messages": [{"type": "x"}]}', true],
  ['{} [] (()) {', '{} [] (()) {', true],
  ['{__proto__}', '', false],
])('LEX-MSG-1: %s is put together', (template, text, complete) => {
  expect(substitute(template, REFERENCES)).toEqual({ text, complete });
});

test('LEX-MSG-2: a message whose references have no value is not chosen while another can be', () => {
  const messages = [message('{Day}?'), message('{City}?'), message('[Cost]?')];
  for (const random of [0, 0.4, 0.99]) expect(say(messages, { random: () => random })).toBe('Rome?');
  expect(say([message('on {Day}'), message('for [Cost]')])).toBe('on ');
});

test('LEX-MSG-7: chance chooses among the eligible, and never what was said last while there is another', () => {
  const messages = [message('one'), message('two'), message('three')];
  expect([0, 0.34, 0.99].map((random) => say(messages, { random: () => random }))).toEqual(['one', 'two', 'three']);
  expect([0, 0.99].map((random) => say(messages, { random: () => random, lastMessage: 'one' }))).toEqual(['two', 'three']);
  expect(say([message('one')], { lastMessage: 'one' })).toBe('one');
});

test('LEX-MSG-3: several groups are spoken as one message of each, without spaces, counted from zero', () => {
  const spoken = speak({ messages: [message('b', 2), message('a', 1), { contentType: 'SSML', content: '<speak>c</speak>', groupNumber: 5 }, message('b2', 2)] }, speaking());
  expect(spoken).toEqual({
    message: '{"messages":[{"type":"PlainText","group":0,"value":"a"},{"type":"PlainText","group":1,"value":"b"},{"type":"SSML","group":2,"value":"<speak>c</speak>"}]}',
    messageFormat: 'Composite',
    responseCard: null,
  });
  expect(speak({ messages: [message('a', 1), message('b', 1)] }, speaking()).messageFormat).toBe('PlainText');
});

test('LEX-MSG-4: only kinds that the client takes are said, and each group needs one', () => {
  const custom: Message = { contentType: 'CustomPayload', content: '{}', groupNumber: 1 };
  const taking = (kinds: string): Partial<Speaking> => ({ references: { ...REFERENCES, requestAttributes: { 'x-amz-lex:accept-content-types': kinds } } });
  expect(say([message('text', 1), custom], taking('SSML, CustomPayload'))).toBe('{}');
  expect(say([message('text', 1), custom], taking('PlainText'))).toBe('text');
  const refusal = 'BadRequestException: No usable messages given the current slot and sessionAttribute set.';
  expect(refused(() => say([message('text', 1), custom, message('other', 2)], taking('CustomPayload')))).toBe(refusal);
  expect(refused(() => say([message('text')], taking('SSML')))).toBe(refusal);
});

test('LEX-MSG-5: a message has at most 1,024 characters, and no half of one', () => {
  const long = say([message('{City}')], { references: { ...REFERENCES, slots: { City: `${'x'.repeat(1023)}😀` } } });
  expect(long).toHaveLength(1024);
  expect(long.isWellFormed()).toBe(true);
});

const CARD = { version: 1, contentType: 'application/vnd.amazonaws.card.generic', genericAttachments: [{ title: 'To {City}', subTitle: '[Price]', buttons: [{ text: 'cleaning (30 min)', value: '{City}' }] }] };

test('LEX-MSG-6: a card is a generic one, of at most ten attachments and five buttons each; lengths of texts are not looked at', () => {
  expect(readCard(CARD)).toEqual({ ...CARD, version: '1' });
  expect(readCard({ ...CARD, contentType: 'other' })).toBeNull();
  expect(readCard({ ...CARD, genericAttachments: Array.from({ length: 11 }, () => ({})) })).toBeNull();
  expect(readCard({ ...CARD, genericAttachments: [{ buttons: Array.from({ length: 6 }, () => ({ text: 'a', value: 'b' })) }] })).toBeNull();
  expect(readCard({ ...CARD, genericAttachments: [{ title: 1 }] })).toBeNull();
});

test('LEX-MSG-6: the card of a prompt, or else of its slot, goes with the question, its references replaced', () => {
  const bot = botOf([intentOf('Go', { slots: [slotOf('City', 1, { slotType: 'Any', responseCard: JSON.stringify({ ...CARD, genericAttachments: [{ title: 'Where?' }] }) }), slotOf('Day', 2, { valueElicitationPrompt: { ...prompt('when'), responseCard: JSON.stringify(CARD) } })] })]);
  const conversation = new Conversation(bot);
  expect(conversation.say('start Go').reply.responseCard).toMatchObject({ genericAttachments: [{ title: 'Where?' }] });
  const { reply } = conversation.say('Rome', { sessionAttributes: { Price: '12' } });
  expect(reply.responseCard).toEqual({ version: '1', contentType: CARD.contentType, genericAttachments: [{ title: 'To Rome', subTitle: '12', buttons: [{ text: 'cleaning (30 min)', value: 'Rome' }] }] });
});

test('LEX-MSG-6: a stored text that is no card is left out, and the message said', () => {
  const bot = botOf([intentOf('Go', { conclusionStatement: { ...statement('gone'), responseCard: '{' } })]);
  expect(new Conversation(bot).say('start Go').reply).toMatchObject({ message: 'gone', responseCard: null });
});
