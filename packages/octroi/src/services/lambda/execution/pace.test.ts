import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPace } from './pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('LAM-68: as many start at a time as may, the others in their order; who takes long holds nobody up for long', async () => {
  const pace = createPace(2, 1000);
  const order: number[] = [];
  const leaves: (() => void)[] = [];
  for (let n = 0; n < 5; n += 1) void pace.turn().then((leave) => (order.push(n), leaves.push(leave)));
  await vi.advanceTimersByTimeAsync(0);
  expect(order).toEqual([0, 1]);
  leaves[1]?.();
  // A second call changes nothing.
  leaves[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(order).toEqual([0, 1, 2]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(order).toEqual([0, 1, 2, 3, 4]);
  await vi.advanceTimersByTimeAsync(1000);
  void pace.turn().then(() => order.push(5));
  await vi.advanceTimersByTimeAsync(0);
  expect(order).toHaveLength(6);
});
