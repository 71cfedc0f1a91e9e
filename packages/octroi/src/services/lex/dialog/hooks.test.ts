import { expect, test } from 'vitest';
import { exportedBot } from '../exports/exports.fixture.ts';
import type { BotIntent } from './bot.ts';
import { botOf, codeHook, Conversation, intentOf, LAMBDA, prompt, refused, slotOf, statement, type ConversationOptions } from './dialog.fixture.ts';

const book = (more: Partial<BotIntent> = {}) =>
  intentOf('Book', { sampleUtterances: ['book'], dialogCodeHook: codeHook(), slots: [slotOf('Day', 1), slotOf('Hour', 2, { slotType: 'AMAZON.TIME' })], ...more });
const pay = intentOf('Pay', { sampleUtterances: ['pay'], slots: [slotOf('When', 1)] });
const helper = botOf([book(), pay, intentOf('Help', { parentIntentSignature: 'AMAZON.HelpIntent', sampleUtterances: ['help'] })], { clarificationPrompt: prompt('What would you like?') });
const paying = (more: Partial<BotIntent> = {}) => botOf([intentOf('Pay', { sampleUtterances: ['pay'], fulfillmentActivity: { type: 'CodeHook', codeHook: codeHook() }, slots: [slotOf('When', 1)], ...more }), book()]);

const delegate = (slots: object) => ({ dialogAction: { type: 'Delegate', slots } });
const answering = (answer: unknown, definition = helper, options: ConversationOptions = {}) => new Conversation(definition, { ...options, hook: () => answer });

test('LEX-LAM-1: the event of a first turn, to the member', () => {
  const conversation = answering(delegate({ Day: null, Hour: null }));
  conversation.say('book', { sessionAttributes: { tier: 'gold' }, requestAttributes: { channel: 'web' }, activeContexts: [{ name: 'greeted', parameters: { name: 'Ann' }, timeToLive: { timeToLiveInSeconds: 90, turnsToLive: 5 } }] });
  expect(conversation.calls).toEqual([
    {
      functionArn: LAMBDA,
      source: 'DialogCodeHook',
      intentName: 'Book',
      intentVersion: '7',
      event: {
        messageVersion: '1.0',
        invocationSource: 'DialogCodeHook',
        userId: 'ann',
        sessionAttributes: { tier: 'gold' },
        requestAttributes: { channel: 'web' },
        bot: { name: 'Helper', alias: 'prod', version: '1' },
        outputDialogMode: 'Text',
        currentIntent: { name: 'Book', nluIntentConfidenceScore: null, slots: { Day: null, Hour: null }, slotDetails: { Day: null, Hour: null }, confirmationStatus: 'None' },
        alternativeIntents: null,
        inputTranscript: 'book',
        recentIntentSummaryView: null,
        sentimentResponse: null,
        kendraResponse: null,
        activeContexts: [{ name: 'greeted', parameters: { name: 'Ann' }, timeToLive: { timeToLiveInSeconds: 90, turnsToLive: 5 } }],
      },
    },
  ]);
});

test('LEX-LAM-1: the alias of $LATEST is null; request attributes of a turn without any are null; details tell what was said and what it may stand for', () => {
  const conversation = answering(delegate({ Day: '2017-03-18', Hour: null }));
  const place = { ...conversation.place(), botAlias: '$LATEST' };
  conversation.place = () => place;
  conversation.say('book');
  conversation.say("10 o'clock");
  const { event } = conversation.calls[1]!;
  expect(event).toMatchObject({
    bot: { alias: null },
    requestAttributes: null,
    inputTranscript: "10 o'clock",
    currentIntent: { slots: { Day: '2017-03-18', Hour: null }, slotDetails: { Hour: { originalValue: "10 o'clock", resolutions: [{ value: '10:00' }, { value: '22:00' }] } } },
    recentIntentSummaryView: [{ intentName: 'Book', slots: { Day: '2017-03-18', Hour: null }, confirmationStatus: 'None', dialogActionType: 'ElicitSlot', slotToElicit: 'Hour' }],
  });
});

