import { CreateAliasCommand, DeleteFunctionCommand, GetFunctionConfigurationCommand, InvokeCommand, ListVersionsByFunctionCommand, PublishVersionCommand, UpdateFunctionCodeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { codeOf, openLambda, refusal } from '../lambda.fixture.ts';

test('LAM-42, LAM-37: versions count up, are not reused, and are not made of what has not changed', async () => {
  const { world, lambda, create, arn, settle } = await openLambda();
  await create('shop');
  const publish = async (more: object = {}) => lambda.send(new PublishVersionCommand({ FunctionName: 'shop', ...more }));
  const { RevisionId: before } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }));
  const first = await publish({ Description: 'one' });
  expect(first).toMatchObject({ Version: '1', FunctionArn: arn('shop', '1'), State: 'Active', LastUpdateStatus: 'Successful', Description: 'one' });
  expect(first.$metadata.httpStatusCode).toBe(201);
  const { RevisionId: after, Description } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }));
  expect(Description).toBe('');
  expect(new Set([before, after, first.RevisionId]).size).toBe(3);
  expect(await publish({ Description: 'two' })).toMatchObject({ Version: '1', Description: 'one', RevisionId: first.RevisionId });
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf() }));
  settle();
  expect((await publish()).Version).toBe('1');
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Environment: { Variables: { COLOUR: 'blue' } } }));
  settle();
  expect((await publish()).Version).toBe('2');
  expect((await publish()).Version).toBe('2');
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'shop', Qualifier: '2' }));
  expect((await publish()).Version).toBe('3');
  expect(world.faults).toEqual([]);
});

test('LAM-42: a hash that is not that of $LATEST', async () => {
  const { world, lambda, create } = await openLambda();
  await create('shop');
  const { CodeSha256 } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }));
  expect(await refusal(lambda.send(new PublishVersionCommand({ FunctionName: 'shop', CodeSha256: 'abc' })))).toBe(
    `InvalidParameterValueException 400: CodeSHA256 (abc) is different from current CodeSHA256 in $LATEST (${CodeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
  );
  expect((await lambda.send(new PublishVersionCommand({ FunctionName: 'shop', CodeSha256 }))).Version).toBe('1');
  expect(world.faults).toEqual([]);
});

test('LAM-43: a version keeps code, settings and variables', async () => {
  const { world, lambda, create, executor, settle } = await openLambda();
  await create('shop', { Environment: { Variables: { COLOUR: 'blue' } }, Publish: true });
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Timeout: 9, Environment: { Variables: { COLOUR: 'red' } } }));
  settle();
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(2) }));
  settle();
  const shown = async (Qualifier: string) => lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop', Qualifier }));
  expect(await shown('1')).toMatchObject({ Timeout: 3, Environment: { Variables: { COLOUR: 'blue' } } });
  expect((await shown('1')).CodeSha256).not.toBe((await shown('$LATEST')).CodeSha256);
  await lambda.send(new InvokeCommand({ FunctionName: 'shop', Qualifier: '1' }));
  expect(executor.tasks[0]).toMatchObject({ version: '1', timeoutSeconds: 3, environment: { COLOUR: 'blue' }, codeSha256: (await shown('1')).CodeSha256 });
  expect(world.faults).toEqual([]);
});

test('LAM-39: UpdateFunctionCode with Publish answers with the new version under its ARN', async () => {
  const { world, lambda, create, arn, settle } = await openLambda();
  await create('shop');
  expect(await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(2), Publish: true }))).toMatchObject({ Version: '1', FunctionArn: arn('shop', '1') });
  settle();
  expect((await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop', Qualifier: '1' }))).State).toBe('Active');
  expect(world.faults).toEqual([]);
});

test('LAM-44: versions are listed after $LATEST, in order and by pages, without states', async () => {
  const { world, lambda, create, arn, settle } = await openLambda();
  await create('shop', { Publish: true });
  for (let number = 2; number <= 11; number++) {
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(number), Publish: true }));
    settle();
  }
  const seen: string[] = [];
  let Marker: string | undefined;
  do {
    const page = await lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'shop', MaxItems: 5, Marker }));
    for (const version of page.Versions!) expect(version).not.toHaveProperty('State');
    seen.push(...page.Versions!.map((version) => version.FunctionArn!));
    Marker = page.NextMarker;
  } while (Marker !== undefined);
  expect(seen).toEqual(['$LATEST', ...Array.from({ length: 11 }, (_, i) => String(i + 1))].map((version) => arn('shop', version)));
  expect(await refusal(lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'missing' })))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('missing')}`);
  await lambda.send(new CreateAliasCommand({ FunctionName: 'shop', Name: 'live', FunctionVersion: '1' }));
  expect(await refusal(lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'shop:live' })))).toContain('This operation is permitted on Lambda functions only.');
  expect(world.faults).toEqual([]);
});
