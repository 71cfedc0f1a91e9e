import type { Language } from '../language/language.ts';

/** Names that times of day are said with; names of one thing are separated by `|`. */
export interface TimeWords {
  /** Morning and the other parts of the day; alone they are written as MO, AF, EV, NI. */
  readonly morning: string;
  readonly afternoon: string;
  readonly evening: string;
  readonly night: string;
  readonly noon: string;
  readonly midnight: string;
  readonly now: string;
  /** What only marks an hour: `o'clock`, `Uhr`. */
  readonly hour: string;
  /** Between hour and part of the day: `in the`, `de la`. */
  readonly joints: string;
  /** Before an hour: `half past`; in German half an hour less is meant. */
  readonly halfBefore: string;
  /** After an hour: `y media`, `et demie`. */
  readonly halfAfter: string;
  readonly quarter: string;
  readonly past: string;
  readonly to: string;
  /** After an hour and before minutes: `y`, `menos`, `e`, `meno`. */
  readonly plusAfter: string;
  readonly minusAfter: string;
  readonly minutes: string;
  /** Whether an hour up to twelve without a part of the day may be either. */
  readonly twelveHours: boolean;
}

const NONE: TimeWords = { morning: '', afternoon: '', evening: '', night: '', noon: '', midnight: '', now: '', hour: '', joints: '', halfBefore: '', halfAfter: '', quarter: '', past: '', to: '', plusAfter: '', minusAfter: '', minutes: '', twelveHours: false };

export const TIME_WORDS: Readonly<Record<Language, TimeWords>> = {
  en: {
    ...NONE,
    morning: 'morning|am|a m',
    afternoon: 'afternoon|pm|p m',
    evening: 'evening',
    night: 'night|tonight',
    noon: 'noon|midday|noontime',
    midnight: 'midnight',
    now: 'now|right now',
    hour: "o'clock|oclock|hours",
    joints: 'in the|at|this|tomorrow|sharp',
    halfBefore: 'half past|half',
    quarter: 'quarter|a quarter',
    past: 'past|after',
    to: 'to|till|before|of',
    minutes: 'minutes|minute|mins',
    twelveHours: true,
  },
  de: {
    ...NONE,
    morning: 'morgens|vormittags|früh|morgen',
    afternoon: 'nachmittags|nachmittag|mittags',
    evening: 'abends|abend',
    night: 'nachts|nacht',
    noon: 'mittag',
    midnight: 'mitternacht',
    now: 'jetzt|sofort',
    hour: 'uhr|h',
    joints: 'am|in der',
    halfBefore: 'halb',
    quarter: 'viertel',
    past: 'nach',
    to: 'vor',
    minutes: 'minuten|minute',
  },
  es: {
    ...NONE,
    morning: 'mañana|madrugada|am|a m',
    afternoon: 'tarde|pm|p m',
    evening: '',
    night: 'noche',
    noon: 'mediodía|medio día',
    midnight: 'medianoche|media noche',
    now: 'ahora|ahora mismo',
    hour: 'en punto|horas|h',
    joints: 'de la|por la|del|en la|la',
    halfAfter: 'y media',
    quarter: 'cuarto',
    plusAfter: 'y',
    minusAfter: 'menos',
    minutes: 'minutos',
    twelveHours: true,
  },
  fr: {
    ...NONE,
    morning: 'matin',
    afternoon: 'après midi',
    evening: 'soir',
    night: 'nuit',
    noon: 'midi',
    midnight: 'minuit',
    now: 'maintenant',
    hour: 'heures|heure|h',
    joints: "du|de l'|de la|le|ce",
    halfAfter: 'et demie|et demi',
    quarter: 'quart|le quart',
    plusAfter: 'et',
    minusAfter: 'moins',
    minutes: 'minutes',
  },
  it: {
    ...NONE,
    morning: 'mattina|mattino',
    afternoon: 'pomeriggio',
    evening: 'sera',
    night: 'notte',
    noon: 'mezzogiorno',
    midnight: 'mezzanotte',
    now: 'adesso|ora',
    hour: 'in punto',
    joints: 'di|del|della',
    halfAfter: 'e mezza|e mezzo',
    quarter: 'un quarto|quarto',
    plusAfter: 'e',
    minusAfter: 'meno',
    minutes: 'minuti',
  },
  ja: { ...NONE, morning: '朝|午前', afternoon: '午後|昼', evening: '夕方|夕', night: '夜|晩', noon: '正午', midnight: '真夜中|深夜0時', now: '今すぐ', hour: '時', halfAfter: '半', minutes: '分', joints: 'の' },
  ko: { ...NONE, morning: '아침|오전', afternoon: '오후', evening: '저녁', night: '밤', noon: '정오', midnight: '자정', now: '지금', hour: '시', halfAfter: '반', minutes: '분' },
};
