import { expect, test } from 'vitest';
import { botOf, codeHook, Conversation, intentOf, prompt, refused, slotOf, statement } from './dialog.fixture.ts';

const order = intentOf('Order', { slots: [slotOf('Day', 1), slotOf('Hour', 2, { slotType: 'AMAZON.TIME' })], confirmationPrompt: prompt('On {Day} at {Hour}?'), rejectionStatement: statement('No.'), conclusionStatement: statement('Done.') });
const kendra = intentOf('Search', { parentIntentSignature: 'AMAZON.KendraSearchIntent' });
const definition = botOf([order, intentOf('Pay', { slots: [slotOf('When', 1)] }), kendra], { clarificationPrompt: prompt('What would you like?') });
const fresh = () => new Conversation(definition);

test('LEX-SES-2: Delegate begins an intent as if it had been recognised', () => {
  const conversation = fresh();
  expect(conversation.put({ dialogAction: { type: 'Delegate', intentName: 'Order', slots: { Day: '2017-03-20' } } }).reply).toMatchObject({ dialogState: 'ElicitSlot', intentName: 'Order', slotToElicit: 'Hour', slots: { Day: '2017-03-20', Hour: null }, message: 'which Hour' });
  expect(conversation.say('noon').reply).toMatchObject({ dialogState: 'ConfirmIntent', message: 'On 2017-03-20 at 12:00?' });
});

test('LEX-SES-2: Delegate without an intent goes on with the one in progress, and needs one', () => {
  const conversation = fresh();
  expect(refused(() => conversation.put({ dialogAction: { type: 'Delegate' } }))).toBe('BadRequestException: The dialogAction Delegate needs an intentName.');
  conversation.say('start Order');
  expect(conversation.put({ dialogAction: { type: 'Delegate', slots: { Day: '2017-03-20' } } }).reply).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: 'Hour' });
});

test('LEX-SES-2: ElicitSlot, ConfirmIntent and ElicitIntent ask as configured, or with the message that is given', () => {
  const conversation = fresh();
  expect(conversation.put({ dialogAction: { type: 'ElicitSlot', intentName: 'Order', slotToElicit: 'Hour' } }).reply).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: 'Hour', message: 'which Hour', messageFormat: 'PlainText' });
  expect(conversation.put({ dialogAction: { type: 'ConfirmIntent', intentName: 'Order', slots: { Day: '2017-03-20' }, message: '<speak>ok</speak>', messageFormat: 'SSML' } }).reply).toMatchObject({ dialogState: 'ConfirmIntent', message: '<speak>ok</speak>', messageFormat: 'SSML' });
  expect(conversation.put({ dialogAction: { type: 'ElicitIntent' } }).reply).toMatchObject({ dialogState: 'ElicitIntent', intentName: null, message: 'What would you like?' });
  expect(conversation.put({ dialogAction: { type: 'ElicitIntent', message: 'Next?' } }).reply).toMatchObject({ message: 'Next?' });
});

test('LEX-SES-2: ElicitIntent without a message needs a clarification prompt', () => {
  const mute = new Conversation(botOf([order]));
  expect(refused(() => mute.put({ dialogAction: { type: 'ElicitIntent' } }))).toBe('BadRequestException: No usable messages given the current slot and sessionAttribute set.');
});

test('LEX-SES-2: Close needs its state, and ends the intent', () => {
  const conversation = fresh();
  expect(refused(() => conversation.put({ dialogAction: { type: 'Close', intentName: 'Order' } }))).toBe('BadRequestException: The dialogAction Close needs a fulfillmentState.');
  expect(conversation.put({ dialogAction: { type: 'Close', intentName: 'Order', fulfillmentState: 'ReadyForFulfillment', slots: { Day: '2017-03-20' } } }).reply).toMatchObject({ dialogState: 'ReadyForFulfillment', intentName: 'Order', message: 'Done.' });
  expect(conversation.session.intent).toBeNull();
  expect(conversation.put({ dialogAction: { type: 'Close', fulfillmentState: 'Failed', message: 'Bye.' } }).reply).toMatchObject({ dialogState: 'Failed', intentName: null, message: 'Bye.' });
});

