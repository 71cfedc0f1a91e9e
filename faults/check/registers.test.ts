import { expect, test } from 'vitest';
import type { RegisterOperation } from './register.ts';
import { checkRegisters } from './registers.ts';

const write = (value: string, start: number, end: number, node = 0): RegisterOperation => ({ kind: 'write', value, node, start, end });
const read = (value: string, start: number, end: number, node = 0): RegisterOperation => ({ kind: 'read', value, node, start, end });
const promises = (...history: RegisterOperation[]): string[] => checkRegisters('0', new Map([['role', history]]), 5).map(({ promise }) => promise);

test('each broken promise of a register is named by the weakest one that fails', () => {
  expect(promises(write('a', 1, 2), read('a', 3, 4), read('0', 3, 4, 1), write('b', 5, 6), read('a', 6.5, 7, 2))).toEqual([]);
  expect(promises(write('a', 1, 2), read('0', 8, 9, 1))).toEqual(['reads within the bound']);
  expect(promises(write('a', 1, 2), read('0', 3, 4))).toEqual(['own writes']);
  expect(promises(write('a', 1, 2), read('a', 3, 3.5, 1), read('0', 4, 5, 1))).toEqual(['reads of a node go forward']);
});

test('a read of what was never written, or only later, is a fault of the writes however stale reads may be', () => {
  expect(promises(read('x', 1, 2))).toEqual(['linearizable writes']);
  expect(promises(read('a', 1, 2), write('a', 3, 4))).toEqual(['linearizable writes']);
});

test('keys are checked by themselves', () => {
  const histories = new Map([['one', [write('a', 1, 2)]], ['two', [read('a', 3, 4)]]]);
  expect(checkRegisters('0', histories, 5)).toMatchObject([{ promise: 'linearizable writes', what: expect.stringMatching(/^two: /) as string }]);
});
