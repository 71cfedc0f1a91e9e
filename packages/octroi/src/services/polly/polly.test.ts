import { spawnSync } from 'node:child_process';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { DescribeVoicesCommand, SynthesizeSpeechCommand, type PollyClient, type SynthesizeSpeechCommandInput } from '@aws-sdk/client-polly';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { offExecutorPart } from '../lambda/open-parts.ts';
import { stsParts } from '../sts/open-parts.ts';
import { openWorld, type Credentials, type World } from '../../testing/world.ts';
import { createSpeaker, INSTALLED, type SpeechPrograms } from './engine/speaker.ts';
import { speechParts } from './open-parts.ts';
import { speaker } from './parts.ts';
import { FAKE, toldBy } from './polly.fixture.ts';
import { voices } from './voices/voices.ts';

interface Opened {
  readonly world: World;
  readonly polly: PollyClient;
  readonly root: Credentials & { readonly accountId: string };
}

const worlds: World[] = [];
async function open(parts: ReturnType<typeof speechParts>): Promise<Opened> {
  const world = await openWorld({ parts: (needs) => [offExecutorPart(), ...stsParts(needs), ...parts] });
  worlds.push(world);
  const root = await world.account();
  return { world, root, polly: world.polly(root) };
}
const withPrograms = (programs: SpeechPrograms) => open(speechParts(programs));

let opened: Opened;
beforeAll(async () => {
  opened = await withPrograms(FAKE);
});
afterAll(async () => {
  for (const world of worlds) {
    expect(world.faults).toEqual([]);
    await world.close();
  }
});

const speechOf = (input: Partial<SynthesizeSpeechCommandInput> = {}) => new SynthesizeSpeechCommand({ VoiceId: 'Joanna', OutputFormat: 'pcm', Text: 'hello', ...input });
const speak = (input: Partial<SynthesizeSpeechCommandInput> = {}, { polly }: Opened = opened) => polly.send(speechOf(input));
const bytes = async (sent: ReturnType<typeof speak>) => (await sent).AudioStream!.transformToByteArray();
const refusal = (sent: Promise<unknown>): Promise<string> =>
  sent.then(
    () => 'it succeeded',
    (error: Error & { $metadata: { httpStatusCode?: number } }) => `${error.name} ${error.$metadata.httpStatusCode}: ${error.message}`,
  );

test('SynthesizeSpeech: the text reaches the engine over its standard input, with fixed arguments and without the environment of the server', async () => {
  vi.stubEnv('OCTROI_MASTER_KEY', '');
  const text = '"; rm -rf / $(id) --help\n`x` ü 花';
  expect(toldBy(await bytes(speak({ Text: text, VoiceId: 'Hans' })))).toEqual({ args: ['--stdin', '--stdout', '-b', '1', '-v', 'de+m3'], text });
});

test.each([
  ['Joanna', 'en-us+f2'], ['Brian', 'en-gb+m3'], ['Lupe', 'es-419+f2'], ['Zeina', 'ar+f2'], ['Zhiyu', 'cmn+f2'], ['Chantal', 'fr-fr+f2'], ['Ricardo', 'pt-br+m3'], ['Ines', 'pt+f2'],
] as const)('SynthesizeSpeech: %s speaks with the voice %s of the engine', async (VoiceId, voice) => {
  const Engine = voices.get(VoiceId)!.SupportedEngines[0]!;
  expect(toldBy(await bytes(speak({ VoiceId, Engine }))).args.at(-1)).toBe(voice);
});

test('SynthesizeSpeech: pcm has 16,000 samples a second, or 8,000; types and characters stand in headers', async () => {
  const sent = await speak({ Text: 'grüße' });
  expect([sent.ContentType, sent.RequestCharacters]).toEqual(['audio/pcm', 5]);
  const whole = await sent.AudioStream!.transformToByteArray();
  expect((await bytes(speak({ Text: 'grüße', SampleRate: '8000' }))).length).toBe(Math.floor(whole.length / 4) * 2);
  for (const [OutputFormat, name, type] of [['mp3', 'mp3', 'audio/mpeg'], ['ogg_vorbis', 'ogg', 'audio/ogg']] as const) {
    const encoded = await speak({ OutputFormat });
    expect(encoded.ContentType).toBe(type);
    const wav = Buffer.from(await encoded.AudioStream!.transformToByteArray());
    expect(wav.toString('latin1', 0, name.length + 5)).toBe(`${name}:RIFF`);
    expect(wav.readUInt32LE(name.length + 1 + 24)).toBe(22050);
  }
});

