import { AddPermissionCommand, CreateAliasCommand, DeleteAliasCommand, GetAliasCommand, GetPolicyCommand, InvokeCommand, ListAliasesCommand, UpdateAliasCommand, UpdateFunctionCodeCommand, type CreateAliasCommandInput } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { serviceCaller } from '../../../kernel/caller.ts';
import { allow, codeOf, implicitDenial, openLambda, refusal } from '../lambda.fixture.ts';

async function withVersions(options: Parameters<typeof openLambda>[0] = {}) {
  const opened = await openLambda(options);
  await opened.create('shop', { Publish: true });
  await opened.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(2), Publish: true }));
  opened.settle();
  const alias = (Name: string, more: Partial<CreateAliasCommandInput> = {}) => opened.lambda.send(new CreateAliasCommand({ FunctionName: 'shop', Name, FunctionVersion: '1', ...more }));
  return { ...opened, alias };
}

test('LAM-45: an alias has its ARN, its version and perhaps weights, through create, get, update, list and delete', async () => {
  const { world, lambda, arn, alias } = await withVersions();
  const { $metadata, ...made } = await alias('live');
  expect($metadata.httpStatusCode).toBe(201);
  expect(made).toEqual({ AliasArn: arn('shop', 'live'), Name: 'live', FunctionVersion: '1', Description: '', RevisionId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  const weighted = await lambda.send(new UpdateAliasCommand({ FunctionName: 'shop', Name: 'live', Description: 'now', RoutingConfig: { AdditionalVersionWeights: { 2: 0.2 } }, RevisionId: made.RevisionId }));
  expect(weighted).toMatchObject({ FunctionVersion: '1', Description: 'now', RoutingConfig: { AdditionalVersionWeights: { 2: 0.2 } } });
  expect(weighted.RevisionId).not.toBe(made.RevisionId);
  expect(await lambda.send(new GetAliasCommand({ FunctionName: 'shop', Name: 'live' }))).toMatchObject({ RevisionId: weighted.RevisionId, RoutingConfig: weighted.RoutingConfig });
  await alias('beta', { FunctionVersion: '$LATEST' });
  const names = async (more: object = {}) => (await lambda.send(new ListAliasesCommand({ FunctionName: 'shop', ...more }))).Aliases!.map((each) => each.Name);
  expect(await names()).toEqual(['beta', 'live']);
  expect(await names({ FunctionVersion: '2' })).toEqual(['live']);
  const page = await lambda.send(new ListAliasesCommand({ FunctionName: 'shop', MaxItems: 1 }));
  expect(page.Aliases!.map((each) => each.Name)).toEqual(['beta']);
  expect(await names({ Marker: page.NextMarker })).toEqual(['live']);
  const plain = await lambda.send(new UpdateAliasCommand({ FunctionName: 'shop', Name: 'live', FunctionVersion: '2', RoutingConfig: {} }));
  expect(plain.RoutingConfig).toBeUndefined();
  await lambda.send(new DeleteAliasCommand({ FunctionName: 'shop', Name: 'live' }));
  expect(await names()).toEqual(['beta']);
  expect(world.faults).toEqual([]);
});

test('LAM-8, LAM-46: what an alias cannot be', async () => {
  const { world, alias, arn, replies } = await withVersions();
  await alias('live');
  const refused = (name: string, more: Partial<CreateAliasCommandInput> = {}) => refusal(alias(name, more));
  const weights = (AdditionalVersionWeights: Record<string, number>) => ({ RoutingConfig: { AdditionalVersionWeights } });
  expect(await refused('live')).toBe(`ResourceConflictException 409: Alias already exists: ${arn('shop', 'live')}`);
  expect(await refused('123')).toBe(
    "ValidationException 400: 1 validation error detected: Value '123' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
  );
  expect(await refused('a', { FunctionVersion: '10' })).toBe(`ResourceNotFoundException 404: Function not found: ${arn('shop', '10')}`);
  expect(await refused('a', { FunctionName: 'missing' })).toBe(`ResourceNotFoundException 404: Function not found: ${arn('missing', '1')}`);
  expect(await refused('a', weights({ 2: 0.1, 3: 0.1 }))).toBe('InvalidParameterValueException 400: Number of items in AdditionalVersionWeights cannot be greater than 1');
  expect(await refused('a', weights({ 2: 2 }))).toContain("ValidationException 400: 1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [");
  expect(await refused('a', weights({ $LATEST: 0.5 }))).toContain('Map keys must satisfy constraint: [');
  expect(await refused('a', weights({ 1: 0.5 }))).toBe('InvalidParameterValueException 400: Invalid function version 1. Function version 1 is already included in routing configuration.');
  expect(await refused('a', { FunctionVersion: '$LATEST', ...weights({ 1: 0.5 }) })).toBe('InvalidParameterValueException 400: $LATEST is not supported for an alias pointing to more than 1 version');
  expect(JSON.parse(String(replies.at(-1)!.body)), 'one of the errors without Type').toEqual({ message: '$LATEST is not supported for an alias pointing to more than 1 version' });
  expect(await refused('a', weights({ 7: 0.5 }))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('shop', '7')}`);
  expect(world.faults).toEqual([]);
});

test('LAM-33, LAM-38, LAM-47: a missing alias, a wrong revision, and deleting what is not there', async () => {
  const { world, lambda, arn, alias } = await withVersions();
  await alias('live');
  expect(await refusal(lambda.send(new GetAliasCommand({ FunctionName: 'shop', Name: 'a' })))).toBe(`ResourceNotFoundException 404: Cannot find alias arn: ${arn('shop', 'a')}`);
  expect(await refusal(lambda.send(new UpdateAliasCommand({ FunctionName: 'shop', Name: 'a' })))).toBe(`ResourceNotFoundException 404: Alias not found: ${arn('shop', 'a')}`);
  expect(await refusal(lambda.send(new UpdateAliasCommand({ FunctionName: 'shop', Name: 'live', RevisionId: 'other' })))).toBe(
    'PreconditionFailedException 412: The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
  );
  const deleted = await lambda.send(new DeleteAliasCommand({ FunctionName: 'shop', Name: 'a' }));
  expect(deleted.$metadata.httpStatusCode).toBe(204);
  expect(world.faults).toEqual([]);
});

test('LAM-47: weights decide per call, and the version that ran is told', async () => {
  const { world, lambda, alias } = await withVersions();
  await alias('live', { RoutingConfig: { AdditionalVersionWeights: { 2: 0.3 } } });
  const ran = { 1: 0, 2: 0 };
  for (let call = 0; call < 400; call++) ran[(await lambda.send(new InvokeCommand({ FunctionName: 'shop', Qualifier: 'live' }))).ExecutedVersion as '1' | '2']++;
  // Eight standard deviations.
  expect(ran[2] / 400).toBeGreaterThan(0.3 - 0.184);
  expect(ran[2] / 400).toBeLessThan(0.3 + 0.184);
  for (const [weight, version] of [[0, '1'], [1, '2']] as const) {
    await lambda.send(new UpdateAliasCommand({ FunctionName: 'shop', Name: 'live', RoutingConfig: { AdditionalVersionWeights: { 2: weight } } }));
    for (let call = 0; call < 5; call++) expect((await lambda.send(new InvokeCommand({ FunctionName: 'shop', Qualifier: 'live' }))).ExecutedVersion).toBe(version);
  }
  expect(world.faults).toEqual([]);
});

test('LAM-142: of 10,000 calls a weight of 0.2 gets 0.2, give or take 0.02', async () => {
  const { world, lambda, alias, arn, needs, root, executor } = await withVersions({ shadow: false, rerunProbability: 0 });
  await alias('live', { RoutingConfig: { AdditionalVersionWeights: { 2: 0.2 } } });
  const sourceAccount = root.accountId;
  await lambda.send(new AddPermissionCommand({ FunctionName: 'shop', Qualifier: 'live', StatementId: 's', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com', SourceAccount: sourceAccount }));
  const caller = serviceCaller('aws', 's3.amazonaws.com', { sourceArn: 'arn:aws:s3:::bucket', sourceAccount });
  const ran = { 1: 0, 2: 0 };
  executor.invoke = async (task) => {
    ran[task.version as '1' | '2']++;
    return { payload: task.payload, executedVersion: task.version };
  };
  const input = { FunctionName: arn('shop', 'live') };
  for (let call = 0; call < 10_000; call++) await needs.outside().callService({ caller, service: 'lambda', operation: 'Invoke', account: root.accountId, region: 'us-east-1', input });
  expect(ran[1] + ran[2]).toBe(10_000);
  // Five standard deviations.
  expect(Math.abs(ran[2] / 10_000 - 0.2)).toBeLessThan(0.02);
  expect(world.faults).toEqual([]);
}, 60_000);

test('LAM-99: aliases are authorised as the whole function; a deleted alias leaves no policy to its successor', async () => {
  const { world, lambda, alias, arn, user } = await withVersions();
  await alias('live');
  await lambda.send(new AddPermissionCommand({ FunctionName: 'shop', Qualifier: 'live', StatementId: 's', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' }));
  const ann = await user('ann', allow('lambda:GetAlias', arn('shop')));
  expect((await ann.lambda.send(new GetAliasCommand({ FunctionName: 'shop', Name: 'live' }))).Name).toBe('live');
  const ben = await user('ben', allow('lambda:GetAlias', arn('shop', '*')));
  expect(await refusal(ben.lambda.send(new GetAliasCommand({ FunctionName: 'shop', Name: 'live' })))).toBe(implicitDenial(ben.arn, 'lambda:GetAlias', arn('shop')));
  await lambda.send(new DeleteAliasCommand({ FunctionName: 'shop', Name: 'live' }));
  await alias('live');
  expect(await refusal(lambda.send(new GetPolicyCommand({ FunctionName: 'shop', Qualifier: 'live' })))).toBe('ResourceNotFoundException 404: The resource you requested does not exist.');
  expect(world.faults).toEqual([]);
});
