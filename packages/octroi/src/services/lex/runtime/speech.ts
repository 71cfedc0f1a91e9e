import { ApiError } from '../../../kernel/api-error.ts';
import type { Outside } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { BotDefinition } from '../definition/types.ts';
import type { Reply } from '../dialog/turn-types.ts';
import { TEXT, type SpeechType } from './content-type.ts';
import { callAsOwnRole } from './own-role.ts';

/** A message as it sounds. */
export interface Spoken {
  readonly contentType: SpeechType;
  readonly audio: Uint8Array;
}

const FORMATS: Readonly<Record<SpeechType, string>> = { 'audio/mpeg': 'mp3', 'audio/ogg': 'ogg_vorbis', 'audio/pcm': 'pcm' };

/** The standard voices of Polly in the languages of bots; the first speaks for bots that name none. */
const VOICES: Readonly<Record<string, readonly string[]>> = {
  'de-DE': ['Vicki', 'Hans', 'Marlene'],
  'en-AU': ['Nicole', 'Russell'],
  'en-GB': ['Amy', 'Brian', 'Emma'],
  'en-IN': ['Aditi', 'Raveena'],
  'en-US': ['Joanna', 'Ivy', 'Joey', 'Justin', 'Kendra', 'Kimberly', 'Matthew', 'Salli'],
  'es-419': ['Mia'],
  'es-ES': ['Lucia', 'Conchita', 'Enrique'],
  'es-US': ['Lupe', 'Miguel', 'Penelope'],
  'fr-CA': ['Chantal'],
  'fr-FR': ['Celine', 'Lea', 'Mathieu'],
  'it-IT': ['Bianca', 'Carla', 'Giorgio'],
  'ja-JP': ['Mizuki', 'Takumi'],
  'ko-KR': ['Seoyeon'],
};
const NAMES: ReadonlySet<string> = new Set(Object.values(VOICES).flat());

/**
 * Lets Polly speak what a bot says, with the bot's voice (LEX-PC-5); nothing sounds like nothing.
 * @throws DependencyFailedException if Polly may not or cannot speak
 */
export async function speechOf({ message, messageFormat }: Pick<Reply, 'message' | 'messageFormat'>, contentType: SpeechType, bot: BotDefinition['bot'], home: Scope, outside: Outside): Promise<Spoken> {
  if (message === null) return { contentType, audio: new Uint8Array() };
  const { name = '', locale = 'en-US', voiceId } = bot;
  const VoiceId = voiceId ?? VOICES[locale]?.[0] ?? 'Joanna';
  if (!NAMES.has(VoiceId)) throw failed(`Polly has no standard voice ${VoiceId}`);
  const input = { Text: message, TextType: messageFormat === 'SSML' ? 'ssml' : 'text', VoiceId, OutputFormat: FORMATS[contentType] };
  try {
    const { AudioStream } = await callAsOwnRole({ service: 'polly', operation: 'SynthesizeSpeech', input, botName: name, shownAs: 'Polly synthesize speech' }, home, outside);
    return { contentType, audio: AudioStream as Uint8Array };
  } catch (refusal) {
    if (!(refusal instanceof ApiError) || refusal.code === 'DependencyFailedException') throw refusal;
    throw failed(refusal.message);
  }
}

function failed(why: string): ApiError {
  return new ApiError('DependencyFailedException', `Amazon Polly could not speak: ${why}. Set Accept to ${TEXT} to get text.`);
}
