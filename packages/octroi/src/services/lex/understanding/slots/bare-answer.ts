import { Phrases } from '../recognise/phrases.ts';
import type { Language } from '../language/language.ts';
import type { Said } from '../text/said.ts';

/** What is said around an answer and is no part of it. */
const AROUND: Readonly<Record<Language, readonly [before: string, after: string]>> = {
  en: [
    "please|i would like|i'd like|i would like to have|i would like to order|i want|i want to have|i need|i will take|i'll take|i will have|i'll have|i choose|i prefer|i think|i guess|i said|can i have|could i have|can i get|could i get|may i have|give me|get me|make it|let us go with|let's go with|how about|what about|maybe|it is|it's|it would be|it should be|that is|that's|that would be|this is|my name is|i am|we are|we want|we would like|put me down for|um|uh|well|ok|okay|so|just|a|an|some|to|in|at|on|for|from|with|by|of|and|yes|sure|actually|oh|then|also|until|till|around|about|is",
    'please|thanks|thank you|for me|would be great|would be good|would be nice|would be fine|if possible|sounds good|will do|is fine|and|for|on|at|in|to|from|with|i think|i guess|ok|okay|maybe',
  ],
  de: ['bitte|ich möchte|ich hätte gern|ich hätte gerne|ich nehme|ich will|ich brauche|ich heiße|mein name ist|es ist|das ist|am|im|in|um|für|von|nach|ab|bis|ein|eine|einen|einem|vielleicht|ja|also|dann|und', 'bitte|danke|wäre gut|wäre schön|und|für|am|um|in'],
  es: ['por favor|quiero|quisiera|me gustaría|necesito|dame|me llamo|mi nombre es|es|soy|un|una|unos|unas|en|a|para|de|desde|hasta|con|pues|sí|y', 'por favor|gracias|y|para|a|en|de'],
  fr: ["s'il vous plaît|s'il te plaît|je voudrais|j'aimerais|je veux|je prends|j'ai besoin de|donnez moi|donne moi|je m'appelle|mon nom est|c'est|un|une|des|du|à|en|pour|de|depuis|oui|euh|et", "s'il vous plaît|s'il te plaît|merci|et|pour|à|en|de"],
  it: ["per favore|vorrei|voglio|mi serve|ho bisogno di|prendo|dammi|mi chiamo|il mio nome è|è|sono|un|una|uno|a|in|per|di|da|con|sì|e", 'per favore|grazie|e|per|a|in|di'],
  ja: ['お願いします|えーと|私は|はい', 'お願いします|をお願いします|がいいです|にします|です|ください|をください|で|を'],
  ko: ['음|저는|네|제 이름은', '주세요|부탁해요|부탁합니다|으로 주세요|로 할게요|입니다|이에요|예요|요'],
};

const LEXICONS = new Map<Language, readonly [Phrases<true>, Phrases<true>]>();
const LONGEST_AFTER = 6;

/** The words of from..to without what is only said around an answer; empty if nothing is left. */
export function bareAnswer(said: Said, from: number, to: number): readonly [number, number] {
  let lexicon = LEXICONS.get(said.language);
  if (lexicon === undefined) {
    lexicon = AROUND[said.language].map((names) => new Phrases([[names, true as const]], said.language)) as [Phrases<true>, Phrases<true>];
    LEXICONS.set(said.language, lexicon);
  }
  const [before, after] = lexicon;
  let start = from;
  for (let phrase = before.at(said, start); phrase !== null && phrase.to <= to; phrase = before.at(said, start)) start = phrase.to;
  let end = to;
  for (let found = true; found && end > start; ) {
    found = false;
    for (let length = Math.min(LONGEST_AFTER, end - start); length > 0 && !found; length--) {
      if (after.at(said, end - length)?.to === end) {
        end -= length;
        found = true;
      }
    }
  }
  return [start, end];
}

/** The longest run of words that none of the spans takes, without what is said around an answer. */
export function longestRest(said: Said, taken: readonly { readonly from: number; readonly to: number }[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  let start = 0;
  const close = (end: number): void => {
    const [from, to] = bareAnswer(said, start, end);
    if (to - from > best[1] - best[0]) best = [from, to];
  };
  for (const span of [...taken].sort((left, right) => left.from - right.from)) {
    close(span.from);
    start = span.to;
  }
  close(said.tokens.length);
  return best;
}
