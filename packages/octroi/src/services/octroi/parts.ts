import type { DecidedRequest, ExplainRequestResponse, ListDecisionsRequest } from '../../../models/octroi.gen.ts';
import type { Awaitable } from '../../kernel/awaitable.ts';
import { defineToken } from '../../kernel/operation.ts';

/** A request as an account sees it, and its place in the order of all. */
export interface SeenRequest {
  readonly order: number;
  readonly seen: DecidedRequest;
}

/** The requests that an account wants to see. */
export interface SeenRequests {
  /** The newest first. */
  readonly requests: readonly SeenRequest[];
  /** The place of the request that a page goes on behind; null if it is not remembered here, or there is none. */
  readonly behind: number | null;
}

/** What became of the last requests, as an account may know it. Several threads may remember, each what it answered itself. */
export interface DecisionTrail {
  list(account: string, wanted: ListDecisionsRequest): Awaitable<SeenRequests>;
  /** Null for a request that is not remembered, or that the account is on no side of. */
  explain(account: string, requestId: string): Awaitable<ExplainRequestResponse | null>;
}

export const decisionTrail = defineToken<DecisionTrail>('the trail of decisions');
