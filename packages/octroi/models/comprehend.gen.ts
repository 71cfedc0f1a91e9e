// Generated from comprehend-2017-11-27.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  BatchDetectSentiment: BatchDetectSentimentRequest;
  DetectDominantLanguage: DetectDominantLanguageRequest;
  DetectSentiment: DetectSentimentRequest;
}

/** What an operation's handler returns. */
export interface Outputs {
  BatchDetectSentiment: BatchDetectSentimentResponse;
  DetectDominantLanguage: DetectDominantLanguageResponse;
  DetectSentiment: DetectSentimentResponse;
}

export type LanguageCode =
  | 'en'
  | 'es'
  | 'fr'
  | 'de'
  | 'it'
  | 'pt'
  | 'ar'
  | 'hi'
  | 'ja'
  | 'ko'
  | 'zh'
  | 'zh-TW';

export type SentimentType =
  | 'POSITIVE'
  | 'NEGATIVE'
  | 'NEUTRAL'
  | 'MIXED';

export interface BatchDetectSentimentRequest {
  readonly LanguageCode: LanguageCode;
  readonly TextList: ReadonlyArray<string>;
}

export interface DetectDominantLanguageRequest {
  readonly Text: string;
}

export interface DetectSentimentRequest {
  readonly LanguageCode: LanguageCode;
  readonly Text: string;
}

export interface BatchDetectSentimentItemResult {
  readonly Index?: number | undefined;
  readonly Sentiment?: SentimentType | undefined;
  readonly SentimentScore?: SentimentScore | undefined;
}

export interface BatchDetectSentimentResponse {
  readonly ErrorList?: ReadonlyArray<BatchItemError> | undefined;
  readonly ResultList?: ReadonlyArray<BatchDetectSentimentItemResult> | undefined;
}

export interface BatchItemError {
  readonly ErrorCode?: string | undefined;
  readonly ErrorMessage?: string | undefined;
  readonly Index?: number | undefined;
}

export interface DetectDominantLanguageResponse {
  readonly Languages?: ReadonlyArray<DominantLanguage> | undefined;
}

export interface DetectSentimentResponse {
  readonly Sentiment?: SentimentType | undefined;
  readonly SentimentScore?: SentimentScore | undefined;
}

export interface DominantLanguage {
  readonly LanguageCode?: string | undefined;
  readonly Score?: number | undefined;
}

export interface SentimentScore {
  readonly Mixed?: number | undefined;
  readonly Negative?: number | undefined;
  readonly Neutral?: number | undefined;
  readonly Positive?: number | undefined;
}