test('SynthesizeSpeech: SSML is written anew with what the engine knows; its tags are not counted', async () => {
  const Text = '<speak>Hi <emphasis level="strong" evil="1">you</emphasis><break time="1s"/><amazon:effect name="whispered">a &amp; b</amazon:effect><!-- no --><sub alias="AWS">x</sub></speak>';
  const sent = await speak({ Text, TextType: 'ssml' });
  expect(sent.RequestCharacters).toBe('Hi youa & bx'.length);
  expect(toldBy(await sent.AudioStream!.transformToByteArray())).toEqual({
    args: ['--stdin', '--stdout', '-b', '1', '-v', 'en-us+f2', '-m'],
    text: '<speak>Hi <emphasis level="strong">you</emphasis><break time="1s"></break>a &amp; b<sub alias="AWS">x</sub></speak>',
  });
});

test.each(['no tags', '<speak>open', '<p>no root</p>', '<speak><audio src="/etc/passwd"/></speak>', '<speak><speak>twice</speak></speak>', '<!DOCTYPE speak [<!ENTITY x SYSTEM "/etc/passwd">]><speak>&x;</speak>', `<speak>${'<p>'.repeat(100)}${'</p>'.repeat(100)}</speak>`])(
  'SynthesizeSpeech: `%s` is no SSML of Polly',
  async (Text) => {
    expect(await refusal(speak({ Text, TextType: 'ssml' }))).toBe('InvalidSsmlException 400: Invalid SSML request');
  },
);

test.each<[string, Partial<SynthesizeSpeechCommandInput>, string]>([
  ['3,001 characters are too long', { Text: 'x'.repeat(3001) }, 'TextLengthExceededException 400: Maximum text length has been exceeded'],
  ['3,000 characters of any script are not', { Text: '花'.repeat(3000) }, 'it succeeded'],
  ['6,000 characters are too long, whatever is read out', { Text: `<speak>${' '.repeat(6000)}</speak>`, TextType: 'ssml' }, 'TextLengthExceededException 400: Maximum text length has been exceeded'],
  ['a rate of no format is refused', { SampleRate: '44100' }, 'InvalidSampleRateException 400: The specified sample rate is not supported.'],
  ['a rate of other formats is refused', { SampleRate: '22050' }, 'InvalidSampleRateException 400: The specified sample rate is not supported.'],
  ['an engine that the voice lacks is refused', { Engine: 'long-form' }, 'EngineNotSupportedException 400: This voice does not support the selected engine: long-form'],
  ['the engine is standard, unless it is named', { VoiceId: 'Olivia' }, 'EngineNotSupportedException 400: This voice does not support the selected engine: standard'],
  ['a language that the voice does not speak is refused', { LanguageCode: 'de-DE' }, 'LanguageNotSupportedException 400: The voice Joanna does not support the language de-DE.'],
  ['a bilingual voice speaks its second language', { VoiceId: 'Aditi', LanguageCode: 'hi-IN' }, 'it succeeded'],
  ['there are no lexicons', { LexiconNames: ['words'] }, 'LexiconNotFoundException 404: Lexicon not found'],
  ['speech marks are no sound', { SpeechMarkTypes: ['word'] }, 'MarksNotSupportedForFormatException 400: Speech marks are not supported for the OutputFormat selected. Speech marks are only available for content in json format.'],
  ['speech marks are not made', { OutputFormat: 'json', SpeechMarkTypes: ['word'] }, 'ServiceFailureException 500: the output format json is not made here; pcm, mp3 and ogg_vorbis are'],
  ['an engine that fails is told', { Text: 'FAIL' }, `ServiceFailureException 500: the speech engine failed: ${process.execPath} ended with 3`],
  ['an engine that writes no WAV is told', { Text: 'NOISE' }, 'ServiceFailureException 500: the speech engine did not write a WAV file'],
])('SynthesizeSpeech: %s', async (_, input, text) => {
  expect(await refusal(speak(input))).toBe(text);
});

test('SynthesizeSpeech: what is not installed is named, with what to install', async () => {
  const none = await withPrograms({ engine: ['no-such-engine'], encoders: { mp3: [], ogg_vorbis: [] } });
  expect(await refusal(speak({}, none))).toBe('ServiceFailureException 500: speech synthesis needs espeak-ng, which is not installed on the host of this server (Debian: apt-get install espeak-ng)');
  const mute = await withPrograms({ ...FAKE, encoders: { mp3: [['no-such-encoder']], ogg_vorbis: [] } });
  expect(await refusal(speak({ OutputFormat: 'mp3' }, mute))).toBe('ServiceFailureException 500: mp3 needs lame or ffmpeg, which is not installed on the host of this server; pcm needs no encoder');
  expect(await refusal(speak({ OutputFormat: 'ogg_vorbis' }, mute))).toBe('ServiceFailureException 500: ogg_vorbis needs oggenc (package vorbis-tools) or ffmpeg, which is not installed on the host of this server; pcm needs no encoder');
});

