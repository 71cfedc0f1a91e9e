import type { DominantLanguage } from '../../../../models/comprehend.gen.ts';

/** How much sharper a share is than the detector's likeness, whose values for related languages lie close together. */
const SHARPNESS = 16;
/** Shares below it are not told. */
const LEAST = 0.05;
/** Characters that are looked at. */
const LOOKED_AT = 1000;

/** The languages that a text may be in, with shares of 1, the most likely first; none if it has no letters. */
export async function languagesOf(text: string): Promise<readonly DominantLanguage[]> {
  // Loaded on first use: the n-grams of 60 languages.
  const { eld } = await import('eld/extrasmall');
  const likely = Object.entries(eld.detect(text.slice(0, LOOKED_AT)).getScores()).map(([LanguageCode, likeness]) => ({ LanguageCode, weight: Math.exp(SHARPNESS * likeness) }));
  const total = likely.reduce((sum, { weight }) => sum + weight, 0);
  return likely
    .map(({ LanguageCode, weight }) => ({ LanguageCode, Score: Math.fround(weight / total) }))
    .toSorted((a, b) => b.Score - a.Score)
    .filter(({ Score }) => Score >= LEAST);
}
