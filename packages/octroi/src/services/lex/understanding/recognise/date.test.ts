import { expect, test } from 'vitest';
import { NOON, saidIn } from '../said.fixture.ts';
import { momentOf } from './calendar.ts';
import { datesIn } from './date.ts';

function dates(text: string, locale?: string): (string | null)[] {
  return datesIn(saidIn(text, locale)).map(({ value }) => value);
}

test('LEX-NLU-8: today, now and tomorrow are days in the zone of the user', () => {
  expect(dates('today')).toEqual(['2020-11-25']);
  expect(dates('now')).toEqual(['2020-11-25']);
  expect(dates('tomorrow')).toEqual(['2020-11-26']);
  expect(dates('the day after tomorrow')).toEqual(['2020-11-27']);
  const lateInNewYork = { ...saidIn('today'), now: Date.UTC(2020, 10, 26, 2), found: new Map() };
  expect(datesIn(lateInNewYork)[0]?.value).toBe('2020-11-25');
  expect(datesIn({ ...lateInNewYork, timeZone: 'Asia/Tokyo', found: new Map() })[0]?.value).toBe('2020-11-26');
});

test('LEX-NLU-8: a zone that is not known is read as UTC', () => {
  expect(momentOf(NOON, 'Nowhere/At_All')).toEqual(momentOf(NOON, 'UTC'));
});

test('LEX-NLU-8: a week is its Monday, a month and a year are their last day, a weekend is its Saturday', () => {
  expect(dates('next week')).toEqual(['2020-11-30']);
  expect(dates('next month')).toEqual(['2020-12-31']);
  expect(dates('next year')).toEqual(['2021-12-31']);
  expect(dates('this weekend')).toEqual(['2020-11-28']);
  expect(dates('december')).toEqual(['2020-12-31']);
  expect(dates('february 2024')).toEqual(['2024-02-29']);
  expect(dates('next winter')).toEqual(['2020-12-21']);
});

test('LEX-NLU-8: a weekday is the next one, today included; yesterday is accepted', () => {
  expect(dates('friday')).toEqual(['2020-11-27']);
  expect(dates('wednesday')).toEqual(['2020-11-25']);
  expect(dates('next friday')).toEqual(['2020-12-04']);
  expect(dates('friday march 5th')).toEqual(['2021-03-05']);
  expect(dates('yesterday')).toEqual(['2020-11-24']);
});

test.each([
  ['march 5', '2021-03-05'],
  ['the 5th of march 2021', '2021-03-05'],
  ['march the fifth', '2021-03-05'],
  ['december twenty fifth twenty twenty one', '2021-12-25'],
  ['3/5', '2021-03-05'],
  ['3/5/2021', '2021-03-05'],
  ['2021-03-05', '2021-03-05'],
  ['the 5th', '2020-12-05'],
  ['in two weeks', '2020-12-09'],
  ['two weeks from now', '2020-12-09'],
  ['a week from friday', '2020-12-04'],
  ['3 days ago', '2020-11-22'],
  ['the third friday of november', '2021-11-19'],
  ['thanksgiving', '2020-11-26'],
  ['christmas eve', '2020-12-24'],
  ['the end of the month', '2020-11-30'],
])('LEX-NLU-8: `%s` is %s', (text, day) => {
  expect(dates(text)).toEqual([day]);
});

test('LEX-NLU-8: a day without a year is not before today, and one that no calendar has is none', () => {
  expect(dates('november 24')).toEqual(['2021-11-24']);
  expect(dates('november 25')).toEqual(['2020-11-25']);
  expect(dates('february 30')).toEqual([]);
  expect(dates('13/13')).toEqual([]);
  expect(dates('1.2.3.4')).toEqual([]);
});

test.each([
  ['de-DE', 'nächsten Freitag', '2020-12-04'],
  ['de-DE', 'am 5. März', '2021-03-05'],
  ['de-DE', '24.12.', '2020-12-24'],
  ['de-DE', 'übermorgen', '2020-11-27'],
  ['fr-FR', 'la semaine prochaine', '2020-11-30'],
  ['fr-CA', 'le 1er mai', '2021-05-01'],
  ['es-ES', 'el 5 de marzo de 2021', '2021-03-05'],
  ['es-US', 'el próximo viernes', '2020-12-04'],
  ['es-419', '3/5', '2021-05-03'],
  ['en-GB', '3/5', '2021-05-03'],
  ['it-IT', 'venerdì prossimo', '2020-12-04'],
  ['ja-JP', '3月5日', '2021-03-05'],
  ['ja-JP', '来週', '2020-11-30'],
  ['ko-KR', '12월 25일', '2020-12-25'],
])('LEX-NLU-8: in %s `%s` is %s', (locale, text, day) => {
  expect(dates(text, locale)).toEqual([day]);
});
