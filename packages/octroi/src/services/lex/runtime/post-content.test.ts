import { GetSessionCommand, PostContentCommand, type PostContentCommandInput } from '@aws-sdk/client-lex-runtime-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botOf, intentOf, prompt, slotOf, statement } from '../dialog/dialog.fixture.ts';
import { exportedBot } from '../exports/exports.fixture.ts';
import { allow, implicitDenial, refusal } from '../lex-account.fixture.ts';
import { openRuntime, type RuntimeWorld } from './runtime.fixture.ts';

const TEXT = 'text/plain; charset=utf-8';
let lex: RuntimeWorld;
beforeAll(async () => {
  lex = await openRuntime();
  await lex.built(exportedBot('OrderFlowers'));
  await lex.built(botOf([intentOf('Order', { conclusionStatement: statement('Grüße\r\nX-Evil: 1') })], { name: 'Polite', enableModelImprovements: true }));
  await lex.built(botOf([intentOf('Order', { conclusionStatement: statement('hai') })], { name: 'Japanese', locale: 'ja-JP' }));
  await lex.built(botOf([intentOf('Order', { slots: [slotOf('Day', 1)] })], { name: 'Asking', clarificationPrompt: prompt('pardon') }));
});
afterAll(async () => {
  expect(lex.world.faults).toEqual([]);
  await lex.world.close();
});

const post = (said: string | Uint8Array, more: Partial<PostContentCommandInput> = {}) =>
  lex.world.lexRuntime(lex.root).send(new PostContentCommand({ botName: 'OrderFlowers', botAlias: 'prod', userId: 'ann', contentType: TEXT, accept: TEXT, inputStream: said, ...more }));
const body = async ({ audioStream }: Awaited<ReturnType<typeof post>>) => audioStream!.transformToString();
const decoded = (text: string | undefined) => Buffer.from(text ?? '', 'base64').toString('utf8');

