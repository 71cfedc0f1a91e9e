import { expect, test } from 'vitest';
import { chooseLanguage } from './choose.ts';
import { formatsOf } from './formats.ts';

test('moments say their distance from UTC, in both languages', () => {
  const date = new Date('2026-11-22T14:03:00Z');
  for (const language of ['en', 'fr'] as const) expect(formatsOf(language).moment(date)).toMatch(/2026.*\d\d:\d\d \(UTC([+-]\d\d:\d\d)?\)$/);
});

test('sizes are told in the units of the language', () => {
  expect([formatsOf('en').bytes(12_345), formatsOf('fr').bytes(12_345), formatsOf('en').bytes(12)]).toEqual(['12.3 kB', '12,3\u202fko', '12 byte']);
});

test('the language is the chosen one, else the first of the browser that is spoken, else English', () => {
  expect([chooseLanguage('fr', ['en']), chooseLanguage(null, ['de-AT', 'fr-CA', 'en']), chooseLanguage('xx', []), chooseLanguage(null, [])]).toEqual(['fr', 'fr', 'en', 'en']);
});
