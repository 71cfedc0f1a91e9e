import type { AddressInfo } from 'node:net';
import { DescribeLogStreamsCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { zipOf } from '../execution/testing.ts';
import { allow, functionOf, makeRole, policy } from '../lambda.fixture.ts';
import { executorPart, lambdaParts } from '../open-parts.ts';

const CODE = `
export const handler = async (event) => {
  console.log('hello', event.name);
  process.stdout.write('plain\\n');
  return 'done';
};
`;

test('LAM-138, LAM-139: what a function prints is in its log group, under its own role; without permissions it runs all the same', async () => {
  let endpoint = '';
  const world = await openWorld({ parts: (needs) => [executorPart(needs, { drainMillis: 1000 }), ...lambdaParts(needs)], endpoint: () => endpoint });
  const server = world.gateway.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const root = await world.account();
  const [lambda, logs, iam] = [world.lambda(root), world.logs(root), world.iam(root)];
  for (const name of ['writer', 'mute']) {
    const role = await makeRole(iam, name);
    await lambda.send(new CreateFunctionCommand(functionOf(name, role, { Code: { ZipFile: zipOf({ 'index.mjs': CODE }) }, Timeout: 20, LoggingConfig: { LogGroup: `/own/${name}` } })));
    await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName: name });
  }
  await iam.send(new PutRolePolicyCommand({ RoleName: 'writer', PolicyName: 'own', PolicyDocument: policy(allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], `arn:aws:logs:us-east-1:${root.accountId}:log-group:/own/writer:*`)) }));
  const invoke = async (FunctionName: string) => (await lambda.send(new InvokeCommand({ FunctionName, Payload: Buffer.from('{"name":"Ann"}') }))).$metadata.requestId!;
  const [mute, first, second] = [await invoke('mute'), await invoke('writer'), await invoke('writer')];

  const logGroupName = '/own/writer';
  const read = async () => (await logs.send(new FilterLogEventsCommand({ logGroupName }))).events!;
  await expect.poll(async () => (await read().catch(() => [])).filter(({ message }) => message!.startsWith('REPORT')).length, { timeout: 10_000 }).toBe(2);
  const found = await read();
  const lines = found.map(({ message }) => message!);
  expect(lines[0]).toMatch(/^INIT_START Runtime Version: nodejs:/);
  for (const requestId of [first, second]) {
    const own = lines.slice(lines.indexOf(`START RequestId: ${requestId} Version: $LATEST\n`)).slice(0, 5);
    expect(own).toEqual([
      `START RequestId: ${requestId} Version: $LATEST\n`,
      expect.stringMatching(new RegExp(`^\\S+Z\\t${requestId}\\tINFO\\thello Ann\\n$`)),
      'plain\n',
      `END RequestId: ${requestId}\n`,
      expect.stringMatching(new RegExp(`^REPORT RequestId: ${requestId}\\tDuration: .*\\n$`)),
    ]);
  }
  const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }));
  expect(logStreams!.map(({ logStreamName }) => logStreamName)).toEqual([expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/)]);

  expect(mute).toMatch(/-/);
  const refused = () => world.gateway.ring.all().filter(({ record }) => record.error === 'AccessDeniedException' && record.service === 'logs').map(({ record }) => `${record.caller} ${record.operation}`);
  await expect.poll(refused, { timeout: 10_000 }).toEqual([`arn:aws:sts::${root.accountId}:assumed-role/mute/mute CreateLogStream`]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await world.close();
  expect(world.faults).toEqual([]);
}, 60_000);
