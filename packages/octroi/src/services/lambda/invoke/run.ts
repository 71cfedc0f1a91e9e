import { setTimeout as delay } from 'node:timers/promises';
import type { AssumeRoleResponse } from '../../../../models/sts.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { serviceCaller } from '../../../kernel/caller.ts';
import type { Outside } from '../../../kernel/operation.ts';
import type { InvocationOutcome, ResponseSink, RoleCredentials } from '../execution/task.ts';
import { concurrencyGate, functionExecutor } from '../parts.ts';
import { LAMBDA_SERVICE, roleSessionName } from '../role.ts';
import { functionArn } from '../shared/designation.ts';
import { CANNOT_BE_ASSUMED } from '../shared/errors.ts';
import { blobOfCode } from '../packages/package.ts';
import type { Invocation } from './invocation.ts';

/** One call of a function. */
export interface Event {
  readonly requestId: string;
  readonly payload: Uint8Array;
  /** JSON text. */
  readonly clientContext?: string;
  readonly logTail: boolean;
  /** Takes the answer of a streaming handler. */
  readonly sink?: ResponseSink;
  /** Milliseconds of the decision clock. */
  readonly now: number;
}

/** Seconds: as long as STS gives at all (LAM-110). */
const SESSION_SECONDS = 43_200;
const MAX_WAIT_MILLIS = 10_000;

/**
 * Runs the function, after the transaction that read it. Throws AccessDeniedException if its role cannot be assumed (LAM-109), and
 * what the executor throws.
 */
export async function runInvocation(invocation: Invocation, event: Event, outside: Outside): Promise<InvocationOutcome> {
  const { leave, provisioned } = outside.use(concurrencyGate).enter(invocation.limit, event.now);
  try {
    return await run(provisioned ? onProvisioned(invocation) : invocation, event, outside);
  } finally {
    leave();
  }
}

/** In an environment that is kept ready, which is told so and shared with no other call (LAM-83, LAM-120). */
function onProvisioned(invocation: Invocation): Invocation {
  const { task } = invocation;
  return { ...invocation, task: { ...task, environmentKey: `${task.environmentKey}provisioned/`, initialization: 'provisioned-concurrency' } };
}

async function run(invocation: Invocation, event: Event, outside: Outside): Promise<InvocationOutcome> {
  const wait = Math.min(invocation.readyAt - event.now, MAX_WAIT_MILLIS);
  if (wait > 0) await delay(wait);
  const { requestId, payload, clientContext, logTail, sink } = event;
  return outside.use(functionExecutor).invoke({
    ...invocation.task,
    requestId,
    payload,
    logTail,
    ...(sink === undefined ? {} : { sink }),
    ...(clientContext === undefined ? {} : { clientContext }),
    traceId: traceIdOf(requestId, event.now),
    codeOf: async (codeSha256) => {
      const code = await outside.blobs.get(blobOfCode(codeSha256));
      if (code === undefined) throw new Error(`a package of ${invocation.task.functionName} is missing from the blobs`);
      return code;
    },
    credentials: () => assumeRole(invocation, outside),
  });
}

/**
 * Credentials of the execution role, for `$LATEST`, versions and aliases alike (LAM-108, LAM-111): Lambda assumes the role as a
 * service, so that its trust policy decides at every cold start.
 */
export async function assumeRole({ home, roleArn, task }: Invocation, outside: Outside): Promise<RoleCredentials> {
  const sourceArn = functionArn(home, task.functionName);
  try {
    const answer: AssumeRoleResponse = await outside.callService({
      caller: serviceCaller(home.partition, LAMBDA_SERVICE, { sourceArn, sourceAccount: home.account }),
      service: 'sts',
      operation: 'AssumeRole',
      account: home.account,
      region: home.region,
      input: { RoleArn: roleArn, RoleSessionName: roleSessionName(task.functionName), DurationSeconds: SESSION_SECONDS },
    });
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
    if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined || Expiration === undefined) throw new Error('AssumeRole answered without credentials');
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken, expiration: Expiration.getTime() };
  } catch (error) {
    if (error instanceof ApiError && error.code.startsWith('AccessDenied')) throw new ApiError('AccessDeniedException', CANNOT_BE_ASSUMED, { status: 403 });
    throw error;
  }
}

/** The X-Ray trace of an invocation, as `X-Amzn-Trace-Id` has it: nothing is sampled (LAM-61, LAM-115). */
export function traceIdOf(requestId: string, now: number): string {
  const seconds = Math.floor(now / 1000).toString(16).padStart(8, '0');
  return `Root=1-${seconds}-${requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`;
}
