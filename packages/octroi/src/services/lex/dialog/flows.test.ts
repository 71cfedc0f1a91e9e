import { expect, test } from 'vitest';
import { exportedBot } from '../exports/exports.fixture.ts';
import type { BotDefinition } from '../definition/types.ts';
import { botOf, codeHook, Conversation, intentOf, prompt, slotOf, statement, type ConversationOptions } from './dialog.fixture.ts';
import type { Reply } from './turn-types.ts';

/** A conversation: what is said, and what has to be answered. Members that a row leaves out are not looked at. */
interface Flow {
  readonly title: string;
  readonly bot: BotDefinition;
  readonly options?: ConversationOptions;
  readonly turns: readonly (readonly [said: string, answered: Partial<Reply>])[];
}

const flowers = exportedBot('OrderFlowers');
const trip = exportedBot('BookTrip');
const appointment = exportedBot('ScheduleAppointment');

const DRINKS = { name: 'DrinkKind', version: '1', valueSelectionStrategy: 'TOP_RESOLUTION', enumerationValues: [{ value: 'tea', synonyms: ['chai'] }, { value: 'coffee' }] } as const;
const SIZES = { name: 'DrinkSize', version: '1', valueSelectionStrategy: 'TOP_RESOLUTION', enumerationValues: [{ value: 'small' }, { value: 'large' }] } as const;
const orderDrink = intentOf('OrderDrink', {
  sampleUtterances: ['order a drink'],
  slots: [
    slotOf('Kind', 1, { slotType: 'DrinkKind', slotTypeVersion: '1' }),
    slotOf('Size', 2, { slotType: 'DrinkSize', slotTypeVersion: '1' }),
    slotOf('Note', 0, { slotType: 'DrinkNote', slotTypeVersion: '1', slotConstraint: 'Optional' }),
  ],
  confirmationPrompt: prompt('A {Size} {Kind}, right?'),
  rejectionStatement: statement('Then not.'),
});
const NOTES = { name: 'DrinkNote', version: '1', valueSelectionStrategy: 'TOP_RESOLUTION', enumerationValues: [{ value: 'iced' }] } as const;
const slotTypes = { 'DrinkKind:1': DRINKS, 'DrinkSize:1': SIZES, 'DrinkNote:1': NOTES };
const help = intentOf('Help', { parentIntentSignature: 'AMAZON.HelpIntent', sampleUtterances: ['help'], conclusionStatement: statement('Say what you would like.') });
const fallback = intentOf('Otherwise', { parentIntentSignature: 'AMAZON.FallbackIntent', sampleUtterances: [], conclusionStatement: statement('A person will call you.') });
const clarificationPrompt = prompt('What would you like?');
const abortStatement = statement('Goodbye.');
const cafe = botOf([orderDrink, help], { clarificationPrompt, abortStatement }, slotTypes);
const careful = botOf([orderDrink, help, fallback], { clarificationPrompt, abortStatement }, slotTypes);
const thanked = botOf([intentOf('Pay', { sampleUtterances: ['pay'], followUpPrompt: { prompt: prompt('Anything else?'), rejectionStatement: statement('Bye.') } }), orderDrink], { clarificationPrompt }, slotTypes);

