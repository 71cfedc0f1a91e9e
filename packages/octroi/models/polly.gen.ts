// Generated from polly-2016-06-10.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  DescribeVoices: DescribeVoicesInput;
  SynthesizeSpeech: SynthesizeSpeechInput;
}

/** What an operation's handler returns. */
export interface Outputs {
  DescribeVoices: DescribeVoicesOutput;
  SynthesizeSpeech: SynthesizeSpeechOutput;
}

export type Engine =
  | 'standard'
  | 'neural'
  | 'long-form'
  | 'generative';

export type Gender =
  | 'Female'
  | 'Male';

export type LanguageCode =
  | 'arb'
  | 'cmn-CN'
  | 'cy-GB'
  | 'da-DK'
  | 'de-DE'
  | 'en-AU'
  | 'en-GB'
  | 'en-GB-WLS'
  | 'en-IN'
  | 'en-US'
  | 'es-ES'
  | 'es-MX'
  | 'es-US'
  | 'fr-CA'
  | 'fr-FR'
  | 'is-IS'
  | 'it-IT'
  | 'ja-JP'
  | 'hi-IN'
  | 'ko-KR'
  | 'nb-NO'
  | 'nl-NL'
  | 'pl-PL'
  | 'pt-BR'
  | 'pt-PT'
  | 'ro-RO'
  | 'ru-RU'
  | 'sv-SE'
  | 'tr-TR'
  | 'en-NZ'
  | 'en-ZA'
  | 'ca-ES'
  | 'de-AT'
  | 'yue-CN'
  | 'ar-AE'
  | 'fi-FI'
  | 'en-IE'
  | 'nl-BE'
  | 'fr-BE'
  | 'cs-CZ'
  | 'de-CH'
  | 'en-SG';

export type OutputFormat =
  | 'json'
  | 'mp3'
  | 'ogg_opus'
  | 'ogg_vorbis'
  | 'pcm'
  | 'mulaw'
  | 'alaw';

export type SpeechMarkType =
  | 'sentence'
  | 'ssml'
  | 'viseme'
  | 'word';

export type TextType =
  | 'ssml'
  | 'text';

export type VoiceId =
  | 'Aditi'
  | 'Amy'
  | 'Astrid'
  | 'Bianca'
  | 'Brian'
  | 'Camila'
  | 'Carla'
  | 'Carmen'
  | 'Celine'
  | 'Chantal'
  | 'Conchita'
  | 'Cristiano'
  | 'Dora'
  | 'Emma'
  | 'Enrique'
  | 'Ewa'
  | 'Filiz'
  | 'Gabrielle'
  | 'Geraint'
  | 'Giorgio'
  | 'Gwyneth'
  | 'Hans'
  | 'Ines'
  | 'Ivy'
  | 'Jacek'
  | 'Jan'
  | 'Joanna'
  | 'Joey'
  | 'Justin'
  | 'Karl'
  | 'Kendra'
  | 'Kevin'
  | 'Kimberly'
  | 'Lea'
  | 'Liv'
  | 'Lotte'
  | 'Lucia'
  | 'Lupe'
  | 'Mads'
  | 'Maja'
  | 'Marlene'
  | 'Mathieu'
  | 'Matthew'
  | 'Maxim'
  | 'Mia'
  | 'Miguel'
  | 'Mizuki'
  | 'Naja'
  | 'Nicole'
  | 'Olivia'
  | 'Penelope'
  | 'Raveena'
  | 'Ricardo'
  | 'Ruben'
  | 'Russell'
  | 'Salli'
  | 'Seoyeon'
  | 'Takumi'
  | 'Tatyana'
  | 'Vicki'
  | 'Vitoria'
  | 'Zeina'
  | 'Zhiyu'
  | 'Aria'
  | 'Ayanda'
  | 'Arlet'
  | 'Hannah'
  | 'Arthur'
  | 'Daniel'
  | 'Liam'
  | 'Pedro'
  | 'Kajal'
  | 'Hiujin'
  | 'Laura'
  | 'Elin'
  | 'Ida'
  | 'Suvi'
  | 'Ola'
  | 'Hala'
  | 'Andres'
  | 'Sergio'
  | 'Remi'
  | 'Adriano'
  | 'Thiago'
  | 'Ruth'
  | 'Stephen'
  | 'Kazuha'
  | 'Tomoko'
  | 'Niamh'
  | 'Sofie'
  | 'Lisa'
  | 'Isabelle'
  | 'Zayd'
  | 'Danielle'
  | 'Gregory'
  | 'Burcu'
  | 'Jitka'
  | 'Sabrina'
  | 'Jasmine'
  | 'Jihye'
  | 'Ambre'
  | 'Beatrice'
  | 'Florian'
  | 'Lennart'
  | 'Lorenzo'
  | 'Tiffany';

export interface DescribeVoicesInput {
  readonly Engine?: Engine | undefined;
  readonly IncludeAdditionalLanguageCodes?: boolean | undefined;
  readonly LanguageCode?: LanguageCode | undefined;
  readonly NextToken?: string | undefined;
}

export interface SynthesizeSpeechInput {
  readonly Engine?: Engine | undefined;
  readonly LanguageCode?: LanguageCode | undefined;
  readonly LexiconNames?: ReadonlyArray<string> | undefined;
  readonly OutputFormat: OutputFormat;
  readonly SampleRate?: string | undefined;
  readonly SpeechMarkTypes?: ReadonlyArray<SpeechMarkType> | undefined;
  readonly Text: string;
  readonly TextType?: TextType | undefined;
  readonly VoiceId: VoiceId;
}

export interface DescribeVoicesOutput {
  readonly NextToken?: string | undefined;
  readonly Voices?: ReadonlyArray<Voice> | undefined;
}

export interface SynthesizeSpeechOutput {
  readonly AudioStream?: Uint8Array | undefined;
  readonly ContentType?: string | undefined;
  readonly RequestCharacters?: number | undefined;
}

export interface Voice {
  readonly AdditionalLanguageCodes?: ReadonlyArray<LanguageCode> | undefined;
  readonly Gender?: Gender | undefined;
  readonly Id?: VoiceId | undefined;
  readonly LanguageCode?: LanguageCode | undefined;
  readonly LanguageName?: string | undefined;
  readonly Name?: string | undefined;
  readonly SupportedEngines?: ReadonlyArray<Engine> | undefined;
}
