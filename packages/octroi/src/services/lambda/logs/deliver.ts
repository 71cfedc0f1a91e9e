import { ApiError } from '../../../kernel/api-error.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Outside } from '../../../kernel/operation.ts';

/** A log stream of an environment, and whose credentials write to it. */
export interface Destination {
  readonly accountId: string;
  readonly region: string;
  readonly logGroup: string;
  readonly logStream: string;
  readonly sessionToken: string;
}

export interface DeliveredEvent {
  readonly timestamp: number;
  readonly message: string;
}

/**
 * Writes events with the credentials of the function's own role, as Lambda does (LAM-139): what the role may not, does not happen, and the
 * decision is recorded like any. Makes the stream, and the group, of an environment that is new, or where they are gone. Throws what
 * CloudWatch Logs refuses with.
 */
export async function deliver(destination: Destination, events: readonly DeliveredEvent[], isNew: boolean, outside: Outside): Promise<void> {
  const caller = await outside.callerOf(destination.sessionToken);
  if (caller === undefined) throw new ApiError('ExpiredTokenException', 'The security token included in the request is expired');
  const logGroupName = destination.logGroup;
  const logStreamName = destination.logStream;
  const call = (operation: string, input: Readonly<Record<string, unknown>>) => callLogs(operation, input, destination, caller, outside);
  const put = () => call('PutLogEvents', { logGroupName, logStreamName, logEvents: events });
  const createStream = () => unlessThere(call('CreateLogStream', { logGroupName, logStreamName }));
  if (!isNew && (await wasFound(put()))) return;
  if (!(await wasFound(createStream()))) {
    await unlessThere(call('CreateLogGroup', { logGroupName }));
    await createStream();
  }
  await put();
}

function callLogs(operation: string, input: Readonly<Record<string, unknown>>, { accountId, region }: Destination, caller: Caller, outside: Outside): Promise<unknown> {
  return outside.callService({ caller, service: 'logs', operation, account: accountId, region, input });
}

async function wasFound(called: Promise<unknown>): Promise<boolean> {
  return called.then(() => true, (error: unknown) => codeIs(error, 'ResourceNotFoundException', false));
}

async function unlessThere(called: Promise<unknown>): Promise<void> {
  await called.catch((error: unknown) => codeIs(error, 'ResourceAlreadyExistsException', undefined));
}

/** The given value if the error has the code; throws every other error. */
function codeIs<T>(error: unknown, code: string, value: T): T {
  if (error instanceof ApiError && error.code === code) return value;
  throw error;
}
