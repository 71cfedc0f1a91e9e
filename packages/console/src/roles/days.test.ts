import { expect, test } from 'vitest';
import { daysBetween } from './days.ts';

const at = (text: string): number => new Date(text).getTime();

test('days are those of the calendar, not stretches of 24 hours', () => {
  expect(daysBetween(at('2026-11-22T00:10:00'), at('2026-11-22T23:50:00'))).toBe(0);
  expect(daysBetween(at('2026-11-21T23:50:00'), at('2026-11-22T00:10:00'))).toBe(1);
  expect(daysBetween(at('2026-03-01T12:00:00'), at('2026-11-22T12:00:00'))).toBe(266);
});

test('what lies ahead is today: the server\'s clock need not be this one', () => {
  expect(daysBetween(at('2026-11-23T12:00:00'), at('2026-11-22T12:00:00'))).toBe(0);
});
