import { expect, test } from 'vitest';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Outside } from '../../../kernel/operation.ts';
import type { ServiceCall } from '../../../kernel/service-call.ts';
import { LAMBDA } from '../dialog/dialog.fixture.ts';
import type { HookCall } from '../dialog/turn-types.ts';
import { callHook } from './code-hook.ts';

const HOME = { partition: 'aws', account: '111122223333', region: 'us-east-1' };
const CALL: HookCall = { functionArn: LAMBDA, source: 'DialogCodeHook', intentName: 'Order', intentVersion: '4', event: { messageVersion: '1.0' } };

function call(answer: (asked: ServiceCall) => Promise<Record<string, unknown>>, limitMillis?: number) {
  return callHook(CALL, HOME, { callService: answer } as unknown as Outside, limitMillis);
}

const told = (sent: Promise<unknown>): Promise<string> => sent.then(() => 'it was answered', ({ code, message }: ApiError) => `${code}: ${message}`);

test('LEX-IAM-23: the function is asked by the service, on behalf of the intent’s version and the account', async () => {
  let asked: ServiceCall | undefined;
  const answer = await call(async (made) => {
    asked = made;
    return { StatusCode: 200, Payload: Buffer.from('{"a":"ü"}') };
  });
  expect(answer).toEqual({ payload: '{"a":"ü"}', functionError: null });
  expect(asked).toMatchObject({ service: 'lambda', operation: 'Invoke', account: '111122223333', region: 'us-east-1', caller: { account: null, arn: 'lex.amazonaws.com', onBehalfOf: { sourceArn: 'arn:aws:lex:us-east-1:111122223333:intent:Order:4', sourceAccount: '111122223333' } } });
  expect(asked!.input['FunctionName']).toBe(LAMBDA);
  expect(JSON.parse(Buffer.from(asked!.input['Payload'] as Uint8Array).toString())).toEqual({ messageVersion: '1.0' });
});

test('LEX-LAM-2: a function that does not answer in time has failed; what it answers later is of no use', async () => {
  let late: ((answer: Record<string, unknown>) => void) | undefined;
  const sent = told(call(() => new Promise((resolve) => (late = resolve)), 5));
  expect(await sent).toBe(`DependencyFailedException: Invalid Lambda Response: The Lambda function ${LAMBDA} did not answer within 0.005 seconds.`);
  late!({});
});

test.each([
  ['AccessDeniedException', 403, `DependencyFailedException: Lex is unable to access the Lambda function ${LAMBDA} in the context of intent arn:aws:lex:us-east-1:111122223333:intent:Order:4.  Please check the resource-based policy on the function.`],
  ['ResourceNotFoundException', 404, `DependencyFailedException: Lex is unable to access the Lambda function ${LAMBDA} in the context of intent arn:aws:lex:us-east-1:111122223333:intent:Order:4.  Please check the resource-based policy on the function.`],
  ['TooManyRequestsException', 429, `LimitExceededException: The Lambda function ${LAMBDA} has reached its limit of concurrent executions.`],
  ['ServiceException', 500, `BadGatewayException: The Lambda function ${LAMBDA} could not be run: AWS Lambda failed.`],
  ['InvalidRuntimeException', 400, 'DependencyFailedException: Invalid Lambda Response: AWS Lambda refused the call: so it is'],
] as const)('LEX-LAM-7: a refusal of Lambda with %s', async (code, status, text) => {
  expect(await told(call(() => Promise.reject(new ApiError(code, 'so it is', { status }))))).toBe(text);
});
