import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('sign-in: two passwords are hashed at once, 64 wait in their order, and who comes then is sent away', async () => {
  const turns = new Turns();
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const ends: (() => void)[] = [];
  const work = (index: number) => async () => {
    most = Math.max(most, ++running);
    order.push(index);
    await new Promise<void>((resolve) => ends.push(resolve));
    running--;
  };
  const all = Array.from({ length: 66 }, (_, index) => turns.take(work(index)));
  await expect(turns.take(work(66))).rejects.toMatchObject({ code: 'ThrottlingException', status: 429 });
  for (let ended = 0; ended < 66; ended++) {
    while (ends[ended] === undefined) await Promise.resolve();
    ends[ended]!();
  }
  await Promise.all(all);
  expect(most).toBe(2);
  expect(order).toEqual(Array.from({ length: 66 }, (_, index) => index));
  await expect(turns.take(async () => 'free again')).resolves.toBe('free again');
});

test('sign-in: work that fails gives its turn on', async () => {
  const turns = new Turns();
  const failing = Array.from({ length: 5 }, () => turns.take(() => Promise.reject(new Error('no'))).catch(() => 'failed'));
  expect(await Promise.all(failing)).toEqual(Array(5).fill('failed'));
  expect(await turns.take(async () => 'next')).toBe('next');
});
