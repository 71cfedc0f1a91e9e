import { expect, test } from 'vitest';
import { prettyPayload, readLogTail, readReport } from './invocation.ts';

test('the last REPORT line is read', () => {
  const log = 'START RequestId: a Version: $LATEST\nREPORT RequestId: a\tDuration: 1.00 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB\tMax Memory Used: 30 MB\t\nREPORT RequestId: b\tDuration: 12.34 ms\tBilled Duration: 50 ms\tMemory Size: 256 MB\tMax Memory Used: 64 MB\tInit Duration: 37.10 ms\t\n';
  expect(readReport(log)).toEqual({ duration: '12.34 ms', billed: '50 ms', memory: '256 MB', used: '64 MB', init: '37.10 ms' });
  expect(readReport('nothing to report\nREPORT RequestId: a\tDuration: 1 ms')).toBeNull();
});

test('a log tail is UTF-8 in base64', () => {
  expect(readLogTail('ZMOpasOgIHZ1Cg==')).toBe('déjà vu\n');
});

test('an answer in JSON is laid out, any other is shown as it came', () => {
  expect([prettyPayload('{"a":1}'), prettyPayload('plain')]).toEqual(['{\n  "a": 1\n}', 'plain']);
});
