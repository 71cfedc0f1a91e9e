import { CreateRoleCommand, TagRoleCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, GetFunctionCommand, GetFunctionConfigurationCommand, InvokeCommand, PublishVersionCommand, type CreateFunctionCommandInput } from '@aws-sdk/client-lambda';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { allow, codeOf, functionOf, implicitDenial, LAMBDA_TRUST, makeRole, openLambda, policy, refusal } from '../lambda.fixture.ts';
import { functions } from '../tables.ts';
import { rowKey } from '../../../kernel/table.ts';

const INVALID = 'InvalidParameterValueException 400: ';

test('LAM-20, LAM-34: a new function is Pending with every member of its configuration, then Active with another revision', async () => {
  const { world, lambda, role, root, arn, settle } = await openLambda();
  const zip = codeOf();
  const { $metadata, ...made } = await lambda.send(new CreateFunctionCommand(functionOf('shop', role, { Code: { ZipFile: zip }, Environment: { Variables: { COLOUR: 'blue' } } })));
  expect($metadata.httpStatusCode).toBe(201);
  expect(made).toEqual({
    FunctionName: 'shop',
    FunctionArn: arn('shop'),
    Runtime: 'nodejs22.x',
    Role: `arn:aws:iam::${root.accountId}:role/execution`,
    Handler: 'index.handler',
    CodeSize: zip.byteLength,
    CodeSha256: createHash('sha256').update(zip).digest('base64'),
    Description: '',
    Timeout: 3,
    MemorySize: 128,
    LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
    Version: '$LATEST',
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    State: 'Pending',
    StateReason: 'The function is being created.',
    StateReasonCode: 'Creating',
    PackageType: 'Zip',
    Architectures: ['x86_64'],
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    RuntimeVersionConfig: { RuntimeVersionArn: expect.stringMatching(/^arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}$/) },
    LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/shop' },
    Environment: { Variables: { COLOUR: 'blue' } },
  });
  settle();
  const active = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }));
  expect(active).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful', CodeSha256: made.CodeSha256 });
  expect(active.StateReason).toBeUndefined();
  expect(active.RevisionId).not.toBe(made.RevisionId);
  expect(world.faults).toEqual([]);
});

