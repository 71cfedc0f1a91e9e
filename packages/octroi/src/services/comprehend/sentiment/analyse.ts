import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SentimentScore, SentimentType } from '../../../../models/comprehend.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { piecesOf } from './pieces.ts';

export interface Sentiment {
  readonly Sentiment: SentimentType;
  readonly SentimentScore: Required<SentimentScore>;
}

/** Null if there is a word list for the language. */
export function unsupported(languageCode: string): ApiError | null {
  if (languageCode === 'en') return null;
  return new ApiError('UnsupportedLanguageException', `The language ${languageCode} is not supported: sentiment is detected in English (en) alone.`);
}

/*
 * Weights of what the rules of VADER say of a text, from which four shares are made that add up to 1: a text is taken for neutral until one
 * word of some weight stands in it, and for mixed if a good part of it is for and a good part against (docs/comprehend-and-polly.md).
 */
const FEELING = 12;
const NEUTRAL = 4.9;

/** How somebody feels who writes this English text: VADER's rules on each sentence, their mean weighted by how much each says. */
export async function analyse(text: string): Promise<Sentiment> {
  const { SentimentIntensityAnalyzer } = (await import('vader-sentiment')).default;
  const sum = { for: 0, against: 0, compound: 0, weight: 0 };
  for (const piece of piecesOf(text)) {
    const { pos, neg, compound } = SentimentIntensityAnalyzer.polarity_scores(piece);
    const weight = Math.abs(compound) + 0.1;
    sum.for += weight * pos;
    sum.against += weight * neg;
    sum.compound += weight * compound;
    sum.weight += weight;
    // Other requests are answered meanwhile.
    await nextTurn();
  }
  const mean = (value: number): number => (sum.weight === 0 ? 0 : value / sum.weight);
  const compound = mean(sum.compound);
  return shares({ POSITIVE: FEELING * compound, NEGATIVE: -FEELING * compound, NEUTRAL, MIXED: FEELING * Math.sqrt(4 * mean(sum.for) * mean(sum.against)) });
}

function shares(weights: Readonly<Record<SentimentType, number>>): Sentiment {
  const kinds = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'] as const;
  const total = kinds.reduce((sum, kind) => sum + Math.exp(weights[kind]), 0);
  // The model's numbers are of single precision.
  const share = (kind: SentimentType): number => Math.fround(Math.exp(weights[kind]) / total);
  const [first] = kinds.toSorted((a, b) => weights[b] - weights[a]);
  return { Sentiment: first!, SentimentScore: { Positive: share('POSITIVE'), Negative: share('NEGATIVE'), Neutral: share('NEUTRAL'), Mixed: share('MIXED') } };
}
