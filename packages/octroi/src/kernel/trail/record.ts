import type { Decision } from '@octroi/policy';
import type { Decided } from '../authorise.ts';

/** What is kept of one request: who asked what, what was decided, how it ended. No secret, no body. */
export interface DecisionRecord {
  readonly requestId: string;
  /** ISO time of the decision clock. */
  readonly time: string;
  readonly account: string | null;
  readonly caller: string | null;
  readonly accessKeyId: string | null;
  readonly sourceIp: string | null;
  readonly region: string | null;
  readonly service: string | null;
  readonly operation: string | null;
  readonly decisions: readonly RecordedDecision[];
  /** HTTP status and, for an error, its code. */
  readonly status: number;
  readonly error: string | null;
}

export interface RecordedDecision {
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string | null;
  readonly decision: Decision;
}

export function recordedDecision(decided: Decided): RecordedDecision {
  const { request, decision } = decided;
  return { action: request.action, resource: request.resource, resourceAccount: request.resourceAccount, decision };
}
