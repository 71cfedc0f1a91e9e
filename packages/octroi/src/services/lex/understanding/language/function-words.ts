import type { Language } from './language.ts';
import { normalise } from '../text/tokens.ts';

/** Words that stand in sentences about anything, and so tell little of what one is about. */
const WORDS: Readonly<Record<Language, string>> = {
  en: "a an the this that these those i you he she it we they me him her us them my your his its our their is am are was were be been being do does did done have has had having will would shall should can could may might must to of in on at by for from with about into onto as and or but if then than so not no there here what which who whom whose when where why how please just some any",
  de: 'der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr mich dich mir dir uns mein meine meinen dein deine sein ist bin bist sind war waren sein habe hast hat haben hatte werde wird werden würde kann kannst können könnte soll will möchte muss zu von in im an am auf bei für mit nach aus und oder aber wenn dann als so nicht kein keine was welche wer wie wo wann warum bitte',
  es: 'el la los las un una unos unas yo tú él ella nosotros me te se nos mi mis tu tus su sus es soy eres son era ser estar está estoy he has ha han haber puedo puede podría quiero quisiera debo a de en con por para del al y o pero si no que qué cuál quién cómo dónde cuándo por favor lo le',
  fr: "le la les l un une des de du d je j tu il elle nous vous ils me m te t se s mon ma mes ton ta tes son sa ses est suis es sont était être ai as a avons avez ont avoir peux peut pouvez voudrais veux dois à au aux en dans sur pour par avec et ou mais si ne n pas que qu qui quoi quel quelle comment où quand ce c cette s'il plaît",
  it: "il lo la i gli le l un uno una io tu lui lei noi voi mi ti si ci mio mia miei tuo tua suo sua è sono sei era essere ho hai ha abbiamo avere posso può potrei vorrei voglio devo a di da in con su per tra fra del della dei al alla nel nella e o ma se non che chi cosa quale come dove quando per favore",
  ja: '',
  ko: '',
};

const SETS = new Map<Language, ReadonlySet<string>>();

export function functionWords(language: Language): ReadonlySet<string> {
  let set = SETS.get(language);
  if (set === undefined) {
    set = new Set(WORDS[language].split(/[ ']/).filter((word) => word !== '').map(normalise));
    SETS.set(language, set);
  }
  return set;
}
