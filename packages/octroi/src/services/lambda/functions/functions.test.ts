import {
  AddPermissionCommand,
  CreateAliasCommand,
  DeleteFunctionCommand,
  GetAccountSettingsCommand,
  GetAliasCommand,
  GetFunctionCodeSigningConfigCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetFunctionRecursionConfigCommand,
  GetPolicyCommand,
  GetRuntimeManagementConfigCommand,
  InvokeCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  ListCapacityProvidersCommand, PutFunctionRecursionConfigCommand, PutRuntimeManagementConfigCommand,
  TagResourceCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import type { Received } from '../../../gateway/rooms/received.ts';
import { unsignedRouter } from '../../../gateway/unsigned/router.ts';
import { allow, codeOf, implicitDenial, openLambda, refusal } from '../lambda.fixture.ts';

const body = (reply: { readonly body: Uint8Array | string } | undefined): unknown => JSON.parse(String(reply!.body));

test('LAM-30: GetFunction gives configuration, tags and a link to the code that ends after ten minutes', async () => {
  let now = Date.now();
  const { world, lambda, create } = await openLambda({ hostClock: () => now });
  const zip = codeOf(7);
  await create('shop', { Code: { ZipFile: zip }, Tags: { team: 'red' } });
  const found = await lambda.send(new GetFunctionCommand({ FunctionName: 'shop' }));
  expect(found).toMatchObject({ Configuration: { FunctionName: 'shop', Version: '$LATEST' }, Code: { RepositoryType: 'S3' }, Tags: { team: 'red' } });
  const link = new URL(found.Code!.Location!);
  expect(link.origin).toBe('http://localhost:4747');
  const route = unsignedRouter(world.gateway.routes);
  const get = async (query: string) => route({ requestId: 'r', http: { method: 'GET', path: link.pathname, query, headers: [], body: new Uint8Array(0) } } as unknown as Received);
  const reply = await get(link.search.slice(1));
  expect(reply).toMatchObject({ status: 200, headers: { 'content-type': 'application/zip' } });
  expect(Buffer.from(reply!.body as Uint8Array).equals(Buffer.from(zip))).toBe(true);
  expect((await get(`${link.search.slice(1, -2)}AA`))!.status).toBe(403);
  expect((await get(''))!.status).toBe(403);
  now += 600_001;
  expect((await get(link.search.slice(1)))!.status).toBe(403);
  expect(world.faults).toEqual([]);
});

test('LAM-30, LAM-106: tags in GetFunction need lambda:ListTags; without it there is TagsError; a version shows none', async () => {
  const { world, lambda, create, user, arn } = await openLambda();
  await create('shop', { Tags: { team: 'red' }, Publish: true });
  const ann = await user('ann', allow('lambda:GetFunction'));
  const shown = await ann.lambda.send(new GetFunctionCommand({ FunctionName: 'shop' }));
  expect(shown.Tags).toBeUndefined();
  expect(shown.TagsError).toEqual({
    ErrorCode: 'AccessDeniedException',
    Message: `User: ${ann.arn} is not authorized to perform: lambda:ListTags on resource: ${arn('shop')} because no identity-based policy allows the lambda:ListTags action`,
  });
  const version = await lambda.send(new GetFunctionCommand({ FunctionName: 'shop', Qualifier: '1' }));
  expect(version.Tags).toBeUndefined();
  expect(version.TagsError).toBeUndefined();
  expect(world.faults).toEqual([]);
});

test('LAM-17: the ARN says what the request said, the version what it leads to', async () => {
  const { world, lambda, create, arn } = await openLambda();
  await create('shop', { Publish: true });
  await lambda.send(new CreateAliasCommand({ FunctionName: 'shop', Name: 'live', FunctionVersion: '1' }));
  const shown = async (FunctionName: string, Qualifier?: string) => {
    const { FunctionArn, Version } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName, Qualifier }));
    return [FunctionArn, Version];
  };
  expect(await shown('shop')).toEqual([arn('shop'), '$LATEST']);
  expect(await shown('shop', '$LATEST')).toEqual([arn('shop', '$LATEST'), '$LATEST']);
  expect(await shown('shop', '1')).toEqual([arn('shop', '1'), '1']);
  expect(await shown('shop', 'live')).toEqual([arn('shop', 'live'), '1']);
  expect(await shown(arn('shop', 'live'), 'live')).toEqual([arn('shop', 'live'), '1']);
  expect(world.faults).toEqual([]);
});

