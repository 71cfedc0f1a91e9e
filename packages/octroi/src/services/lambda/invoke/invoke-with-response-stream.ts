import type { InvokeWithResponseStreamRequest } from '../../../../models/lambda.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { aliases, functions, versions } from '../tables.ts';
import { accountConcurrency, provisionedConcurrency } from '../concurrency/tables.ts';
import { readInvocation } from './invocation.ts';
import { readClientContext, readPayload } from './payload.ts';
import { refusalOf } from './refusal.ts';
import { runStreaming, type Streaming } from './stream.ts';

interface Answer {
  readonly StatusCode: number;
  readonly ExecutedVersion?: string;
  readonly EventStream?: AsyncIterable<Readonly<Record<string, unknown>>>;
}

/** Runs a function and passes its answer on as it comes (LAM-71, LAM-72); the permission is that of Invoke. */
export const invokeWithResponseStream = writes<InvokeWithResponseStreamRequest, Answer>({
  service: 'lambda',
  name: 'InvokeWithResponseStream',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:InvokeFunction', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:InvokeFunction', input, context)],
  },
  tables: [functions, versions, aliases, accountConcurrency, provisionedConcurrency],
  errors: [...FUNCTION_ERRORS, 'InvalidRequestContentException', 'RequestTooLargeException', 'TooManyRequestsException', 'InvalidZipFileException', 'ServiceException'],
  async handle(call) {
    const { input, home, ids, now, requestId } = call;
    const invocation = await readInvocation(designated(input, call.scope), { rows: call.rows, home, seal: call.seal, draw: () => ids.bytes(6).readUIntBE(0, 6) / 2 ** 48 });
    const payload = readPayload(input.Payload, 'RequestResponse');
    const clientContext = readClientContext(input.ClientContext);
    if (input.InvocationType === 'DryRun') return { StatusCode: 204 };
    const event = { requestId, payload, logTail: input.LogType === 'Tail', now, ...(clientContext === undefined ? {} : { clientContext }) };
    return effect(async (outside) => {
      try {
        return { StatusCode: 200, ExecutedVersion: invocation.task.version, EventStream: eventsOf(await runStreaming(invocation, event, outside)) };
      } catch (error) {
        throw refusalOf(error);
      }
    });
  },
});

/** Pieces of the answer, then how it ended (LAM-71). A function that does not stream answers in one piece. */
async function* eventsOf({ stream, outcome }: Streaming): AsyncGenerator<Readonly<Record<string, unknown>>> {
  if (stream !== null) for await (const Payload of stream) yield { PayloadChunk: { Payload } };
  const { payload, functionError, logTail } = await outcome;
  if (stream === null && functionError === undefined) yield { PayloadChunk: { Payload: payload } };
  const failure = functionError === undefined ? {} : { ErrorCode: functionError, ErrorDetails: Buffer.from(payload).toString('utf8') };
  yield { InvokeComplete: { ...failure, ...(logTail === undefined ? {} : { LogResult: logTail }) } };
}
