import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateFunctionCommand, GetFunctionCommand, PublishLayerVersionCommand, UpdateFunctionCodeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { afterAll, expect, test } from 'vitest';
import { allow, codeOf, functionOf, openLambda, refusal } from '../lambda.fixture.ts';

const lambdaS3 = mkdtempSync(join(tmpdir(), 'octroi-s3-'));
afterAll(() => rmSync(lambdaS3, { recursive: true, force: true }));
mkdirSync(join(lambdaS3, 'packages/team'), { recursive: true });
writeFileSync(join(lambdaS3, 'packages/team/shop.zip'), codeOf(1));
writeFileSync(join(lambdaS3, 'packages/text'), 'no zip');

const SHOP = { S3Bucket: 'packages', S3Key: 'team/shop.zip' };
const GET_OBJECT = 'InvalidParameterValueException 400: Error occurred while GetObject. S3 Error Code: ';

test('LAM-26: packages of functions and layers come from the folder of buckets, checked as others are', async () => {
  const { world, lambda, role, settle } = await openLambda({ lambdaS3 });
  const { CodeSize, CodeSha256 } = await lambda.send(new CreateFunctionCommand(functionOf('shop', role, { Code: SHOP })));
  expect(CodeSize).toBe(codeOf(1).byteLength);
  settle();
  writeFileSync(join(lambdaS3, 'packages/team/next.zip'), codeOf(2));
  const updated = await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', S3Bucket: 'packages', S3Key: 'team/next.zip', S3ObjectVersion: 'null' }));
  expect(updated.CodeSha256).not.toBe(CodeSha256);
  expect((await lambda.send(new PublishLayerVersionCommand({ LayerName: 'shared', Content: SHOP }))).Content!.CodeSha256).toBe(CodeSha256);
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('till', role, { Code: { S3Bucket: 'packages', S3Key: 'text' } }))))).toBe(
    'InvalidParameterValueException 400: Could not unzip uploaded file. Please check your file, then try to upload again.',
  );
  expect(world.faults).toEqual([]);
});

test('LAM-26: what is not there is told in S3\'s words; without a folder no bucket is there', async () => {
  const { world, lambda, role } = await openLambda({ lambdaS3 });
  const create = (Code: object) => refusal(lambda.send(new CreateFunctionCommand(functionOf('shop', role, { Code }))));
  expect(await create({ ...SHOP, S3Bucket: 'others' })).toBe(`${GET_OBJECT}NoSuchBucket. S3 Error Message: The specified bucket does not exist`);
  expect(await create({ ...SHOP, S3Key: 'team/none.zip' })).toBe(`${GET_OBJECT}NoSuchKey. S3 Error Message: The specified key does not exist.`);
  expect(await create({ ...SHOP, S3Key: '../packages/team/shop.zip' })).toBe(`${GET_OBJECT}NoSuchKey. S3 Error Message: The specified key does not exist.`);
  expect(await create({ ...SHOP, S3ObjectVersion: 'abc' })).toBe(`${GET_OBJECT}NoSuchVersion. S3 Error Message: The specified version does not exist.`);
  const bare = await openLambda();
  expect(await refusal(bare.lambda.send(new CreateFunctionCommand(functionOf('shop', bare.role, { Code: SHOP }))))).toBe(`${GET_OBJECT}NoSuchBucket. S3 Error Message: The specified bucket does not exist`);
  expect([...world.faults, ...bare.world.faults]).toEqual([]);
});

test('LAM-26: the caller needs s3:GetObject on the object, and does not learn without it whether it is there', async () => {
  const { world, user, role } = await openLambda({ lambdaS3 });
  const create = async (name: string, who: Awaited<ReturnType<typeof user>>, S3Key: string) => refusal(who.lambda.send(new CreateFunctionCommand(functionOf(name, role, { Code: { ...SHOP, S3Key } }))));
  const ann = await user('ann', allow(['lambda:*', 'iam:PassRole']));
  for (const key of ['team/shop.zip', 'none']) {
    expect(await create('shop', ann, key)).toBe(
      `AccessDeniedException 403: Your access has been denied by S3, please make sure your request credentials have permission to GetObject for packages/${key}. S3 Error Code: AccessDenied. S3 Error Message: Access Denied`,
    );
  }
  const ben = await user('ben', allow(['lambda:*', 'iam:PassRole']), allow('s3:GetObject', 'arn:aws:s3:::packages/team/*'));
  expect(await create('shop', ben, 'team/shop.zip')).toBe('it succeeded');
  expect(await create('till', ben, 'text')).toContain('Your access has been denied by S3');
  expect(world.faults).toEqual([]);
});

test('LAM-24: a function that cannot run on this host is made, and the server\'s log is warned once', async () => {
  const { world, lambda, role, executor, arn, settle, create } = await openLambda();
  executor.whyNot = async (runtime) => (runtime === 'java21' ? 'this server has no interpreter for the runtime java21' : undefined);
  await lambda.send(new CreateFunctionCommand(functionOf('shop', role, { Runtime: 'java21' })));
  settle();
  expect((await lambda.send(new GetFunctionCommand({ FunctionName: 'shop' }))).Configuration!.State).toBe('Active');
  const warning = (name: string) => `the function ${arn(name)} cannot run: this server has no interpreter for the runtime java21`;
  expect(world.warnings).toEqual([warning('shop')]);
  await create('till');
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'till', Runtime: 'java21' }));
  expect(world.warnings).toEqual([warning('shop'), warning('till')]);
  expect(world.faults).toEqual([]);
});

test('LAM-24: LAMBDA_STRICT_RUNTIME refuses such a function', async () => {
  const { world, lambda, role, executor, create } = await openLambda({ strictRuntime: true });
  executor.whyNot = async (runtime) => (runtime === 'java21' ? 'this server has no interpreter for the runtime java21' : undefined);
  const refused = 'InvalidParameterValueException 400: this server has no interpreter for the runtime java21';
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('shop', role, { Runtime: 'java21' }))))).toBe(refused);
  await create('till');
  expect(await refusal(lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'till', Runtime: 'java21' })))).toBe(refused);
  expect([world.warnings, world.faults]).toEqual([[], []]);
});
