import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saidIn } from '../said.fixture.ts';
import { numbersIn } from './number.ts';

function numbers(text: string, locale?: string): string[] {
  return numbersIn(saidIn(text, locale)).map(({ digits }) => digits);
}

test.each([
  ['one hundred twenty three point four five', '123.45'],
  ['point forty two', '0.42'],
  ['232.998', '232.998'],
  ['two thousand and five', '2005'],
  ['three hundred thousand two hundred one', '300201'],
  ['five million', '5000000'],
  ['1.2 million', '1200000'],
  ['1,234', '1234'],
  ['a hundred', '100'],
  ['minus five', '-5'],
  ['-5', '-5'],
  ['forty five', '45'],
])('LEX-NLU-8: the number `%s` is %s', (text, digits) => {
  expect(numbers(text)).toEqual([digits]);
});

test('LEX-NLU-8: numbers in a row are several, and words that only join are none', () => {
  expect(numbers('one two three')).toEqual(['1', '2', '3']);
  expect(numbers('5 and 6')).toEqual(['5', '6']);
  expect(numbers('a car and a dot')).toEqual([]);
  expect(numbers('1.2.3')).toEqual([]);
});

test.each([
  ['de-DE', 'dreiundzwanzig', '23'],
  ['de-DE', 'neunzehnhundertvierundachtzig', '1984'],
  ['de-DE', '1.234,5', '1234.5'],
  ['fr-FR', 'soixante-dix-sept', '77'],
  ['fr-FR', 'quatre-vingt-dix-neuf', '99'],
  ['es-ES', 'treinta y uno', '31'],
  ['es-ES', 'mil novecientos ochenta', '1980'],
  ['it-IT', 'ventitré', '23'],
  ['it-IT', 'millenovecentottantaquattro', '1984'],
  ['ja-JP', '三百二十一', '321'],
  ['ko-KR', '이십', '20'],
])('LEX-NLU-8: in %s the number `%s` is %s', (locale, text, digits) => {
  expect(numbers(text, locale)).toEqual([digits]);
});

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

function spelt(value: number): string {
  if (value >= 1000) return `${spelt(Math.floor(value / 1000))} thousand${value % 1000 === 0 ? '' : ' ' + spelt(value % 1000)}`;
  if (value >= 100) return `${UNITS[Math.floor(value / 100)]} hundred${value % 100 === 0 ? '' : ' and ' + spelt(value % 100)}`;
  if (value < 20) return UNITS[value] as string;
  return `${TENS[Math.floor(value / 10)]}${value % 10 === 0 ? '' : ' ' + UNITS[value % 10]}`;
}

test('LEX-NLU-8: every number below a million that is spelt in English reads back as itself', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), (value) => {
    expect(numbers(spelt(value))).toEqual([String(value)]);
  }), { numRuns: 300 });
});
