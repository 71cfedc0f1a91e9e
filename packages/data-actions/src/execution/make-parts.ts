import { EXECUTION_LIMITS, type ExecutionLimits } from '../configuration.ts';
import { openSandbox } from '../sandbox/sandbox.ts';
import { awsClients, type Endpoint } from './clients.ts';
import { concurrencyGate } from './concurrency.ts';
import { ownRoleCredentials, type OwnCredentials } from './own-credentials.ts';
import type { ExecutionParts } from './parts.ts';
import { sessionCache } from './sessions.ts';
import type { AwsCredentials, ExecutionClock, ExplainRefusal } from './types.ts';

export interface PartsOptions {
  /** Where STS and Lambda are: an address for all, or one for each service and Region. AWS's own if left out. */
  readonly endpoint?: string | Endpoint;
  /** Long-lived keys of the third party's user in each of its accounts (GEN-2, GEN-5), or something that gives sessions of its role there. */
  readonly own: Readonly<Record<string, AwsCredentials>> | OwnCredentials;
  readonly limits?: Partial<ExecutionLimits>;
  readonly clock?: ExecutionClock;
  readonly explainRefusal?: ExplainRefusal;
}

const HOST_CLOCK: ExecutionClock = { now: () => Date.now(), monotonic: () => performance.now() };

/** Makes what executions work with; `close` ends the workers and connections. */
export function executionParts(options: PartsOptions): ExecutionParts & { close(): Promise<void> } {
  const limits: ExecutionLimits = { ...EXECUTION_LIMITS, ...options.limits };
  const clock = options.clock ?? HOST_CLOCK;
  const { endpoint } = options;
  const clients = awsClients(typeof endpoint === 'function' ? endpoint : () => endpoint, limits.concurrentInAll);
  const sandbox = openSandbox(limits);
  return {
    clients,
    own: isProvider(options.own) ? options.own : ownRoleCredentials(options.own, clients, clock),
    sessions: sessionCache(clock, limits.cachedSessions),
    concurrency: concurrencyGate(limits),
    sandbox,
    clock,
    limits,
    ...(options.explainRefusal === undefined ? {} : { explainRefusal: options.explainRefusal }),
    async close() {
      clients.close();
      await sandbox.close();
    },
  };
}

function isProvider(own: PartsOptions['own']): own is OwnCredentials {
  return typeof (own as OwnCredentials).get === 'function';
}