test('SynthesizeSpeech: an engine that does not end, or does not stop, is killed', async () => {
  const bounded = await open([{ token: speaker, value: createSpeaker(FAKE, { millis: 1500, bytes: 300_000 }) }]);
  expect(await refusal(speak({ Text: 'FLOOD' }, bounded))).toBe(`ServiceFailureException 500: the speech engine failed: ${process.execPath} wrote more than 300000 bytes`);
  expect(await refusal(speak({ Text: 'HANG' }, bounded))).toBe(`ServiceFailureException 500: the speech engine failed: ${process.execPath} did not end within 1500 ms`);
});

const espeak = spawnSync('espeak-ng', ['--version']).error === undefined;
test.skipIf(!espeak)('SynthesizeSpeech: espeak-ng speaks (skipped where it is not installed)', async () => {
  const real = await withPrograms(INSTALLED);
  const pcm = Buffer.from(await bytes(speak({ Text: 'I would like to order flowers.' }, real)));
  // One to five seconds of 16,000 samples, and not silent.
  expect(pcm.length).toBeGreaterThan(32_000);
  expect(pcm.length).toBeLessThan(160_000);
  expect(Math.max(...new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length / 2))).toBeGreaterThan(2000);
  const ssml = await bytes(speak({ Text: '<speak>I would like <break time="3s"/> to order flowers.</speak>', TextType: 'ssml' }, real));
  expect(ssml.length - pcm.length).toBeGreaterThan(64_000);
});

test('DescribeVoices: every voice of the model, by language and engine', async () => {
  const list = async (input: ConstructorParameters<typeof DescribeVoicesCommand>[0] = {}) => (await opened.polly.send(new DescribeVoicesCommand(input))).Voices!;
  const model = opened.world.gateway.registry.model('polly')!;
  const ids = model.operations.get('SynthesizeSpeech')!.input!.members.get('VoiceId')!.shape.enum!;
  expect((await list()).map(({ Id }) => Id).toSorted()).toEqual([...ids].toSorted());
  expect(await list({ LanguageCode: 'cy-GB' })).toEqual([{ Gender: 'Female', Id: 'Gwyneth', LanguageCode: 'cy-GB', LanguageName: 'Welsh', Name: 'Gwyneth', SupportedEngines: ['standard'] }]);
  expect((await list({ LanguageCode: 'hi-IN' })).map(({ Id }) => Id)).toEqual([]);
  expect((await list({ LanguageCode: 'hi-IN', IncludeAdditionalLanguageCodes: true })).map(({ Id }) => Id)).toEqual(['Aditi', 'Kajal']);
  expect((await list({ LanguageCode: 'en-US', Engine: 'long-form' })).map(({ Id }) => Id)).toEqual(['Danielle', 'Gregory', 'Ruth']);
  expect(await refusal(list({ NextToken: 'x' }))).toBe('InvalidNextTokenException 400: The NextToken is invalid.');
});

test('EVAL-6: speech is decided on `*`, or on the lexicons that it names, before anything is spoken', async () => {
  const { world, root } = opened;
  const [iam, UserName] = [world.iam(root), 'ann'];
  const arn = (await iam.send(new CreateUserCommand({ UserName }))).User!.Arn!;
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const ann = world.polly({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! });
  const denied = (action: string, resource: string) => `AccessDeniedException 403: User: ${arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  const lexicon = `arn:aws:polly:us-east-1:${root.accountId}:lexicon/words`;
  expect(await refusal(ann.send(new DescribeVoicesCommand({})))).toBe(denied('polly:DescribeVoices', '*'));
  expect(await refusal(ann.send(speechOf({ Text: 'FAIL' })))).toBe(denied('polly:SynthesizeSpeech', '*'));
  expect(await refusal(ann.send(speechOf({ LexiconNames: ['words'] })))).toBe(denied('polly:SynthesizeSpeech', lexicon));
  const Statement = { Effect: 'Allow', Action: 'polly:SynthesizeSpeech', Resource: lexicon };
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  expect(await refusal(ann.send(speechOf({ LexiconNames: ['words'] })))).toBe('LexiconNotFoundException 404: Lexicon not found');
  expect(await refusal(ann.send(speechOf()))).toBe(denied('polly:SynthesizeSpeech', '*'));
});
