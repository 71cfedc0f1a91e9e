import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { FunctionArn } from '../regions/arns.ts';
import { awsError, isThrottled, REFUSED, STALE, type AwsError } from './aws-error.ts';
import { obtainSession, sessionKey } from './assume-role.ts';
import { credentialsInvalid, functionFailed, processing, remote, type ExecutionFailure } from './errors.ts';
import { cut, type Run } from './run.ts';
import type { RoleSession } from './sessions.ts';
import { sayable } from './trace.ts';
import { explained } from './why.ts';

export interface Invoked {
  readonly payload: string;
  readonly requestId: string;
  readonly executedVersion: string;
  readonly retried: boolean;
}

interface Obtained {
  readonly session: RoleSession;
  readonly cached: boolean;
}

/**
 * GEN-52.4: invokes the function in its own Region with the session. GEN-55: if a cached session is refused, a new one is made and the call
 * repeated, once; nothing else is ever repeated (GEN-79), for the function may have had its effect.
 */
export async function invoke(run: Run, arn: FunctionArn, event: string, roleArn: string, obtained: Obtained): Promise<Invoked> {
  try {
    return await invokeOnce(run, arn, event, obtained.session, false);
  } catch (thrown) {
    const error = awsError(thrown);
    if (!isAnswer(thrown) || !obtained.cached || !(STALE.has(error.name) || REFUSED.has(error.name))) throw await failure(run, thrown, arn, roleArn);
  }
  run.parts.sessions.drop(sessionKey(run, roleArn), obtained.session);
  const again = await obtainSession(run, roleArn, arn.text);
  run.trace.know({ retried: true });
  try {
    return await invokeOnce(run, arn, event, again.session, true);
  } catch (thrown) {
    throw await failure(run, thrown, arn, roleArn);
  }
}

/** Whether it came from a client of AWS, and is no failure that is already in its final words. */
const isAnswer = (thrown: unknown): boolean => (thrown as Error).name !== 'ExecutionFailure';

async function invokeOnce(run: Run, arn: FunctionArn, event: string, session: RoleSession, retried: boolean): Promise<Invoked> {
  const command = new InvokeCommand({ FunctionName: arn.text, InvocationType: 'RequestResponse', LogType: 'None', Payload: Buffer.from(event) });
  const answer = await run.parts.clients.lambda(arn.region, session.credentials).send(command, { abortSignal: run.signal });
  const requestId = answer.$metadata.requestId ?? '';
  const bytes = answer.Payload?.length ?? 0;
  run.trace.know({ requestId, ...(answer.ExecutedVersion === undefined ? {} : { executedVersion: answer.ExecutedVersion }) });
  if (bytes > run.parts.limits.payloadBytes) throw processing('The response could not be read', `it has more than ${run.parts.limits.payloadBytes} bytes`, run.contextId);
  const payload = answer.Payload === undefined ? '' : answer.Payload.transformToString();
  if (answer.FunctionError !== undefined) {
    const said = sayable(run.request.action.secure, cut(functionMessage(payload), run.parts.limits.messageCharacters));
    throw functionFailed(answer.FunctionError, said, run.contextId);
  }
  return { payload, requestId, executedVersion: answer.ExecutedVersion ?? '', retried };
}

/** GEN-73: the function's error in the recorded form, `errorType:Error,errorMessage:boom,trace:[...]`. */
function functionMessage(payload: string): string {
  let said: { readonly errorType?: unknown; readonly errorMessage?: unknown; readonly trace?: unknown; readonly stackTrace?: unknown } | null;
  try {
    said = JSON.parse(payload) as typeof said;
  } catch {
    return payload;
  }
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return payload;
  const trace = said.trace ?? said.stackTrace;
  const parts = [
    ...(typeof said.errorType === 'string' ? [`errorType:${said.errorType}`] : []),
    ...(typeof said.errorMessage === 'string' ? [`errorMessage:${said.errorMessage}`] : []),
    ...(Array.isArray(trace) ? [`trace:[${trace.slice(0, 50).map(String).join(', ')}]`] : []),
  ];
  return parts.length === 0 ? payload : parts.join(',');
}

/** GEN-74. */
async function failure(run: Run, thrown: unknown, arn: FunctionArn, roleArn: string): Promise<ExecutionFailure | unknown> {
  if (!isAnswer(thrown)) return thrown;
  const error = awsError(thrown);
  const message = cut(error.message, run.parts.limits.messageCharacters);
  if (error.status >= 400) await explained(run, { service: 'lambda', region: arn.region, error, roleArn, functionArn: arn.text });
  if (STALE.has(error.name)) return credentialsInvalid(message, run.contextId);
  return remote(outcomeOf(error), message, run.contextId);
}

function outcomeOf(error: AwsError): Parameters<typeof remote>[0] {
  if (isThrottled(error)) return 'tooManyRequests';
  if (REFUSED.has(error.name) || error.status === 403) return 'forbidden';
  if (error.status === 404 || error.name === 'NoSuchHost') return 'notFound';
  if (error.status >= 400 && error.status < 500) return 'badRequest';
  return 'badGateway';
}
