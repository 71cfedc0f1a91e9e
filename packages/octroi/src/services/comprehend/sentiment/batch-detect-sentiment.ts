import type { BatchDetectSentimentItemResult, BatchDetectSentimentRequest, BatchDetectSentimentResponse, BatchItemError } from '../../../../models/comprehend.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { askedOfEverything } from '../shared/access.ts';
import { SENTIMENT_BYTES, tooLarge, tooMany } from '../shared/limits.ts';
import { analyse, unsupported } from './analyse.ts';

/** DetectSentiment for up to 25 texts. One that is too large is an error of its own; the others are answered. */
export const batchDetectSentiment = reads<BatchDetectSentimentRequest, BatchDetectSentimentResponse>({
  service: 'comprehend',
  name: 'BatchDetectSentiment',
  level: 'Read',
  access: askedOfEverything('comprehend:BatchDetectSentiment'),
  tables: [],
  errors: ['BatchSizeLimitExceededException', 'UnsupportedLanguageException'],
  handle({ input: { TextList, LanguageCode } }) {
    const refusal = tooMany(TextList.length) ?? unsupported(LanguageCode);
    if (refusal !== null) throw refusal;
    return effect(async () => {
      const ResultList: BatchDetectSentimentItemResult[] = [];
      const ErrorList: BatchItemError[] = [];
      for (const [Index, text] of TextList.entries()) {
        const large = tooLarge(text, SENTIMENT_BYTES);
        if (large === null) ResultList.push({ Index, ...(await analyse(text)) });
        else ErrorList.push({ Index, ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED', ErrorMessage: large.message });
      }
      return { ResultList, ErrorList };
    });
  },
});
