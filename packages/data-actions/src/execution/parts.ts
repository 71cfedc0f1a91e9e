import type { ExecutionLimits } from '../configuration.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { AwsClients } from './clients.ts';
import type { ConcurrencyGate } from './concurrency.ts';
import type { OwnCredentials } from './own-credentials.ts';
import type { SessionCache } from './sessions.ts';
import type { ExecutionClock, ExplainRefusal } from './types.ts';

/** What `executeAction` works with; one set serves every organisation. `executionParts` makes them. */
export interface ExecutionParts {
  readonly clients: AwsClients;
  /** The third party's own credentials in its account G (GEN-2, GEN-5). */
  readonly own: OwnCredentials;
  readonly sessions: SessionCache;
  readonly concurrency: ConcurrencyGate;
  readonly sandbox: Sandbox;
  readonly clock: ExecutionClock;
  readonly limits: ExecutionLimits;
  readonly explainRefusal?: ExplainRefusal;
}
