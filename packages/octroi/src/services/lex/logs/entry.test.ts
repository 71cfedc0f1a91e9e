import { expect, test } from 'vitest';
import { botOf, codeHook, Conversation, intentOf, NOON, prompt, slotOf, type Hook } from '../dialog/dialog.fixture.ts';
import { logEntry } from './entry.ts';

const definition = botOf([intentOf('Order', { slots: [slotOf('Day', 1)] }), intentOf('Pay')], { enableModelImprovements: true, clarificationPrompt: prompt('pardon') });

function entryOf(text: string, bot = definition, hook?: Hook) {
  const conversation = new Conversation(bot, { scores: { 'order maybe': { Order: 0.6, Pay: 0.5 } }, ...(hook === undefined ? {} : { hook }) });
  const before = conversation.session;
  const turned = conversation.say(text, { sessionAttributes: { tier: 'gold' } });
  return logEntry({ turned, before, definition: bot, place: conversation.place(), text, requestId: 'request-1', requestAttributes: { channel: 'web' } });
}

test('LEX-LOG-3: the entry of a turn, to the member', () => {
  expect(entryOf('order maybe')).toEqual({
    messageVersion: '1.0',
    botName: 'Helper',
    botAlias: 'prod',
    botVersion: '1',
    inputTranscript: 'order maybe',
    botResponse: 'which Day',
    intent: 'Order',
    slots: { Day: null },
    slotToElicit: 'Day',
    nluIntentConfidence: '0.6',
    alternativeIntents: [{ name: 'Pay', nluIntentConfidence: '0.5', slots: {} }],
    developerOverride: false,
    missedUtterance: false,
    inputDialogMode: 'Text',
    requestId: 'request-1',
    userId: 'ann',
    sessionId: 'session-1',
    dialogState: 'ElicitSlot',
    locale: 'en-US',
    timestamp: new Date(NOON).toISOString(),
    sessionAttributes: { tier: 'gold' },
    requestAttributes: { channel: 'web' },
  });
});

test('LEX-LOG-3: a missed utterance has no intent, no slots and no slot to elicit', () => {
  const entry = entryOf('blah');
  expect(entry).toMatchObject({ missedUtterance: true, dialogState: 'ElicitIntent', botResponse: 'pardon' });
  for (const member of ['intent', 'slots', 'slotToElicit', 'nluIntentConfidence']) expect(entry).not.toHaveProperty(member);
});

test('LEX-LOG-3: developerOverride tells that a function chose another intent', () => {
  const hooked = botOf([intentOf('Order', { dialogCodeHook: codeHook() }), intentOf('Pay')]);
  const message = { contentType: 'PlainText', content: 'so' };
  expect(entryOf('start Order', hooked, () => ({ dialogAction: { type: 'ConfirmIntent', intentName: 'Pay', slots: {}, message } }))).toMatchObject({ developerOverride: true, intent: 'Pay' });
});

test('LEX-LOG-3: the entry of a turn that was heard says so', () => {
  const conversation = new Conversation(definition);
  const before = conversation.session;
  const place = { ...conversation.place(), inputMode: 'Speech' as const };
  expect(logEntry({ turned: conversation.say('start Order'), before, definition, place, text: 'start Order', requestId: 'request-1' })).toMatchObject({ inputDialogMode: 'Speech', inputTranscript: 'start Order' });
});
