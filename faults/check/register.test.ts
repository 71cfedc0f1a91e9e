import fc from 'fast-check';
import { expect, test } from 'vitest';
import { registerProblem, type RegisterModel, type RegisterOperation } from './register.ts';
import { searchFindsOrder } from './wing-gong.fixture.ts';

const LINEARIZABLE: RegisterModel = { staleness: 0, ownWrites: false, forward: false };
const STALE: RegisterModel = { staleness: 5, ownWrites: false, forward: false };
const write = (value: string, start: number, end: number, node = 0): RegisterOperation => ({ kind: 'write', value, node, start, end });
const read = (value: string, start: number, end: number, node = 0): RegisterOperation => ({ kind: 'read', value, node, start, end });

test('a register: a history with an order passes, whatever runs at the same time', () => {
  expect(registerProblem('0', [write('a', 1, 4), read('0', 2, 3), read('a', 3, 5), write('b', 6, 9), read('a', 7, 8), read('b', 7, 8.5)], LINEARIZABLE)).toBeNull();
});

test('a register: a read of a value that was overwritten before it began fails', () => {
  expect(registerProblem('0', [write('a', 1, 2), write('b', 3, 4), read('a', 5, 6)], LINEARIZABLE)).toMatch(/no order is possible: .*the write of `b` at node 0 \(3 to 4 ms\) comes before the read of `a`/);
});

test('a register: a lost write fails, since the value before it is read again', () => {
  expect(registerProblem('0', [write('a', 1, 2), read('0', 3, 4)], LINEARIZABLE)).toContain('no order is possible');
});

test('a register: two reads that see two writes in opposite orders fail', () => {
  const history = [write('a', 1, 10), write('b', 1, 10), read('a', 2, 3), read('b', 4, 5), read('a', 6, 7)];
  expect(registerProblem('0', history, LINEARIZABLE)).toContain('no order is possible');
});

test('a register: a value that nobody wrote, or that is written only later, fails', () => {
  expect(registerProblem('0', [read('x', 1, 2)], STALE)).toContain('returned what nobody wrote');
  expect(registerProblem('0', [read('a', 1, 2), write('a', 3, 4)], STALE)).toContain('returned what was written later');
});

test('a register: a write of unknown outcome may take effect late, or never, but not come and go', () => {
  const unknown = write('u', 1, Infinity);
  expect(registerProblem('0', [unknown, write('a', 2, 3), read('a', 4, 5)], LINEARIZABLE)).toBeNull();
  expect(registerProblem('0', [unknown, write('a', 2, 3), read('a', 4, 5), read('u', 6, 7)], LINEARIZABLE)).toBeNull();
  expect(registerProblem('0', [unknown, write('a', 2, 3), read('u', 4, 5), read('a', 6, 7)], LINEARIZABLE)).toContain('no order is possible');
});

test('a register that may be stale: a read within the bound passes, one beyond it fails', () => {
  expect(registerProblem('0', [write('a', 1, 2), write('b', 3, 4), read('a', 8, 9, 1)], STALE)).toBeNull();
  expect(registerProblem('0', [write('a', 1, 2), write('b', 3, 4), read('a', 9.1, 9.5, 1)], STALE)).toContain('no order is possible');
});

test('a register that may be stale: the writes alone stay linearizable, also those that stale reads tell of', () => {
  // Reads put b before a; the writes were one after the other.
  expect(registerProblem('0', [write('a', 1, 2), write('b', 3, 4), read('b', 5, 6), read('a', 12, 13)], STALE)).toContain('no order is possible');
});

test('own writes: the node that acknowledged a write may not answer with what was before it', () => {
  const history = (node: number): RegisterOperation[] => [write('a', 1, 2, 0), read('0', 3, 4, node)];
  const model = { ...STALE, ownWrites: true };
  expect(registerProblem('0', history(1), model)).toBeNull();
  expect(registerProblem('0', history(0), model)).toContain('no order is possible');
  expect(registerProblem('0', history(0), STALE)).toBeNull();
});

test('reads of a node go forward: the same node may not go back, another may be behind', () => {
  const history = (node: number): RegisterOperation[] => [write('a', 1, 2, 0), read('a', 3, 3.5, 1), read('0', 4, 5, node)];
  const model = { ...STALE, forward: true };
  expect(registerProblem('0', history(2), model)).toBeNull();
  expect(registerProblem('0', history(1), model)).toContain('no order is possible');
});

test('a value written twice is refused: such a history proves nothing', () => {
  expect(() => registerProblem('0', [write('a', 1, 2), write('a', 3, 4)], LINEARIZABLE)).toThrow('written twice');
});

test('the check finds an order exactly where a search after Wing and Gong finds one', () => {
  const operation = fc.record({ kind: fc.constantFrom('write', 'read'), value: fc.nat(4), node: fc.nat(1), start: fc.nat(20), length: fc.integer({ min: 1, max: 8 }), unknown: fc.boolean() });
  const model = fc.record({ staleness: fc.constantFrom(0, 4), ownWrites: fc.boolean(), forward: fc.boolean() });
  let [legal, illegal] = [0, 0];
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 8 }), model, (drawn, rules) => {
      const history = drawn.map(({ kind, value, node, start, length, unknown }, index): RegisterOperation => {
        const writes = kind === 'write';
        const written = drawn.flatMap((other, at) => (other.kind === 'write' ? [`w${at}`] : []));
        const seen = ['0', ...written];
        return { kind: writes ? 'write' : 'read', value: writes ? `w${index}` : seen[value % seen.length]!, node, start, end: writes && unknown ? Infinity : start + length - 0.5 };
      });
      const found = registerProblem('0', history, rules) === null;
      if (found) legal += 1;
      else illegal += 1;
      expect(found).toBe(searchFindsOrder('0', history, rules));
    }),
    { numRuns: 3000, seed: 11 },
  );
  expect(Math.min(legal, illegal)).toBeGreaterThan(300);
});
