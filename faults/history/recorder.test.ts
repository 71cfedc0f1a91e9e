import { expect, test } from 'vitest';
import { Recorder, type Call } from './recorder.ts';

const call = (changes: Partial<Call>): Call => ({ operation: 'CreateUser', writes: true, node: 0, start: 0, end: 1, outcome: 'ok', status: 200, code: '', ...changes });

test('calls are counted by what became of them', () => {
  const recorder = new Recorder();
  recorder.add(call({}));
  recorder.add(call({ outcome: 'fail', status: 409 }));
  recorder.add(call({ outcome: 'unknown', status: 503 }));
  recorder.add(call({ outcome: 'unknown', status: null }));
  recorder.add(call({ outcome: 'fail', status: null }));
  recorder.add(call({ outcome: 'fail', status: null, writes: false }));
  expect(recorder.totals()).toEqual({ operations: 6, acknowledged: 1, refused: 1, unavailable: 1, unknown: 1, unreached: 2 });
});

test('the longest time without an acknowledged write counts both ends, and reads for nothing', () => {
  const recorder = new Recorder();
  recorder.add(call({ end: 10 }));
  recorder.add(call({ end: 40, node: 1 }));
  recorder.add(call({ end: 30, writes: false }));
  recorder.add(call({ end: 35, outcome: 'unknown' }));
  recorder.add(call({ end: 60 }));
  expect(recorder.longestWithoutWrite(0, 65)).toBe(30);
  expect(recorder.longestWithoutWrite(0, 65, 0)).toBe(50);
  expect(recorder.longestWithoutWrite(0, 200, 2)).toBe(200);
});
