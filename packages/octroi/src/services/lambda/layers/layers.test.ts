import {
  AddLayerVersionPermissionCommand, CreateFunctionCommand, DeleteLayerVersionCommand, GetFunctionConfigurationCommand, GetLayerVersionByArnCommand, GetLayerVersionCommand, GetLayerVersionPolicyCommand,
  InvokeCommand, ListLayersCommand, ListLayerVersionsCommand, PublishLayerVersionCommand, RemoveLayerVersionPermissionCommand, UpdateFunctionConfigurationCommand, type LambdaClient,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { zipOf } from '../execution/testing.ts';
import { allow, functionOf, implicitDenial, makeRole, makeUser, openLambda, refusal } from '../lambda.fixture.ts';

const content = (number = 1) => ({ ZipFile: zipOf({ 'nodejs/node_modules/shared/index.js': `module.exports = ${number};` }) });
const publish = (lambda: LambdaClient, LayerName = 'shared', number = 1, more = {}) => lambda.send(new PublishLayerVersionCommand({ LayerName, Content: content(number), ...more }));
const arnOf = (account: string, name = 'shared', version = 1) => `arn:aws:lambda:us-east-1:${account}:layer:${name}:${version}`;

test('LAM-91: versions are published, found by number and ARN, listed newest first, and only grow', async () => {
  const { world, lambda, root } = await openLambda();
  const made = await publish(lambda, 'shared', 1, { Description: 'first', CompatibleRuntimes: ['nodejs22.x'], CompatibleArchitectures: ['arm64'], LicenseInfo: 'MIT' });
  expect(made).toMatchObject({
    Content: { CodeSha256: expect.stringMatching(/=$/), CodeSize: content().ZipFile.byteLength, Location: expect.stringContaining('http') }, LayerArn: arnOf(root.accountId).slice(0, -2), LayerVersionArn: arnOf(root.accountId),
    Version: 1, Description: 'first', CompatibleRuntimes: ['nodejs22.x'], CompatibleArchitectures: ['arm64'], LicenseInfo: 'MIT', CreatedDate: expect.stringMatching(/^\d{4}-.*\+0000$/),
  });
  expect(made.$metadata.httpStatusCode).toBe(201);
  expect((await publish(lambda, 'shared', 2)).Version).toBe(2);
  expect(await lambda.send(new GetLayerVersionByArnCommand({ Arn: arnOf(root.accountId) }))).toMatchObject({ Version: 1, Description: 'first' });
  const versions = async (more = {}) => (await lambda.send(new ListLayerVersionsCommand({ LayerName: 'shared', ...more }))).LayerVersions!.map((each) => each.Version);
  expect(await versions()).toEqual([2, 1]);
  expect(await versions({ CompatibleRuntime: 'nodejs22.x' })).toEqual([1]);
  expect(await versions({ CompatibleArchitecture: 'x86_64' })).toEqual([]);
  const page = await lambda.send(new ListLayerVersionsCommand({ LayerName: 'shared', MaxItems: 1 }));
  expect(await versions({ Marker: page.NextMarker })).toEqual([1]);
  await publish(lambda, 'other');
  await lambda.send(new DeleteLayerVersionCommand({ LayerName: 'other', VersionNumber: 1 }));
  const { Layers } = await lambda.send(new ListLayersCommand({}));
  expect(Layers!.map((layer) => [layer.LayerName, layer.LatestMatchingVersion!.Version])).toEqual([['shared', 2]]);
  expect((await publish(lambda, 'other')).Version).toBe(2);
  expect(world.faults).toEqual([]);
});

test('LAM-92: what is wrong with a layer, in AWS\'s words', async () => {
  const { world, lambda, role, root } = await openLambda();
  await publish(lambda);
  await publish(lambda, 'shared', 2);
  const using = (...Layers: string[]) => refusal(lambda.send(new CreateFunctionCommand(functionOf('shop', role, { Layers }))));
  const invalid = 'InvalidParameterValueException 400: ';
  const missing = arnOf(root.accountId, 'none');
  expect(await using(missing)).toBe(`${invalid}Layer version ${missing} does not exist.`);
  expect(await using(arnOf(root.accountId).replace('us-east-1', 'eu-west-1'))).toBe(`${invalid}Layers are not in the same region as the function. Layers are expected to be in region us-east-1.`);
  const [one, two] = [arnOf(root.accountId), arnOf(root.accountId, 'shared', 2)];
  expect(await using(one, two)).toBe(`${invalid}Two different versions of the same layer are not allowed to be referenced in the same function. ${one} and ${two} are versions of the same layer.`);
  expect(await using(...Array.from({ length: 6 }, (_, index) => arnOf(root.accountId, `l${index}`)))).toBe(`${invalid}Cannot reference more than 5 layers.`);
  expect(await refusal(lambda.send(new GetLayerVersionCommand({ LayerName: 'shared', VersionNumber: 0 })))).toBe(`${invalid}Layer Version Cannot be less than 1`);
  expect(await refusal(lambda.send(new GetLayerVersionCommand({ LayerName: 'shared', VersionNumber: 9 })))).toBe('ResourceNotFoundException 404: The resource you requested does not exist.');
  expect(await refusal(lambda.send(new DeleteLayerVersionCommand({ LayerName: 'shared', VersionNumber: 9 })))).toBe('it succeeded');
  expect(await refusal(lambda.send(new PublishLayerVersionCommand({ LayerName: 'shared', Content: { ZipFile: Buffer.from('x') } })))).toContain('Could not unzip uploaded file');
  expect(world.faults).toEqual([]);
});

test('LAM-40, LAM-92: a function keeps the layers that it refers to, also after they are deleted, until they are taken off', async () => {
  const { world, lambda, create, executor, root } = await openLambda();
  const one = (await publish(lambda)).Content!.CodeSha256;
  const two = (await publish(lambda, 'other', 2)).Content!.CodeSha256;
  await create('shop', { Layers: [arnOf(root.accountId, 'other'), arnOf(root.accountId)] });
  await lambda.send(new DeleteLayerVersionCommand({ LayerName: 'shared', VersionNumber: 1 }));
  const shown = async () => (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }))).Layers;
  expect(await shown()).toEqual([{ Arn: arnOf(root.accountId, 'other'), CodeSize: content(2).ZipFile.byteLength }, { Arn: arnOf(root.accountId), CodeSize: content().ZipFile.byteLength }]);
  await lambda.send(new InvokeCommand({ FunctionName: 'shop' }));
  expect(executor.tasks[0]!.layers).toEqual([two, one]);
  await executor.tasks[0]!.codeOf(one!);
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Layers: [] }));
  expect(await shown()).toBeUndefined();
  expect(world.faults).toEqual([]);
});

