import type { DetectSentimentRequest, DetectSentimentResponse } from '../../../../models/comprehend.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { askedOfEverything } from '../shared/access.ts';
import { SENTIMENT_BYTES, tooLarge } from '../shared/limits.ts';
import { analyse, unsupported } from './analyse.ts';

/** Says how somebody feels who writes a text. */
export const detectSentiment = reads<DetectSentimentRequest, DetectSentimentResponse>({
  service: 'comprehend',
  name: 'DetectSentiment',
  level: 'Read',
  access: askedOfEverything('comprehend:DetectSentiment'),
  tables: [],
  errors: ['TextSizeLimitExceededException', 'UnsupportedLanguageException'],
  handle({ input: { Text, LanguageCode } }) {
    const refusal = tooLarge(Text, SENTIMENT_BYTES) ?? unsupported(LanguageCode);
    if (refusal !== null) throw refusal;
    return effect(() => analyse(Text));
  },
});
