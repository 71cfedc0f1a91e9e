import { createHash } from 'node:crypto';

/** What the REPORT line tells of an invocation. */
export interface Report {
  readonly requestId: string;
  readonly durationMillis: number;
  readonly memoryMb: number;
  readonly maxMemoryUsedMb: number;
  /** Only at a cold start. */
  readonly initMillis?: number;
}

/** What a runtime is called. The ARN is a hash of the interpreter, as AWS's is one of its image. */
export function runtimeVersion(runtime: string, interpreterVersion: string, partition: string, region: string): { readonly name: string; readonly arn: string } {
  const hash = createHash('sha256').update(`${runtime} ${interpreterVersion}`).digest('hex');
  return { name: `${runtime.replace(/\d.*$/, '')}:${interpreterVersion}`, arn: `arn:${partition}:lambda:${region}::runtime:${hash}` };
}

/** First line of an environment (LAM-138). */
export function initStartLine(runtime: string, interpreterVersion: string, partition: string, region: string): string {
  const { name, arn } = runtimeVersion(runtime, interpreterVersion, partition, region);
  return `INIT_START Runtime Version: ${name}\tRuntime Version ARN: ${arn}\n`;
}

/** An init that failed, with the phase's status `error` or `timeout`. */
export function initReportLine(millis: number, status: 'error' | 'timeout', errorType: string | undefined): string {
  const type = errorType === undefined ? '' : `\tError Type: ${errorType}`;
  return `INIT_REPORT Init Duration: ${millis.toFixed(2)} ms\tPhase: init\tStatus: ${status}${type}\n`;
}

export function startLine(requestId: string, version: string): string {
  return `START RequestId: ${requestId} Version: ${version}\n`;
}

/** END and REPORT (LAM-138). Billed are whole milliseconds, the init's included. */
export function endLines(report: Report): string {
  const { requestId, durationMillis, initMillis } = report;
  const billed = Math.ceil(durationMillis + (initMillis ?? 0));
  const init = initMillis === undefined ? '' : `Init Duration: ${initMillis.toFixed(2)} ms\t`;
  return (
    `END RequestId: ${requestId}\nREPORT RequestId: ${requestId}\tDuration: ${durationMillis.toFixed(2)} ms\t` +
    `Billed Duration: ${billed} ms\tMemory Size: ${report.memoryMb} MB\tMax Memory Used: ${report.maxMemoryUsedMb} MB\t${init}\t\n`
  );
}
