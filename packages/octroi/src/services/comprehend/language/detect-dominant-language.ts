import type { DetectDominantLanguageRequest, DetectDominantLanguageResponse } from '../../../../models/comprehend.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { askedOfEverything } from '../shared/access.ts';
import { LANGUAGE_BYTES, tooLarge } from '../shared/limits.ts';
import { languagesOf } from './languages.ts';

/** Says what language a text is in: the most likely first, others if they are likely as well. */
export const detectDominantLanguage = reads<DetectDominantLanguageRequest, DetectDominantLanguageResponse>({
  service: 'comprehend',
  name: 'DetectDominantLanguage',
  level: 'Read',
  access: askedOfEverything('comprehend:DetectDominantLanguage'),
  tables: [],
  errors: ['TextSizeLimitExceededException'],
  handle({ input: { Text } }) {
    const refusal = tooLarge(Text, LANGUAGE_BYTES);
    if (refusal !== null) throw refusal;
    return effect(async () => ({ Languages: await languagesOf(Text) }));
  },
});
