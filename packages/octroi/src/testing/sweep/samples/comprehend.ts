import type { Samples } from '../sample.ts';

/** Amazon Comprehend. */
export const comprehendSamples: Samples = {
  DetectSentiment: () => ({ Text: 'a text', LanguageCode: 'en' }),
  BatchDetectSentiment: () => ({ TextList: ['a text', 'another'], LanguageCode: 'en' }),
  DetectDominantLanguage: () => ({ Text: 'a text' }),
};
