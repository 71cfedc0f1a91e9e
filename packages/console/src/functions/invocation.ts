/** What the REPORT line of a function's log tells. */
export interface Report {
  readonly duration: string;
  readonly billed: string;
  readonly memory: string;
  readonly used: string;
  /** Absent in an environment that ran before. */
  readonly init?: string;
}

const PARTS = { Duration: 'duration', 'Billed Duration': 'billed', 'Memory Size': 'memory', 'Max Memory Used': 'used', 'Init Duration': 'init' } as const;

/** Reads the last REPORT line of a log; null: there is none. */
export function readReport(log: string): Report | null {
  const line = log.split('\n').findLast((each) => each.startsWith('REPORT RequestId:'));
  if (line === undefined) return null;
  const report: Partial<Record<(typeof PARTS)[keyof typeof PARTS], string>> = {};
  for (const part of line.split('\t')) {
    const colon = part.indexOf(': ');
    const name = part.slice(0, colon).trim();
    if (Object.hasOwn(PARTS, name)) report[PARTS[name as keyof typeof PARTS]] = part.slice(colon + 2).trim();
  }
  const { duration, billed, memory, used, init } = report;
  if (duration === undefined || billed === undefined || memory === undefined || used === undefined) return null;
  return { duration, billed, memory, used, ...(init === undefined ? {} : { init }) };
}

/** The text of a log tail, which comes in base64. */
export function readLogTail(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (each) => each.charCodeAt(0)));
}

/** JSON in lines if it is JSON, else as it came. */
export function prettyPayload(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
