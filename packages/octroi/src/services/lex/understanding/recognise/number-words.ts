import type { Language } from '../language/language.ts';

/** What a number word does: adds (unit, teen, ten), multiplies what stands before it by a hundred or a scale, or only joins. */
export type NumberWord = Adding | Multiplying | { readonly kind: 'and' } | { readonly kind: 'point' } | { readonly kind: 'minus' };

/** A word that multiplies what stands before it. */
export type Multiplying = { readonly kind: 'hundred'; readonly value: number } | { readonly kind: 'scale'; readonly value: number };

/** A word whose value is added. */
export type Adding = { [Kind in 'unit' | 'teen' | 'ten' | 'hundreds']: { readonly kind: Kind; readonly value: number } }['unit' | 'teen' | 'ten' | 'hundreds'];

type Names = readonly string[];

interface Lexicon {
  /** From zero; several names of one number separated by `|`. */
  readonly units: Names;
  /** From ten to nineteen. */
  readonly teens: Names;
  /** From twenty, in steps of ten. */
  readonly tens: Names;
  readonly hundreds?: Names;
  readonly hundred: string;
  readonly scales: readonly (readonly [string, number])[];
  readonly more?: readonly (readonly [string, number])[];
  readonly and: string;
  readonly point: string;
  readonly minus: string;
}

const LEXICONS: Partial<Readonly<Record<Language, Lexicon>>> = {
  en: {
    units: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
    teens: ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
    tens: ['twenty', 'thirty', 'forty|fourty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety|ninty'],
    hundred: 'hundred',
    scales: [['thousand', 1e3], ['million', 1e6], ['billion', 1e9], ['trillion', 1e12]],
    and: 'and',
    point: 'point|dot',
    minus: 'minus|negative',
  },
  de: {
    units: ['null', 'ein|eins|eine|einen|einem|einer', 'zwei|zwo', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun'],
    teens: ['zehn', 'elf', 'zwolf', 'dreizehn', 'vierzehn', 'funfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn'],
    tens: ['zwanzig', 'dreissig', 'vierzig', 'funfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'],
    hundred: 'hundert',
    scales: [['tausend', 1e3], ['million|millionen', 1e6], ['milliarde|milliarden', 1e9]],
    and: 'und',
    point: 'komma|punkt',
    minus: 'minus',
  },
  es: {
    units: ['cero', 'un|uno|una', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
    teens: ['diez', 'once', 'doce', 'trece', 'catorce', 'quince', 'dieciseis', 'diecisiete', 'dieciocho', 'diecinueve'],
    tens: ['veinte', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'],
    more: [['veintiuno|veintiun|veintiuna', 21], ['veintidos', 22], ['veintitres', 23], ['veinticuatro', 24], ['veinticinco', 25], ['veintiseis', 26], ['veintisiete', 27], ['veintiocho', 28], ['veintinueve', 29]],
    hundreds: ['cien|ciento', 'doscientos|doscientas', 'trescientos|trescientas', 'cuatrocientos|cuatrocientas', 'quinientos|quinientas', 'seiscientos|seiscientas', 'setecientos|setecientas', 'ochocientos|ochocientas', 'novecientos|novecientas'],
    hundred: '',
    scales: [['mil', 1e3], ['millon|millones', 1e6]],
    and: 'y',
    point: 'coma|punto',
    minus: 'menos',
  },
  fr: {
    units: ['zero', 'un|une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
    teens: ['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize'],
    tens: ['vingt|vingts', 'trente', 'quarante', 'cinquante', 'soixante', 'septante', 'huitante|octante', 'nonante'],
    hundred: 'cent|cents',
    scales: [['mille', 1e3], ['million|millions', 1e6], ['milliard|milliards', 1e9]],
    and: 'et',
    point: 'virgule|point',
    minus: 'moins',
  },
  it: {
    units: ['zero', 'un|uno|una', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'],
    teens: ['dieci', 'undici', 'dodici', 'tredici', 'quattordici', 'quindici', 'sedici', 'diciassette', 'diciotto', 'diciannove'],
    tens: ['venti|vent', 'trenta|trent', 'quaranta|quarant', 'cinquanta|cinquant', 'sessanta|sessant', 'settanta|settant', 'ottanta|ottant', 'novanta|novant'],
    hundred: 'cento|cent',
    scales: [['mille|mila', 1e3], ['milione|milioni', 1e6], ['miliardo|miliardi', 1e9]],
    and: 'e',
    point: 'virgola|punto',
    minus: 'meno',
  },
  ja: kanji(),
  ko: {
    units: ['영|공', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'],
    teens: [],
    tens: [],
    hundred: '',
    scales: [],
    and: '',
    point: '',
    minus: '',
  },
};

function kanji(): Lexicon {
  return { units: ['〇|零', '一', '二', '三', '四', '五', '六', '七', '八', '九'], teens: [], tens: [], hundred: '', scales: [], and: '', point: '点', minus: '' };
}

const TABLES = new Map<Language, ReadonlyMap<string, NumberWord>>();

/** The number words of a language by their normalised form. */
export function numberWords(language: Language): ReadonlyMap<string, NumberWord> {
  let table = TABLES.get(language);
  if (table === undefined) {
    table = tableOf(LEXICONS[language]);
    TABLES.set(language, table);
  }
  return table;
}

function tableOf(lexicon: Lexicon | undefined): ReadonlyMap<string, NumberWord> {
  const table = new Map<string, NumberWord>();
  if (lexicon === undefined) return table;
  const add = (names: string, word: NumberWord): void => {
    for (const name of names.split('|')) if (name !== '') table.set(name, word);
  };
  lexicon.units.forEach((names, at) => add(names, { kind: 'unit', value: at }));
  lexicon.teens.forEach((names, at) => add(names, { kind: 'teen', value: 10 + at }));
  lexicon.tens.forEach((names, at) => add(names, { kind: 'ten', value: 20 + 10 * at }));
  lexicon.hundreds?.forEach((names, at) => add(names, { kind: 'hundreds', value: 100 + 100 * at }));
  add(lexicon.hundred, { kind: 'hundred', value: 100 });
  for (const [names, value] of lexicon.scales) add(names, { kind: 'scale', value });
  for (const [names, value] of lexicon.more ?? []) add(names, { kind: 'teen', value });
  add(lexicon.and, { kind: 'and' });
  add(lexicon.point, { kind: 'point' });
  add(lexicon.minus, { kind: 'minus' });
  return table;
}

/**
 * The number words that a word of German or Italian is made of (`dreiundzwanzig`, `ventitre`), or of any language if it is one itself.
 * Null if something is left over.
 */
export function splitNumberWord(word: string, language: Language): readonly NumberWord[] | null {
  const table = numberWords(language);
  const whole = table.get(word);
  if (whole !== undefined) return [whole];
  if ((language !== 'de' && language !== 'it') || word.length > 60) return null;
  return compound(word, table);
}

function compound(word: string, table: ReadonlyMap<string, NumberWord>): readonly NumberWord[] | null {
  // The best reading of each beginning, from left to right; longer parts first, so that `siebzehn` is not `sieb` and `zehn`.
  const readings: (readonly NumberWord[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - 14); start < end; start++) {
      const before = readings[start];
      const part = before === undefined ? undefined : table.get(word.slice(start, end));
      if (before === undefined || part === undefined || part.kind === 'point' || part.kind === 'minus') continue;
      readings[end] = [...before, part];
      break;
    }
  }
  const parts = readings[word.length] ?? null;
  return parts === null || parts.length < 2 || parts.every((part) => part.kind === 'and') || parts[0]?.kind === 'and' ? null : parts;
}
