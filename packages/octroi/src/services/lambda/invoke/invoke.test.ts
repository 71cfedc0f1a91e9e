import { DeleteRoleCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { ConcurrencyExceeded, type RoleCredentials } from '../execution/task.ts';
import { functionOf, openLambda, policy, refusal } from '../lambda.fixture.ts';

/** Without the end, which the SDK would want as a date. */
const keysOf = ({ accessKeyId, secretAccessKey, sessionToken }: RoleCredentials) => ({ accessKeyId, secretAccessKey, sessionToken });

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

test('LAM-61: the answer is exactly the runtime\'s bytes, with version and request id', async () => {
  const { world, lambda, create, executor, replies } = await openLambda();
  await create('shop');
  executor.behave = (task) => ({ payload: Buffer.from(' {"a" : 1}\n'), executedVersion: task.version });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: 'shop', Payload: json({ name: 'é' }) }));
  expect(Buffer.from(answer.Payload!).toString()).toBe(' {"a" : 1}\n');
  expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
  expect(answer.FunctionError).toBeUndefined();
  expect(replies.at(-1)!.headers).toMatchObject({ 'Content-Type': 'application/json', 'X-Amz-Executed-Version': '$LATEST' });
  const [task] = executor.tasks;
  expect(task!.requestId).toBe(answer.$metadata.requestId);
  expect(Buffer.from(task!.payload).toString()).toBe('{"name":"é"}');
  expect(task!.traceId).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=0$/);
  expect(replies.at(-1)!.headers['X-Amzn-Trace-Id'], 'the trace that the function sees').toBe(task!.traceId);
  expect(world.faults).toEqual([]);
});

test('LAM-18, LAM-59: the function hears how it was called, its settings, and the client context', async () => {
  const { world, lambda, create, executor, arn, root } = await openLambda();
  await create('shop', { Publish: true, Timeout: 7, MemorySize: 512, EphemeralStorage: { Size: 600 }, Environment: { Variables: { COLOUR: 'blue' } } });
  const call = async (FunctionName: string, Qualifier?: string) => {
    await lambda.send(new InvokeCommand({ FunctionName, Qualifier, ClientContext: Buffer.from('{"custom":{"a":1}}').toString('base64'), LogType: 'Tail' }));
    return executor.tasks.at(-1)!;
  };
  expect(await call('shop')).toMatchObject({
    functionName: 'shop', version: '$LATEST', invokedFunctionArn: arn('shop'), accountId: root.accountId, region: 'us-east-1', runtime: 'nodejs22.x', handler: 'index.handler',
    timeoutSeconds: 7, memoryMb: 512, ephemeralMb: 600, environment: { COLOUR: 'blue' }, clientContext: '{"custom":{"a":1}}', logTail: true, logGroup: '/aws/lambda/shop', payload: new Uint8Array(0),
  });
  expect((await call('shop:$LATEST')).invokedFunctionArn).toBe(arn('shop', '$LATEST'));
  expect(await call(arn('shop'), '1')).toMatchObject({ invokedFunctionArn: arn('shop', '1'), version: '1' });
  expect(await refusal(lambda.send(new InvokeCommand({ FunctionName: 'shop', ClientContext: 'bm8=' })))).toBe('InvalidRequestContentException 400: Client context must be a valid Base64-encoded JSON object.');
  expect(world.faults).toEqual([]);
});

test('LAM-62, LAM-65: an error of the function is 200 with its header, and the tail of the log comes along', async () => {
  const { world, lambda, create, executor, replies } = await openLambda();
  await create('shop');
  executor.behave = (task) => ({ payload: Buffer.from('{"errorType":"Error"}'), functionError: 'Unhandled', executedVersion: task.version, logTail: 'bG9n' });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: 'shop', LogType: 'Tail' }));
  expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', LogResult: 'bG9n' });
  expect(replies.at(-1)!.headers).toMatchObject({ 'X-Amz-Function-Error': 'Unhandled', 'X-Amz-Log-Result': 'bG9n' });
  expect(world.faults).toEqual([]);
});

