import { AddPermissionCommand, CreateFunctionCommand, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { allow, functionOf, implicitDenial, openLambda, refusal } from '../lambda.fixture.ts';

test('LAM-26: code from S3, which is not served here, is refused as a bucket that does not exist', async () => {
  const { lambda, role, world } = await openLambda();
  const text = 'Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist';
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('f', role, { Code: { S3Bucket: 'code', S3Key: 'f.zip' } }))))).toBe(`InvalidParameterValueException 400: ${text}`);
  expect(world.faults).toEqual([]);
});

test('LAM-29: a VPC is stored and shown, though there is none to attach', async () => {
  const { lambda, create, world } = await openLambda();
  await create('f', { VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] } });
  const { VpcConfig } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'f' }));
  expect(VpcConfig).toMatchObject({ SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'], VpcId: expect.stringMatching(/^vpc-/), Ipv6AllowedForDualStack: false });
  expect(world.faults).toEqual([]);
});

test('LAM-49: the parts of a permission have their forms', async () => {
  const { lambda, create, world } = await openLambda();
  await create('f');
  const good = { FunctionName: 'f', StatementId: 'one', Action: 'lambda:InvokeFunction', Principal: '111122223333' };
  const wrong: [object, string][] = [
    [{ StatementId: 'with blank' }, 'statementId'],
    [{ Action: 's3:GetObject' }, 'action'],
    [{ Principal: 'two words' }, 'principal'],
    [{ SourceAccount: 'none' }, 'sourceAccount'],
    [{ PrincipalOrgID: 'org' }, 'principalOrgID'],
  ];
  for (const [part, member] of wrong) {
    const said = await refusal(lambda.send(new AddPermissionCommand({ ...good, ...part })));
    expect(said).toMatch(/^ValidationException 400: \d validation errors? detected: Value /);
    expect(said).toContain(` at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: `);
  }
  expect(world.faults).toEqual([]);
});

test('KEY-40, KEY-40a: passing a role may be bound to the service and the function that get it', async () => {
  const { user, role, arn, world } = await openLambda();
  const pass = allow('iam:PassRole', role, { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' }, ArnEquals: { 'iam:AssociatedResourceArn': arn('mine') } });
  const ann = await user('ann', allow('lambda:*'), pass);
  expect(await refusal(ann.lambda.send(new CreateFunctionCommand(functionOf('other', role))))).toBe(implicitDenial(ann.arn, 'iam:PassRole', role));
  await ann.lambda.send(new CreateFunctionCommand(functionOf('mine', role)));
  expect(world.faults).toEqual([]);
});