test('LEX-PC-2: a text is answered as text, with the state of the dialog in headers', async () => {
  const answer = await post('I would like to order some flowers', { sessionAttributes: JSON.stringify({ tier: 'gold' }) });
  expect(answer).toMatchObject({
    contentType: TEXT,
    intentName: 'OrderFlowers',
    dialogState: 'ElicitSlot',
    slotToElicit: 'FlowerType',
    message: 'What type of flowers would you like to order?',
    messageFormat: 'PlainText',
    inputTranscript: 'I would like to order some flowers',
    botVersion: '1',
    sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(await body(answer)).toBe('What type of flowers would you like to order?');
  expect([decoded(answer.encodedMessage), decoded(answer.encodedInputTranscript)]).toEqual([answer.message, answer.inputTranscript]);
  const json = (held: unknown): unknown => JSON.parse(String(held));
  expect(json(answer.slots)).toEqual({ FlowerType: null, PickupDate: null, PickupTime: null });
  expect(json(answer.sessionAttributes)).toEqual({ tier: 'gold' });
  expect(json(answer.activeContexts)).toEqual([]);
});

test('LEX-PC-4: what is null is a header that is not there', async () => {
  const answer = await post('hm', { userId: 'bob' });
  expect(answer).toMatchObject({ dialogState: 'ElicitIntent', message: "I didn't understand you, what would you like to do?" });
  for (const member of ['intentName', 'slots', 'slotToElicit', 'nluIntentConfidence', 'alternativeIntents', 'sentimentResponse']) expect(answer).not.toHaveProperty(member);
});

test('LEX-PC-3: a message that would end its header is sent in base64 alone, and so are those of locales that are not written in Latin letters', async () => {
  const polite = await post('start Order', { botName: 'Polite' });
  expect(polite).not.toHaveProperty('message');
  expect(decoded(polite.encodedMessage)).toBe('Grüße\r\nX-Evil: 1');
  expect(polite.inputTranscript).toBe('start Order');
  expect(await body(polite)).toBe('Grüße\r\nX-Evil: 1');
  const japanese = await post('start Order', { botName: 'Japanese' });
  expect(japanese).not.toHaveProperty('message');
  expect(japanese).not.toHaveProperty('inputTranscript');
  expect([decoded(japanese.encodedMessage), decoded(japanese.encodedInputTranscript)]).toEqual(['hai', 'start Order']);
});

test('LEX-NLU-2: scores and alternatives are headers of JSON', async () => {
  const { nluIntentConfidence, alternativeIntents } = await post('start Order', { botName: 'Polite', userId: 'cleo' });
  expect([nluIntentConfidence, alternativeIntents].map((held) => JSON.parse(String(held)) as unknown)).toEqual([{ score: 1 }, []]);
});

test('LEX-PC-1, LEX-CLI-7: attributes and contexts come in headers, as texts of JSON, and are held to the same bounds as those of PostText', async () => {
  const context = { name: 'seen', parameters: { Day: 'x' }, timeToLive: { timeToLiveInSeconds: 90, turnsToLive: 5 } };
  await post('hm', { userId: 'dora', activeContexts: JSON.stringify([context]) });
  const session = await lex.world.lexRuntime(lex.root).send(new GetSessionCommand({ botName: 'OrderFlowers', botAlias: 'prod', userId: 'dora' }));
  expect(session.activeContexts).toMatchObject([{ name: 'seen', parameters: { Day: 'x' }, timeToLive: { turnsToLive: 4 } }]);
  const strings = 'BadRequestException 400: The header x-amz-lex-session-attributes must hold an object of strings.';
  const contexts = 'BadRequestException 400: The header x-amz-lex-active-contexts must hold a list of at most 20 contexts, each with a name, at most 10 parameters and a timeToLive.';
  const refused = (more: Partial<PostContentCommandInput>) => refusal(post('hm', { userId: 'dora', ...more }));
  expect(await refused({ sessionAttributes: '{"a":1}' })).toBe(strings);
  expect(await refused({ sessionAttributes: '[]' })).toBe(strings);
  for (const broken of [{ ...context, name: '1' }, { ...context, parameters: { a: '' } }, { ...context, timeToLive: { turnsToLive: 0 } }, { ...context, timeToLive: { timeToLiveInSeconds: 4 } }, { name: 'x' }, 1]) {
    expect(await refused({ activeContexts: JSON.stringify([broken]) })).toBe(contexts);
  }
  expect(await refused({ activeContexts: JSON.stringify(Array.from({ length: 21 }, () => context)) })).toBe(contexts);
});

test('LEX-RT-6: headers of more than 16 KB and attributes of more than 12 KB are refused', async () => {
  const parameters = { a: 'x'.repeat(1024), b: 'x'.repeat(1024) };
  const large = Array.from({ length: 8 }, (_, index) => ({ name: `c${'abcdefgh'[index]}`, parameters, timeToLive: { turnsToLive: 1 } }));
  expect(await refusal(post('hm', { activeContexts: JSON.stringify(large) }))).toBe('BadRequestException 400: The headers of the request have more than 16384 bytes.');
  expect(await refusal(post('hm', { sessionAttributes: JSON.stringify({ a: 'x'.repeat(6200) }), requestAttributes: JSON.stringify({ b: 'x'.repeat(6090) }) }))).toBe('BadRequestException 400: The headers of the request have more than 16384 bytes.');
  expect(await refusal(post('hm', { sessionAttributes: JSON.stringify({ a: 'x'.repeat(12_290) }) }))).toBe('BadRequestException 400: The headers of the request have more than 16384 bytes.');
});

test.each([
  ['text/html', 415, 'UnsupportedMediaTypeException'],
  ['audio/wav', 415, 'UnsupportedMediaTypeException'],
  ['text/plain; charset=latin1', 415, 'UnsupportedMediaTypeException'],
])('LEX-PC-1: the Content-Type %s is refused with 415, before anything is asked', async (contentType, status, code) => {
  const { runtime } = await lex.user(`nobody${contentType.replaceAll(/[^a-z0-9]/g, '')}`);
  const sent = runtime.send(new PostContentCommand({ botName: 'OrderFlowers', botAlias: 'prod', userId: 'ann', contentType, accept: TEXT, inputStream: 'hi' }));
  expect(await refusal(sent)).toBe(`${code} ${status}: The Content-Type ${contentType} is not supported. Use text/plain; charset=utf-8, or audio/l16, audio/x-l16, audio/lpcm or audio/x-cbr-opus-with-preamble with their parameters.`);
});

test('LEX-PC-1: an Accept that no answer has is refused with 406', async () => {
  expect(await refusal(post('hi', { accept: 'image/png' }))).toBe('NotAcceptableException 406: The Accept image/png is not acceptable. Use text/plain; charset=utf-8, audio/mpeg, audio/ogg, audio/pcm or audio/*.');
});

test.each(['audio/l16; rate=16000; channels=1', 'audio/x-l16; sample-rate=16000; channel-count=1', 'audio/lpcm; sample-rate=8000; sample-size-bits=16; channel-count=1; is-big-endian=false', 'audio/x-cbr-opus-with-preamble; preamble-size=0; bit-rate=256000; frame-size-milliseconds=4'])(
  'LEX-PC-5: speech of %s is refused by name: nothing here recognises it',
  async (contentType) => {
    expect(await refusal(post(new Uint8Array(10), { contentType }))).toBe('DependencyFailedException 424: Speech recognition is not configured. Set Content-Type to text/plain; charset=utf-8.');
  },
);

test.each(['audio/mpeg', 'audio/ogg', 'audio/pcm', 'audio/*', undefined])('LEX-PC-5, LEX-ERR-1: an answer as %s is refused where Polly may not speak, and the session stays as it was', async (accept) => {
  const said = post('I would like to order some flowers', { userId: 'eve', accept });
  expect(await refusal(said)).toBe('DependencyFailedException 424: Access denied while invoking Polly synthesize speech API. Please check the permissions on the IAM policy used to create the bot');
  expect(await refusal(lex.world.lexRuntime(lex.root).send(new GetSessionCommand({ botName: 'OrderFlowers', botAlias: 'prod', userId: 'eve' })))).toMatch(/^NotFoundException 404: /);
});

test('LEX-PC-5, LEX-CLI-2: where the operator wants it, text is answered in the place of speech', async () => {
  const lenient = await openRuntime({ speechFallback: 'text' });
  await lenient.built(exportedBot('OrderFlowers'));
  const answer = await lenient.world.lexRuntime(lenient.root).send(new PostContentCommand({ botName: 'OrderFlowers', botAlias: 'prod', userId: 'ann', contentType: TEXT, accept: 'audio/mpeg', inputStream: 'hm' }));
  expect(answer).toMatchObject({ contentType: TEXT, dialogState: 'ElicitIntent' });
  expect(lenient.world.faults).toEqual([]);
  await lenient.world.close();
});

test('LEX-RT-6: an input that is no UTF-8, or longer than 1,024 characters, is refused', async () => {
  expect(await refusal(post(new Uint8Array([0xff, 0xfe])))).toBe('BadRequestException 400: The input is not valid UTF-8.');
  expect(await refusal(post('x'.repeat(1025)))).toBe('BadRequestException 400: The input text must have 1 to 1024 characters.');
});

test('LEX-IAM-3: PostContent asks about the alias', async () => {
  const { arn, runtime } = await lex.user('typist', allow('lex:PostText'));
  const sent = runtime.send(new PostContentCommand({ botName: 'OrderFlowers', botAlias: 'prod', userId: 'ann', contentType: TEXT, accept: TEXT, inputStream: 'hi' }));
  expect(await refusal(sent)).toBe(implicitDenial(arn, 'lex:PostContent', lex.arn('bot:OrderFlowers:prod')));
});
