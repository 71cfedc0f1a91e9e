import type { Service } from '../../kernel/operation.ts';
import { detectDominantLanguage } from './language/detect-dominant-language.ts';
import { batchDetectSentiment } from './sentiment/batch-detect-sentiment.ts';
import { detectSentiment } from './sentiment/detect-sentiment.ts';

/** Amazon Comprehend: what people feel, and what language they speak. */
export const comprehendService: Service = {
  id: 'comprehend',
  operations: [detectSentiment, batchDetectSentiment, detectDominantLanguage],
};
