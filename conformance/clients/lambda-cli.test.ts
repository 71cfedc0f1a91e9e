import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zipOf } from '../../packages/octroi/src/services/lambda/execution/testing.ts';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { absence, clientEnv, runChild } from './child.ts';

const missing = await absence('the AWS CLI', 'aws', ['--version']);
/** Its second version reads payloads as base64 unless it is told otherwise; its first knows no such option. */
const RAW = (await runChild('aws', ['--version'])).stdout.startsWith('aws-cli/1') ? [] : ['--cli-binary-format', 'raw-in-base64-out'];
const noCurl = (await absence('curl', 'curl', ['--aws-sigv4', 'aws:amz:us-east-1:lambda', '--version'])) !== null;

describe.skipIf(missing !== null)(`Lambda by the AWS CLI, unmodified${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let root: Awaited<ReturnType<OctroiForTests['account']>>;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'octroi-cli-'));
    await mkdir(join(folder, 's3/packages'), { recursive: true });
    await writeFile(join(folder, 's3/packages/shop.zip'), zipOf({ 'index.js': "exports.handler = async (event) => ({ event, answer: require('shared').answer });" }));
    await writeFile(join(folder, 'layer.zip'), zipOf({ 'nodejs/node_modules/shared/index.js': 'exports.answer = 42;' }));
    octroi = await startOctroi({ lambdaS3: join(folder, 's3') });
    root = await octroi.account();
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] });
    await octroi.iam(root).send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument }));
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What `aws lambda` prints, as JSON if it is; its error if it fails. */
  async function lambda(command: string, ...words: readonly string[]): Promise<unknown> {
    const { code, stdout, stderr } = await runChild('aws', ['lambda', ...command.split(' '), ...words], { cwd: folder, env: clientEnv(octroi.endpoint, root) });
    if (code !== 0) return stderr.trim();
    return stdout.trim() === '' ? null : JSON.parse(stdout);
  }

  test('LAM-26, LAM-34, LAM-61, LAM-83, LAM-91: packages by fileb:// and from a bucket, waiters, calls, versions', async () => {
    const role = `arn:aws:iam::${root.accountId}:role/execution`;
    const layer = `arn:aws:lambda:us-east-1:${root.accountId}:layer:shared:1`;
    expect(await lambda('publish-layer-version --layer-name shared --zip-file fileb://layer.zip --query LayerVersionArn')).toBe(layer);
    expect(await lambda(`create-function --function-name shop --runtime nodejs22.x --handler index.handler --role ${role} --code S3Bucket=packages,S3Key=shop.zip --layers ${layer} --timeout 20 --query State`)).toBe('Pending');
    expect(await lambda('wait function-active-v2 --function-name shop')).toBeNull();
    expect(await lambda('invoke --function-name shop', ...RAW, '--payload', '{"a":1}', 'out.json')).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(JSON.parse(await readFile(join(folder, 'out.json'), 'utf8'))).toEqual({ event: { a: 1 }, answer: 42 });
    expect(await lambda('update-function-configuration --function-name shop --memory-size 256 --query LastUpdateStatus')).toBe('InProgress');
    expect(await lambda('wait function-updated-v2 --function-name shop')).toBeNull();
    expect(await lambda('publish-version --function-name shop --query Version')).toBe('1');
    expect(await lambda('wait published-version-active --function-name shop --qualifier 1')).toBeNull();
    expect(await lambda('put-provisioned-concurrency-config --function-name shop --qualifier 1 --provisioned-concurrent-executions 2 --query Status')).toBe('IN_PROGRESS');
    expect(await lambda('get-provisioned-concurrency-config --function-name shop --qualifier 1 --query Status')).toBe('READY');
    expect(await lambda('list-event-source-mappings --query EventSourceMappings')).toEqual([]);
    expect(await lambda('get-function --function-name none')).toBe(
      `An error occurred (ResourceNotFoundException) when calling the GetFunction operation: Function not found: arn:aws:lambda:us-east-1:${root.accountId}:function:none`,
    );
  }, 120_000);

  test.skipIf(noCurl)('LAM-85, LAM-86, LAM-88: a URL of type AWS_IAM by curl, which signs, by the path and by the host', async () => {
    const url = new URL((await lambda('create-function-url-config --function-name shop --auth-type AWS_IAM --query FunctionUrl')) as string);
    const curl = async (signed: boolean, address: string, ...words: readonly string[]): Promise<string> => {
      const signing = signed ? ['--aws-sigv4', 'aws:amz:us-east-1:lambda', '--user', `${root.accessKeyId}:${root.secretAccessKey}`] : [];
      return (await runChild('curl', ['--silent', '--max-time', '20', '--noproxy', '*', ...signing, ...words, address])).stdout;
    };
    // In alphabetical order: older versions of curl sign a query as it stands.
    const byPath = `${octroi.endpoint}/_lambda-url/${url.hostname.split('.')[0]}/orders?a=1&b=2`;
    const byHost = `${url.origin}/orders?a=1&b=2`;
    const here = ['--resolve', `${url.hostname}:${url.port}:127.0.0.1`];
    for (const [address, ...words] of [[byPath], [byHost, ...here]] as const) {
      const { event } = JSON.parse(await curl(true, address, '--data', '{"q":1}', '--header', 'content-type: application/json', ...words)) as { event: Record<string, unknown> };
      expect(event).toMatchObject({ rawPath: '/orders', rawQueryString: 'a=1&b=2', body: '{"q":1}', requestContext: { http: { method: 'POST' }, authorizer: { iam: { accessKey: root.accessKeyId } } } });
      expect(event['headers']).not.toHaveProperty('authorization');
      expect(await curl(false, address, ...words)).toContain('"Message":"Forbidden.');
    }
  }, 60_000);
});