test('LAM-60: payloads that are not JSON, not UTF-8, or too large', async () => {
  const { world, lambda, create, executor, replies } = await openLambda({ rerunProbability: 0 });
  await create('shop');
  const sending = (Payload: Uint8Array, InvocationType?: 'Event') => refusal(lambda.send(new InvokeCommand({ FunctionName: 'shop', Payload, InvocationType })));
  expect(await sending(Buffer.from('{"a":'))).toContain('InvalidRequestContentException 400: Could not parse request body into json: Could not parse payload into json: ');
  expect(JSON.parse(String(replies.at(-1)!.body))).toMatchObject({ Type: 'User', message: expect.any(String) });
  expect(await sending(Buffer.from([0x22, 0xff, 0x22]))).toContain('InvalidRequestContentException 400: Could not parse request body into json: ');
  const sized = (size: number) => Buffer.from(`"${'x'.repeat(size - 2)}"`);
  expect(await sending(sized(6_291_457))).toBe('RequestTooLargeException 413: Request must be smaller than 6291456 bytes for the InvokeFunction operation');
  expect(await sending(sized(1_048_577), 'Event')).toBe('RequestTooLargeException 413: 1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)');
  expect(executor.tasks).toEqual([]);
  expect(await sending(sized(6_291_456))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('LAM-66: DryRun decides and looks, and runs nothing', async () => {
  const { world, lambda, create, executor, user, arn, replies } = await openLambda();
  await create('shop');
  const dry = (client: typeof lambda, FunctionName: string) => client.send(new InvokeCommand({ FunctionName, InvocationType: 'DryRun' }));
  expect((await dry(lambda, 'shop')).StatusCode).toBe(204);
  expect(replies.at(-1)).toMatchObject({ status: 204, body: '' });
  expect(await refusal(dry(lambda, 'missing'))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('missing', '$LATEST')}`);
  const ann = await user('ann');
  expect(await refusal(dry(ann.lambda, 'shop'))).toContain('is not authorized to perform: lambda:InvokeFunction');
  expect(executor.tasks).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('LAM-8, LAM-82: no room is 429 with its reason and Retry-After', async () => {
  const { world, lambda, create, executor, replies } = await openLambda();
  await create('shop');
  executor.behave = () => {
    throw new ConcurrencyExceeded();
  };
  expect(await refusal(lambda.send(new InvokeCommand({ FunctionName: 'shop' })))).toBe('TooManyRequestsException 429: Rate Exceeded.');
  expect(JSON.parse(String(replies.at(-1)!.body))).toEqual({ Type: 'User', message: 'Rate Exceeded.', Reason: 'ConcurrentInvocationLimitExceeded' });
  expect(replies.at(-1)!.headers).toHaveProperty('Retry-After');
  expect(world.faults).toEqual([]);
});

test('LAM-108, LAM-110, LAM-111: $LATEST, versions and aliases get credentials of the role for twelve hours, in a session named after the function', async () => {
  const { world, lambda, create, executor, role, root } = await openLambda();
  await create('shop', { Publish: true });
  const got: RoleCredentials[] = [];
  executor.behave = async (task) => {
    got.push(await task.credentials());
    return { payload: Buffer.from('null'), executedVersion: task.version };
  };
  for (const Qualifier of [undefined, '$LATEST', '1']) await lambda.send(new InvokeCommand({ FunctionName: 'shop', Qualifier }));
  for (const credentials of got) {
    expect(credentials.expiration - world.clocks.decision()).toBeGreaterThan(43_190_000);
    const who = await world.sts(keysOf(credentials)).send(new GetCallerIdentityCommand({}));
    expect(who).toMatchObject({ Arn: `arn:aws:sts::${root.accountId}:assumed-role/execution/shop`, Account: root.accountId });
  }
  expect(got).toHaveLength(3);
  await lambda.send(new CreateFunctionCommand(functionOf('x', role)));
  await lambda.send(new InvokeCommand({ FunctionName: 'x' }));
  expect((await world.sts(keysOf(got.at(-1)!)).send(new GetCallerIdentityCommand({}))).Arn).toBe(`arn:aws:sts::${root.accountId}:assumed-role/execution/x@lambda_function`);
  expect(world.faults).toEqual([]);
});

test('LAM-109: when the trust or the role is gone, a cold start is refused before any code runs', async () => {
  const { world, lambda, create, executor, iam, replies } = await openLambda();
  await create('shop');
  let ran = 0;
  executor.behave = async (task) => {
    await task.credentials();
    ran++;
    return { payload: Buffer.from('null'), executedVersion: task.version };
  };
  const invoking = () => refusal(lambda.send(new InvokeCommand({ FunctionName: 'shop' })));
  expect(await invoking()).toBe('it succeeded');
  const denied = 'AccessDeniedException 403: The role defined for the function cannot be assumed by Lambda.';
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'execution', PolicyDocument: policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }) }));
  expect(await invoking()).toBe(denied);
  expect(JSON.parse(String(replies.at(-1)!.body))).toEqual({ Message: 'The role defined for the function cannot be assumed by Lambda.' });
  await iam.send(new DeleteRoleCommand({ RoleName: 'execution' }));
  expect(await invoking()).toBe(denied);
  expect(ran).toBe(1);
  expect(world.faults).toEqual([]);
});
