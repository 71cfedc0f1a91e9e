import type { Language } from '../language/language.ts';

/** A word without its plural or its ending of inflection, roughly: enough for `tulip` to meet `tulips`. */
export function stem(word: string, language: Language): string {
  if (word.length < 4) return word;
  switch (language) {
    case 'en':
      if (word.endsWith('ies') && word.length > 4) return word.slice(0, -3) + 'y';
      if (/(?:ss|x|zz|ch|sh|oe)s$/.test(word) || /(?:ss|x|zz|ch|sh)es$/.test(word)) return word.endsWith('es') ? word.slice(0, -2) : word;
      return word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') && !word.endsWith('is') ? word.slice(0, -1) : word;
    case 'de':
      return word.replace(/(?:en|er|es|em|e|n|s)$/, '');
    case 'es':
      return word.replace(/(?:es|os|as|s|o|a|e)$/, '');
    case 'fr':
      return word.replace(/(?:aux|es|s|x|e)$/, '');
    case 'it':
      return word.replace(/[aeio]$/, '');
    default:
      return word;
  }
}