test('LAM-93: who gives a function a layer needs lambda:GetLayerVersion on it, and another account\'s has to allow the account as well', async () => {
  const { world, lambda, root, iam, role } = await openLambda();
  const owner = await world.account();
  const theirs = world.lambda(owner);
  await publish(theirs);
  const arn = arnOf(owner.accountId);
  const creating = (name: string, client: LambdaClient, Layers = [arn]) => refusal(client.send(new CreateFunctionCommand(functionOf(name, role, { Layers }))));
  const ann = await makeUser(iam, 'ann', allow(['lambda:CreateFunction', 'iam:PassRole']));
  await publish(lambda, 'own');
  const own = arnOf(root.accountId, 'own');
  expect(await creating('a', world.lambda(ann.keys), [own])).toBe(implicitDenial(ann.arn, 'lambda:GetLayerVersion', own));
  const bob = await makeUser(iam, 'bob', allow(['lambda:CreateFunction', 'lambda:GetLayerVersion', 'iam:PassRole']));
  expect(await creating('b', world.lambda(bob.keys), [own])).toBe('it succeeded');
  expect(await creating('c', world.lambda(bob.keys))).toContain('is not authorized to perform: lambda:GetLayerVersion on resource: ' + arn + ' because no resource-based policy allows the lambda:GetLayerVersion action');
  const { Statement } = await theirs.send(new AddLayerVersionPermissionCommand({ LayerName: 'shared', VersionNumber: 1, StatementId: 'share', Action: 'lambda:GetLayerVersion', Principal: root.accountId }));
  expect(JSON.parse(Statement!)).toEqual({ Sid: 'share', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${root.accountId}:root` }, Action: 'lambda:GetLayerVersion', Resource: arn });
  expect(await creating('c', world.lambda(bob.keys))).toBe('it succeeded');
  expect(await creating('d', world.lambda(ann.keys))).toContain('because no identity-based policy allows the lambda:GetLayerVersion action');
  expect(await lambda.send(new GetLayerVersionByArnCommand({ Arn: arn }))).toMatchObject({ Version: 1 });
  await makeRole(iam, 'unused');
  expect(world.faults).toEqual([]);
});

test('LAM-38, LAM-93: a layer version\'s policy, its revisions and its refusals', async () => {
  const { world, lambda } = await openLambda();
  await publish(lambda);
  const named = { LayerName: 'shared', VersionNumber: 1 };
  const add = (StatementId: string, more = {}) => lambda.send(new AddLayerVersionPermissionCommand({ ...named, StatementId, Action: 'lambda:GetLayerVersion', Principal: '*', ...more }));
  const get = () => lambda.send(new GetLayerVersionPolicyCommand(named));
  expect(await refusal(get())).toBe('ResourceNotFoundException 404: No policy is associated with the given resource.');
  const first = await add('one', { OrganizationId: 'o-abcdefghij' });
  expect(JSON.parse(first.Statement!)).toMatchObject({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } } });
  expect(await refusal(add('one'))).toBe('ResourceConflictException 409: The statement id (one) provided already exists. Please provide a new statement id, or remove the existing statement.');
  const wrong = 'PreconditionFailedException 412: The Revision Id provided does not match the latest Revision Id. Call the GetLayerPolicy API to retrieve the latest Revision Id';
  expect(await refusal(add('two', { RevisionId: 'wrong' }))).toBe(wrong);
  await add('two', { RevisionId: first.RevisionId });
  const { Policy, RevisionId } = await get();
  expect(JSON.parse(Policy!)).toMatchObject({ Version: '2012-10-17', Id: 'default', Statement: [{ Sid: 'one' }, { Sid: 'two' }] });
  expect(RevisionId).not.toBe(first.RevisionId);
  const remove = (StatementId: string, more = {}) => lambda.send(new RemoveLayerVersionPermissionCommand({ ...named, StatementId, ...more }));
  expect(await refusal(remove('three'))).toBe('ResourceNotFoundException 404: Statement three is not found in resource policy.');
  expect(await refusal(remove('one', { RevisionId: 'wrong' }))).toBe(wrong);
  await remove('one');
  await remove('two');
  expect(await refusal(get())).toContain('No policy is associated');
  expect(await refusal(add('x', { Action: 'lambda:*' }))).toContain('ValidationException 400');
  expect(await refusal(add('x', { VersionNumber: 7 }))).toContain('does not exist.');
  expect(world.faults).toEqual([]);
});
