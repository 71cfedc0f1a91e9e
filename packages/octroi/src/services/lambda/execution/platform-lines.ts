import { exitText, timedOutText } from './failures.ts';
import type { ProcessExit } from './failures.ts';
import { endLines, initReportLine, initStartLine, startLine } from './log-lines.ts';
import type { Report } from './log-lines.ts';
import { jsonLines } from './json-lines.ts';
import type { LogSettings } from './task.ts';

/** How an invocation ended, as its report says. */
export type ReportStatus = 'success' | 'error' | 'failure' | 'timeout';

/** What is known of a runtime before it starts. */
export interface InitStart {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly runtime: string;
  readonly interpreterVersion: string;
  readonly partition: string;
  readonly region: string;
  readonly initialization: string;
}

/** What the platform itself writes into the log of an environment (LAM-138); an empty text is not written. */
export interface PlatformLines {
  initStart(start: InitStart): string;
  initReport(millis: number, status: 'error' | 'timeout', errorType: string | undefined): string;
  start(requestId: string, version: string): string;
  timedOut(requestId: string, timeoutSeconds: number): string;
  exited(requestId: string, exit: ProcessExit): string;
  end(report: Report, status: ReportStatus): string;
}

const TEXT: PlatformLines = {
  initStart: ({ runtime, interpreterVersion, partition, region }) => initStartLine(runtime, interpreterVersion, partition, region),
  initReport: initReportLine,
  start: startLine,
  timedOut: (requestId, timeoutSeconds) => `${new Date().toISOString()} ${requestId} ${timedOutText(timeoutSeconds)}\n\n`,
  exited: (requestId, exit) => `RequestId: ${requestId} Error: ${exitText(exit)}\nRuntime.ExitError\n`,
  end: endLines,
};

/** Lines of text, or records where the function's log is of JSON. */
export function platformLines(settings: LogSettings | undefined): PlatformLines {
  return settings === undefined ? TEXT : jsonLines(settings.systemLevel);
}
