import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  PublishLayerVersionCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateFunctionCodeCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { afterAll, expect, test } from 'vitest';
import { startOctroi } from '../../testing/start.ts';
import { nodeFiles, zipOf } from './execution/testing.ts';
import { functionOf, makeRole } from './lambda.fixture.ts';

const data = mkdtempSync(join(tmpdir(), 'octroi-restart-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const accounts = [{ id: '111122223333', name: 'ours', root: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' } }];
const FunctionName = 'shop';
const wait = { maxWaitTime: 10, minDelay: 1, maxDelay: 1 };

async function answers(lambda: LambdaClient, Qualifier?: string): Promise<unknown> {
  return JSON.parse(Buffer.from((await lambda.send(new InvokeCommand({ FunctionName, Qualifier }))).Payload!).toString());
}

test('LAM-142: functions, versions, aliases, policies, URLs and layers survive a restart, and run', async () => {
  const first = await startOctroi({ data, accounts, control: false });
  const lambda = first.lambda(accounts[0]!.root);
  const role = await makeRole(first.iam(accounts[0]!.root), 'execution');
  const layer = await lambda.send(new PublishLayerVersionCommand({ LayerName: 'shared', Content: { ZipFile: zipOf({ 'nodejs/node_modules/shared/index.js': 'exports.answer = 42;' }) } }));
  const code = (number: number) => zipOf(nodeFiles(`return [${number}, require('shared').answer, process.env.COLOUR];`));
  const settings = { Code: { ZipFile: code(1) }, Publish: true, Layers: [layer.LayerVersionArn!], Environment: { Variables: { COLOUR: 'red' } }, Timeout: 20 };
  await lambda.send(new CreateFunctionCommand(functionOf(FunctionName, role, settings)));
  await waitUntilFunctionActiveV2({ client: lambda, ...wait }, { FunctionName });
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: code(2) }));
  await waitUntilFunctionUpdatedV2({ client: lambda, ...wait }, { FunctionName });
  await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
  await lambda.send(new AddPermissionCommand({ FunctionName, Qualifier: 'live', StatementId: 'one', Action: 'lambda:InvokeFunction', Principal: '444455556666' }));
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 5 }));
  await lambda.send(new PutProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: 'live', ProvisionedConcurrentExecutions: 1 }));
  const { FunctionUrl } = await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'AWS_IAM' }));
  const policy = (await lambda.send(new GetPolicyCommand({ FunctionName, Qualifier: 'live' }))).Policy;
  expect(await answers(lambda)).toEqual([2, 42, 'red']);
  lambda.destroy();
  await first.close();

  const second = await startOctroi({ data, accounts, control: false });
  const again = second.lambda(accounts[0]!.root);
  try {
    expect([await answers(again), await answers(again, '1'), await answers(again, 'live')]).toEqual([[2, 42, 'red'], [1, 42, 'red'], [1, 42, 'red']]);
    expect((await again.send(new GetPolicyCommand({ FunctionName, Qualifier: 'live' }))).Policy).toBe(policy);
    expect(new URL((await again.send(new GetFunctionUrlConfigCommand({ FunctionName }))).FunctionUrl!).hostname).toBe(new URL(FunctionUrl!).hostname);
    expect((await again.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: 'live' }))).Status).toBe('READY');
    expect([...first.faults, ...second.faults]).toEqual([]);
  } finally {
    again.destroy();
    await second.close();
  }
}, 60_000);
