import { GetFunctionCommand, GetFunctionConfigurationCommand, InvokeCommand, PublishVersionCommand, UpdateFunctionCodeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { allow, codeOf, implicitDenial, makeRole, openLambda, policy, refusal } from '../lambda.fixture.ts';

test('LAM-36, LAM-37: an update is in progress, then successful, each with a revision of its own', async () => {
  const { world, lambda, create, settle } = await openLambda();
  await create('shop');
  const before = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }));
  const during = await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Timeout: 10 }));
  expect(during).toMatchObject({
    Timeout: 10,
    State: 'Active',
    LastUpdateStatus: 'InProgress',
    LastUpdateStatusReason: 'The function is being created.',
    LastUpdateStatusReasonCode: 'Creating',
  });
  settle();
  const after = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }));
  expect(after).toMatchObject({ Timeout: 10, State: 'Active', LastUpdateStatus: 'Successful' });
  expect(new Set([before.RevisionId, during.RevisionId, after.RevisionId]).size).toBe(3);
  expect(world.faults).toEqual([]);
});

test('LAM-36: nothing else may be changed or published meanwhile', async () => {
  // The clock stands still, so that a slow machine does not end the update before the test has tried.
  const now = Date.now();
  const { world, lambda, create, role, arn } = await openLambda({ hostClock: () => now });
  await create('shop');
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Timeout: 10 }));
  const conflict = `ResourceConflictException 409: The operation cannot be performed at this time. An update is in progress for resource: ${arn('shop')}`;
  expect(await refusal(lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Role: role })))).toBe(conflict);
  expect(await refusal(lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(2) })))).toBe(conflict);
  expect(await refusal(lambda.send(new PublishVersionCommand({ FunctionName: 'shop' })))).toBe(conflict);
  expect(world.faults).toEqual([]);
});

test('LAM-38: a revision that is not the latest', async () => {
  const { world, lambda, create, settle, replies } = await openLambda();
  await create('shop');
  const { RevisionId } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }));
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Timeout: 10, RevisionId }));
  settle();
  const failed = 'PreconditionFailedException 412: The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id';
  expect(await refusal(lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Timeout: 11, RevisionId })))).toBe(failed);
  expect(await refusal(lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(2), RevisionId })))).toBe(failed);
  expect(await refusal(lambda.send(new PublishVersionCommand({ FunctionName: 'shop', RevisionId })))).toBe(failed);
  expect(JSON.parse(String(replies.at(-1)!.body))).toMatchObject({ Type: 'User', message: expect.any(String) });
  expect(world.faults).toEqual([]);
});

test('LAM-39: code is replaced, or with DryRun only checked; the same code has the same hash and another revision', async () => {
  const { world, lambda, create, settle } = await openLambda();
  await create('shop');
  const before = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }));
  const dry = await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(2), DryRun: true }));
  expect(dry.CodeSha256).not.toBe(before.CodeSha256);
  expect(await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }))).toMatchObject({ CodeSha256: before.CodeSha256, RevisionId: before.RevisionId });
  const same = await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf() }));
  expect(same.CodeSha256).toBe(before.CodeSha256);
  expect(same.RevisionId).not.toBe(before.RevisionId);
  settle();
  const updated = await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(2), Architectures: ['arm64'] }));
  expect(updated).toMatchObject({ CodeSha256: dry.CodeSha256, Architectures: ['arm64'] });
  settle();
  expect(await refusal(lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ImageUri: '123.dkr.ecr.us-east-1.amazonaws.com/x:1' })))).toBe(
    "InvalidParameterValueException 400: Please don't provide ImageUri when updating a function with packageType Zip.",
  );
  expect(await refusal(lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: Buffer.from('x') })))).toBe(
    'InvalidParameterValueException 400: Could not unzip uploaded file. Please check your file, then try to upload again.',
  );
  expect(world.faults).toEqual([]);
});

