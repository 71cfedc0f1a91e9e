import type { Engine, Gender, LanguageCode, Voice, VoiceId } from '../../../../models/polly.gen.ts';

/** What AWS calls the languages. */
const LANGUAGE_NAMES: Readonly<Record<LanguageCode, string>> = {
  arb: 'Arabic', 'ar-AE': 'Gulf Arabic', 'ca-ES': 'Catalan', 'cmn-CN': 'Chinese Mandarin', 'cs-CZ': 'Czech', 'cy-GB': 'Welsh', 'da-DK': 'Danish',
  'de-AT': 'Austrian German', 'de-CH': 'Swiss Standard German', 'de-DE': 'German', 'en-AU': 'Australian English', 'en-GB': 'British English',
  'en-GB-WLS': 'Welsh English', 'en-IE': 'Irish English', 'en-IN': 'Indian English', 'en-NZ': 'New Zealand English', 'en-SG': 'Singaporean English',
  'en-US': 'US English', 'en-ZA': 'South African English', 'es-ES': 'Castilian Spanish', 'es-MX': 'Mexican Spanish', 'es-US': 'US Spanish',
  'fi-FI': 'Finnish', 'fr-BE': 'Belgian French', 'fr-CA': 'Canadian French', 'fr-FR': 'French', 'hi-IN': 'Hindi', 'is-IS': 'Icelandic',
  'it-IT': 'Italian', 'ja-JP': 'Japanese', 'ko-KR': 'Korean', 'nb-NO': 'Norwegian', 'nl-BE': 'Belgian Dutch', 'nl-NL': 'Dutch', 'pl-PL': 'Polish',
  'pt-BR': 'Brazilian Portuguese', 'pt-PT': 'Portuguese', 'ro-RO': 'Romanian', 'ru-RU': 'Russian', 'sv-SE': 'Swedish', 'tr-TR': 'Turkish', 'yue-CN': 'Cantonese',
};

const ENGINES: Readonly<Record<string, Engine>> = { s: 'standard', n: 'neural', l: 'long-form', g: 'generative' };

/** `ID gender engines`, by language; engines by their first letters, the most natural last. */
const VOICES: Readonly<Partial<Record<LanguageCode, string>>> = {
  arb: 'Zeina F s',
  'ar-AE': 'Hala F n, Zayd M n',
  'ca-ES': 'Arlet F n',
  'cmn-CN': 'Zhiyu F sn',
  'cs-CZ': 'Jitka F n',
  'cy-GB': 'Gwyneth F s',
  'da-DK': 'Naja F s, Mads M s, Sofie F n',
  'de-AT': 'Hannah F n',
  'de-CH': 'Sabrina F n',
  'de-DE': 'Marlene F s, Vicki F sng, Hans M s, Daniel M ng, Lennart M g',
  'en-AU': 'Nicole F s, Olivia F ng, Russell M s',
  'en-GB': 'Amy F sng, Emma F sn, Brian M sn, Arthur M n',
  'en-GB-WLS': 'Geraint M s',
  'en-IE': 'Niamh F n',
  'en-IN': 'Aditi F s, Raveena F s, Kajal F ng',
  'en-NZ': 'Aria F n',
  'en-SG': 'Jasmine F n',
  'en-US': 'Danielle F lng, Gregory M ln, Ivy F sn, Joanna F sng, Kendra F sn, Kimberly F sn, Salli F sn, Joey M sn, Justin M sn, Kevin M n, Matthew M sng, Ruth F lng, Stephen M ng, Tiffany F g',
  'en-ZA': 'Ayanda F ng',
  'es-ES': 'Conchita F s, Lucia F sng, Enrique M s, Sergio M ng',
  'es-MX': 'Mia F sng, Andres M ng',
  'es-US': 'Lupe F sng, Penelope F s, Miguel M s, Pedro M ng',
  'fi-FI': 'Suvi F n',
  'fr-BE': 'Isabelle F n',
  'fr-CA': 'Chantal F s, Gabrielle F n, Liam M n',
  'fr-FR': 'Celine F s, Lea F sng, Mathieu M s, Remi M ng, Ambre F g, Florian M g',
  'is-IS': 'Dora F s, Karl M s',
  'it-IT': 'Carla F s, Bianca F sng, Giorgio M s, Adriano M n, Beatrice F g, Lorenzo M g',
  'ja-JP': 'Mizuki F s, Takumi M sn, Kazuha F n, Tomoko F n',
  'ko-KR': 'Seoyeon F sng, Jihye F n',
  'nb-NO': 'Liv F s, Ida F n',
  'nl-BE': 'Lisa F n',
  'nl-NL': 'Laura F n, Lotte F s, Ruben M s',
  'pl-PL': 'Ewa F s, Maja F s, Jacek M s, Jan M s, Ola F n',
  'pt-BR': 'Camila F sn, Vitoria F sn, Ricardo M s, Thiago M n',
  'pt-PT': 'Ines F sn, Cristiano M s',
  'ro-RO': 'Carmen F s',
  'ru-RU': 'Tatyana F s, Maxim M s',
  'sv-SE': 'Astrid F s, Elin F n',
  'tr-TR': 'Filiz F s, Burcu F n',
  'yue-CN': 'Hiujin F n',
};

/** Names that are written otherwise than their ids. */
const NAMES: Readonly<Record<string, string>> = { Andres: 'Andrés', Celine: 'Céline', Dora: 'Dóra', Ines: 'Inês', Lea: 'Léa', Penelope: 'Penélope', Remi: 'Rémi', Vitoria: 'Vitória' };
/** Voices that speak another language as well. */
const ALSO: Readonly<Record<string, readonly LanguageCode[]>> = { Aditi: ['hi-IN'], Kajal: ['hi-IN'] };

/** A voice with all that is known of it. */
export interface KnownVoice extends Voice {
  readonly Id: VoiceId;
  readonly Gender: Gender;
  readonly LanguageCode: LanguageCode;
  readonly SupportedEngines: readonly Engine[];
  readonly AdditionalLanguageCodes: readonly LanguageCode[];
}

/** The voices of Polly by AWS's names, by their ids. */
export const voices: ReadonlyMap<string, KnownVoice> = new Map(
  (Object.entries(VOICES) as [LanguageCode, string][])
    .flatMap(([language, list]) => list.split(', ').map((entry) => voiceOf(language, entry.split(' ') as [VoiceId, string, string])))
    .map((voice) => [voice.Id, voice]),
);

function voiceOf(LanguageCode: LanguageCode, [Id, gender, engines]: readonly [VoiceId, string, string]): KnownVoice {
  return {
    Gender: gender === 'F' ? 'Female' : 'Male',
    Id,
    LanguageCode,
    LanguageName: LANGUAGE_NAMES[LanguageCode],
    Name: NAMES[Id] ?? Id,
    AdditionalLanguageCodes: ALSO[Id] ?? [],
    SupportedEngines: [...engines].map((letter) => ENGINES[letter]!),
  };
}
