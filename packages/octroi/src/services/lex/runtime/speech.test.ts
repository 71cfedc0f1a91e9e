import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import { GetSessionCommand, PostContentCommand, PutSessionCommand } from '@aws-sdk/client-lex-runtime-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { speechParts } from '../../polly/open-parts.ts';
import { FAKE, toldBy } from '../../polly/polly.fixture.ts';
import { botOf, codeHook, intentOf, prompt } from '../dialog/dialog.fixture.ts';
import { refusal } from '../lex-account.fixture.ts';
import { openRuntime, type RuntimeWorld } from './runtime.fixture.ts';

const TEXT = 'text/plain; charset=utf-8';

let lex: RuntimeWorld;
const events: Record<string, unknown>[] = [];
beforeAll(async () => {
  lex = await openRuntime({}, speechParts(FAKE));
  await lex.world.iam(lex.root).send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex.amazonaws.com' }));
  await lex.fn('hook', (event) => {
    events.push(event);
    return { dialogAction: { type: 'Close', fulfillmentState: 'Fulfilled', message: { contentType: 'SSML', content: '<speak>done</speak>' } } };
  });
  const intents = [intentOf('Order', { fulfillmentActivity: { type: 'CodeHook', codeHook: codeHook(lex.fnArn('hook')) } })];
  for (const [name, more] of [['Voiced', { voiceId: 'Matthew' }], ['Plain', {}], ['German', { locale: 'de-DE' }], ['Alien', { voiceId: 'Zaphod' }], ['Broken', {}]] as const) {
    await lex.built(botOf(intents, { name, clarificationPrompt: prompt(name === 'Broken' ? 'FAIL' : 'pardon'), ...more }));
  }
});
afterAll(async () => {
  expect(lex.world.faults).toEqual([]);
  await lex.world.close();
});

let users = 0;
const say = (accept: string | undefined, botName = 'Plain', inputStream = 'hm', userId = `user-${++users}`) =>
  lex.world.lexRuntime(lex.root).send(new PostContentCommand({ botName, botAlias: 'prod', userId, contentType: TEXT, accept, inputStream }));
const told = async (sent: ReturnType<typeof say>) => toldBy(await (await sent).audioStream!.transformToByteArray());

test.each([['audio/pcm', 'audio/pcm', null], ['audio/mpeg', 'audio/mpeg', 'mp3'], ['audio/*', 'audio/mpeg', 'mp3'], [undefined, 'audio/mpeg', 'mp3'], ['audio/ogg', 'audio/ogg', 'ogg']] as const)('LEX-PC-1, LEX-PC-2: an answer to Accept %s is %s, with the text in headers', async (accept, type, encoder) => {
  const answer = await say(accept);
  expect(answer).toMatchObject({ contentType: type, message: 'pardon', dialogState: 'ElicitIntent' });
  const audio = Buffer.from(await answer.audioStream!.transformToByteArray());
  if (encoder === null) expect(toldBy(audio).text).toBe('pardon');
  else expect(audio.toString('latin1', 0, encoder.length + 5)).toBe(`${encoder}:RIFF`);
});

test('LEX-PC-5: the bot speaks with its voice, or one of its language', async () => {
  expect((await told(say('audio/pcm', 'Voiced'))).args.at(-1)).toBe('en-us+m3');
  expect((await told(say('audio/pcm', 'Plain'))).args.at(-1)).toBe('en-us+f2');
  expect((await told(say('audio/pcm', 'German'))).args.at(-1)).toBe('de+f2');
});

test('LEX-LAM-1: the function is told that the answer is spoken; its SSML reaches Polly as SSML', async () => {
  expect((await told(say('audio/pcm', 'Plain', 'start Order'))).text).toBe('<speak>done</speak>');
  await say(TEXT, 'Plain', 'start Order');
  expect(events.map((event) => event['outputDialogMode'])).toEqual(['Voice', 'Text']);
});

test('LEX-PC-5: what cannot be spoken is refused with 424, and the session stays as it was', async () => {
  expect(await refusal(say('audio/pcm', 'Broken', 'hm', 'eve'))).toBe(`DependencyFailedException 424: Amazon Polly could not speak: the speech engine failed: ${process.execPath} ended with 3. Set Accept to ${TEXT} to get text.`);
  expect(await refusal(say('audio/pcm', 'Alien'))).toBe(`DependencyFailedException 424: Amazon Polly could not speak: Polly has no standard voice Zaphod. Set Accept to ${TEXT} to get text.`);
  expect(await refusal(lex.world.lexRuntime(lex.root).send(new GetSessionCommand({ botName: 'Broken', botAlias: 'prod', userId: 'eve' })))).toMatch(/^NotFoundException 404: /u);
});

test('LEX-SES-2: PutSession speaks what it says', async () => {
  const { contentType, audioStream } = await lex.world.lexRuntime(lex.root).send(new PutSessionCommand({ botName: 'Plain', botAlias: 'prod', userId: 'fay', accept: 'audio/pcm', dialogAction: { type: 'ElicitIntent', message: 'and now', messageFormat: 'PlainText' } }));
  expect(contentType).toBe('audio/pcm');
  expect(toldBy(await audioStream!.transformToByteArray()).text).toBe('and now');
});
