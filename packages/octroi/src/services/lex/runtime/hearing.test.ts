import { GetSessionCommand, PostContentCommand, type PostContentCommandInput } from '@aws-sdk/client-lex-runtime-service';
import { GetUtterancesViewCommand } from '@aws-sdk/client-lex-model-building-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botOf, codeHook, intentOf, prompt, slotOf } from '../dialog/dialog.fixture.ts';
import { refusal } from '../lex-account.fixture.ts';
import { FAKE_RECOGNIZER, soundOf } from './recognizer.fixture.ts';
import { openRuntime, type RuntimeWorld } from './runtime.fixture.ts';

const TEXT = 'text/plain; charset=utf-8';
const L16 = 'audio/l16; rate=16000; channels=1';
const LPCM = 'audio/lpcm; sample-rate=8000; sample-size-bits=16; channel-count=1; is-big-endian=false';

let lex: RuntimeWorld;
const events: Record<string, unknown>[] = [];
beforeAll(async () => {
  lex = await openRuntime({ recognizer: FAKE_RECOGNIZER });
  await lex.fn('hook', (event) => {
    events.push(event);
    return { dialogAction: { type: 'Close', fulfillmentState: 'Fulfilled', message: { contentType: 'PlainText', content: 'done' } } };
  });
  const order = intentOf('Order', { fulfillmentActivity: { type: 'CodeHook', codeHook: codeHook(lex.fnArn('hook')) } });
  await lex.built(botOf([order, intentOf('Ask', { slots: [slotOf('Day', 1)] })], { name: 'Cafe', clarificationPrompt: prompt('pardon') }));
  await lex.built(botOf([order], { name: 'Japanese', locale: 'ja-JP', clarificationPrompt: prompt('pardon') }));
});
afterAll(async () => {
  expect(lex.world.faults).toEqual([]);
  await lex.world.close();
});

let users = 0;
const say = (inputStream: Uint8Array, contentType = L16, more: Partial<PostContentCommandInput> = {}) =>
  lex.world.lexRuntime(lex.root).send(new PostContentCommand({ botName: 'Cafe', botAlias: 'prod', userId: `user-${++users}`, contentType, accept: TEXT, inputStream, ...more }));
const decoded = (text: string | undefined) => Buffer.from(text ?? '', 'base64').toString('utf8');

test.each([L16, 'audio/x-l16; sample-rate=16000; channel-count=1', LPCM, 'audio/lpcm; sample-rate=16000', 'AUDIO/L16;rate=16000'])('LEX-PC-1, LEX-PC-5: speech of %s is heard, and the turn is taken with what was said', async (contentType) => {
  const answer = await say(soundOf('start Order'), contentType);
  expect(answer).toMatchObject({ dialogState: 'Fulfilled', intentName: 'Order', message: 'done', inputTranscript: 'start Order' });
  expect(decoded(answer.encodedInputTranscript)).toBe('start Order');
  expect(events.at(-1)).toMatchObject({ inputTranscript: 'start Order', outputDialogMode: 'Text' });
});

test('LEX-PC-1, LEX-PC-5: the recogniser is told the rate and the locale', async () => {
  expect((await say(soundOf('TELL'), LPCM)).inputTranscript).toBe('a;b $HOME en-US 8000 4 undefined false');
  expect(decoded((await say(soundOf('TELL'), L16, { botName: 'Japanese' })).encodedInputTranscript)).toBe('a;b $HOME ja-JP 16000 4 undefined false');
});

test.each(['audio/l16; rate=44100; channels=1', 'audio/l16; rate=16000; channels=2', 'audio/lpcm; sample-rate=8000; is-big-endian=true', 'audio/x-l16; rate=16000'])('LEX-PC-1: samples that are none of a type (%s) are refused with 415', async (contentType) => {
  expect(await refusal(say(soundOf('start Order'), contentType))).toBe(`UnsupportedMediaTypeException 415: The Content-Type ${contentType} is not supported. Use ${TEXT}, or audio/l16, audio/x-l16, audio/lpcm or audio/x-cbr-opus-with-preamble with their parameters.`);
});

test('LEX-PC-3: a transcript stands in its plain header only where that can carry it', async () => {
  const umlaut = await say(soundOf('Grüße 😀'));
  expect(umlaut).not.toHaveProperty('inputTranscript');
  expect(decoded(umlaut.encodedInputTranscript)).toBe('Grüße 😀');
  const japanese = await say(soundOf('start Order'), L16, { botName: 'Japanese' });
  expect(japanese).not.toHaveProperty('inputTranscript');
  expect(decoded(japanese.encodedInputTranscript)).toBe('start Order');
});

test.each([[L16, 480_000], [LPCM, 240_000]])('LEX-PC-5: speech of %s of 15 seconds is heard, longer is refused with 408', async (contentType, bytes) => {
  const sound = (length: number) => Buffer.concat([Buffer.from('start Order'), Buffer.alloc(length - 11, ' ')]);
  expect((await say(sound(bytes), contentType)).inputTranscript).toBe('start Order');
  expect(await refusal(say(sound(bytes + 2), contentType))).toBe('RequestTimeoutException 408: The input speech is longer than 15 seconds.');
});

test('LEX-PC-5: speech that comes to no words is missed, whatever stands open, and is no utterance', async () => {
  await say(soundOf('Grüße 😀'));
  const userId = 'silent';
  expect(await say(soundOf('start Ask'), L16, { userId })).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: 'Day' });
  const again = await say(soundOf('SILENCE'), L16, { userId });
  expect(again).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: 'Day' });
  expect(again).not.toHaveProperty('encodedInputTranscript');
  expect(again).not.toHaveProperty('inputTranscript');
  expect(await say(soundOf('SILENCE'))).toMatchObject({ dialogState: 'ElicitIntent', message: 'pardon' });
  const view = new GetUtterancesViewCommand({ botName: 'Cafe', botVersions: ['1'], statusType: 'Missed' });
  const { utterances = [] } = await lex.world.lexModels(lex.root).send(view);
  const missed = utterances.flatMap((list) => list.utterances ?? []).map(({ utteranceString }) => utteranceString);
  expect(missed).toContain('grüße 😀');
  expect(missed.filter((text) => (text ?? '').trim() === '')).toEqual([]);
});

test('LEX-PC-5: a recogniser that fails is a 424 that says so, the session stays as it was and is free again', async () => {
  const userId = 'failing';
  expect(await refusal(say(soundOf('FAIL'), L16, { userId }))).toBe('DependencyFailedException 424: Speech recognition failed: it ended with 3.');
  expect(await refusal(lex.world.lexRuntime(lex.root).send(new GetSessionCommand({ botName: 'Cafe', botAlias: 'prod', userId })))).toMatch(/^NotFoundException 404: /u);
  expect((await say(soundOf('start Order'), L16, { userId })).dialogState).toBe('Fulfilled');
});

test('LEX-PC-5: Opus is refused by name', async () => {
  expect(await refusal(say(new Uint8Array(10), 'audio/x-cbr-opus-with-preamble; preamble-size=0; bit-rate=256000; frame-size-milliseconds=4'))).toBe(`DependencyFailedException 424: Speech in Opus is not recognized. Set Content-Type to ${L16}, or to ${TEXT}.`);
});