test('LAM-11: every form of identifier names the function', async () => {
  const { world, lambda, create, root, arn } = await openLambda();
  await create('shop', { Publish: true });
  const forms = ['shop', `${root.accountId}:shop`, `${root.accountId}:function:shop`, arn('shop'), `function:shop`, `us-east-1:${root.accountId}:function:shop`];
  for (const FunctionName of forms) expect((await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))).FunctionArn).toBe(arn('shop'));
  for (const form of forms) expect((await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: `${form}:1` }))).FunctionArn).toBe(arn('shop', '1'));
  expect(world.faults).toEqual([]);
});

test('LAM-14, LAM-15, LAM-16: contradicting qualifiers, another Region, another account', async () => {
  const { world, lambda, create, arn, replies } = await openLambda();
  await create('shop');
  expect(await refusal(lambda.send(new GetFunctionCommand({ FunctionName: 'shop:1', Qualifier: '2' })))).toBe(
    'InvalidParameterValueException 400: The derived qualifier from the function name does not match the specified qualifier.',
  );
  expect(body(replies.at(-1))).toEqual({ Type: 'User', message: 'The derived qualifier from the function name does not match the specified qualifier.' });
  expect(await refusal(lambda.send(new GetFunctionCommand({ FunctionName: arn('shop').replace('us-east-1', 'eu-west-1') })))).toBe(
    "ResourceNotFoundException 404: Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
  );
  const theirs = 'arn:aws:lambda:us-east-1:999988887777:function:shop';
  await refusal(lambda.send(new AddPermissionCommand({ FunctionName: theirs, StatementId: 's', Action: 'lambda:*', Principal: '*' })));
  expect(replies.at(-1)).toMatchObject({ status: 403, headers: { 'x-amzn-ErrorType': 'AccessDeniedException' } });
  expect(body(replies.at(-1))).toEqual({ Message: null });
  expect(await refusal(lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop:1', ZipFile: codeOf() })))).toBe(
    'InvalidParameterValueException 400: This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
  );
  expect(world.faults).toEqual([]);
});

test('LAM-10, LAM-33: who may not ask gets 403 for a missing function, who may gets 404 with the ARN that was designated', async () => {
  const { world, lambda, create, user, arn, replies } = await openLambda();
  await create('shop');
  const { lambda: stranger, arn: who } = await user('ann');
  for (const name of ['shop', 'missing']) expect(await refusal(stranger.send(new GetFunctionCommand({ FunctionName: name })))).toBe(implicitDenial(who, 'lambda:GetFunction', arn(name)));
  expect(body(replies.at(-1))).toEqual({ Message: expect.stringContaining('is not authorized') });
  expect(await refusal(lambda.send(new GetFunctionCommand({ FunctionName: 'missing' })))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('missing')}`);
  expect(body(replies.at(-1))).toEqual({ Type: 'User', Message: `Function not found: ${arn('missing')}` });
  expect(await refusal(lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop', Qualifier: '7' })))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('shop', '7')}`);
  expect(await refusal(lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'missing', Qualifier: 'live' })))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('missing', 'live')}`);
  expect(await refusal(lambda.send(new InvokeCommand({ FunctionName: 'missing' })))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('missing', '$LATEST')}`);
  expect(await refusal(lambda.send(new InvokeCommand({ FunctionName: 'shop', Qualifier: 'live' })))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('shop', 'live')}`);
  expect(world.faults).toEqual([]);
});

test('LAM-31: ListFunctions pages by 50 at most, without states, with ALL by version under qualified ARNs', async () => {
  const { world, lambda, create, arn } = await openLambda({ rerunProbability: 0 });
  for (let i = 0; i < 52; i++) await create(`f${String(i).padStart(2, '0')}`);
  const first = await lambda.send(new ListFunctionsCommand({ MaxItems: 100 }));
  expect(first.Functions).toHaveLength(50);
  expect(first.Functions![0]).toMatchObject({ FunctionName: 'f00', FunctionArn: arn('f00'), Version: '$LATEST' });
  for (const member of ['State', 'StateReason', 'LastUpdateStatus', 'RuntimeVersionConfig']) expect(first.Functions![0]).not.toHaveProperty(member);
  const second = await lambda.send(new ListFunctionsCommand({ Marker: first.NextMarker }));
  expect(second.Functions!.map((each) => each.FunctionName)).toEqual(['f50', 'f51']);
  expect(second.NextMarker).toBeUndefined();
  expect(await refusal(lambda.send(new ListFunctionsCommand({ Marker: 'nonsense' })))).toBe('InvalidParameterValueException 400: Invalid Marker.');
  expect(await refusal(lambda.send(new ListFunctionsCommand({ FunctionVersion: 'SOME' as never })))).toBe(
    "ValidationException 400: 1 validation error detected: Value 'SOME' at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value set: [ALL]",
  );
  expect(world.faults).toEqual([]);
});

test('LAM-31: a page of ListFunctions with ALL may end between the versions of a function', async () => {
  const { world, lambda, create, arn, settle } = await openLambda();
  await create('a', { Publish: true });
  await create('b', { Publish: true });
  for (const number of [2, 3]) {
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'a', ZipFile: codeOf(number) }));
    settle();
    await lambda.send(new PublishVersionCommand({ FunctionName: 'a' }));
  }
  const all = [arn('a', '$LATEST'), arn('a', '1'), arn('a', '2'), arn('a', '3'), arn('b', '$LATEST'), arn('b', '1')];
  for (const MaxItems of [1, 2, 3, 4, 5, 6]) {
    const seen: string[] = [];
    let Marker: string | undefined;
    do {
      const page = await lambda.send(new ListFunctionsCommand({ FunctionVersion: 'ALL', MaxItems, Marker }));
      expect(page.Functions!.length).toBeLessThanOrEqual(MaxItems);
      seen.push(...page.Functions!.map((each) => each.FunctionArn!));
      Marker = page.NextMarker;
    } while (Marker !== undefined);
    expect(seen).toEqual(all);
  }
  expect(world.faults).toEqual([]);
});

test('LAM-7, LAM-32: DeleteFunction takes versions, aliases, policies and environments along, and answers 204', async () => {
  const { world, lambda, create, arn, executor, replies } = await openLambda();
  await create('shop', { Publish: true });
  await lambda.send(new CreateAliasCommand({ FunctionName: 'shop', Name: 'live', FunctionVersion: '1' }));
  await lambda.send(new AddPermissionCommand({ FunctionName: 'shop', StatementId: 's', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' }));
  await lambda.send(new InvokeCommand({ FunctionName: 'shop' }));
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'shop' }));
  expect(replies.at(-1)).toMatchObject({ status: 204, body: '' });
  expect(executor.retired).toEqual([{ prefix: expect.any(String), kill: true }]);
  expect(executor.tasks[0]!.environmentKey.startsWith(executor.retired[0]!.prefix)).toBe(true);
  expect(await refusal(lambda.send(new GetFunctionCommand({ FunctionName: 'shop' })))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('shop')}`);
  await create('shop');
  expect(await refusal(lambda.send(new GetAliasCommand({ FunctionName: 'shop', Name: 'live' })))).toBe(`ResourceNotFoundException 404: Cannot find alias arn: ${arn('shop', 'live')}`);
  expect(await refusal(lambda.send(new GetPolicyCommand({ FunctionName: 'shop' })))).toBe('ResourceNotFoundException 404: The resource you requested does not exist.');
  expect((await lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'shop' }))).Versions).toHaveLength(1);
  expect(world.faults).toEqual([]);
});