test('LEX-LAM-2: an event of more than 12 KB is refused', () => {
  const conversation = answering(delegate({ Day: null, Hour: null }));
  expect(refused(() => conversation.say('book', { sessionAttributes: { much: 'x'.repeat(12_300) } }))).toMatch(/^BadRequestException: The event for the Lambda function of the intent Book is larger than 12288 bytes/);
});

test('LEX-RT-15: the function is not called for a text that means nothing, nor for a slot that is missed', () => {
  const conversation = answering(delegate({ Day: null, Hour: null }));
  conversation.say('blah');
  expect(conversation.calls).toHaveLength(0);
  conversation.say('book');
  expect(conversation.calls).toHaveLength(1);
  expect(conversation.say('blah').reply).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: 'Day' });
  expect(conversation.calls).toHaveLength(1);
});

test('LEX-RT-15: what is confirmed with nothing missing is fulfilled without the dialog function; what is denied asks it first', () => {
  const confirmed = botOf([book({ slots: [], confirmationPrompt: prompt('Sure?'), rejectionStatement: statement('Then not.') })]);
  const seen: unknown[] = [];
  const talk = () => new Conversation(confirmed, { hook: ({ event }) => (seen.push((event['currentIntent'] as { confirmationStatus: string }).confirmationStatus), delegate({})) });
  const yes = talk();
  yes.say('book');
  expect(yes.say('yes').reply.dialogState).toBe('ReadyForFulfillment');
  const no = talk();
  no.say('book');
  expect(no.say('no').reply).toMatchObject({ dialogState: 'Failed', message: 'Then not.' });
  expect(seen).toEqual(['None', 'None', 'Denied']);
});

test('LEX-RT-15: a confirmation with a required slot missing asks the function, with Confirmed', () => {
  const statuses: unknown[] = [];
  const conversation = new Conversation(helper, {
    hook({ event }) {
      statuses.push((event['currentIntent'] as { confirmationStatus: string }).confirmationStatus);
      if (statuses.length === 1) return { dialogAction: { type: 'ConfirmIntent', intentName: 'Book', slots: { Day: null, Hour: null }, message: { contentType: 'PlainText', content: 'As last time?' } } };
      return delegate({ Day: '2017-03-20', Hour: '12:00' });
    },
  });
  expect(conversation.say('book').reply).toMatchObject({ dialogState: 'ConfirmIntent', message: 'As last time?' });
  expect(conversation.say('yes').reply).toMatchObject({ dialogState: 'ReadyForFulfillment', slots: { Day: '2017-03-20', Hour: '12:00' } });
  expect(statuses).toEqual(['None', 'Confirmed']);
});

test('LEX-RT-23: a city that the function refuses is asked for again with its own words, and the price goes into the session attributes', () => {
  const trip = exportedBot('BookTrip');
  const definition = { ...trip, intents: trip.intents.map((intent) => ({ ...intent, dialogCodeHook: codeHook() })) };
  const conversation = new Conversation(definition, {
    hook({ event }) {
      const { slots, name } = event['currentIntent'] as { slots: Record<string, string | null>; name: string };
      if (slots['Location'] === 'Moscow') {
        const message = { contentType: 'PlainText', content: 'We currently do not support Moscow as a valid destination.  Can you try a different city?' };
        return { dialogAction: { type: 'ElicitSlot', intentName: name, slotToElicit: 'Location', slots: { ...slots, Location: null }, message } };
      }
      return { sessionAttributes: { currentReservationPrice: '1195' }, ...delegate(slots) };
    },
  });
  conversation.say('Book a hotel');
  expect(conversation.say('Moscow').reply).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: 'Location', slots: { Location: null }, message: 'We currently do not support Moscow as a valid destination.  Can you try a different city?' });
  expect(conversation.say('Chicago')).toMatchObject({ reply: { slotToElicit: 'CheckInDate' }, session: { attributes: { currentReservationPrice: '1195' } } });
});

