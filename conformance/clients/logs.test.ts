import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeFiles, zipOf } from '../../packages/octroi/src/services/lambda/execution/testing.ts';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { absence, clientEnv, runChild } from './child.ts';
import { terraformAbsence, terraformIn } from './terraform-run.ts';

const noCli = await absence('the AWS CLI', 'aws', ['--version']);
const noTail = noCli ?? (await absence('aws logs tail (version 2 of the AWS CLI)', 'aws', ['logs', 'tail', 'help']));
const noTerraform = await terraformAbsence();
const skipped = (missing: string | null): string => (missing === null ? '' : ` (skipped: ${missing})`);

let octroi: OctroiForTests;
let root: Awaited<ReturnType<OctroiForTests['account']>>;
beforeAll(async () => {
  octroi = await startOctroi();
  root = await octroi.account();
});
afterAll(async () => {
  expect(octroi.faults).toEqual([]);
  await octroi.close();
});

async function aws(words: readonly string[], timeoutMillis = 60_000): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  return runChild('aws', words, { env: clientEnv(octroi.endpoint, root), timeoutMillis });
}

async function json(...words: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await aws(words);
  if (code !== 0) return stderr.trim();
  return stdout.trim() === '' ? null : JSON.parse(stdout);
}

/** Makes a function that prints its event, whose role may write its log. */
async function printer(FunctionName: string): Promise<void> {
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
  const { Role } = await octroi.iam(root).send(new CreateRoleCommand({ RoleName: FunctionName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  const may = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' }] };
  await octroi.iam(root).send(new PutRolePolicyCommand({ RoleName: FunctionName, PolicyName: 'logs', PolicyDocument: JSON.stringify(may) }));
  const lambda = octroi.lambda(root);
  await lambda.send(new CreateFunctionCommand({ FunctionName, Role: Role!.Arn!, Runtime: 'nodejs22.x', Handler: 'index.handler', Timeout: 20, Code: { ZipFile: zipOf(nodeFiles('console.log("saw", event.word); return 1;')) } }));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName });
}

const invoke = (FunctionName: string, word: string) => octroi.lambda(root).send(new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify({ word })) }));

describe.skipIf(noCli !== null)(`CloudWatch Logs by the AWS CLI, unmodified${skipped(noCli)}`, () => {
  test('LAM-139: shows what a function printed, as `aws logs tail` asks for it, and follows', async () => {
    await printer('shop');
    await invoke('shop', 'first');
    const filter = async (start: number) => ((await json('logs', 'filter-log-events', '--log-group-name', '/aws/lambda/shop', '--interleaved', '--start-time', String(start))) as { events?: { eventId: string; timestamp: number; message: string }[] }).events ?? [];
    const said = (events: readonly { readonly message: string }[]) => events.flatMap(({ message }) => /saw \w+/.exec(message)?.[0] ?? []);
    await expect.poll(async () => said(await filter(0)), { timeout: 20_000, interval: 500 }).toEqual(['saw first']);
    const seen = await filter(0);
    expect(said((await octroi.logs(root).send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/shop' }))).events as { message: string }[])).toEqual(['saw first']);
    await invoke('shop', 'second');
    const since = Math.max(...seen.map(({ timestamp }) => timestamp));
    await expect.poll(async () => said((await filter(since)).filter(({ eventId }) => !seen.some((event) => event.eventId === eventId))), { timeout: 20_000, interval: 500 }).toEqual(['saw second']);
    expect(await json('logs', 'describe-log-groups', '--log-group-name-prefix', '/aws/lambda/')).toMatchObject({ logGroups: [{ logGroupName: '/aws/lambda/shop', arn: `arn:aws:logs:us-east-1:${root.accountId}:log-group:/aws/lambda/shop:*` }] });
    const { logStreams } = (await json('logs', 'describe-log-streams', '--log-group-name', '/aws/lambda/shop', '--order-by', 'LastEventTime', '--descending')) as { logStreams: { logStreamName: string }[] };
    expect(logStreams).toHaveLength(1);
    const got = (await json('logs', 'get-log-events', '--log-group-name', '/aws/lambda/shop', '--log-stream-name', logStreams[0]!.logStreamName, '--start-from-head')) as { events: { message: string }[] };
    expect(said(got.events)).toEqual(['saw first', 'saw second']);
    expect(await json('logs', 'filter-log-events', '--log-group-name', '/aws/lambda/shop', '--filter-pattern', '"saw second"', '--query', 'length(events)')).toBe(1);
    expect(await json('logs', 'create-log-group', '--log-group-name', '/aws/lambda/shop')).toBe('An error occurred (ResourceAlreadyExistsException) when calling the CreateLogGroup operation: The specified log group already exists');
  }, 180_000);

  test.skipIf(noTail !== null)(`issue 6: aws logs tail${skipped(noTail)}`, async () => {
    await printer('tailed');
    await invoke('tailed', 'tail');
    await expect.poll(async () => (await aws(['logs', 'tail', '/aws/lambda/tailed', '--format', 'short'])).stdout, { timeout: 20_000, interval: 500 }).toContain('saw tail');
    const following = aws(['logs', 'tail', '/aws/lambda/tailed', '--follow'], 15_000).then(({ stdout }) => stdout, String);
    await invoke('tailed', 'followed');
    expect(await following).toContain('saw followed');
  }, 120_000);
});

describe.skipIf(noTerraform !== null)(`CloudWatch Logs by Terraform, unmodified${skipped(noTerraform)}`, () => {
  test('issue 6: makes, leaves alone, changes and removes a log group and a stream', async () => {
    const terraform = await terraformIn(new URL('logs-terraform/', import.meta.url), octroi.endpoint, root, { retention: 7, tags: { team: 'blue' } });
    try {
      await terraform.run('init', '-no-color');
      await terraform.run('apply', '-no-color', '-auto-approve');
      const arn = `arn:aws:logs:us-east-1:${root.accountId}:log-group:/own/group`;
      expect(await terraform.output('seen')).toEqual({ arn, stream: `${arn}:log-stream:stream`, retention: 7, all: ['/own/group'] });
      expect(await terraform.run('plan', '-no-color', '-detailed-exitcode')).toContain('No changes. Your infrastructure matches the configuration.');
      await writeFile(join(terraform.folder, 'terraform.tfvars.json'), JSON.stringify({ retention: 0, tags: { team: 'red', more: 'x' } }));
      await terraform.run('apply', '-no-color', '-auto-approve');
      expect(await terraform.output('seen')).toMatchObject({ retention: 0 });
      expect(await terraform.run('plan', '-no-color', '-detailed-exitcode')).toContain('No changes. Your infrastructure matches the configuration.');
      await terraform.run('destroy', '-no-color', '-auto-approve');
    } finally {
      await terraform.remove();
    }
  }, 300_000);
});