test('LAM-32: DeleteFunction with a qualifier deletes that version only, and neither $LATEST nor what an alias points to', async () => {
  const { world, lambda, create, arn, settle } = await openLambda();
  await create('shop', { Publish: true });
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(2), Publish: true }));
  settle();
  await lambda.send(new CreateAliasCommand({ FunctionName: 'shop', Name: 'live', FunctionVersion: '2' }));
  const deleting = (Qualifier: string, FunctionName = 'shop') => refusal(lambda.send(new DeleteFunctionCommand({ FunctionName, Qualifier })));
  expect(await deleting('$LATEST')).toBe('InvalidParameterValueException 400: $LATEST version cannot be deleted without deleting the function.');
  expect(await deleting('$LATEST', 'missing')).toBe('InvalidParameterValueException 400: $LATEST version cannot be deleted without deleting the function.');
  expect(await deleting('live')).toBe('InvalidParameterValueException 400: Deletion of aliases is not currently supported.');
  expect(await deleting('2')).toBe('ResourceConflictException 409: Unable to delete version because the following aliases reference it: [live]');
  expect(await deleting('9')).toBe('it succeeded');
  expect(await deleting('1', 'missing')).toBe(`ResourceNotFoundException 404: Function not found: ${arn('missing')}`);
  expect(await deleting('1')).toBe('it succeeded');
  expect((await lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'shop' }))).Versions!.map((each) => each.Version)).toEqual(['$LATEST', '2']);
  expect(world.faults).toEqual([]);
});

