import type { Outside } from '../../../kernel/operation.ts';
import { ResponseStream } from '../execution/response-stream.ts';
import type { InvocationOutcome } from '../execution/task.ts';
import type { Invocation } from './invocation.ts';
import { runInvocation, type Event } from './run.ts';

/** A function that runs, or has run, with its answer as it comes. */
export interface Streaming {
  /** Null: the function does not stream, and the outcome is the answer. */
  readonly stream: ResponseStream | null;
  readonly contentType: string | null;
  readonly outcome: Promise<InvocationOutcome>;
}

/** Runs the function until its answer begins, or is there. Throws what `runInvocation` throws before that. */
export async function runStreaming(invocation: Invocation, event: Event, outside: Outside): Promise<Streaming> {
  const stream = new ResponseStream();
  const outcome = runInvocation(invocation, { ...event, sink: stream }, outside).finally(() => stream.end());
  // Whoever reads the answer hears of it; nobody has to, once it has begun.
  outcome.catch(() => {});
  const contentType = await Promise.race([stream.begun, outcome.then(() => null)]);
  return stream.hasBegun ? { stream, contentType: contentType ?? (await stream.begun), outcome } : { stream: null, contentType: null, outcome };
}