test.each([
  [{ dialogAction: { type: 'ElicitSlot', intentName: 'Fly', slotToElicit: 'Day' } }, 'The intent Fly is not in the bot Helper.'],
  [{ dialogAction: { type: 'ElicitSlot', intentName: 'Order', slotToElicit: 'Size' } }, 'The slot Size is not in the intent Order.'],
  [{ dialogAction: { type: 'ElicitSlot', intentName: 'Order' } }, 'The dialogAction ElicitSlot needs a slotToElicit.'],
  [{ dialogAction: { type: 'ElicitSlot', slotToElicit: 'Day' } }, 'The dialogAction ElicitSlot needs an intentName.'],
  [{ dialogAction: { type: 'ConfirmIntent' } }, 'The dialogAction ConfirmIntent needs an intentName.'],
  [{ dialogAction: { type: 'ConfirmIntent', intentName: 'Order', slots: { Size: 'x' } } }, 'The slot Size is not in the intent Order.'],
  [{ dialogAction: { type: 'Delegate', intentName: 'Search' } }, 'The intent Search extends AMAZON.KendraSearchIntent, which is not supported.'],
  [{ dialogAction: { type: 'ElicitIntent', messageFormat: 'SSML' } }, 'The messageFormat of the dialogAction needs a message.'],
  [{ recentIntentSummaryView: [{ intentName: 'Fly', dialogActionType: 'Close' }] }, 'The intent Fly is not in the bot Helper.'],
  [{ recentIntentSummaryView: [{ intentName: 'Order', slots: { Size: '1' }, dialogActionType: 'Close' }] }, 'The slot Size is not in the intent Order.'],
] as const)('LEX-SES-2: names must belong to the bot: %j', (request, text) => {
  expect(refused(() => fresh().put(request))).toBe(`BadRequestException: ${text}`);
});

test('LEX-SES-2: without an action the dialog stays as it stands; attributes, contexts and summary are replaced, and contexts grow no older', () => {
  const conversation = fresh();
  conversation.say('start Order');
  const context = { name: 'seen', parameters: {}, timeToLive: { timeToLiveInSeconds: 60, turnsToLive: 1 } };
  const { reply } = conversation.put({ sessionAttributes: { a: '1' }, activeContexts: [context], recentIntentSummaryView: [] });
  expect(reply).toMatchObject({ dialogState: 'ElicitSlot', intentName: 'Order', slotToElicit: 'Day', message: null });
  expect(conversation.session).toMatchObject({ attributes: { a: '1' }, contexts: [{ name: 'seen', turnsToLive: 1 }], summary: [], waiting: { for: 'slot', slot: 'Day' } });
  expect(conversation.say('tomorrow').reply).toMatchObject({ slotToElicit: 'Hour' });
});

test('LEX-SES-4: an intent that was left can be taken up again exactly as its summary has it', () => {
  const conversation = fresh();
  conversation.say('start Order');
  conversation.say('tomorrow');
  conversation.say('start Pay');
  const [, left] = conversation.session.summary;
  expect(left).toEqual({ intentName: 'Order', slots: { Day: '2017-03-18', Hour: null }, confirmationStatus: 'None', dialogActionType: 'ElicitSlot', slotToElicit: 'Hour' });
  const { intentName, slots, dialogActionType: type, slotToElicit } = left!;
  conversation.put({ dialogAction: { type, intentName, slots, slotToElicit } });
  expect(conversation.say('noon').reply).toMatchObject({ dialogState: 'ConfirmIntent', message: 'On 2017-03-18 at 12:00?' });
});

test('LEX-SES-1: the summary holds the three newest intents, the newest first, and keeps labels', () => {
  const conversation = fresh();
  conversation.put({ recentIntentSummaryView: [{ intentName: 'Order', checkpointLabel: 'first', dialogActionType: 'Close' }, { intentName: 'Pay', checkpointLabel: 'second', dialogActionType: 'Close' }] });
  conversation.say('start Pay');
  conversation.say('start Order');
  expect(conversation.session.summary.map(({ intentName, checkpointLabel }) => [intentName, checkpointLabel])).toEqual([['Order', undefined], ['Pay', undefined], ['Order', 'first']]);
});

test('LEX-SES-2: a function of the intent is asked as in a turn', () => {
  const hooked = new Conversation(botOf([{ ...order, dialogCodeHook: codeHook() }]), { hook: () => ({ dialogAction: { type: 'Delegate', slots: { Day: 'x', Hour: null } } }) });
  expect(hooked.put({ dialogAction: { type: 'Delegate', intentName: 'Order' } }).reply).toMatchObject({ slotToElicit: 'Hour', slots: { Day: 'x' } });
  expect(hooked.calls).toMatchObject([{ source: 'DialogCodeHook', event: { inputTranscript: '' } }]);
});
