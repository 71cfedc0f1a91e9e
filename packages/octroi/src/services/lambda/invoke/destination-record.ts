import type { InvocationOutcome } from '../execution/task.ts';
import { functionArn } from '../shared/designation.ts';
import type { QueuedInvocation } from './tables.ts';

/** What an asynchronous invocation came to (LAM-76). */
export type Condition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency';

/** An asynchronous invocation that is over. */
export interface Ended {
  readonly row: QueuedInvocation;
  readonly condition: Condition;
  readonly payload: Uint8Array;
  /** Attempts that reached the function. */
  readonly attempts: number;
  /** Of the last one; absent if none reached it. */
  readonly outcome?: InvocationOutcome;
}

/** The message that a destination gets, as JSON (LAM-76). `now` is in milliseconds of the decision clock. */
export function destinationRecord({ row, condition, payload, attempts, outcome }: Ended, now: number): string {
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date(now).toISOString(),
    requestContext: {
      requestId: row.id,
      functionArn: functionArn(row, row.name, row.qualifier ?? '$LATEST'),
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: jsonOf(payload, {}),
    ...(outcome === undefined
      ? {}
      : {
          responseContext: { statusCode: 200, executedVersion: outcome.executedVersion, ...(outcome.functionError === undefined ? {} : { functionError: outcome.functionError }) },
          responsePayload: jsonOf(outcome.payload, null),
        }),
  });
}

/** A function may answer with what is no JSON; it is passed on as text. */
function jsonOf(bytes: Uint8Array, empty: unknown): unknown {
  if (bytes.byteLength === 0) return empty;
  const text = Buffer.from(bytes).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
