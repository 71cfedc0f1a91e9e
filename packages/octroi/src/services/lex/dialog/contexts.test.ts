import { expect, test } from 'vitest';
import { botOf, Conversation, intentOf, NOON, slotOf } from './dialog.fixture.ts';
import type { GivenContext } from './turn-types.ts';

const given = (name: string, turnsToLive: number, seconds = 3600, parameters = {}): GivenContext => ({ name, parameters, timeToLive: { timeToLiveInSeconds: seconds, turnsToLive } });
const left = (conversation: Conversation) => conversation.session.contexts.map(({ name, turnsToLive }) => `${name} ${turnsToLive}`);

const bot = botOf([
  intentOf('Order', { slots: [slotOf('Day', 1)], outputContexts: [{ name: 'ordered', timeToLiveInSeconds: 90, turnsToLive: 2 }] }),
  intentOf('Track', { sampleUtterances: ['track'], inputContexts: [{ name: 'ordered' }], slots: [slotOf('Which', 1, { defaultValueSpec: { defaultValueList: [{ defaultValue: '#ordered.Day' }] } })] }),
  intentOf('Chat', { sampleUtterances: ['hi'] }),
], { clarificationPrompt: { messages: [{ contentType: 'PlainText', content: 'pardon' }], maxAttempts: 5 } });

test('LEX-RT-18: what is fulfilled activates its output contexts, with the values of its slots and their whole time to live', () => {
  const conversation = new Conversation(bot);
  conversation.say('start Order');
  expect(conversation.session.contexts).toEqual([]);
  expect(conversation.say('tomorrow').reply.dialogState).toBe('ReadyForFulfillment');
  expect(conversation.session.contexts).toEqual([{ name: 'ordered', parameters: { Day: '2017-03-18' }, expiresAt: NOON + 90_000, turnsToLive: 2 }]);
});

test('LEX-NLU-1: an intent is eligible while all its input contexts are active', () => {
  const conversation = new Conversation(bot);
  expect(conversation.say('track').reply.intentName).toBeNull();
  conversation.say('start Order');
  conversation.say('tomorrow');
  expect(conversation.say('track').reply).toMatchObject({ intentName: 'Track', dialogState: 'ReadyForFulfillment', slots: { Which: '2017-03-18' } });
});

test('LEX-RT-11: what a request brings counts in its own turn, and grows older only at its end', () => {
  const conversation = new Conversation(bot);
  const { reply } = conversation.say('track', { sessionAttributes: { a: '1' }, activeContexts: [given('ordered', 1, 60, { Day: 'x' })] });
  expect(reply).toMatchObject({ intentName: 'Track', slots: { Which: 'x' } });
  expect(conversation.session.attributes).toEqual({ a: '1' });
  expect(left(conversation)).toEqual([]);
});

test('LEX-RT-14: an intent begins with no values but those of its text, then its defaults, even if it is begun again', () => {
  const slots = [slotOf('Kind', 1, { slotType: 'Kinds', slotTypeVersion: '1' }), slotOf('Day', 2, { defaultValueSpec: { defaultValueList: [{ defaultValue: '[day]' }] } }), slotOf('Hour', 3, { slotType: 'AMAZON.TIME' })];
  const conversation = new Conversation(botOf([intentOf('Go', { sampleUtterances: ['go', 'go coffee'], slots }), intentOf('Stop', { sampleUtterances: ['stop'] })], {}, { 'Kinds:1': { name: 'Kinds', enumerationValues: [{ value: 'coffee' }] } }));
  conversation.say('go coffee');
  expect(conversation.say('noon').reply.slots).toEqual({ Kind: 'coffee', Day: null, Hour: null });
  conversation.say('stop');
  expect(conversation.say('go', { sessionAttributes: { day: '2017-03-17' } })).toMatchObject({ reply: { slots: { Kind: null, Day: '2017-03-17', Hour: null } }, session: { intent: { confirmationStatus: 'None' } } });
});

test('LEX-RT-19: a context that a turn does not set lives a turn less, and is gone at none', () => {
  const conversation = new Conversation(bot);
  conversation.say('hi', { activeContexts: [given('short', 1), given('long', 3)] });
  expect(left(conversation)).toEqual(['long 2']);
  conversation.say('hi');
  expect(left(conversation)).toEqual(['long 1']);
  conversation.say('hi');
  expect(left(conversation)).toEqual([]);
});

test('LEX-RT-19: a context is gone when its time is up, and enables nothing any more', () => {
  const conversation = new Conversation(bot);
  conversation.say('hi', { activeContexts: [given('ordered', 20, 60, { Day: 'x' })] });
  conversation.now += 59_999;
  expect(conversation.say('track').reply.intentName).toBe('Track');
  conversation.now += 1;
  expect(conversation.say('track').reply.intentName).not.toBe('Track');
  expect(left(conversation)).toEqual([]);
});

test('LEX-RT-5: contexts of a request replace the session’s, an empty list clears them, none keeps them', () => {
  const conversation = new Conversation(bot);
  conversation.say('hi', { activeContexts: [given('one', 9)] });
  conversation.say('hi', { activeContexts: [given('two', 9)] });
  expect(left(conversation)).toEqual(['two 8']);
  conversation.say('hi');
  expect(left(conversation)).toEqual(['two 7']);
  conversation.say('hi', { activeContexts: [] });
  expect(left(conversation)).toEqual([]);
});

test.each([
  ['#ordered.Day', 'from the context'],
  ['#ordered.Hour', null],
  ['#other.Day', null],
  ['[Price]', 'from the session'],
  ['{Price}', 'from the session'],
  ['<channel>', 'from the request'],
  ['[channel]', null],
  ["'2017-03-18'", '2017-03-18'],
  ['as it is', 'as it is'],
])('LEX-DEF-1: the default value %s yields %s', (defaultValue, value) => {
  const slot = slotOf('Day', 1, { defaultValueSpec: { defaultValueList: [{ defaultValue }] } });
  const conversation = new Conversation(botOf([intentOf('Go', { slots: [slot] })]));
  const { reply } = conversation.say('start Go', { sessionAttributes: { Price: 'from the session' }, requestAttributes: { channel: 'from the request' }, activeContexts: [given('ordered', 2, 60, { Day: 'from the context' })] });
  expect(reply).toMatchObject(value === null ? { dialogState: 'ElicitSlot', slotToElicit: 'Day' } : { dialogState: 'ReadyForFulfillment', slots: { Day: value } });
});

test('LEX-DEF-1: the first default that yields a value is taken; what the text says stands before all', () => {
  const slot = slotOf('Kind', 1, { slotType: 'Kinds', slotTypeVersion: '1', defaultValueSpec: { defaultValueList: [{ defaultValue: '[none]' }, { defaultValue: 'tea' }, { defaultValue: 'milk' }] } });
  const definition = botOf([intentOf('Go', { sampleUtterances: ['go', 'go coffee'], slots: [slot] })], {}, { 'Kinds:1': { name: 'Kinds', enumerationValues: [{ value: 'coffee' }] } });
  expect(new Conversation(definition).say('go').reply.slots).toEqual({ Kind: 'tea' });
  expect(new Conversation(definition).say('go coffee').reply.slots).toEqual({ Kind: 'coffee' });
});
