import type { InvocationOutcome } from './task.ts';

/** Greatest response of a function, bytes (LAM-64). */
export const MAX_RESPONSE_BYTES = 6_291_556;

/** Greatest streamed response of a function, bytes (LAM-72). */
export const MAX_STREAM_BYTES = 200 * 1024 * 1024;

/** What the platform found out about an invocation, before it is made into an outcome. */
export interface Ending {
  readonly payload: Uint8Array;
  readonly failed: boolean;
}

/** How a process ended, as Node tells it. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why the process was never started. */
  readonly problem?: string;
}

/** Go's names of signals, in which AWS tells of them. */
const SIGNAL_NAMES: Partial<Record<NodeJS.Signals, string>> = {
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGABRT: 'aborted',
  SIGTERM: 'terminated',
  SIGINT: 'interrupt',
  SIGHUP: 'hangup',
  SIGQUIT: 'quit',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGILL: 'illegal instruction',
  SIGTRAP: 'trace/breakpoint trap',
  SIGPIPE: 'broken pipe',
};

/** The handler did not end in time (LAM-63). */
export function timedOut(requestId: string, timeoutSeconds: number): Ending {
  return failure('Sandbox.Timedout', `RequestId: ${requestId} Error: ${timedOutText(timeoutSeconds)}`);
}

/** The sentence of a timeout, in the error and in the log. */
export function timedOutText(timeoutSeconds: number): string {
  return `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
}

/** The runtime's process is gone (LAM-63). */
export function exited(requestId: string, exit: ProcessExit): Ending {
  return failure('Runtime.ExitError', `RequestId: ${requestId} Error: ${exitText(exit)}`);
}

/** The sentence of an exit, in the error and in the log. */
export function exitText(exit: ProcessExit): string {
  if (exit.signal) return `Runtime exited with error: signal: ${SIGNAL_NAMES[exit.signal] ?? exit.signal}`;
  return exit.code ? `Runtime exited with error: exit status ${exit.code}` : 'Runtime exited without providing a reason';
}

/** The response is over the limit (LAM-63, LAM-64). */
export function responseTooLarge(): Ending {
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`;
  return { payload: json({ errorMessage, errorType: 'Function.ResponseSizeTooLarge' }), failed: true };
}

/** Nothing on this host can run the runtime (LAM-24). */
export function noInterpreter(requestId: string, reason: string): Ending {
  return failure('Runtime.InvalidEntrypoint', `RequestId: ${requestId} Error: ${reason}`);
}

/** The outcome that the caller gets. */
export function outcomeOf(ending: Ending, executedVersion: string, logTail?: string): InvocationOutcome {
  return {
    payload: ending.payload,
    executedVersion,
    ...(ending.failed ? { functionError: 'Unhandled' as const } : {}),
    ...(logTail === undefined ? {} : { logTail }),
  };
}

function failure(errorType: string, errorMessage: string): Ending {
  return { payload: json({ errorType, errorMessage }), failed: true };
}

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
