import type { Caller } from './caller.ts';

/**
 * How a service calls another: through the same walk as anyone, entering at `decode` with a caller of its own. There is
 * no internal flag and no bypass; a test lists the callers.
 */
export interface ServiceCall {
  readonly caller: Caller;
  readonly service: string;
  readonly operation: string;
  /** 12 digits: whose resources are meant when the caller has no account. */
  readonly account: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The request's id, if the calling service has to know it in advance; default: a new one. */
  readonly requestId?: string;
}

export type CallService = (call: ServiceCall) => Promise<Record<string, unknown>>;