/** Conversations after the documented ones and the rules of sections 3.2 and 3.3. */
const FLOWS: readonly Flow[] = [
  {
    title: 'LEX-RT-23: flowers are ordered as the guide documents it',
    bot: flowers,
    turns: [
      ['I would like to order some flowers', { dialogState: 'ElicitSlot', intentName: 'OrderFlowers', slotToElicit: 'FlowerType', message: 'What type of flowers would you like to order?', messageFormat: 'PlainText', slots: { FlowerType: null, PickupDate: null, PickupTime: null } }],
      ['roses', { dialogState: 'ElicitSlot', slotToElicit: 'PickupDate', message: 'What day do you want the roses to be picked up?' }],
      ['tomorrow', { dialogState: 'ElicitSlot', slotToElicit: 'PickupTime', slots: { FlowerType: 'roses', PickupDate: '2017-03-18', PickupTime: null } }],
      ['6 pm', { dialogState: 'ConfirmIntent', slotToElicit: null, message: 'Okay, your roses will be ready for pickup by 18:00 on 2017-03-18.  Does this sound okay?' }],
      ['Yes', { dialogState: 'ReadyForFulfillment', intentName: 'OrderFlowers', message: null, messageFormat: null, slots: { FlowerType: 'roses', PickupDate: '2017-03-18', PickupTime: '18:00' } }],
    ],
  },
  {
    title: 'LEX-RT-16: a confirmation that is denied ends with the rejection statement, as Failed',
    bot: appointment,
    turns: [
      ['Book an appointment', { dialogState: 'ElicitSlot', slotToElicit: 'AppointmentType' }],
      ['root canal', { slotToElicit: 'Date' }],
      ['tomorrow', { slotToElicit: 'Time' }],
      ['6 pm', { dialogState: 'ConfirmIntent', message: '18:00 is available, should I go ahead and book your appointment?' }],
      ['no', { dialogState: 'Failed', message: 'Okay, I will not schedule an appointment.' }],
      ['Book an appointment', { dialogState: 'ElicitSlot', slotToElicit: 'AppointmentType', slots: { AppointmentType: null, Date: null, Time: null } }],
    ],
  },
  {
    title: 'LEX-RT-16: required slots are asked for by priority, whatever the order of the definition',
    bot: trip,
    turns: [
      ['Book a car', { slotToElicit: 'PickUpCity' }],
      ['Boston', { slotToElicit: 'PickUpDate' }],
      ['today', { slotToElicit: 'ReturnDate' }],
      ['tomorrow', { slotToElicit: 'DriverAge' }],
      ['30', { slotToElicit: 'CarType' }],
      ['economy', { dialogState: 'ConfirmIntent', message: 'Okay, I have you down for a economy rental in Boston from 2017-03-17 to 2017-03-18.  Should I book the reservation?' }],
    ],
  },
  {
    title: 'LEX-RT-16: an optional slot is never asked for; one that a text fills keeps its value',
    bot: cafe,
    turns: [
      ['order a drink', { slotToElicit: 'Kind', slots: { Kind: null, Size: null, Note: null } }],
      ['chai', { slotToElicit: 'Size' }],
      ['large', { dialogState: 'ConfirmIntent', message: 'A large tea, right?' }],
    ],
  },
  {
    title: 'LEX-RT-12: the answer to one slot fills others that it names',
    bot: cafe,
    turns: [
      ['order a drink', { slotToElicit: 'Kind' }],
      ['a large iced tea please', { dialogState: 'ConfirmIntent', message: 'A large tea, right?', slots: { Kind: 'tea', Size: 'large', Note: 'iced' } }],
    ],
  },
  {
    title: 'LEX-RT-12: a text that fills another slot alone is taken, and the slot asked for again',
    bot: cafe,
    turns: [
      ['order a drink', { slotToElicit: 'Kind' }],
      ['large', { dialogState: 'ElicitSlot', slotToElicit: 'Kind', slots: { Kind: null, Size: 'large', Note: null } }],
      ['tea', { dialogState: 'ConfirmIntent' }],
    ],
  },
  {
    title: 'LEX-RT-12: another intent in the place of a slot is switched to, also a built-in one',
    bot: cafe,
    turns: [
      ['order a drink', { slotToElicit: 'Kind' }],
      ['help', { dialogState: 'ReadyForFulfillment', intentName: 'Help', message: 'Say what you would like.' }],
      ['order a drink', { slotToElicit: 'Kind' }],
    ],
  },
  {
    title: 'LEX-RT-12: the exact utterance of another intent is no free text for a slot',
    bot: trip,
    turns: [
      ['Book a car', { slotToElicit: 'PickUpCity' }],
      ['Book a hotel', { dialogState: 'ElicitSlot', intentName: 'BookHotel', slotToElicit: 'Location' }],
    ],
  },
  {
    title: 'LEX-RT-12: a value in the answer to a confirmation changes the slot, and it is confirmed anew',
    bot: cafe,
    turns: [
      ['order a drink', {}],
      ['tea', {}],
      ['large', { dialogState: 'ConfirmIntent' }],
      ['no, small', { dialogState: 'ConfirmIntent', message: 'A small tea, right?' }],
      ['yes, tea', { dialogState: 'ReadyForFulfillment', slots: { Kind: 'tea', Size: 'small', Note: null } }],
    ],
  },
  {
    title: 'LEX-RT-12: a confirmation is left for another intent',
    bot: { ...trip },
    options: { scores: { 'no, I want a hotel': { BookHotel: 0.8 } } },
    turns: [
      ['Book a car', {}],
      ['Boston', {}],
      ['today', {}],
      ['tomorrow', {}],
      ['30', {}],
      ['economy', { dialogState: 'ConfirmIntent' }],
      ['no, I want a hotel', { dialogState: 'ElicitSlot', intentName: 'BookHotel', slotToElicit: 'Location' }],
    ],
  },
  {
    title: 'LEX-RT-12: yes answers a confirmation, even if it is the utterance of another intent; a longer utterance of one leaves it',
    bot: botOf([orderDrink, intentOf('Agree', { sampleUtterances: ['yes', 'no I want to agree'] })], { clarificationPrompt }, slotTypes),
    turns: [
      ['order a drink', {}],
      ['tea', {}],
      ['large', { dialogState: 'ConfirmIntent' }],
      ['yes', { dialogState: 'ReadyForFulfillment', intentName: 'OrderDrink' }],
      ['yes', { intentName: 'Agree' }],
      ['order a drink', {}],
      ['tea', {}],
      ['large', { dialogState: 'ConfirmIntent' }],
      ['no I want to agree', { intentName: 'Agree' }],
    ],
  },
  {
    title: 'LEX-RT-13: a prompt is spoken as often as its attempts say, the first time included; then the abort statement, as Failed',
    bot: cafe,
    turns: [
      ['order a drink', { slotToElicit: 'Kind', message: 'which Kind' }],
      ['blah', { dialogState: 'ElicitSlot', slotToElicit: 'Kind', message: 'which Kind' }],
      ['blah', { dialogState: 'Failed', message: 'Goodbye.' }],
      ['order a drink', { dialogState: 'ElicitSlot', slotToElicit: 'Kind' }],
    ],
  },
  {
    title: 'LEX-RT-13: where attempts are retries, the first time is not counted',
    bot: cafe,
    options: { attemptsCountFirst: false },
    turns: [
      ['order a drink', { slotToElicit: 'Kind' }],
      ['blah', { dialogState: 'ElicitSlot' }],
      ['blah', { dialogState: 'ElicitSlot' }],
      ['blah', { dialogState: 'Failed' }],
    ],
  },
  {
    title: 'LEX-RT-13: a confirmation that is not answered is asked again, then aborted',
    bot: cafe,
    turns: [
      ['order a drink', {}],
      ['tea', {}],
      ['large', { dialogState: 'ConfirmIntent' }],
      ['blah', { dialogState: 'ConfirmIntent', message: 'A large tea, right?' }],
      ['blah', { dialogState: 'Failed', message: 'Goodbye.', intentName: 'OrderDrink' }],
    ],
  },
  {
    title: 'LEX-RT-22: a clarification names no intent; it is spoken as often as it says before the abort',
    bot: cafe,
    turns: [
      ['blah', { dialogState: 'ElicitIntent', intentName: null, slots: null, slotToElicit: null, message: 'What would you like?' }],
      ['blah', { dialogState: 'ElicitIntent' }],
      ['blah', { dialogState: 'Failed', intentName: null, message: 'Goodbye.' }],
    ],
  },
  {
    title: 'LEX-NLU-4: the fallback intent comes after the clarifications, stands before the abort, and comes again',
    bot: careful,
    turns: [
      ['blah', { dialogState: 'ElicitIntent', message: 'What would you like?' }],
      ['blah', { dialogState: 'ElicitIntent' }],
      ['blah', { dialogState: 'ReadyForFulfillment', intentName: 'Otherwise', message: 'A person will call you.' }],
      ['order a drink', { slotToElicit: 'Kind' }],
      ['blah', { slotToElicit: 'Kind' }],
      ['blah', { dialogState: 'ReadyForFulfillment', intentName: 'Otherwise' }],
    ],
  },
  {
    title: 'LEX-NLU-4: a bot without a clarification falls back at once',
    bot: botOf([orderDrink, fallback], {}, slotTypes),
    turns: [['blah', { dialogState: 'ReadyForFulfillment', intentName: 'Otherwise' }]],
  },
  {
    title: 'LEX-RT-12: a follow-up prompt waits for an intent',
    bot: thanked,
    turns: [
      ['pay', { dialogState: 'ReadyForFulfillment', intentName: 'Pay', message: 'Anything else?' }],
      ['order a drink', { dialogState: 'ElicitSlot', intentName: 'OrderDrink' }],
    ],
  },
  {
    title: 'LEX-RT-12: yes alone to a follow-up prompt is answered with the clarification prompt',
    bot: thanked,
    turns: [
      ['pay', { message: 'Anything else?' }],
      ['yes', { dialogState: 'ElicitIntent', intentName: null, message: 'What would you like?' }],
    ],
  },
  {
    title: 'LEX-RT-12: no to a follow-up prompt ends the conversation as Fulfilled',
    bot: thanked,
    turns: [
      ['pay', { message: 'Anything else?' }],
      ['no', { dialogState: 'Fulfilled', intentName: 'Pay', message: 'Bye.' }],
    ],
  },
  {
    title: 'LEX-RT-12: a follow-up prompt that is not answered is repeated up to its attempts',
    bot: { ...thanked, bot: { ...thanked.bot, abortStatement } },
    turns: [
      ['pay', { message: 'Anything else?' }],
      ['blah', { dialogState: 'ElicitIntent', message: 'Anything else?' }],
      ['blah', { dialogState: 'Failed', message: 'Goodbye.' }],
    ],
  },
  {
    title: 'LEX-NLU-8: an ambiguous time leaves the slot open, and it is asked for again',
    bot: appointment,
    turns: [
      ['Book an appointment', {}],
      ['cleaning', {}],
      ['tomorrow', { slotToElicit: 'Time' }],
      ["10 o'clock", { dialogState: 'ElicitSlot', slotToElicit: 'Time', slots: { AppointmentType: 'cleaning', Date: '2017-03-18', Time: null } }],
      ['6 pm', { dialogState: 'ConfirmIntent' }],
    ],
  },
  {
    title: 'LEX-NLU-6: a restricted slot takes its values and synonyms alone, and holds the value',
    bot: cafe,
    turns: [
      ['order a drink', { slotToElicit: 'Kind' }],
      ['water', { dialogState: 'ElicitSlot', slotToElicit: 'Kind', slots: { Kind: null, Size: null, Note: null } }],
      ['CHAI', { slotToElicit: 'Size', slots: { Kind: 'tea', Size: null, Note: null } }],
    ],
  },
  {
    title: 'LEX-RT-17: a conclusion statement goes with what is ready for fulfillment',
    bot: botOf([intentOf('Pay', { sampleUtterances: ['pay'], conclusionStatement: statement('Thank you.') })]),
    turns: [['pay', { dialogState: 'ReadyForFulfillment', message: 'Thank you.' }]],
  },
  {
    title: 'LEX-RT-17: a function fulfills; without a message of its own the conclusion statement is said',
    bot: botOf([intentOf('Pay', { sampleUtterances: ['pay'], conclusionStatement: statement('Thank you.'), fulfillmentActivity: { type: 'CodeHook', codeHook: codeHook() } })]),
    options: { hook: () => ({ dialogAction: { type: 'Close', fulfillmentState: 'Fulfilled' } }) },
    turns: [['pay', { dialogState: 'Fulfilled', message: 'Thank you.' }]],
  },
];

test.each(FLOWS)('$title', ({ bot, options, turns }) => {
  const conversation = new Conversation(bot, options);
  for (const [said, answered] of turns) expect({ said, ...conversation.say(said).reply }).toMatchObject({ said, ...answered });
});

test('LEX-RT-22: a text that means nothing is clarified without an intent, and GetSession is told to ask for one', () => {
  const { reply, session } = new Conversation(cafe).say('blah');
  expect(reply).toEqual({ intentName: null, slots: null, dialogState: 'ElicitIntent', slotToElicit: null, message: 'What would you like?', messageFormat: 'PlainText', responseCard: null });
  expect(session).toMatchObject({ intent: null, summary: [], dialogAction: { type: 'ElicitIntent', message: 'What would you like?' } });
});
