import { Phrases } from '../recognise/phrases.ts';
import type { Said } from '../text/said.ts';
import type { Language } from './language.ts';

/** What confirms and what denies, alone or at the beginning of an answer (LEX-NLU-10). */
const WORDS: Readonly<Record<Language, readonly [yes: string, no: string]>> = {
  en: [
    "yes|yeah|yep|yup|ya|yea|yes please|sure|sure thing|of course|ok|okay|k|correct|right|true|affirmative|absolutely|definitely|certainly|exactly|indeed|please do|do it|go ahead|go for it|that's right|that is correct|that's correct|that works|that's fine|that sounds good|sounds good|sounds great|sounds right|looks good|looks right|looks correct|it does|it is|i do|i would|perfect|great|fine|good|alright|all right|confirm|confirmed|i confirm|you bet|by all means|why not|no problem|not a problem",
    "no|nope|nah|naw|no thanks|no thank you|no way|not really|not at all|not now|not yet|don't|do not|please don't|don't do that|i don't|i do not|it doesn't|it does not|it isn't|it is not|that's wrong|that is wrong|that's not right|that is not right|that's not correct|that is not correct|that's incorrect|wrong|incorrect|false|negative|never|cancel that|cancel it|cancel|stop|absolutely not|definitely not|of course not|certainly not|i'd rather not|never mind|not correct|not right",
  ],
  de: [
    'ja|jawohl|jep|jo|ja bitte|klar|na klar|sicher|natürlich|gerne|gern|ok|okay|richtig|korrekt|stimmt|das stimmt|genau|passt|das passt|in ordnung|einverstanden|bitte|mach das|auf jeden fall|selbstverständlich|gut|alles klar|bestätigt',
    'nein|nee|nö|ne|nein danke|nicht|bitte nicht|lieber nicht|auf keinen fall|falsch|das ist falsch|stimmt nicht|das stimmt nicht|nicht richtig|niemals|abbrechen|stopp',
  ],
  es: [
    'sí|si|sí por favor|claro|claro que sí|por supuesto|vale|ok|okay|de acuerdo|correcto|es correcto|así es|exacto|exactamente|cierto|bueno|bien|está bien|perfecto|seguro|adelante|hazlo|confirmo',
    'no|no gracias|para nada|claro que no|no es correcto|incorrecto|mal|está mal|nunca|jamás|cancela|cancelar|negativo|de ninguna manera|mejor no',
  ],
  fr: [
    "oui|ouais|oui s'il vous plaît|bien sûr|d'accord|ok|okay|exact|exactement|c'est exact|c'est ça|c'est correct|correct|tout à fait|absolument|certainement|parfait|volontiers|vas y|allez y|je confirme|bien|très bien",
    "non|non merci|pas du tout|pas vraiment|ce n'est pas correct|c'est faux|faux|incorrect|jamais|annule|annuler|surtout pas|absolument pas|je ne veux pas",
  ],
  it: [
    'sì|si|sì grazie|certo|certamente|ok|okay|va bene|esatto|esattamente|corretto|giusto|è giusto|è corretto|perfetto|bene|assolutamente|assolutamente sì|d’accordo|confermo|volentieri|procedi',
    'no|no grazie|per niente|non è corretto|non è giusto|sbagliato|errato|mai|annulla|assolutamente no|certo che no|meglio di no',
  ],
  ja: ['はい|ええ|うん|そうです|その通り|お願いします|いいです|いいですよ|オーケー|大丈夫です|了解|もちろん|正しい|yes|ok', 'いいえ|いえ|いや|違います|ちがいます|だめ|ダメ|やめて|結構です|けっこうです|キャンセル|no'],
  ko: ['네|예|응|그래|그래요|맞아|맞아요|맞습니다|좋아|좋아요|좋습니다|물론|물론이죠|확인|부탁해요|오케이|yes|ok', '아니|아니요|아니오|아뇨|싫어|싫어요|틀려요|틀렸어|안돼|안 돼|취소|no'],
};

const LEXICONS = new Map<Language, Phrases<'yes' | 'no'>>();
/** What may come before: `well, yes`, `oh no`. */
const BEFORE: ReadonlySet<string> = new Set(['well', 'oh', 'um', 'uh', 'hmm', 'ah', 'so', 'actually', 'i', 'think', 'also', 'ach', 'na', 'bueno', 'pues', 'eh', 'euh', 'ben', 'allora', 'beh', 'うーん', 'あの', '음']);
const MOST_BEFORE = 2;
/** Words of an answer that confirm only as the whole of it: `right now` and `good morning` say neither yes nor no. */
const ALONE: ReadonlySet<string> = new Set(['right', 'good', 'great', 'fine', 'k', 'bitte', 'gut', 'bien', 'bueno', 'bene', 'mal', 'stop', 'cancel', 'never', 'not now', 'it is', 'i would', 'i do', 'true', 'false', 'wrong', 'si']);

/** Whether an answer says yes or no, and the words that say so; null: neither. `No problem` says yes. */
export function answerIn(said: Said): { readonly answer: 'yes' | 'no'; readonly to: number } | null {
  let lexicon = LEXICONS.get(said.language);
  if (lexicon === undefined) {
    const [yes, no] = WORDS[said.language];
    lexicon = new Phrases<'yes' | 'no'>([[yes, 'yes'], [no, 'no']], said.language);
    LEXICONS.set(said.language, lexicon);
  }
  for (let from = 0; from <= MOST_BEFORE && from < said.tokens.length; from++) {
    const phrase = lexicon.at(said, from);
    if (phrase !== null) {
      const words = said.tokens.slice(from, phrase.to).map((token) => token.norm).join(' ');
      const polite = said.tokens.slice(phrase.to).every((token) => POLITE.has(token.norm) || lexicon.at(said, said.tokens.indexOf(token)) !== null);
      return ALONE.has(words) && !polite ? null : { answer: phrase.meaning, to: phrase.to };
    }
    if (!BEFORE.has((said.tokens[from] as { norm: string }).norm)) return null;
  }
  return null;
}

const POLITE: ReadonlySet<string> = new Set(['please', 'thanks', 'thank', 'you', 'sir', 'it', 'that', 'danke', 'bitte', 'gracias', 'por', 'favor', 'merci', 'grazie', 's', 'il', 'vous', 'plait', 'です']);