test('LEX-LAM-3: Close ends the intent with its state, its message and its card', () => {
  const card = { version: 1, contentType: 'application/vnd.amazonaws.card.generic', genericAttachments: [{ title: 'Paid', buttons: [{ text: 'cleaning (30 min)', value: 'cleaning' }] }] };
  const conversation = answering({ dialogAction: { type: 'Close', fulfillmentState: 'Failed', message: { contentType: 'PlainText', content: 'No money.' }, responseCard: card } });
  expect(conversation.say('book')).toMatchObject({
    reply: { dialogState: 'Failed', intentName: 'Book', message: 'No money.', messageFormat: 'PlainText', responseCard: { ...card, version: '1' } },
    session: { intent: null, waiting: { for: 'intent' }, dialogAction: { type: 'Close', fulfillmentState: 'Failed' } },
  });
});

test('LEX-LAM-3: a slot that Delegate leaves out has no value', () => {
  const conversation = answering(delegate({ Hour: '12:00' }));
  expect(conversation.say('book').reply).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: 'Day', slots: { Day: null, Hour: '12:00' } });
});

test('LEX-LAM-3: ElicitIntent says its message, or else the clarification prompt; with neither it cannot be answered', () => {
  const elicit = { dialogAction: { type: 'ElicitIntent', message: { contentType: 'PlainText', content: 'What now?' } } };
  expect(answering(elicit).say('book').reply).toMatchObject({ dialogState: 'ElicitIntent', intentName: null, slots: null, message: 'What now?' });
  const mute = { dialogAction: { type: 'ElicitIntent' } };
  expect(answering(mute).say('book').reply).toMatchObject({ dialogState: 'ElicitIntent', message: 'What would you like?' });
  expect(refused(() => answering(mute, botOf([book()])).say('book'))).toBe('BadRequestException: No usable messages given the current slot and sessionAttribute set.');
});

test('LEX-LAM-3: ElicitSlot says its message, or else the prompt of the slot', () => {
  const elicit = (more: object) => ({ dialogAction: { type: 'ElicitSlot', intentName: 'Book', slotToElicit: 'Hour', slots: { Day: null, Hour: null }, ...more } });
  expect(answering(elicit({})).say('book').reply).toMatchObject({ slotToElicit: 'Hour', message: 'which Hour' });
  expect(answering(elicit({ message: { contentType: 'SSML', content: '<speak>when</speak>' } })).say('book').reply).toMatchObject({ message: '<speak>when</speak>', messageFormat: 'SSML' });
});

test('LEX-LAM-4: a function may turn to another intent of the bot', () => {
  const conversation = answering({ dialogAction: { type: 'ElicitSlot', intentName: 'Pay', slotToElicit: 'When', slots: {} } });
  expect(conversation.say('book')).toMatchObject({ reply: { intentName: 'Pay', dialogState: 'ElicitSlot', slotToElicit: 'When' }, developerOverride: true });
  expect(conversation.session.summary.map(({ intentName, dialogActionType }) => [intentName, dialogActionType])).toEqual([['Pay', 'ElicitSlot'], ['Book', 'Delegate']]);
  expect(answering(delegate({})).say('book').developerOverride).toBe(false);
});

test('LEX-RT-4: session attributes of an answer replace the map as a whole; absent ones keep it', () => {
  const kept = answering(delegate({}));
  kept.say('book', { sessionAttributes: { one: '1' } });
  expect(kept.session.attributes).toEqual({ one: '1' });
  const replaced = answering({ sessionAttributes: { two: '2' }, ...delegate({}) });
  replaced.say('book', { sessionAttributes: { one: '1' } });
  expect(replaced.session.attributes).toEqual({ two: '2' });
});

test('LEX-LAM-6: contexts of an answer are set and updated, a life of 0 removes one, and those that it does not name grow older', () => {
  const life = (turnsToLive: number) => ({ timeToLiveInSeconds: 60, turnsToLive });
  const conversation = answering({
    ...delegate({}),
    activeContexts: [{ name: 'new', timeToLive: life(3), parameters: { Day: 'x' } }, { name: 'gone', timeToLive: life(0), parameters: {} }, { name: 'known', timeToLive: life(9), parameters: { now: 'this' } }],
  });
  const given = (name: string) => ({ name, parameters: {}, timeToLive: life(4) });
  conversation.say('book', { activeContexts: [given('gone'), given('known'), given('older')] });
  expect(conversation.session.contexts.map(({ name, turnsToLive, parameters }) => [name, turnsToLive, parameters])).toEqual([['older', 3, {}], ['new', 3, { Day: 'x' }], ['known', 9, { now: 'this' }]]);
});

