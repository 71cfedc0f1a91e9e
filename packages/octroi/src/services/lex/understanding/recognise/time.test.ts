import { expect, test } from 'vitest';
import { saidIn } from '../said.fixture.ts';
import { durationsIn } from './duration.ts';
import { timeAt, timesIn } from './time.ts';

function times(text: string, locale?: string): (string | null)[] {
  return timesIn(saidIn(text, locale)).map(({ value }) => value);
}

test.each([
  ['6 pm', '18:00'],
  ['6:30 p.m.', '18:30'],
  ['18:00', '18:00'],
  ['06:30', '06:30'],
  ['six thirty pm', '18:30'],
  ['six in the evening', '18:00'],
  ['12 am', '00:00'],
  ['12 pm', '12:00'],
  ['11 at night', '23:00'],
  ['2 at night', '02:00'],
  ['noon', '12:00'],
  ['midnight', '00:00'],
  ['quarter past noon', '12:15'],
  ['now', '12:00'],
])('LEX-NLU-8: the time `%s` is %s', (text, time) => {
  expect(times(text)).toEqual([time]);
});

test.each([
  ["10 o'clock", ['10:00', '22:00']],
  ['half past three', ['03:30', '15:30']],
  ['quarter to five', ['04:45', '16:45']],
  ['at 6', ['06:00', '18:00']],
  ["12 o'clock", ['12:00', '00:00']],
])('LEX-NLU-8: `%s` is ambiguous: no value, and both times as resolutions', (text, resolutions) => {
  expect(timesIn(saidIn(text))).toMatchObject([{ value: null, resolutions }]);
});

test('LEX-NLU-8: morning, afternoon, evening and night have codes', () => {
  expect(['in the morning', 'in the afternoon', 'in the evening', 'tonight'].map((text) => times(text)[0])).toEqual(['MO', 'AF', 'EV', 'NI']);
});

test('LEX-NLU-8: a bare number is a time only where one is asked for', () => {
  expect(times('6')).toEqual([]);
  expect(times('25:00')).toEqual([]);
  expect(timeAt(saidIn('6'), 0)).toMatchObject({ value: null, resolutions: ['06:00', '18:00'] });
});

test.each([
  ['de-DE', 'halb sieben', '06:30'],
  ['de-DE', '18 Uhr 30', '18:30'],
  ['de-DE', '6 Uhr abends', '18:00'],
  ['fr-FR', '18h30', '18:30'],
  ['fr-FR', 'huit heures moins le quart', '07:45'],
  ['es-ES', 'a las 6 de la tarde', '18:00'],
  ['es-ES', 'las seis y media', null],
  ['it-IT', 'sei di sera', '18:00'],
  ['ja-JP', '午後6時', '18:00'],
  ['ko-KR', '오후 6시 30분', '18:30'],
])('LEX-NLU-8: in %s the time `%s` is %s', (locale, text, time) => {
  expect(times(text, locale)).toEqual([time]);
});

test.each([
  ['ten minutes', 'PT10M'],
  ['8 weeks', 'P8W'],
  ['two years three hours and ten minutes', 'P2YT3H10M'],
  ['an hour and a half', 'PT1H30M'],
  ['two and a half hours', 'PT2H30M'],
  ['half an hour', 'PT30M'],
  ['forty five seconds', 'PT45S'],
  ['1.5 hours', 'PT1H30M'],
])('LEX-NLU-8: the duration `%s` is %s, neighbours merged', (text, duration) => {
  expect(durationsIn(saidIn(text)).map(({ value }) => value)).toEqual([duration]);
});

test('LEX-NLU-8: durations of other locales', () => {
  const of = (text: string, locale: string): string | null | undefined => durationsIn(saidIn(text, locale))[0]?.value;
  expect(of('zwei Stunden und zehn Minuten', 'de-DE')).toBe('PT2H10M');
  expect(of('deux heures et demie', 'fr-FR')).toBe('PT2H30M');
  expect(of('dos horas y media', 'es-ES')).toBe('PT2H30M');
  expect(of('due ore', 'it-IT')).toBe('PT2H');
  expect(of('2時間30分', 'ja-JP')).toBe('PT2H30M');
  expect(of('2시간', 'ko-KR')).toBe('PT2H');
});
