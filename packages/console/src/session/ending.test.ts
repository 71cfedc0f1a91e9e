import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { callAt } from './ending.ts';

const DAY = 86_400_000;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

test('a session ends when its time has come, and not at once if the clock of the server is a month ahead', () => {
  const ended = vi.fn<() => void>();
  callAt(40 * DAY, ended);
  vi.advanceTimersByTime(40 * DAY - 1);
  expect(ended).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ended).toHaveBeenCalledTimes(1);
});

test('what has ended already ends at once, and who has signed out waits for nothing', () => {
  const ended = vi.fn<() => void>();
  callAt(-1, ended);
  vi.advanceTimersByTime(0);
  expect(ended).toHaveBeenCalledTimes(1);
  callAt(40 * DAY, ended)();
  vi.advanceTimersByTime(41 * DAY);
  expect(ended).toHaveBeenCalledTimes(1);
});