test('LAM-37, LAM-39: code that is published at once answers as a version that is Pending until the update has settled', async () => {
  const { world, lambda, create, settle, arn } = await openLambda();
  await create('shop');
  const read = (Qualifier: string) => lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop', Qualifier }));
  const published = await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(2), Publish: true }));
  expect(published).toMatchObject({ Version: '1', FunctionArn: arn('shop', '1'), State: 'Pending', StateReason: 'The function is being created.', StateReasonCode: 'Creating' });
  expect(published.LastUpdateStatus).toBeUndefined();
  expect(await read('1')).toMatchObject({ State: 'Pending', RevisionId: published.RevisionId });
  expect(await read('$LATEST')).toMatchObject({ State: 'Active', LastUpdateStatus: 'InProgress' });
  settle();
  const settled = await read('1');
  expect(settled).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
  expect(settled.RevisionId).not.toBe(published.RevisionId);
  expect(world.faults).toEqual([]);
});

test('LAM-40: only given members change; empty variables and lists take away', async () => {
  const { world, lambda, create, settle } = await openLambda();
  await create('shop', { Description: 'first', MemorySize: 256, Environment: { Variables: { COLOUR: 'blue' } }, VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] }, DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:111122223333:dead' } });
  const update = async (more: object) => {
    const answer = await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', ...more }));
    settle();
    return answer;
  };
  const kept = { MemorySize: 256, Environment: { Variables: { COLOUR: 'blue' } }, VpcConfig: { SubnetIds: ['subnet-1'] }, DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:111122223333:dead' } };
  expect(await update({ Description: 'second' })).toMatchObject({ Description: 'second', ...kept });
  expect(await update({ Environment: { Variables: {} }, Layers: [] })).toMatchObject({ Description: 'second', Environment: { Variables: {} } });
  const detached = await update({ VpcConfig: { SubnetIds: [], SecurityGroupIds: [] }, DeadLetterConfig: { TargetArn: '' } });
  expect(detached.VpcConfig).toEqual({ SubnetIds: [], SecurityGroupIds: [], VpcId: '', Ipv6AllowedForDualStack: false });
  expect(detached.DeadLetterConfig).toBeUndefined();
  expect(await update({ LoggingConfig: { LogFormat: 'JSON' } })).toMatchObject({ LoggingConfig: { LogFormat: 'JSON', LogGroup: '/aws/lambda/shop', ApplicationLogLevel: 'INFO', SystemLogLevel: 'INFO' } });
  expect(await refusal(update({ Runtime: 'go1.x' }))).toContain('InvalidParameterValueException 400: The runtime parameter of go1.x is no longer supported');
  expect(world.faults).toEqual([]);
});

test('LAM-28, LAM-103: another role is checked as at creation, and needs iam:PassRole only if it is given', async () => {
  const { world, lambda, create, iam, user } = await openLambda();
  await create('shop');
  const next = await makeRole(iam, 'next');
  const ann = await user('ann', allow('lambda:UpdateFunctionConfiguration'));
  expect(await refusal(ann.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Role: next })))).toBe(implicitDenial(ann.arn, 'iam:PassRole', next));
  expect(await refusal(ann.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Timeout: 4 })))).toBe('it succeeded');
  const other = await makeRole(iam, 'other', policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }));
  expect(await refusal(lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Role: other })))).toBe(
    'InvalidParameterValueException 400: The role defined for the function cannot be assumed by Lambda.',
  );
  expect(world.faults).toEqual([]);
});

test('LAM-41: a change of code or configuration ends the warm environments of $LATEST alone, and the next call gets another', async () => {
  const { world, lambda, create, executor, settle } = await openLambda();
  await create('shop', { Publish: true });
  const key = async (Qualifier?: string) => {
    await lambda.send(new InvokeCommand({ FunctionName: 'shop', Qualifier }));
    return executor.tasks.at(-1)!.environmentKey;
  };
  const [latest, first] = [await key(), await key('1')];
  expect(await key('$LATEST')).toBe(latest);
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Timeout: 4 }));
  settle();
  expect(executor.retired).toEqual([{ prefix: expect.any(String), kill: false }]);
  const { prefix } = executor.retired[0]!;
  expect([latest.startsWith(prefix), first.startsWith(prefix)]).toEqual([true, false]);
  expect(await key()).not.toBe(latest);
  expect(await key('1')).toBe(first);
  await lambda.send(new PublishVersionCommand({ FunctionName: 'shop' }));
  expect(executor.retired).toHaveLength(1);
  expect((await lambda.send(new GetFunctionCommand({ FunctionName: 'shop' }))).Configuration!.Timeout).toBe(4);
  expect(world.faults).toEqual([]);
});
