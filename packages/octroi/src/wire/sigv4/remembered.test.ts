import { expect, test } from 'vitest';
import { Remembered } from './remembered.ts';

test('a text is read once while it is remembered, long ones and those that cannot be read each time', () => {
  let read = 0;
  const lengths = new Remembered((text) => {
    read++;
    if (text === '') throw new Error('there is nothing to read');
    return { length: text.length };
  });
  expect(lengths.of('a/b')).toBe(lengths.of(['a', 'b'].join('/')));
  expect(read).toBe(1);
  for (let times = 0; times < 2; times++) expect(() => lengths.of('')).toThrow('there is nothing to read');
  expect(read).toBe(3);
  for (let times = 0; times < 2; times++) expect(lengths.of('x'.repeat(257))).toEqual({ length: 257 });
  expect(read).toBe(5);
});

test('what is remembered is bounded', () => {
  let read = 0;
  const numbers = new Remembered((text) => (read++, Number(text)));
  for (let number = 0; number <= 1024; number++) numbers.of(String(number));
  expect(numbers.of('0')).toBe(0);
  expect(read).toBe(1026);
});
