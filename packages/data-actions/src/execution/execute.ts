import { randomUUID } from 'node:crypto';
import { MASK, OUR_CHOICE, roleSessionName } from '../configuration.ts';
import { flatten } from '../contracts/flatten.ts';
import { obtainSession, roleOf } from './assume-role.ts';
import { ExecutionFailure, notEnabled, remote, tooManyExecutions } from './errors.ts';
import { externalIdOf } from './external-id.ts';
import { invoke } from './invoke.ts';
import type { ExecutionParts } from './parts.ts';
import { requestVariables, resolveBody, resolveFunction, resolveHeaders, validateInput } from './render-request.ts';
import type { Run } from './run.ts';
import { Trace } from './trace.ts';
import { applySuccessTemplate, rawResultOf, statusCodeHint, translate, validateOutput } from './transform-response.ts';
import type { ErrorBody, ExecutionOutcome, ExecutionRequest, ExecutionResult, Json } from './types.ts';

/**
 * GEN-52: runs an action once. It never throws: what goes wrong is an error in the result, in the form of GEN-70 to GEN-76, and the
 * steps up to there are in the trace (GEN-95). When the action's time is over a timeout is answered; the function goes on (GEN-77).
 */
export async function executeAction(request: ExecutionRequest, parts: ExecutionParts): Promise<ExecutionResult> {
  const contextId = request.contextId ?? randomUUID();
  const trace = new Trace(parts.clock, request.action.secure);
  const finish = (outcome: ExecutionOutcome): ExecutionResult => ({ ...outcome, contextId, operations: trace.list(), durationMillis: trace.elapsed });
  if (!request.integration.enabled) return finish({ success: false, error: notEnabled(request.integration.name, contextId).body });
  const leave = parts.concurrency.enter(request.organisation.id);
  if (leave === null) return finish({ success: false, error: tooManyExecutions(parts.limits.concurrentPerOrganisation, contextId).body });
  const seconds = timeoutSeconds(request, parts);
  const over = new AbortController();
  const run: Run = { request, parts, contextId, trace, signal: over.signal };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(remote('gatewayTimeout', `The action did not finish within ${seconds} seconds; the function may still be running`, contextId));
      over.abort();
    }, seconds * 1000);
  });
  try {
    const steps = runSteps(run);
    // Whatever becomes of the steps after the time is over has no one left to hear it.
    steps.catch(() => undefined);
    const output = await Promise.race([steps, late]);
    const shown = request.mode === 'test' && request.action.secure ? MASK : output;
    return finish({ success: true, output: shown });
  } catch (error) {
    const body = bodyOf(error, contextId);
    trace.failed(body);
    return finish({ success: false, error: body });
  } finally {
    clearTimeout(timer);
    leave();
  }
}

/** GEN-77: 1 to 60 seconds; absent or 0 is the default. */
function timeoutSeconds({ action }: ExecutionRequest, { limits }: ExecutionParts): number {
  const given = action.config.timeoutSeconds ?? 0;
  return given > 0 ? Math.min(given, limits.maximumTimeoutSeconds) : limits.defaultTimeoutSeconds;
}

/** A fault of ours says no more than that: it may hold what is not the customer's. */
function bodyOf(error: unknown, contextId: string): ErrorBody {
  return error instanceof ExecutionFailure ? error.body : remote('badGateway', 'the execution failed for a reason of our own', contextId).body;
}

async function runSteps(run: Run): Promise<Json> {
  const { request, trace } = run;
  trace.begin('input');
  const input = await validateInput(run);
  trace.done(input);
  const variables = requestVariables(run, input);

  trace.begin('url');
  const arn = await resolveFunction(run, variables);
  trace.doneWith({ functionArn: arn.text, region: arn.region, qualifier: arn.qualifier });

  trace.begin('headers');
  const headers = await resolveHeaders(run, variables);
  trace.done({ ...headers });

  trace.begin('body');
  const event = await resolveBody(run, variables);
  trace.done(event);

  trace.begin('credentials');
  const roleArn = roleOf(run);
  const asked = { roleArn, sessionName: roleSessionName(externalIdOf(request)), sessionNameIs: OUR_CHOICE, externalId: externalIdOf(request), account: request.organisation.account, region: request.organisation.region };
  trace.know(asked);
  const obtained = await obtainSession(run, roleArn, arn.text);
  const { session, cached } = obtained;
  trace.doneWith({ ...asked, assumedRole: session.arn, expiration: new Date(session.expires).toISOString(), cached, requestId: session.requestId });

  trace.begin('invoke');
  trace.know({ functionArn: arn.text, region: arn.region });
  const before = trace.elapsed;
  const invoked = await invoke(run, arn, event, roleArn, obtained);
  const hint = statusCodeHint(invoked.payload);
  trace.doneWith(
    { functionArn: arn.text, region: arn.region, requestId: invoked.requestId, executedVersion: invoked.executedVersion, durationMillis: Math.round(trace.elapsed - before), retried: invoked.retried },
    { payload: invoked.payload, ...(hint === null ? {} : { hint }) },
  );

  trace.begin('translation');
  const rawResult = rawResultOf(invoked.payload);
  const { variables: translated, origins } = await translate(run, rawResult);
  trace.done({ variables: translated, origins });

  trace.begin('success');
  const output = await applySuccessTemplate(run, rawResult, translated);
  trace.done(output);

  trace.begin('output');
  await validateOutput(run, output);
  const final = request.flatten ? flatten(output) : output;
  trace.done(final);
  return final;
}
