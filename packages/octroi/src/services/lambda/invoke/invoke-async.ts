import type { InvokeAsyncRequest, InvokeAsyncResponse } from '../../../../models/lambda.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { asyncInvocations } from '../parts.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { aliases, functions, versions } from '../tables.ts';
import { accountConcurrency, provisionedConcurrency } from '../concurrency/tables.ts';
import { queue, queuedPayloads } from './tables.ts';
import { enqueue } from './enqueue.ts';
import { readInvocation } from './invocation.ts';
import { readPayload } from './payload.ts';

/** Bytes (LAM-60). */
const MAX_PAYLOAD = 262_144;

/** The old way to queue an invocation, under an action of its own (LAM-2). */
export const invokeAsync = writes<InvokeAsyncRequest, InvokeAsyncResponse>({
  service: 'lambda',
  name: 'InvokeAsync',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:InvokeAsync', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:InvokeAsync', input, context)],
  },
  tables: [functions, versions, aliases, accountConcurrency, provisionedConcurrency],
  globalTables: [queue, queuedPayloads],
  errors: [...FUNCTION_ERRORS, 'InvalidRequestContentException', 'RequestTooLargeException'],
  async handle(call) {
    const { input, home } = call;
    const function_ = designated(input, call.scope);
    const { functionId } = await readInvocation(function_, { rows: call.rows, home, seal: call.seal, draw: () => 0 });
    const { byteLength } = input.InvokeArgs;
    if (byteLength > MAX_PAYLOAD) throw new ApiError('RequestTooLargeException', `Request must be smaller than ${MAX_PAYLOAD} bytes for the InvokeAsync operation`, { status: 413 });
    enqueue({ ...function_, functionId, payload: readPayload(input.InvokeArgs, 'Event'), clientContext: undefined }, call);
    return effect(async (outside) => {
      outside.use(asyncInvocations).wake();
      return { Status: 202 };
    });
  },
});
