import type { Language } from '../language/language.ts';

/** What an English short form stands for, with and without its apostrophe (LEX-ML-3); `its` and `were` are words of their own. */
const FULL_FORMS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    ...['i', 'you', 'we', 'they', 'he', 'she', 'it', 'that', 'there', 'who', 'what'].map((word) => [word + "'ll", [word, 'will']]),
    ...['i', 'you', 'we', 'they', 'he', 'she', 'it', 'who'].map((word) => [word + "'d", [word, 'would']]),
    ...['i', 'you', 'we', 'they'].map((word) => [word + "'ve", [word, 'have']]),
    ...['you', 'we', 'they', 'what', 'who', 'how', 'where'].map((word) => [word + "'re", [word, 'are']]),
    ...['what', 'where', 'who', 'how', 'when', 'why', 'that', 'there', 'here', 'it', 'he', 'she'].map((word) => [word + "'s", [word, 'is']]),
    ...['do', 'does', 'did', 'is', 'are', 'was', 'were', 'have', 'has', 'had', 'could', 'would', 'should', 'must', 'need'].map((word) => [
      word + "n't",
      [word, 'not'],
    ]),
    ["can't", ['can', 'not']],
    ["won't", ['will', 'not']],
    ["i'm", ['i', 'am']],
    ["let's", ['let', 'us']],
    ["y'all", ['you', 'all']],
  ] as [string, string[]][],
);

const WITHOUT_APOSTROPHE = ['dont', 'doesnt', 'didnt', 'isnt', 'arent', 'wasnt', 'cant', 'couldnt', 'wouldnt', 'shouldnt', 'im', 'ive', 'whats', 'wheres', 'thats', 'theres', 'youre', 'theyre', 'hows'];

const WORDS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...Object.entries(FULL_FORMS),
  ...Object.entries(FULL_FORMS)
    .map(([form, words]): [string, readonly string[]] => [form.replace("'", ''), words])
    .filter(([form]) => WITHOUT_APOSTROPHE.includes(form)),
  ['cannot', ['can', 'not']],
  ['gonna', ['going', 'to']],
  ['wanna', ['want', 'to']],
  ['gotta', ['got', 'to']],
  ["o'clock", ['oclock']],
]);

/** The words that a lower-case word stands for, or nothing if it stands for itself. */
export function expand(word: string, language: Language): readonly string[] | undefined {
  return language === 'en' ? WORDS.get(word) : undefined;
}
