import type { InvocationRequest, InvocationResponse } from '../../../../models/lambda.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import type { InvocationOutcome } from '../execution/task.ts';
import { asyncInvocations } from '../parts.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { aliases, functions, versions } from '../tables.ts';
import { accountConcurrency, provisionedConcurrency } from '../concurrency/tables.ts';
import { queue, queuedPayloads } from './tables.ts';
import { enqueue } from './enqueue.ts';
import { readInvocation } from './invocation.ts';
import { readClientContext, readPayload } from './payload.ts';
import { refusalOf } from './refusal.ts';
import { runInvocation, traceIdOf } from './run.ts';

/** The model has no member for the trace of a synchronous call (LAM-61). */
type InvocationAnswer = InvocationResponse & { readonly traceId?: string };

/** Runs a function, now or later, or only says whether it would (LAM-59 to LAM-70, LAM-73). */
export const invoke = writes<InvocationRequest, InvocationAnswer>({
  service: 'lambda',
  name: 'Invoke',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:InvokeFunction', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:InvokeFunction', input, context)],
  },
  tables: [functions, versions, aliases, accountConcurrency, provisionedConcurrency],
  globalTables: [queue, queuedPayloads],
  errors: [...FUNCTION_ERRORS, 'InvalidRequestContentException', 'RequestTooLargeException', 'TooManyRequestsException', 'InvalidZipFileException', 'ServiceException'],
  headers: ({ traceId }): Readonly<Record<string, string>> => (traceId === undefined ? {} : { 'X-Amzn-Trace-Id': traceId }),
  async handle(call) {
    const { input, home, ids, now, requestId } = call;
    const type = input.InvocationType ?? 'RequestResponse';
    const function_ = designated(input, call.scope);
    const invocation = await readInvocation(function_, { rows: call.rows, home, seal: call.seal, draw: () => ids.bytes(6).readUIntBE(0, 6) / 2 ** 48 });
    const payload = readPayload(input.Payload, type);
    const clientContext = readClientContext(input.ClientContext);
    if (type === 'DryRun') return { StatusCode: 204 };
    if (type === 'Event') {
      enqueue({ ...function_, functionId: invocation.functionId, payload, clientContext }, call);
      return effect(async (outside) => {
        outside.use(asyncInvocations).wake();
        return { StatusCode: 202 };
      });
    }
    const event = { requestId, payload, logTail: input.LogType === 'Tail', now, ...(clientContext === undefined ? {} : { clientContext }) };
    return effect(async (outside) => {
      try {
        return { ...response(await runInvocation(invocation, event, outside)), traceId: traceIdOf(requestId, now) };
      } catch (error) {
        throw refusalOf(error);
      }
    });
  },
});

function response({ payload, functionError, executedVersion, logTail }: InvocationOutcome): InvocationResponse {
  return {
    StatusCode: 200,
    ExecutedVersion: executedVersion,
    Payload: payload,
    ...(functionError === undefined ? {} : { FunctionError: functionError }),
    ...(logTail === undefined ? {} : { LogResult: logTail }),
  };
}
