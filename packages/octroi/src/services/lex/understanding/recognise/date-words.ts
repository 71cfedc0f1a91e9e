import type { Language } from '../language/language.ts';

/** Names that dates are said with; names of one thing are separated by `|`. */
export interface DateWords {
  /** Days from today. */
  readonly relative: readonly (readonly [string, number])[];
  /** January to December. */
  readonly months: readonly string[];
  /** Monday to Sunday. */
  readonly weekdays: readonly string[];
  readonly units: { readonly day: string; readonly week: string; readonly month: string; readonly year: string; readonly weekend: string };
  readonly next: string;
  readonly current: string;
  readonly last: string;
  /** Before a number of units: `in two weeks`. */
  readonly within: string;
  /** After a number of units: `two weeks from now`. */
  readonly hence: string;
  /** After a number of units: `two weeks ago`. */
  readonly ago: string;
  /** May stand between the parts of a date. */
  readonly joints: string;
  /** First to thirty-first, as far as they are said otherwise than the number. */
  readonly ordinals: readonly string[];
  /** After figures: `5th`. */
  readonly ordinalMarks: string;
  /** Spring, summer, autumn, winter. */
  readonly seasons: readonly string[];
  readonly holidays: readonly (readonly [string, number, number])[];
  readonly endOf: string;
}

const NONE = { relative: [], months: [], weekdays: [], next: '', current: '', last: '', within: '', hence: '', ago: '', joints: '', ordinals: [], ordinalMarks: '', seasons: [], holidays: [], endOf: '' };

