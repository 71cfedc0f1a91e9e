import { expect, test } from 'vitest';
import { endLines, initReportLine, initStartLine, startLine } from './log-lines.ts';

test('LAM-138: START, END and REPORT, warm', () => {
  expect(startLine('r-1', '7')).toBe('START RequestId: r-1 Version: 7\n');
  expect(endLines({ requestId: 'r-1', durationMillis: 1.234, memoryMb: 128, maxMemoryUsedMb: 35 })).toBe(
    'END RequestId: r-1\nREPORT RequestId: r-1\tDuration: 1.23 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB\tMax Memory Used: 35 MB\t\t\n',
  );
});

test('LAM-138: a cold start tells its init, and bills it', () => {
  expect(endLines({ requestId: 'r', durationMillis: 1.2, memoryMb: 128, maxMemoryUsedMb: 35, initMillis: 110 })).toBe(
    'END RequestId: r\nREPORT RequestId: r\tDuration: 1.20 ms\tBilled Duration: 112 ms\tMemory Size: 128 MB\tMax Memory Used: 35 MB\tInit Duration: 110.00 ms\t\t\n',
  );
});

test('LAM-138: INIT_START names the runtime and its version', () => {
  expect(initStartLine('nodejs22.x', 'v24.1.0', 'aws', 'eu-west-1')).toMatch(
    /^INIT_START Runtime Version: nodejs:v24\.1\.0\tRuntime Version ARN: arn:aws:lambda:eu-west-1::runtime:[0-9a-f]{64}\n$/,
  );
});

test('LAM-68: a failed init is reported', () => {
  expect(initReportLine(12.5, 'error', 'Runtime.ImportModuleError')).toBe(
    'INIT_REPORT Init Duration: 12.50 ms\tPhase: init\tStatus: error\tError Type: Runtime.ImportModuleError\n',
  );
  expect(initReportLine(10_000, 'timeout', undefined)).toBe('INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout\n');
});