test('LAM-21: with Publish the answer is version 1 under the unqualified ARN, and publishing again gives version 1 again', async () => {
  const { world, lambda, role, arn, settle } = await openLambda();
  const made = await lambda.send(new CreateFunctionCommand(functionOf('shop', role, { Publish: true })));
  expect(made).toMatchObject({ Version: '1', FunctionArn: arn('shop'), State: 'Pending' });
  settle();
  expect(await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop', Qualifier: '1' }))).toMatchObject({ Version: '1', FunctionArn: arn('shop', '1'), State: 'Active', LastUpdateStatus: 'Successful' });
  expect(await lambda.send(new PublishVersionCommand({ FunctionName: 'shop' }))).toMatchObject({ Version: '1', FunctionArn: arn('shop', '1') });
  const revision = async (Qualifier?: string) => (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop', Qualifier }))).RevisionId;
  expect(new Set([made.RevisionId, await revision(), await revision('1')]).size, 'LAM-37: the version is Pending, then Active under another revision').toBe(3);
  expect(world.faults).toEqual([]);
});

test('LAM-13, LAM-22: a name too long and a name taken', async () => {
  const { world, lambda, role, create } = await openLambda();
  await create('shop');
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('shop', role))))).toBe('ResourceConflictException 409: Function already exist: shop');
  const long = 'a'.repeat(65);
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf(long, role))))).toBe(
    `${INVALID}1 validation error detected: Value '${long}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  );
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('a'.repeat(141), role))))).toContain('ValidationException 400: 1 validation error detected');
  expect(world.faults).toEqual([]);
});

const REFUSED: readonly (readonly [rule: string, more: Partial<CreateFunctionCommandInput>, text: string])[] = [
  [
    'LAM-23: an unknown runtime', { Runtime: 'PYTHON3.9' as never },
    "Value PYTHON3.9 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, java25, python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2] or be a valid ARN",
  ],
  [
    'LAM-23: a retired runtime', { Runtime: 'nodejs14.x' },
    'The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.',
  ],
  ['LAM-19: no handler', { Handler: undefined as never }, 'Runtime and Handler are mandatory parameters for functions created with deployment packages.'],
  ['LAM-25: no zip', { Code: { ZipFile: Buffer.from('hello') } }, 'Could not unzip uploaded file. Please check your file, then try to upload again.'],
  ['LAM-26: a bucket', { Code: { S3Bucket: 'code-bucket', S3Key: 'shop.zip' } }, 'Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist'],
  ['LAM-19: no code', { Code: {} }, 'Please provide a source for function code.'],
  ['LAM-4: an image', { PackageType: 'Image' }, 'Octroi does not support container images for Lambda functions'],
  [
    'LAM-27: a reserved variable', { Environment: { Variables: { AWS_REGION: 'x', OTHER: 'y' } } },
    'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION',
  ],
  ['LAM-92: a layer of another Region', { Layers: ['arn:aws:lambda:eu-west-1:111122223333:layer:tools:1'] }, 'Layers are not in the same region as the function. Layers are expected to be in region us-east-1.'],
];

test.each(REFUSED)('%s is refused', async (_rule, more, text) => {
  const { world, lambda, role } = await openLambda();
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('shop', role, more))))).toBe(INVALID + text);
  expect(world.faults).toEqual([]);
});

test('LAM-27: variables of more than 4 KB are refused, and shown', async () => {
  const { world, lambda, role, create } = await openLambda();
  await create('fits', { Environment: { Variables: { KEY: 'x'.repeat(4096 - '{"KEY":""}'.length) } } });
  const Variables = { KEY: 'x'.repeat(4097 - '{"KEY":""}'.length) };
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('shop', role, { Environment: { Variables } }))))).toBe(
    `${INVALID}Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: ${JSON.stringify(Variables)}`,
  );
  expect(world.faults).toEqual([]);
});

test('LAM-25: a package of more than 50 MB', async () => {
  const { world, lambda, role } = await openLambda({ rerunProbability: 0 });
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('shop', role, { Code: { ZipFile: new Uint8Array(52_428_801) } }))))).toBe(
    'RequestEntityTooLargeException 413: Zipped size must be smaller than 52428800 bytes',
  );
  expect(world.faults).toEqual([]);
});

test('environment variables are sealed in the store', async () => {
  const { world, root, create } = await openLambda();
  await create('shop', { Environment: { Variables: { PASSWORD: 'open-sesame' } } });
  const scope = { partition: 'aws', account: root.accountId, region: 'us-east-1' };
  const entry = await world.gateway.kv.read((snapshot) => snapshot.get(rowKey(functions, scope, ['shop'])));
  expect(entry!.value).toContain('"environment":"');
  expect(entry!.value).not.toContain('open-sesame');
  expect(entry!.value).not.toContain('PASSWORD');
});

test('LAM-28: a role that is missing, does not trust Lambda, trusts it for another function or account, or is of another account', async () => {
  const { world, lambda, iam, root, arn } = await openLambda();
  const creating = (Role: string) => refusal(lambda.send(new CreateFunctionCommand(functionOf('shop', Role))));
  const cannot = `${INVALID}The role defined for the function cannot be assumed by Lambda.`;
  expect(await creating(`arn:aws:iam::${root.accountId}:role/missing`)).toBe(cannot);
  const trusting = (service: string, condition?: object) =>
    policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole', ...(condition === undefined ? {} : { Condition: condition }) });
  expect(await creating(await makeRole(iam, 'of-ec2', trusting('ec2.amazonaws.com')))).toBe(cannot);
  expect(await creating(await makeRole(iam, 'other-function', trusting('lambda.amazonaws.com', { ArnEquals: { 'aws:SourceArn': arn('other') } })))).toBe(cannot);
  expect(await creating(await makeRole(iam, 'other-account', trusting('lambda.amazonaws.com', { StringEquals: { 'aws:SourceAccount': '999988887777' } })))).toBe(cannot);
  const denying = JSON.stringify({ Version: '2012-10-17', Statement: [...JSON.parse(LAMBDA_TRUST).Statement, { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }] });
  expect(await creating(await makeRole(iam, 'denying', denying))).toBe(cannot);
  // A path that is not the role's own designates no role.
  await iam.send(new CreateRoleCommand({ RoleName: 'deep', Path: '/a/', AssumeRolePolicyDocument: LAMBDA_TRUST }));
  expect(await creating(`arn:aws:iam::${root.accountId}:role/deep`)).toBe(cannot);
  expect(await creating('arn:aws:iam::999988887777:role/theirs')).toBe('AccessDeniedException 403: Cross-account pass role is not allowed.');
  expect(await creating('no-arn')).toContain("ValidationException 400: 1 validation error detected: Value 'no-arn' at 'role' failed to satisfy constraint");
  const exact = trusting('lambda.amazonaws.com', { ArnEquals: { 'aws:SourceArn': arn('shop') }, StringEquals: { 'aws:SourceAccount': root.accountId } });
  expect(await creating(await makeRole(iam, 'exact', exact))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('LAM-103, EVAL-69: passing a role needs iam:PassRole for this role, this service and this function, after the action itself', async () => {
  const { world, role, arn, user, iam } = await openLambda();
  const create = allow('lambda:CreateFunction');
  const pass = (condition?: object) => allow('iam:PassRole', role, condition);
  const creating = async (name: string, ...statements: Parameters<typeof user>[1][]) => {
    const { lambda, arn: who } = await user(name, ...statements);
    return { who, refused: await refusal(lambda.send(new CreateFunctionCommand(functionOf(name, role)))) };
  };
  const nothing = await creating('nothing', pass());
  expect(nothing.refused).toBe(implicitDenial(nothing.who, 'lambda:CreateFunction', arn('nothing')));
  const unpassed = await creating('unpassed', create);
  expect(unpassed.refused).toBe(implicitDenial(unpassed.who, 'iam:PassRole', role));
  const elsewhere = await creating('elsewhere', create, pass({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }));
  expect(elsewhere.refused).toBe(implicitDenial(elsewhere.who, 'iam:PassRole', role));
  const another = await creating('another', create, pass({ ArnEquals: { 'iam:AssociatedResourceArn': arn('shop') } }));
  expect(another.refused).toBe(implicitDenial(another.who, 'iam:PassRole', role));
  const exact = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' }, ArnEquals: { 'iam:AssociatedResourceArn': arn('allowed') } };
  expect((await creating('allowed', create, pass(exact))).refused).toBe('it succeeded');
  await iam.send(new TagRoleCommand({ RoleName: 'execution', Tags: [{ Key: 'use', Value: 'functions' }] }));
  expect((await creating('tagged', create, pass({ StringEquals: { 'aws:ResourceTag/use': 'functions' } }))).refused).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('LAM-104: lambda:VpcIds, SubnetIds, SecurityGroupIds, Layer and request tags are in the context, and absent if not in the request', async () => {
  const { world, role, user } = await openLambda();
  const conditions = {
    'ForAllValues:StringEquals': { 'lambda:SubnetIds': ['subnet-1', 'subnet-2'] },
    StringEquals: { 'lambda:VpcIds': 'vpc-00000000000000000', 'aws:RequestTag/team': 'red' },
    'ForAnyValue:StringEquals': { 'lambda:SecurityGroupIds': 'sg-1' },
    Null: { 'lambda:Layer': 'true' },
  };
  const { lambda, arn: who } = await user('ann', allow('lambda:CreateFunction', '*', conditions), allow(['iam:PassRole', 'lambda:TagResource']));
  const VpcConfig = { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1', 'sg-2'] };
  const Tags = { team: 'red' };
  const made = await lambda.send(new CreateFunctionCommand(functionOf('good', role, { VpcConfig, Tags })));
  expect(made.VpcConfig).toEqual({ ...VpcConfig, VpcId: 'vpc-00000000000000000', Ipv6AllowedForDualStack: false });
  for (const more of [{ Tags }, { VpcConfig }, { Tags, VpcConfig: { ...VpcConfig, SubnetIds: ['subnet-3'] } }, { Tags, VpcConfig, Layers: ['arn:aws:lambda:us-east-1:111122223333:layer:tools:1'] }]) {
    expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('bad', role, more))))).toContain(`User: ${who} is not authorized to perform: lambda:CreateFunction`);
  }
  expect(world.faults).toEqual([]);
});

test('LAM-97: tags at creation need lambda:TagResource on the function too, for these tags', async () => {
  const { world, role, user, arn } = await openLambda();
  const { lambda, arn: who } = await user('ann', allow(['lambda:CreateFunction', 'iam:PassRole']), allow('lambda:TagResource', arn('shop'), { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }));
  const making = (name: string, Tags?: Record<string, string>) => refusal(lambda.send(new CreateFunctionCommand(functionOf(name, role, Tags === undefined ? {} : { Tags }))));
  expect(await making('plain')).toBe('it succeeded');
  expect(await making('empty', {})).toBe('it succeeded');
  expect(await making('other', { team: 'red' })).toBe(implicitDenial(who, 'lambda:TagResource', arn('other')));
  expect(await making('shop', { team: 'red', cost: '7' })).toBe(implicitDenial(who, 'lambda:TagResource', arn('shop')));
  expect(await making('shop', { team: 'red' })).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('LAM-35: Invoke waits until a new function is Active', async () => {
  const { world, lambda, role, executor } = await openLambda();
  await lambda.send(new CreateFunctionCommand(functionOf('shop', role)));
  expect((await lambda.send(new InvokeCommand({ FunctionName: 'shop' }))).StatusCode).toBe(200);
  expect(executor.tasks).toHaveLength(1);
  expect((await lambda.send(new GetFunctionCommand({ FunctionName: 'shop' }))).Configuration!.State).toBe('Active');
  expect(world.faults).toEqual([]);
});
