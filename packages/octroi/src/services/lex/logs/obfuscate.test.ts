import fc from 'fast-check';
import { expect, test } from 'vitest';
import { botOf, Conversation, intentOf, prompt, slotOf } from '../dialog/dialog.fixture.ts';
import { logEntry } from './entry.ts';

const hiding = { obfuscationSetting: 'DEFAULT_OBFUSCATION' } as const;
const kinds = { 'Kinds:1': { name: 'Kinds', enumerationValues: [{ value: 'tea' }, { value: 'iced tea' }] } };
const order = intentOf('Order', {
  sampleUtterances: ['order', 'order tea'],
  slots: [slotOf('Kind', 1, { slotType: 'Kinds', slotTypeVersion: '1', ...hiding }), slotOf('Day', 2, hiding), slotOf('Hour', 3, { slotType: 'AMAZON.TIME' })],
  confirmationPrompt: prompt('{Kind} on {Day}?'),
});
const bot = botOf([order, intentOf('Other')], { clarificationPrompt: prompt('pardon') }, kinds);
const open = botOf([intentOf('Other', { slots: [slotOf('Day', 1)] })], { clarificationPrompt: prompt('pardon') });

function talkLogged(definition = bot) {
  const conversation = new Conversation(definition);
  return (text: string, sessionAttributes?: Record<string, string>) => {
    const before = conversation.session;
    const turned = conversation.say(text, { sessionAttributes });
    return logEntry({ turned, before, definition, place: conversation.place(), text, requestId: 'request-1' });
  };
}

test('LEX-LOG-4: a value that is recognised is replaced by its slot’s name, in the text and among the slots, and stays clear in what is said', () => {
  const log = talkLogged();
  expect(log('order tea')).toMatchObject({ inputTranscript: 'order {Kind}', slots: { Kind: '{Kind}', Day: null, Hour: null }, botResponse: 'which Day' });
  expect(log('tomorrow')).toMatchObject({ inputTranscript: '{Day}', slots: { Kind: '{Kind}', Day: '{Day}', Hour: null } });
  expect(log('6 pm')).toMatchObject({ inputTranscript: '6 pm', slots: { Hour: '18:00' }, botResponse: 'tea on 2017-03-18?' });
});

test('LEX-LOG-4: a first turn in which nothing is recognised is logged as it is', () => {
  expect(talkLogged()('order')).toMatchObject({ inputTranscript: 'order' });
  expect(talkLogged()('whatever')).toMatchObject({ inputTranscript: 'whatever' });
});

test('LEX-LOG-4: an answer to a hidden slot in which nothing is recognised is hidden as a whole', () => {
  const log = talkLogged();
  log('order tea');
  expect(log('my secret day')).toMatchObject({ inputTranscript: '{Day}', missedUtterance: true });
  const leaving = talkLogged();
  leaving('order tea');
  expect(leaving('start Other')).toMatchObject({ inputTranscript: '{Day}', intent: 'Other' });
});

test('LEX-LOG-4: braces that the user typed are escaped where values are hidden, and nowhere else', () => {
  const log = talkLogged();
  log('order');
  expect(log('{iced} tea')).toMatchObject({ inputTranscript: String.raw`\{iced\} {Kind}` });
  expect(log('a {b}')).toMatchObject({ inputTranscript: '{Day}' });
  log('tomorrow');
  expect(log('{6} pm')).toMatchObject({ inputTranscript: String.raw`\{6\} pm` });
  expect(talkLogged(open)('{6} pm')).toMatchObject({ inputTranscript: '{6} pm' });
});

test('LEX-LOG-4: whatever is said to a hidden slot, its value is nowhere in the transcript or the slots of the log', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 5, maxLength: 40, unit: fc.constantFrom('a', 'B', ' ', '{', '}', 'ß', 'İ', '\\') }).filter((text) => text.trim().length > 2), (value) => {
      const log = talkLogged();
      log('order');
      const { inputTranscript, slots } = log(value);
      expect(inputTranscript).toBe('{Kind}');
      expect((slots as Record<string, unknown> | undefined)?.['Kind'] ?? '{Kind}').toBe('{Kind}');
    }),
  );
});
