import type { SynthesizeSpeechInput, SynthesizeSpeechOutput } from '../../../../models/polly.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import type { AudioFormat } from '../engine/speaker.ts';
import { speaker } from '../parts.ts';
import { voices, type KnownVoice } from '../voices/voices.ts';
import { readSsml } from './ssml.ts';

/** Characters of a text, and those of it that are read out. */
const MAX_TEXT = 6000;
const MAX_SPOKEN = 3000;

/** Of each format its type, and its rates: the first is the default. */
const FORMATS: Readonly<Record<AudioFormat, { readonly type: string; readonly rates: readonly string[] }>> = {
  pcm: { type: 'audio/pcm', rates: ['16000', '8000'] },
  mp3: { type: 'audio/mpeg', rates: ['22050', '8000', '16000', '24000'] },
  ogg_vorbis: { type: 'audio/ogg', rates: ['22050', '8000', '16000', '24000'] },
};

/** Speaks a text with a voice. */
export const synthesizeSpeech = reads<SynthesizeSpeechInput, SynthesizeSpeechOutput>({
  service: 'polly',
  name: 'SynthesizeSpeech',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [
      { action: 'polly:SynthesizeSpeech', resource: '*', when: 'no lexicon is named' },
      { action: 'polly:SynthesizeSpeech', resource: 'lexicon', when: 'lexicons are named' },
    ],
    asks({ LexiconNames = [] }, { scope: { partition, region, account } }) {
      const action = 'polly:SynthesizeSpeech';
      if (LexiconNames.length === 0) return [{ action, resource: '*' }];
      return LexiconNames.map((name) => ({ action, resource: `arn:${partition}:polly:${region}:${account}:lexicon/${name}` }));
    },
  },
  tables: [],
  errors: ['TextLengthExceededException', 'InvalidSampleRateException', 'InvalidSsmlException', 'LexiconNotFoundException', 'MarksNotSupportedForFormatException', 'LanguageNotSupportedException', 'EngineNotSupportedException', 'ServiceFailureException'],
  handle({ input }) {
    const { Text, TextType, LexiconNames = [], SampleRate } = input;
    const voice = voices.get(input.VoiceId);
    if (voice === undefined) throw new Error(`the voice ${input.VoiceId} is in the model alone`);
    if (LexiconNames.length > 0) throw new ApiError('LexiconNotFoundException', 'Lexicon not found');
    if (length(Text) > MAX_TEXT) throw tooLong();
    const ssml = TextType === 'ssml' ? readSsml(Text) : null;
    const characters = length(ssml?.spoken ?? Text);
    if (characters > MAX_SPOKEN) throw tooLong();
    const format = formatOf(input);
    const { type, rates } = FORMATS[format];
    const rate = SampleRate ?? rates[0]!;
    if (!rates.includes(rate)) throw new ApiError('InvalidSampleRateException', 'The specified sample rate is not supported.');
    const language = languageOf(input, voice);
    return effect(async (outside) => ({
      AudioStream: await outside.use(speaker).speak({ text: ssml?.document ?? Text, ssml: ssml !== null, voice, language, format, rate: Number(rate) }),
      ContentType: type,
      RequestCharacters: characters,
    }));
  },
});

function formatOf({ OutputFormat, SpeechMarkTypes = [] }: SynthesizeSpeechInput): AudioFormat {
  if (OutputFormat !== 'json' && SpeechMarkTypes.length > 0) throw new ApiError('MarksNotSupportedForFormatException', 'Speech marks are not supported for the OutputFormat selected. Speech marks are only available for content in json format.');
  if (!Object.hasOwn(FORMATS, OutputFormat)) throw new ApiError('ServiceFailureException', `the output format ${OutputFormat} is not made here; pcm, mp3 and ogg_vorbis are`);
  return OutputFormat as AudioFormat;
}

function languageOf({ Engine = 'standard', LanguageCode }: SynthesizeSpeechInput, voice: KnownVoice) {
  if (!voice.SupportedEngines.includes(Engine)) throw new ApiError('EngineNotSupportedException', `This voice does not support the selected engine: ${Engine}`);
  if (LanguageCode === undefined || LanguageCode === voice.LanguageCode || voice.AdditionalLanguageCodes.includes(LanguageCode)) return LanguageCode ?? voice.LanguageCode;
  throw new ApiError('LanguageNotSupportedException', `The voice ${voice.Id} does not support the language ${LanguageCode}.`);
}

/** In characters, not in units of UTF-16. */
function length(text: string): number {
  return [...text].length;
}

function tooLong(): ApiError {
  return new ApiError('TextLengthExceededException', 'Maximum text length has been exceeded');
}
