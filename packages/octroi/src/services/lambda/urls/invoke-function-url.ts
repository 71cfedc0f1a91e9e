import { ApiError } from '../../../kernel/api-error.ts';
import type { Ask } from '../../../kernel/ask.ts';
import { effect, writes, type AskContext, type Call, type Effect, type PublicOperation } from '../../../kernel/operation.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import type { HttpResponse } from '../../../wire/http.ts';
import { readInvocation } from '../invoke/invocation.ts';
import { readPayload } from '../invoke/payload.ts';
import type { InvocationOutcome } from '../execution/task.ts';
import { runInvocation } from '../invoke/run.ts';
import { runStreaming } from '../invoke/stream.ts';
import { askFunction } from '../shared/asks.ts';
import { designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { aliases, functions, identities, versions } from '../tables.ts';
import { accountConcurrency, provisionedConcurrency } from '../concurrency/tables.ts';
import { policyKey } from '../permissions/tables.ts';
import { urls, type FunctionUrlRow } from './tables.ts';
import { urlAnswer } from './answer.ts';
import { streamedAnswer } from './streamed-answer.ts';
import { urlEvent, type UrlIdentity, type UrlRequest } from './event.ts';

/** A request to a function URL, once it is known whose the URL is and who calls. */
export interface InvokeFunctionUrlInput {
  /** `account:function:name[:alias]`. */
  readonly FunctionName: string;
  readonly name: string;
  readonly qualifier: string | null;
  readonly url: FunctionUrlRow;
  readonly request: UrlRequest;
  readonly identity: UrlIdentity | null;
}

const DECLARES = [
  { action: 'lambda:InvokeFunctionUrl', resource: 'function', keys: ['lambda:FunctionUrlAuthType', 'lambda:FunctionArn'] },
  { action: 'lambda:InvokeFunction', resource: 'function', keys: ['lambda:InvokedViaFunctionUrl'] },
];

/** Both permissions of LAM-86. */
async function asks(input: InvokeFunctionUrlInput, context: Pick<AskContext, 'scope' | 'look'>): Promise<readonly Ask[]> {
  const { url, name, qualifier } = input;
  const { account } = designated(input, context.scope);
  const home = { ...context.scope, account };
  // Whoever was let in without a signature was so because of the type that the URL had then.
  const identity = await context.look.get(identities, home, [name]);
  const now = identity === undefined ? undefined : await context.look.get(urls, home, [identity.id, policyKey(qualifier)]);
  if (now?.urlId !== url.urlId || now.authType !== url.authType) throw new ApiError('AccessDeniedException', null, { status: 403 });
  return [
    await askFunction('lambda:InvokeFunctionUrl', input, context, { 'lambda:FunctionUrlAuthType': url.authType, 'lambda:FunctionArn': functionArn(home, name, qualifier) }),
    await askFunction('lambda:InvokeFunction', input, context, { 'lambda:InvokedViaFunctionUrl': 'true' }),
  ];
}

async function handle({ input, rows, home, seal, ids, requestId, now }: Omit<Call<InvokeFunctionUrlInput, RowWriter>, 'caller'>): Promise<Effect<HttpResponse>> {
  const { name, qualifier, url, request, identity } = input;
  const invocation = await readInvocation({ name, qualifier }, { rows, home, seal, draw: () => ids.bytes(6).readUIntBE(0, 6) / 2 ** 48 });
  const payload = readPayload(Buffer.from(urlEvent(request, { urlId: url.urlId, requestId, now, identity })), 'RequestResponse');
  return effect(async (outside) => {
    const event = { requestId, payload, logTail: false, now };
    if (url.invokeMode === 'RESPONSE_STREAM') {
      const { stream, contentType, outcome } = await runStreaming(invocation, event, outside);
      if (stream !== null) return (await streamedAnswer(stream, contentType ?? '')) ?? BAD_GATEWAY;
      return buffered(await outcome);
    }
    return buffered(await runInvocation(invocation, event, outside));
  });
}

function buffered(outcome: InvocationOutcome): HttpResponse {
  return (outcome.functionError === undefined ? urlAnswer(outcome.payload) : null) ?? BAD_GATEWAY;
}

const COMMON = {
  service: 'lambda',
  name: 'InvokeFunctionUrl',
  level: 'Write',
  tables: [functions, versions, aliases, accountConcurrency, provisionedConcurrency],
  errors: ['ResourceNotFoundException', 'RequestTooLargeException', 'InvalidRequestContentException'],
  handle,
} as const;

/**
 * What a signed request to a function URL asks and does (LAM-86, LAM-88, LAM-89). It is in no API model, since it has no fixed path, shape
 * or protocol: gateway/function-urls.ts brings the requests, and nobody else can.
 */
export const invokeFunctionUrl = writes<InvokeFunctionUrlInput, HttpResponse>({ ...COMMON, owner: ownerOfFunction, access: { kind: 'asks', declares: DECLARES, asks } });

/** The same for a URL that asks for no signature: the function's own policy has to let everyone in. */
export const invokePublicFunctionUrl: PublicOperation<InvokeFunctionUrlInput, HttpResponse> = Object.freeze<PublicOperation<InvokeFunctionUrlInput, HttpResponse>>({
  ...COMMON,
  owner: (input: InvokeFunctionUrlInput) => designated(input, NOWHERE).account,
  access: { kind: 'resourcePolicyOnly', rule: 'LAM-86', declares: DECLARES, asks },
});

/** The input names the account itself. */
const NOWHERE = { partition: '', account: '', region: '' };

/** The function failed, or answered what cannot be sent (LAM-87). */
const BAD_GATEWAY: HttpResponse = { status: 502, headers: { 'Content-Type': 'application/json' }, body: 'Internal Server Error' };
