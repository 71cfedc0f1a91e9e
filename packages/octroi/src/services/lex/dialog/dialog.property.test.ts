import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError } from '../../../kernel/api-error.ts';
import { exportedBot } from '../exports/exports.fixture.ts';
import { botOf, codeHook, Conversation, intentOf, prompt, slotOf, statement, type Hook } from './dialog.fixture.ts';
import type { Turned } from './turn-types.ts';

const kinds = { 'Kinds:1': { name: 'Kinds', valueSelectionStrategy: 'TOP_RESOLUTION', enumerationValues: [{ value: 'tea', synonyms: ['chai'] }, { value: 'milk' }] } } as const;
const order = intentOf('Order', {
  dialogCodeHook: codeHook(),
  slots: [slotOf('Kind', 2, { slotType: 'Kinds', slotTypeVersion: '1' }), slotOf('Day', 1), slotOf('Hour', 3, { slotType: 'AMAZON.TIME', slotConstraint: 'Optional' })],
  confirmationPrompt: prompt('{Kind}?'),
  rejectionStatement: statement('no'),
  fulfillmentActivity: { type: 'CodeHook', codeHook: codeHook() },
  followUpPrompt: { prompt: prompt('more?'), rejectionStatement: statement('bye') },
  outputContexts: [{ name: 'ordered', timeToLiveInSeconds: 60, turnsToLive: 3 }],
});
const track = intentOf('Track', { inputContexts: [{ name: 'ordered' }], slots: [slotOf('Which', 1, { slotType: 'Any' })] });
const fallback = intentOf('Otherwise', { parentIntentSignature: 'AMAZON.FallbackIntent', sampleUtterances: [] });
const BOTS = [
  exportedBot('OrderFlowers'),
  exportedBot('BookTrip'),
  botOf([order, track], { clarificationPrompt: prompt('pardon'), abortStatement: statement('bye'), enableModelImprovements: true }, kinds),
  botOf([order, track, fallback], {}, kinds),
];

const TEXTS = ['start Order', 'start Track', 'Book a car', 'Book a hotel', 'I would like to order some flowers', 'tea', 'chai', 'roses', 'tomorrow', 'today', 'noon', "10 o'clock", '30', 'yes', 'no', 'no, milk', 'blah', 'start Order milk'];

/** A function that answers by the number that is drawn for it, sometimes nonsense. */
function hookOf(draws: readonly number[]): Hook {
  let at = 0;
  return ({ event }) => {
    const { slots } = event['currentIntent'] as { slots: Record<string, string | null> };
    const cleared = Object.fromEntries(Object.entries(slots).map(([name], index) => [name, index === 0 ? null : slots[name]]));
    const answers = [
      { dialogAction: { type: 'Delegate', slots } },
      { dialogAction: { type: 'Delegate', slots: cleared } },
      { dialogAction: { type: 'Close', fulfillmentState: 'Fulfilled' } },
      { dialogAction: { type: 'ElicitIntent', message: { contentType: 'PlainText', content: 'what' } } },
      { dialogAction: { type: 'ElicitSlot', intentName: 'Order', slotToElicit: 'Hour', slots: {} } },
      { dialogAction: { type: 'ConfirmIntent', intentName: 'Order', slots: cleared } },
      { dialogAction: { type: 'Delegate' } },
      'nonsense',
    ];
    return answers[draws[at++ % draws.length]! % answers.length];
  };
}

const talks = fc.record({
  bot: fc.constantFrom(...BOTS),
  texts: fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...TEXTS) }, { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 20 }) }), { minLength: 1, maxLength: 25 }),
  draws: fc.array(fc.nat(7), { minLength: 1, maxLength: 10 }),
  random: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

/** Says each text; a turn that cannot be answered leaves the session as it was. */
function converse({ bot, texts, draws, random }: typeof talks extends fc.Arbitrary<infer T> ? T : never, look: (turned: Turned, conversation: Conversation, said: string) => void): void {
  const conversation = new Conversation(bot, { hook: hookOf(draws), random: () => random });
  for (const text of texts) {
    conversation.now += 1000;
    try {
      look(conversation.say(text), conversation, text);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      expect(['BadRequestException', 'DependencyFailedException']).toContain(error.code);
    }
  }
}

test('LEX-RT-12: no slot ever holds what nobody said: values come from texts, and what a function keeps', () => {
  fc.assert(
    fc.property(talks, (talk) => {
      const said = new Set<string>();
      converse(talk, ({ heard }, _, text) => {
        said.add(text);
        for (const held of Object.values(heard ?? {})) {
          if (held !== null) expect([...said].some((one) => one.toLowerCase().includes(held.originalValue.toLowerCase()) || one === 'chai')).toBe(true);
        }
      });
    }),
    { numRuns: 300 },
  );
});

test('LEX-RT-20, LEX-RT-21: after every turn the session says what it waits for, and the next text can be heard', () => {
  fc.assert(
    fc.property(talks, (talk) => {
      converse(talk, ({ session, reply }) => {
        const { waiting, intent, dialogAction } = session;
        if (waiting.for === 'slot') {
          expect(Object.keys(intent!.slots)).toContain(waiting.slot);
          expect(reply).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: waiting.slot, intentName: intent!.name });
        }
        if (waiting.for === 'confirmation') expect(reply).toMatchObject({ dialogState: 'ConfirmIntent', intentName: intent!.name });
        if (waiting.for === 'intent' || waiting.for === 'followUp') expect(intent).toBeNull();
        expect(dialogAction?.type === 'Close').toBe(['Fulfilled', 'Failed', 'ReadyForFulfillment'].includes(reply.dialogState));
        expect(reply.slotToElicit === null).toBe(reply.dialogState !== 'ElicitSlot');
        expect(session.summary.length).toBeLessThanOrEqual(3);
        expect(JSON.parse(JSON.stringify(session))).toEqual(session);
      });
    }),
    { numRuns: 300 },
  );
});

test('LEX-MSG-7: the same texts, time and chance make the same conversation', () => {
  const record = (talk: Parameters<typeof converse>[0]): string => {
    const turns: Turned[] = [];
    converse(talk, (turned) => turns.push(turned));
    return JSON.stringify(turns);
  };
  fc.assert(
    fc.property(talks, (talk) => {
      expect(record(talk)).toBe(record(talk));
    }),
    { numRuns: 50 },
  );
});