test('LEX-LAM-2: a summary in the answer replaces the session’s', () => {
  const conversation = answering({ ...delegate({}), recentIntentSummaryView: [{ intentName: 'Pay', checkpointLabel: 'before', slots: { When: '2017-03-17' }, confirmationStatus: 'None', dialogActionType: 'ElicitSlot', slotToElicit: 'When' }] });
  conversation.say('book');
  expect(conversation.session.summary.map(({ intentName, checkpointLabel }) => [intentName, checkpointLabel])).toEqual([['Book', undefined], ['Pay', 'before']]);
});

test('LEX-RT-17: a fulfillment that delegates has to take a slot back, which is asked for then', () => {
  const keeping = answering(delegate({ When: '2017-03-18' }), paying());
  keeping.say('pay');
  expect(refused(() => keeping.say('tomorrow'))).toBe('DependencyFailedException: Invalid Lambda Response: Reached second execution of fulfillment lambda on the same utterance');
  const clearing = answering(delegate({}), paying());
  clearing.say('pay');
  expect(clearing.say('tomorrow').reply).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: 'When', slots: { When: null } });
  expect(clearing.calls.map(({ source }) => source)).toEqual(['FulfillmentCodeHook']);
});

test('LEX-RT-17: a function that closes without a message leads to the follow-up prompt', () => {
  const followed = paying({ slots: [], followUpPrompt: { prompt: prompt('Anything else?'), rejectionStatement: statement('Bye.') } });
  expect(answering({ dialogAction: { type: 'Close', fulfillmentState: 'Fulfilled' } }, followed).say('pay')).toMatchObject({ reply: { dialogState: 'Fulfilled', message: 'Anything else?' }, session: { waiting: { for: 'followUp' } } });
});

test('LEX-LAM-7: a function that throws is told of by what it threw as', () => {
  const thrown = (name: string) => Object.assign(new Error('boom'), { name });
  expect(refused(() => answering(thrown('Unhandled')).say('book'))).toBe('DependencyFailedException: Invalid Lambda Response: Received error response from Lambda: Unhandled');
  expect(refused(() => answering(thrown('Handled')).say('book'))).toBe('DependencyFailedException: Invalid Lambda Response: Received error response from Lambda: Handled');
});

test('LEX-LAM-5: a number or a boolean as a slot’s value becomes a text, an empty text none; fields that nobody knows are passed over', () => {
  const conversation = answering({ ...delegate({ Day: 17, Hour: true }), surprise: 1 });
  expect(conversation.say('book').reply.slots).toEqual({ Day: '17', Hour: 'true' });
  expect(answering(delegate({ Day: '', Hour: 'x' })).say('book').reply.slots).toEqual({ Day: null, Hour: 'x' });
});