export const DATE_WORDS: Readonly<Record<Language, DateWords>> = {
  en: {
    relative: [['today|now|right now|tonight|this evening|this morning|this afternoon', 0], ['tomorrow|tomorow|tommorow|tommorrow|tmrw|tomorrow night|tomorrow morning|tomorrow afternoon|tomorrow evening', 1], ['day after tomorrow|the day after tomorrow', 2], ['yesterday', -1], ['day before yesterday|the day before yesterday', -2]],
    months: ['january|jan', 'february|feb', 'march|mar', 'april|apr', 'may', 'june|jun', 'july|jul', 'august|aug', 'september|sept|sep', 'october|oct', 'november|nov', 'december|dec'],
    weekdays: ['monday|mon|mondays', 'tuesday|tues|tue|tuesdays', 'wednesday|wed|wednesdays', 'thursday|thurs|thur|thu|thursdays', 'friday|fri|fridays', 'saturday|sat|saturdays', 'sunday|sun|sundays'],
    units: { day: 'day|days', week: 'week|weeks', month: 'month|months', year: 'year|years', weekend: 'weekend|weekends' },
    next: 'next|coming|following|upcoming',
    current: 'this|current',
    last: 'last|past|previous',
    within: 'in|within|after',
    hence: 'from now|from today|later|hence',
    ago: 'ago',
    joints: 'the|of|on',
    ordinals: ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth', 'twenty first', 'twenty second', 'twenty third', 'twenty fourth', 'twenty fifth', 'twenty sixth', 'twenty seventh', 'twenty eighth', 'twenty ninth', 'thirtieth', 'thirty first'],
    ordinalMarks: 'st|nd|rd|th',
    seasons: ['spring', 'summer', 'fall|autumn', 'winter'],
    holidays: [['christmas|christmas day|xmas', 12, 25], ['christmas eve', 12, 24], ["new year's eve|new years eve", 12, 31], ["new year's|new year's day|new years day|new years", 1, 1], ["valentine's day|valentines day", 2, 14], ['halloween', 10, 31], ['independence day', 7, 4], ["saint patrick's day|st patrick's day", 3, 17]],
    endOf: 'end of',
  },
  de: {
    relative: [['heute|jetzt|heute abend|heute nacht', 0], ['morgen|morgen früh|morgen abend', 1], ['übermorgen', 2], ['gestern', -1], ['vorgestern', -2]],
    months: ['januar|jänner|jan', 'februar|feb', 'märz', 'april', 'mai', 'juni', 'juli', 'august', 'september|sept', 'oktober|okt', 'november|nov', 'dezember|dez'],
    weekdays: ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag|sonnabend', 'sonntag'],
    units: { day: 'tag|tage|tagen', week: 'woche|wochen', month: 'monat|monate|monaten|monats', year: 'jahr|jahre|jahren|jahres', weekend: 'wochenende' },
    next: 'nächste|nächsten|nächster|nächstes|nächstem|kommende|kommenden|kommender|kommendes',
    current: 'diese|diesen|dieser|dieses|diesem',
    last: 'letzte|letzten|letzter|letztes|vergangene|vergangenen',
    within: 'in',
    hence: 'ab heute|später',
    ago: '',
    joints: 'der|den|dem|des|im',
    ordinals: ['erste|ersten|erster', 'zweite|zweiten|zweiter', 'dritte|dritten|dritter', 'vierte|vierten', 'fünfte|fünften', 'sechste|sechsten', 'siebte|siebten', 'achte|achten', 'neunte|neunten', 'zehnte|zehnten', 'elfte|elften', 'zwölfte|zwölften', 'dreizehnte|dreizehnten', 'vierzehnte|vierzehnten', 'fünfzehnte|fünfzehnten', 'sechzehnte|sechzehnten', 'siebzehnte|siebzehnten', 'achtzehnte|achtzehnten', 'neunzehnte|neunzehnten', 'zwanzigste|zwanzigsten', 'einundzwanzigste|einundzwanzigsten', 'zweiundzwanzigste|zweiundzwanzigsten', 'dreiundzwanzigste|dreiundzwanzigsten', 'vierundzwanzigste|vierundzwanzigsten', 'fünfundzwanzigste|fünfundzwanzigsten', 'sechsundzwanzigste|sechsundzwanzigsten', 'siebenundzwanzigste|siebenundzwanzigsten', 'achtundzwanzigste|achtundzwanzigsten', 'neunundzwanzigste|neunundzwanzigsten', 'dreißigste|dreißigsten', 'einunddreißigste|einunddreißigsten'],
    ordinalMarks: '',
    seasons: ['frühling|frühjahr', 'sommer', 'herbst', 'winter'],
    holidays: [['weihnachten', 12, 25], ['heiligabend', 12, 24], ['silvester', 12, 31], ['neujahr', 1, 1]],
    endOf: 'ende',
  },
  es: {
    relative: [['hoy|ahora|esta noche|esta tarde', 0], ['mañana|mañana por la mañana', 1], ['pasado mañana', 2], ['ayer', -1], ['anteayer|antes de ayer', -2]],
    months: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre|setiembre', 'octubre', 'noviembre', 'diciembre'],
    weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
    units: { day: 'día|días', week: 'semana|semanas', month: 'mes|meses', year: 'año|años', weekend: 'fin de semana' },
    next: 'próximo|próxima|que viene|siguiente|entrante',
    current: 'este|esta',
    last: 'pasado|pasada|último|última',
    within: 'en|dentro de',
    hence: 'a partir de hoy|más tarde',
    ago: '',
    joints: 'el|la|de|del',
    ordinals: ['primero|primer|uno'],
    ordinalMarks: '',
    seasons: ['primavera', 'verano', 'otoño', 'invierno'],
    holidays: [['navidad', 12, 25], ['nochebuena', 12, 24], ['nochevieja', 12, 31], ['año nuevo', 1, 1]],
    endOf: 'fin de|final de|finales de',
  },
  fr: {
    relative: [["aujourd'hui|maintenant|ce soir|ce matin|cet après midi", 0], ['demain|demain matin|demain soir', 1], ['après demain', 2], ['hier', -1], ['avant hier', -2]],
    months: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
    weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    units: { day: 'jour|jours', week: 'semaine|semaines', month: 'mois', year: 'an|ans|année|années', weekend: 'week end|weekend|fin de semaine' },
    next: 'prochain|prochaine|suivant|suivante',
    current: 'ce|cette|cet',
    last: 'dernier|dernière|passé|passée',
    within: 'dans',
    hence: 'plus tard',
    ago: '',
    joints: 'le|la|de|du',
    ordinals: ['premier|première'],
    ordinalMarks: 'er|eme|e',
    seasons: ['printemps', 'été', 'automne', 'hiver'],
    holidays: [['noël', 12, 25], ['jour de l’an|nouvel an', 1, 1]],
    endOf: 'fin de|fin du|fin',
  },
  it: {
    relative: [['oggi|adesso|ora|stasera|stanotte|stamattina', 0], ['domani|domani mattina|domani sera', 1], ['dopodomani|dopo domani', 2], ['ieri', -1], ['altro ieri', -2]],
    months: ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'],
    weekdays: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
    units: { day: 'giorno|giorni', week: 'settimana|settimane', month: 'mese|mesi', year: 'anno|anni', weekend: 'weekend|fine settimana' },
    next: 'prossimo|prossima|che viene',
    current: 'questo|questa',
    last: 'scorso|scorsa|passato|passata',
    within: 'tra|fra|in',
    hence: 'a partire da oggi|più tardi',
    ago: '',
    joints: 'il|la|di|del',
    ordinals: ['primo'],
    ordinalMarks: '',
    seasons: ['primavera', 'estate', 'autunno', 'inverno'],
    holidays: [['natale', 12, 25], ['capodanno', 1, 1], ['ferragosto', 8, 15]],
    endOf: 'fine di|fine',
  },
  ja: {
    ...NONE,
    relative: [['今日|きょう|本日|今夜|今晩', 0], ['明日|あした|あす', 1], ['明後日|あさって', 2], ['昨日|きのう', -1], ['一昨日|おととい', -2]],
    weekdays: ['月曜日|月曜', '火曜日|火曜', '水曜日|水曜', '木曜日|木曜', '金曜日|金曜', '土曜日|土曜', '日曜日|日曜'],
    units: { day: '日', week: '週|週間', month: '月|ヶ月|か月', year: '年', weekend: '週末' },
    next: '来|次の',
    current: '今',
    last: '先',
    hence: '後',
  },
  ko: {
    ...NONE,
    relative: [['오늘|오늘 밤', 0], ['내일', 1], ['모레', 2], ['어제', -1], ['그저께', -2]],
    weekdays: ['월요일', '화요일', '수요일', '목요일', '금요일', '토요일', '일요일'],
    units: { day: '일', week: '주|주일', month: '월|달|개월', year: '년', weekend: '주말' },
    next: '다음',
    current: '이번',
    last: '지난',
    hence: '후|뒤',
  },
};