test('LAM-2, LAM-95: what Terraform and the SDKs read beside; an operation that is not built says so', async () => {
  const { world, lambda, create, arn, replies } = await openLambda();
  await create('shop', { Publish: true });
  const FunctionName = 'shop';
  await lambda.send(new GetFunctionCodeSigningConfigCommand({ FunctionName }));
  expect(body(replies.at(-1))).toEqual({ FunctionName: 'shop' });
  expect(await lambda.send(new GetFunctionRecursionConfigCommand({ FunctionName }))).toMatchObject({ RecursiveLoop: 'Terminate' });
  expect(await lambda.send(new GetRuntimeManagementConfigCommand({ FunctionName }))).toMatchObject({ UpdateRuntimeOn: 'Auto', FunctionArn: arn('shop') });
  expect(await lambda.send(new GetAccountSettingsCommand({}))).toMatchObject({
    AccountLimit: { TotalCodeSize: 80_530_636_800, CodeSizeUnzipped: 262_144_000, CodeSizeZipped: 52_428_800, ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 1000 },
    AccountUsage: { FunctionCount: 1, TotalCodeSize: 2 * codeOf().byteLength },
  });
  expect(await lambda.send(new PutFunctionRecursionConfigCommand({ FunctionName, RecursiveLoop: 'Allow' }))).toMatchObject({ RecursiveLoop: 'Allow' });
  expect(await lambda.send(new GetFunctionRecursionConfigCommand({ FunctionName }))).toMatchObject({ RecursiveLoop: 'Allow' });
  await lambda.send(new PutRuntimeManagementConfigCommand({ FunctionName, UpdateRuntimeOn: 'FunctionUpdate' }));
  expect(await lambda.send(new GetRuntimeManagementConfigCommand({ FunctionName }))).toMatchObject({ UpdateRuntimeOn: 'FunctionUpdate', FunctionArn: arn('shop') });
  expect(await refusal(lambda.send(new ListCapacityProvidersCommand({})))).toContain('NotImplementedException 501');
  expect(await refusal(lambda.send(new TagResourceCommand({ Resource: arn('shop'), Tags: {} })))).toBe('InvalidParameterValueException 400: An error occurred and the request cannot be processed.');
  expect(world.faults).toEqual([]);
});

test('LAM-32: a function with more versions than one transaction may delete is gone at once, and swept', async () => {
  const { world, lambda, create, root } = await openLambda({ rerunProbability: 0 });
  await create('shop');
  for (let number = 0; number < 180; number++) {
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(number % 2), Publish: true }));
    world.clocks.advance(0.051);
  }
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'shop' }));
  const rows = (table: string) => world.gateway.kv.read((snapshot) => snapshot.range(['aws', root.accountId, 'us-east-1', 'lambda', table]));
  await expect.poll(async () => (await rows('version')).length).toBe(0);
  expect(await world.gateway.kv.read((snapshot) => snapshot.range(['aws', '-', '-', 'lambda']))).toEqual([]);
  expect(world.faults).toEqual([]);
});
