import { CreateOrganizationCommand } from '@aws-sdk/client-organizations';
import { AddPermissionCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { allow, makeUser, openLambda, refusal } from './lambda.fixture.ts';
import { offExecutor } from './off-executor.ts';
import { lambdaService } from './service.ts';

const names = new Set(lambdaService.operations.map(({ name }) => name));

/** LAM-1, with every operation that its abbreviations stand for. */
const MUST = `
  CreateFunction GetFunction GetFunctionConfiguration UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction ListFunctions PublishVersion ListVersionsByFunction
  CreateAlias GetAlias UpdateAlias DeleteAlias ListAliases Invoke AddPermission RemovePermission GetPolicy
  PutFunctionConcurrency GetFunctionConcurrency DeleteFunctionConcurrency
  CreateFunctionUrlConfig GetFunctionUrlConfig UpdateFunctionUrlConfig DeleteFunctionUrlConfig ListFunctionUrlConfigs
  PutFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig GetFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig ListFunctionEventInvokeConfigs
  PublishLayerVersion GetLayerVersion GetLayerVersionByArn ListLayers ListLayerVersions DeleteLayerVersion AddLayerVersionPermission RemoveLayerVersionPermission GetLayerVersionPolicy
  ListTags TagResource UntagResource GetAccountSettings InvokeWithResponseStream`;
const SHOULD = `
  InvokeAsync PutProvisionedConcurrencyConfig GetProvisionedConcurrencyConfig DeleteProvisionedConcurrencyConfig ListProvisionedConcurrencyConfigs
  PutFunctionRecursionConfig GetFunctionRecursionConfig PutRuntimeManagementConfig GetRuntimeManagementConfig GetFunctionCodeSigningConfig`;

test('LAM-1, LAM-2: the operations that must and should be there are', () => {
  expect(`${MUST} ${SHOULD}`.trim().split(/\s+/).filter((name) => !names.has(name))).toEqual([]);
});

test('LAM-4: what is left out is refused by name, with 501 or a clear message', async () => {
  const { world, lambda } = await openLambda();
  const sdk: Readonly<Record<string, unknown>> = { ...(await import('@aws-sdk/client-lambda')) };
  const input = { CapacityProviderName: 'one', CapacityProviderConfig: {}, FunctionName: 'shop', DurableExecutionArn: 'arn:aws:lambda:us-east-1:111122223333:function:shop:1/durable-execution/a/b', UUID: 'a' };
  for (const name of ['GetCapacityProvider', 'ListCapacityProviders', 'GetDurableExecution', 'ListDurableExecutionsByFunction', 'GetFunctionScalingConfig', 'GetEventSourceMapping', 'UpdateEventSourceMapping', 'DeleteEventSourceMapping']) {
    const Command = sdk[`${name}Command`] as new (input: object) => never;
    expect(await refusal(lambda.send(new Command({ ...input, Qualifier: '1' })))).toMatch(new RegExp(`^NotImplementedException 501: .*\\b${name}\\b`));
  }
  expect(world.faults).toEqual([]);
});

test('LAM-136: at the level off the answer is the event, and authorisation is real', async () => {
  const opened = await openLambda();
  const { world, lambda, create, executor, user } = opened;
  executor.behave = (task) => offExecutor().invoke(task);
  await create('shop');
  const answer = await lambda.send(new InvokeCommand({ FunctionName: 'shop', Payload: Buffer.from('{"a":1}') }));
  expect(Buffer.from(answer.Payload!).toString()).toBe('{"a":1}');
  expect(Buffer.from((await lambda.send(new InvokeCommand({ FunctionName: 'shop' }))).Payload!).toString()).toBe('{}');
  const ann = await user('ann');
  expect(await refusal(ann.lambda.send(new InvokeCommand({ FunctionName: 'shop' })))).toContain('AccessDeniedException 403');
  expect(world.faults).toEqual([]);
});

test('LAM-69: while a function runs, and others wait for it, the server answers', async () => {
  const { world, lambda, create, executor } = await openLambda();
  await create('shop');
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  executor.behave = async (task) => {
    await gate;
    return { payload: task.payload, executedVersion: task.version };
  };
  const running = Array.from({ length: 20 }, () => lambda.send(new InvokeCommand({ FunctionName: 'shop' })));
  await expect.poll(() => executor.tasks.length).toBe(20);
  expect(await refusal(lambda.send(new InvokeCommand({ FunctionName: 'shop', InvocationType: 'DryRun' })))).toBe('it succeeded');
  await create('till');
  open();
  await Promise.all(running);
  expect(world.faults).toEqual([]);
});

test('LAM-49, LAM-51: PrincipalOrgID lets in the accounts of the organization and nobody else', async () => {
  const { world, lambda, create, arn, root } = await openLambda();
  await create('shop');
  const { Organization } = await world.organizations(root).send(new CreateOrganizationCommand({}));
  await lambda.send(new AddPermissionCommand({ FunctionName: 'shop', StatementId: 'ours', Action: 'lambda:InvokeFunction', Principal: '*', PrincipalOrgID: Organization!.Id }));
  const member = await makeUser(world.iam(root), 'member');
  const invoke = (who: Parameters<typeof world.lambda>[0]) => refusal(world.lambda(who).send(new InvokeCommand({ FunctionName: arn('shop') })));
  expect(await invoke(member.keys)).toBe('it succeeded');
  const stranger = await makeUser(world.iam(await world.account()), 'stranger', allow('lambda:*'));
  expect(await invoke(stranger.keys)).toContain('because no resource-based policy allows the lambda:InvokeFunction action');
  expect(world.faults).toEqual([]);
});
