import { runtimeVersion } from './log-lines.ts';
import type { PlatformLines, ReportStatus } from './platform-lines.ts';

const LEVELS = ['DEBUG', 'INFO', 'WARN'] as const;
type Level = (typeof LEVELS)[number];

const rounded = (millis: number): number => Math.round(millis * 100) / 100;
const unlessWell = (status: ReportStatus, well: Level): Level => (status === 'success' ? well : 'WARN');

/** Records of the platform of at least this level: `{"time": ..., "type": "platform.start", "record": {...}}` (LAM-138). */
export function jsonLines(least: string): PlatformLines {
  const from = Math.max(0, LEVELS.indexOf(least as Level));
  const record = (level: Level, type: string, members: Readonly<Record<string, unknown>>): string =>
    LEVELS.indexOf(level) < from ? '' : `${JSON.stringify({ time: new Date().toISOString(), type: `platform.${type}`, record: members })}\n`;
  return {
    initStart({ functionName, functionVersion, runtime, interpreterVersion, partition, region, initialization }) {
      const version = runtimeVersion(runtime, interpreterVersion, partition, region);
      return record('INFO', 'initStart', { initializationType: initialization, phase: 'init', runtimeVersion: version.name, runtimeVersionArn: version.arn, functionName, functionVersion });
    },
    initReport: (millis, status, errorType) => record('WARN', 'initReport', { initializationType: 'on-demand', phase: 'init', status, ...(errorType === undefined ? {} : { errorType }), metrics: { durationMs: rounded(millis) } }),
    start: (requestId, version) => record('INFO', 'start', { requestId, version }),
    timedOut: () => '',
    exited: () => '',
    end({ requestId, durationMillis, memoryMb, maxMemoryUsedMb, initMillis }, status) {
      const metrics = {
        durationMs: rounded(durationMillis),
        billedDurationMs: Math.ceil(durationMillis + (initMillis ?? 0)),
        memorySizeMB: memoryMb,
        maxMemoryUsedMB: maxMemoryUsedMb,
        ...(initMillis === undefined ? {} : { initDurationMs: rounded(initMillis) }),
      };
      return (
        record(unlessWell(status, 'DEBUG'), 'runtimeDone', { requestId, status, metrics: { durationMs: rounded(durationMillis) } }) +
        record(unlessWell(status, 'INFO'), 'report', { requestId, metrics, status })
      );
    },
  };
}