const message = { contentType: 'PlainText', content: 'so' };
test.each([
  ['no JSON', 'nonsense', /Unexpected token/],
  ['no object', [], /the response must be an object/],
  ['no action', {}, /dialogAction is required$/],
  ['null', 'null', /the response must be an object/],
  ['no type', { dialogAction: {} }, /the type of the dialogAction is required$/],
  ['an unknown type', { dialogAction: { type: 'Dance' } }, /must be one of Close, ConfirmIntent, Delegate, ElicitIntent, ElicitSlot$/],
  ['Delegate without slots', { dialogAction: { type: 'Delegate' } }, /slots is required for the dialog action Delegate$/],
  ['a slot that the intent does not have', delegate({ Size: 'x' }), /the slot Size is not in the intent Book$/],
  ['a slot value that is an object', delegate({ Day: {} }), /the value of the slot Day must be a string$/],
  ['Close without a state', { dialogAction: { type: 'Close' } }, /fulfillmentState must be Fulfilled or Failed for the dialog action Close$/],
  ['Close as ReadyForFulfillment', { dialogAction: { type: 'Close', fulfillmentState: 'ReadyForFulfillment' } }, /fulfillmentState must be Fulfilled or Failed/],
  ['an intent that the bot does not have', { dialogAction: { type: 'ConfirmIntent', intentName: 'Fly', slots: {}, message } }, /the intent Fly is not in the bot$/],
  ['ElicitSlot without a slot', { dialogAction: { type: 'ElicitSlot', intentName: 'Book', slots: {} } }, /slotToElicit is required for the dialog action ElicitSlot$/],
  ['ElicitSlot of an unknown slot', { dialogAction: { type: 'ElicitSlot', intentName: 'Book', slots: {}, slotToElicit: 'Size' } }, /the slot Size is not in the intent Book$/],
  ['ElicitSlot without slots', { dialogAction: { type: 'ElicitSlot', intentName: 'Book', slotToElicit: 'Day' } }, /slots is required for the dialog action ElicitSlot$/],
  ['ElicitSlot of a built-in intent', { dialogAction: { type: 'ElicitSlot', intentName: 'Help', slots: {}, slotToElicit: 'Day' } }, /the intent Help extends a built-in intent: its slots cannot be elicited$/],
  ['ConfirmIntent without anything to say', { dialogAction: { type: 'ConfirmIntent', intentName: 'Book', slots: {} } }, /the intent Book has no confirmation prompt: message is required for the dialog action ConfirmIntent$/],
  ['a message without content', { dialogAction: { type: 'Close', fulfillmentState: 'Failed', message: { contentType: 'PlainText' } } }, /the content of a message must not be blank$/],
  ['a message of no known kind', { dialogAction: { type: 'Close', fulfillmentState: 'Failed', message: { contentType: 'Html', content: 'x' } } }, /the contentType of a message must be one of PlainText, SSML, CustomPayload$/],
  ['a message that is too long', { dialogAction: { type: 'Close', fulfillmentState: 'Failed', message: { contentType: 'PlainText', content: 'x'.repeat(1025) } } }, /at most 1024 characters$/],
  ['attributes that are no texts', { sessionAttributes: { n: 1 }, ...delegate({}) }, /the value of the session attribute n must be a string$/],
  ['more than 12 KB of attributes', { sessionAttributes: { n: 'x'.repeat(12_300) }, ...delegate({}) }, /the session attributes have more than 12288 bytes$/],
  ['more than 25 KB', { ...delegate({}), surprise: 'x'.repeat(26_000) }, /the response has more than 25600 bytes$/],
  ['a card of another kind', { dialogAction: { type: 'Close', fulfillmentState: 'Failed', message, responseCard: { contentType: 'card' } } }, /the responseCard is not a generic response card$/],
  ['four summaries', { recentIntentSummaryView: [{}, {}, {}, {}], ...delegate({}) }, /recentIntentSummaryView must be a list of at most 3 objects$/],
  ['a summary without an action', { recentIntentSummaryView: [{ intentName: 'Pay' }], ...delegate({}) }, /dialogActionType is required in recentIntentSummaryView$/],
  ['a context of a bad name', { activeContexts: [{ name: 'a b', timeToLive: {}, parameters: {} }], ...delegate({}) }, /the name of a context must have 1 to 100 letters and single underscores$/],
  ['a search of Kendra', { dialogAction: { type: 'Delegate', slots: {}, kendraQueryFilterString: 'x' } }, /kendraQueryFilterString is given, but searches of Amazon Kendra \(AMAZON\.KendraSearchIntent\) are not supported$/],
])('LEX-LAM-5: an answer with %s is no answer', (_what, answer, problem) => {
  const said = refused(() => answering(answer).say('book'));
  expect(said).toMatch(/^DependencyFailedException: Invalid Lambda Response: Received invalid response from Lambda: /);
  expect(said).toMatch(problem);
});
