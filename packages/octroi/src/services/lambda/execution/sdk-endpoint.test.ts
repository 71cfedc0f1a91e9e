import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOf, nodeFiles, pythonFiles, taskOf, testExecutor } from './testing.ts';
import type { TestExecutor } from './testing.ts';

/** Stands in for the server's AWS endpoint and notes who calls. */
const calls: string[] = [];
const endpoint = createServer((request, reply) => {
  calls.push(/Credential=(\w+)\/\d{8}\/([\w-]+)\/sts/.exec(request.headers.authorization ?? '')?.slice(1).join(' ') ?? 'unsigned');
  const arn = 'arn:aws:sts::111122223333:assumed-role/role/shop';
  const result = `<GetCallerIdentityResult><Arn>${arn}</Arn><UserId>AROA:shop</UserId><Account>111122223333</Account></GetCallerIdentityResult>`;
  request.resume();
  reply.writeHead(200, { 'Content-Type': 'text/xml' });
  reply.end(`<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${result}</GetCallerIdentityResponse>`);
});
let executor: TestExecutor;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    endpoint.listen(0, '127.0.0.1', resolve);
  });
  const { port } = endpoint.address() as AddressInfo;
  executor = testExecutor({ endpoint: () => `http://127.0.0.1:${port}` });
});
afterAll(async () => {
  await executor.close();
  endpoint.close();
});

test('LAM-113, LAM-122: the AWS SDK in a Node function calls this server with the role’s credentials', async () => {
  const body = "const { STSClient, GetCallerIdentityCommand } = require('@aws-sdk/client-sts'); return (await new STSClient().send(new GetCallerIdentityCommand())).Arn;";
  expect(answerOf(await executor.invoke(taskOf(nodeFiles(body))))).toBe('arn:aws:sts::111122223333:assumed-role/role/shop');
  expect(calls.at(-1)).toBe('ASIAEXAMPLE eu-west-1');
});

test.skipIf(!hasBoto3())('LAM-113, LAM-126: boto3 of the host in a Python function does so too', async () => {
  const files = pythonFiles(['return boto3.client("sts").get_caller_identity()["Arn"]'], ['import boto3']);
  const task = taskOf(files, { runtime: 'python3.11', timeoutSeconds: 20 });
  expect(answerOf(await executor.invoke(task))).toBe('arn:aws:sts::111122223333:assumed-role/role/shop');
  expect(calls.at(-1)).toBe('ASIAEXAMPLE eu-west-1');
});

function hasBoto3(): boolean {
  try {
    execFileSync('python3.11', ['-c', 'import boto3'], { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}
