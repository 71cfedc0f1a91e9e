import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetFunctionCodeSigningConfigCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionEventInvokeConfigCommand,
  GetPolicyCommand,
  GetProvisionedConcurrencyConfigCommand,
  ListCodeSigningConfigsCommand,
  ListFunctionsCommand,
  ListFunctionUrlConfigsCommand,
  ListLayerVersionsCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeFiles, zipOf } from '../../packages/octroi/src/services/lambda/execution/testing.ts';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { terraformAbsence, terraformIn, type Terraform } from './terraform-run.ts';

const missing = await terraformAbsence();

describe.skipIf(missing !== null)(`What hangs on functions by Terraform, unmodified${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let root: Awaited<ReturnType<OctroiForTests['account']>>;
  let terraform: Terraform;
  let lambdaS3: string;
  beforeAll(async () => {
    lambdaS3 = await mkdtemp(join(tmpdir(), 'octroi-s3-'));
    await mkdir(join(lambdaS3, 'packages/team'), { recursive: true });
    octroi = await startOctroi({ lambdaS3 });
    root = await octroi.account();
    terraform = await terraformIn(new URL('lambda-estate/', import.meta.url), octroi.endpoint, root);
    for (const round of [1, 2]) {
      const code = zipOf(nodeFiles(`return { round: ${round}, event, colour: process.env.COLOUR };`));
      for (const path of [join(terraform.folder, `round-${round}.zip`), join(lambdaS3, `packages/team/round-${round}.zip`)]) await writeFile(path, code);
    }
    await writeFile(join(terraform.folder, 'layer.zip'), zipOf({ 'nodejs/node_modules/shared/index.js': 'exports.answer = 42;' }));
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
    await terraform.remove();
    await rm(lambdaS3, { recursive: true, force: true });
  });

  test('LAM-2, LAM-3, LAM-26, LAM-75, LAM-80, LAM-83, LAM-84, LAM-91, LAM-93: makes, leaves alone, changes and removes all of it', async () => {
    const lambda = octroi.lambda(root);
    await terraform.run('init', '-no-color');
    await terraform.run('apply', '-no-color', '-auto-approve');
    const layer = `arn:aws:lambda:us-east-1:${root.accountId}:layer:shared`;
    expect(await terraform.output('seen')).toEqual({ answer: { round: 1, event: { round: 1 }, colour: 'red' }, layers: [`${layer}:1`], layer: 'round 1', reserved: 5, url: 'NONE', cors: 60, signing: 'round 1' });
    expect(await terraform.run('plan', '-no-color', '-detailed-exitcode')).toContain('No changes. Your infrastructure matches the configuration.');
    expect((await lambda.send(new GetFunctionCodeSigningConfigCommand({ FunctionName: 'shop' }))).CodeSigningConfigArn).toMatch(/csc-/);

    const second = ['-no-color', '-var', 'round=2'];
    await terraform.run('apply', '-auto-approve', ...second);
    expect(await terraform.output('seen')).toEqual({ answer: { round: 2, event: { round: 2 }, colour: 'blue' }, layers: [`${layer}:2`], layer: 'round 2', reserved: 7, url: 'AWS_IAM', cors: 120, signing: 'round 2' });
    expect(await terraform.run('plan', '-detailed-exitcode', ...second)).toContain('No changes. Your infrastructure matches the configuration.');
    const shop = { FunctionName: 'shop' };
    const { Configuration } = await lambda.send(new GetFunctionCommand(shop));
    expect(Configuration).toMatchObject({
      DeadLetterConfig: { TargetArn: `arn:aws:sqs:us-east-1:${root.accountId}:deader` },
      TracingConfig: { Mode: 'PassThrough' },
      EphemeralStorage: { Size: 1024 },
      VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
    });
    expect((await lambda.send(new GetFunctionConcurrencyCommand(shop))).ReservedConcurrentExecutions).toBe(7);
    expect((await lambda.send(new GetProvisionedConcurrencyConfigCommand({ ...shop, Qualifier: 'live' }))).RequestedProvisionedConcurrentExecutions).toBe(2);
    expect((await lambda.send(new GetFunctionEventInvokeConfigCommand(shop))).MaximumRetryAttempts).toBe(2);
    expect((await lambda.send(new GetFunctionCodeSigningConfigCommand(shop))).CodeSigningConfigArn).toBeUndefined();
    expect((await lambda.send(new ListFunctionUrlConfigsCommand(shop))).FunctionUrlConfigs).toHaveLength(2);
    const { Policy } = await lambda.send(new GetPolicyCommand(shop));
    const sids = (JSON.parse(Policy!) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid);
    // The first is the provider's own, which it adds to a URL of type NONE.
    expect(sids.toSorted()).toEqual(['FunctionURLAllowPublicAccess', 'organization', expect.stringMatching(/^role-/), 'url']);

    await terraform.run('destroy', '-auto-approve', ...second);
    expect((await lambda.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
    expect((await lambda.send(new ListLayerVersionsCommand({ LayerName: 'shared' }))).LayerVersions).toEqual([]);
    expect((await lambda.send(new ListCodeSigningConfigsCommand({}))).CodeSigningConfigs).toEqual([]);
  }, 300_000);
});
