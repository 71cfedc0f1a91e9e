import { expect, test } from 'vitest';
import { languagesOf } from './language/languages.ts';
import { SENTENCES as OF_LANGUAGES } from './language/sentences.fixture.ts';
import { analyse } from './sentiment/analyse.ts';
import { piecesOf } from './sentiment/pieces.ts';
import { SENTENCES } from './sentiment/sentences.fixture.ts';

/** How many of the texts are found to be what they are, by kind. */
async function found(texts: Readonly<Record<string, readonly string[]>>, kindOf: (text: string) => Promise<string | undefined>): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [kind, own] of Object.entries(texts)) {
    counts[kind] = 0;
    for (const text of own) if ((await kindOf(text)) === kind) counts[kind]++;
  }
  return counts;
}

test('the sentiment of hand-sorted sentences is found as often as the documentation says', async () => {
  expect(await found(SENTENCES, async (text) => (await analyse(text)).Sentiment)).toEqual({ POSITIVE: 18, NEGATIVE: 12, NEUTRAL: 20, MIXED: 8 });
});

test('the language of short sentences is found as often as the documentation says', async () => {
  expect(await found(OF_LANGUAGES, async (text) => (await languagesOf(text))[0]?.LanguageCode)).toEqual({ en: 3, de: 4, fr: 4, es: 4, it: 4, pt: 4, ja: 4, ko: 4, zh: 4, ar: 3, hi: 2 });
});

test('a text is scored in sentences of bounded length, whatever it consists of', () => {
  expect(piecesOf('One. Two!\nThree')).toEqual(['One.', 'Two!', 'Three']);
  expect(piecesOf('Yes, please. Help!')).toEqual([]);
  expect(piecesOf(' \n ')).toEqual([]);
  for (const text of ['x'.repeat(5000), 'good but '.repeat(555), '!'.repeat(5000)]) {
    expect(Math.max(...piecesOf(text).map((piece) => piece.length))).toBeLessThanOrEqual(400);
    expect(piecesOf(text).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  }
});
