import { defineTable } from '../../../kernel/table.ts';

/** An asynchronous invocation that waits or runs (LAM-73). */
export interface QueuedInvocation {
  /** The request's id, the same on every attempt (LAM-74). */
  readonly id: string;
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly functionId: string;
  readonly qualifier: string | null;
  readonly clientContext?: string;
  /** Rows of `queuedPayloads`. */
  readonly chunks: number;
  readonly acceptedAt: number;
  /** Not before this time; while an attempt runs, when its node looks at it again. */
  readonly nextAt: number;
  /** The node that attempts it; others take it over when that one is gone. */
  readonly node?: string;
  /** Attempts that ended with an error of the function. */
  readonly failures: number;
  /** Attempts that did not reach the function. */
  readonly refusals: number;
}

/** How often the functions of a chain of destinations have been called on the way to an invocation, by function's id (LAM-79). */
export interface LineageRow {
  readonly calls: Readonly<Record<string, number>>;
}

/** What becomes of asynchronous invocations of a function, a version or an alias (LAM-75). */
export interface EventInvokeRow {
  /** 0 to 2; 2 if absent. */
  readonly retries?: number;
  /** Seconds, 60 to 21600; 21600 if absent. */
  readonly maxAge?: number;
  /** ARNs. */
  readonly onSuccess?: string;
  readonly onFailure?: string;
  /** Milliseconds of the decision clock. */
  readonly modifiedAt: number;
}

/** A message to a service that is not here: what would have been sent, and whether the function's role may (LAM-78). */
export interface OutboxRow {
  readonly at: number;
  readonly requestId: string;
  readonly functionArn: string;
  readonly kind: 'destination' | 'dead-letter';
  readonly target: string;
  /** The action that sending asks. */
  readonly action: string;
  /** Why it would not have been sent; absent if the role may. */
  readonly denied?: string;
  /** Sealed: it holds the event. At most 256 KiB of it. */
  readonly body: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** [function's id, qualifier]. */
export const eventInvokes = defineTable<EventInvokeRow>({ service: 'lambda', name: 'event-invoke', kind: 'business', regional: true });

/** [time padded to 15 digits, request id, kind]. */
export const outbox = defineTable<OutboxRow>({ service: 'lambda', name: 'outbox', kind: 'business', regional: true });

/** [request id], under the account `-`, so that a node finds what waits without knowing the accounts. */
export const queue = defineTable<QueuedInvocation>({ service: 'lambda', name: 'queue', kind: 'business', regional: false });

/** [request id, number]: a piece of the sealed event. */
export const queuedPayloads = defineTable<{ readonly piece: string }>({ service: 'lambda', name: 'queued-payload', kind: 'business', regional: false });

/** [request id], under the account `-`: of a queued invocation that a destination made. */
export const lineages = defineTable<LineageRow>({ service: 'lambda', name: 'lineage', kind: 'business', regional: false });
