import type { DetectSentimentResponse } from '../../../../models/comprehend.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Outside } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { BotDefinition } from '../definition/types.ts';
import type { Place } from '../dialog/turn-types.ts';
import { callAsOwnRole } from './own-role.ts';

/** How the user feels, as Lex writes it: the scores are a text, which is no JSON (LEX-SNT-1). */
export type ShownSentiment = NonNullable<Place['sentiment']>;

/** Asks Comprehend how a user feels who says this; undefined in a language that it does not know. */
export async function sentimentOf(text: string, { name = '', locale = 'en-US' }: BotDefinition['bot'], home: Scope, outside: Outside): Promise<ShownSentiment | undefined> {
  const input = { Text: text, LanguageCode: locale.split('-')[0]! };
  let found: DetectSentimentResponse;
  try {
    found = (await callAsOwnRole({ service: 'comprehend', operation: 'DetectSentiment', input, botName: name, shownAs: 'Comprehend detect sentiment' }, home, outside)) as DetectSentimentResponse;
  } catch (refusal) {
    if (refusal instanceof ApiError && refusal.code === 'UnsupportedLanguageException') return undefined;
    throw refusal;
  }
  const { Positive, Negative, Neutral, Mixed } = found.SentimentScore ?? {};
  return { sentimentLabel: found.Sentiment ?? 'NEUTRAL', sentimentScore: `{Positive: ${Positive},Negative: ${Negative},Neutral: ${Neutral},Mixed: ${Mixed}}` };
}
