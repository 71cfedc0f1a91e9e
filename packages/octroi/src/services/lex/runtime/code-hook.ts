import { ApiError } from '../../../kernel/api-error.ts';
import { serviceCaller } from '../../../kernel/caller.ts';
import type { Outside } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { InvocationResponse } from '../../../../models/lambda.gen.ts';
import type { HookAnswer, HookCall } from '../dialog/turn-types.ts';
import { intentArn } from '../shared/arns.ts';
import { limitExceeded } from '../shared/errors.ts';

export const LEX_SERVICE = 'lex.amazonaws.com';
/** How long a function may take, ms (LEX-LAM-2). */
export const HOOK_MILLIS = 30_000;

/**
 * Invokes the function of a code hook as Lex itself, on behalf of the intent: the function's own policy has to let it in, whatever the user
 * may (LEX-IAM-23). Throws what a client of the conversation is told then (LEX-LAM-7).
 */
export async function callHook(call: HookCall, home: Scope, outside: Outside, limitMillis = HOOK_MILLIS): Promise<HookAnswer> {
  const sourceArn = intentArn(home, call.intentName, call.intentVersion);
  const invoked = outside.callService({
    caller: serviceCaller(home.partition, LEX_SERVICE, { sourceArn, sourceAccount: home.account }),
    service: 'lambda',
    operation: 'Invoke',
    account: home.account,
    region: home.region,
    input: { FunctionName: call.functionArn, Payload: Buffer.from(JSON.stringify(call.event)) },
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ApiError('DependencyFailedException', `Invalid Lambda Response: The Lambda function ${call.functionArn} did not answer within ${limitMillis / 1000} seconds.`)), limitMillis);
  });
  try {
    const { Payload, FunctionError } = (await Promise.race([invoked.catch((error: unknown) => refused(error, call, sourceArn)), late])) as InvocationResponse;
    return { payload: Payload === undefined ? '' : Buffer.from(Payload as Uint8Array).toString('utf8'), functionError: FunctionError ?? null };
  } finally {
    clearTimeout(timer);
    invoked.catch(() => {});
  }
}

function refused(error: unknown, { functionArn }: HookCall, sourceArn: string): never {
  if (!(error instanceof ApiError)) throw error;
  if (error.code === 'TooManyRequestsException') throw limitExceeded(`The Lambda function ${functionArn} has reached its limit of concurrent executions.`, 1);
  if (error.code.startsWith('AccessDenied') || error.code === 'ResourceNotFoundException') {
    // AWS's own two spaces (LEX-ERR-1).
    throw new ApiError('DependencyFailedException', `Lex is unable to access the Lambda function ${functionArn} in the context of intent ${sourceArn}.  Please check the resource-based policy on the function.`);
  }
  if ((error.status ?? 400) >= 500) throw new ApiError('BadGatewayException', `The Lambda function ${functionArn} could not be run: AWS Lambda failed.`);
  throw new ApiError('DependencyFailedException', `Invalid Lambda Response: AWS Lambda refused the call: ${error.message}`);
}
