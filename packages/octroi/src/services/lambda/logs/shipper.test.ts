import { DeleteLogGroupCommand, DescribeLogGroupsCommand, GetLogEventsCommand, type CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import type { Outside } from '../../../kernel/operation.ts';
import type { LogBatch } from '../execution/task.ts';
import type { Invocation } from '../invoke/invocation.ts';
import { assumeRole } from '../invoke/run.ts';
import { allow, openLambda, policy, type Statement } from '../lambda.fixture.ts';
import { createLogShipper } from './shipper.ts';

const GROUP = '/aws/lambda/shop';
const STREAM = '2026/01/02/[$LATEST]00';

async function opened() {
  const open = await openLambda();
  const { world, root, iam, needs } = open;
  const shipper = createLogShipper(needs);
  const home = { partition: 'aws', account: root.accountId, region: 'us-east-1' };
  const { sessionToken } = await assumeRole({ home, roleArn: open.role, task: { functionName: 'shop' } } as Invocation, needs.outside());
  const batch = (messages: readonly string[], timestamp = Date.now()): LogBatch => ({
    accountId: root.accountId, region: 'us-east-1', functionName: 'shop', logGroup: GROUP, logStream: STREAM, sessionToken, lines: messages.map((message) => ({ timestamp, message })),
  });
  const may = (...statements: readonly Statement[]) => iam.send(new PutRolePolicyCommand({ RoleName: 'execution', PolicyName: 'own', PolicyDocument: policy(...statements) }));
  const logs = world.logs(root);
  /** What was decided about logs, the newest last. */
  const decided = () => world.gateway.ring.all().flatMap((entry) => entry.decided.filter(({ ask }) => ask.action.startsWith('logs:')).map(({ ask, decision, request }) => ({ action: ask.action, resource: ask.resource, effect: decision.effect, request })));
  return { ...open, shipper, batch, may, logs, decided, print: async (messages: readonly string[]) => (shipper.sink(batch(messages)), shipper.settled()) };
}

const messagesOf = async (logs: CloudWatchLogsClient) => (await logs.send(new GetLogEventsCommand({ logGroupName: GROUP, logStreamName: STREAM, startFromHead: true }))).events!.map(({ message }) => message);

test('LAM-139: lines reach the stream of the environment, whose group and stream are made by the role of the function', async () => {
  const { world, shipper, may, logs, print } = await opened();
  await may(allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']));
  await print(['one', '', 'two']);
  await print(['three']);
  expect(await messagesOf(logs)).toEqual(['one\n', '\n', 'two\n', 'three\n']);
  expect(shipper.lost()).toBe(0);
  await logs.send(new DeleteLogGroupCommand({ logGroupName: GROUP }));
  await print(['four']);
  expect(await messagesOf(logs)).toEqual(['four\n']);
  expect(world.faults).toEqual([]);
});

test('LAM-139: what the role may not write is lost, the decision is on record, and refusals are not repeated for each line', async () => {
  const { world, root, shipper, may, logs, decided, print, batch } = await opened();
  await may(allow('logs:CreateLogGroup'));
  await print(['one', 'two']);
  await print(['three']);
  expect(shipper.lost()).toBe(3);
  const resource = `arn:aws:logs:us-east-1:${root.accountId}:log-group:${GROUP}:log-stream:${STREAM}`;
  const found = decided();
  expect(found).toMatchObject([{ action: 'logs:CreateLogStream', resource, effect: 'ImplicitlyDenied' }]);
  expect(found[0]!.request.principal).toMatchObject({ kind: 'role-session', arn: `arn:aws:sts::${root.accountId}:assumed-role/execution/shop` });
  expect((await logs.send(new DescribeLogGroupsCommand({}))).logGroups).toEqual([]);
  shipper.sink({ ...batch(['four']), sessionToken: 'ended' });
  await shipper.reset();
  shipper.sink({ ...batch(['four']), sessionToken: 'ended' });
  await shipper.settled();
  expect(shipper.lost()).toBe(5);
  expect(world.faults).toEqual([]);
});

test('LAM-139: lines are dated by the decision clock, also when it has moved', async () => {
  const { world, may, logs, print } = await opened();
  await may(allow('logs:*'));
  world.clocks.advance(11 * 3600);
  await print(['later']);
  const { events } = await logs.send(new GetLogEventsCommand({ logGroupName: GROUP, logStreamName: STREAM }));
  expect(Math.abs(events![0]!.timestamp! - world.clocks.decision())).toBeLessThan(10_000);
  expect(world.faults).toEqual([]);
});

test('LAM-139: lines that come faster than they are delivered are bounded, counted, and told of', async () => {
  const { world, may, logs, batch, shipper, needs } = await opened();
  await may(allow('logs:*'));
  for (let index = 0; index < 40; index++) shipper.sink(batch([`${index} `.padEnd(100_000, 'x')]));
  await shipper.settled();
  expect(shipper.lost()).toBe(30);
  const { events } = await logs.send(new GetLogEventsCommand({ logGroupName: GROUP, logStreamName: STREAM }));
  expect(events!.at(-1)!.message).toBe('octroi: 30 lines of output are left out, they came faster than they could be kept\n');

  let open = 0;
  let most = 0;
  const release: (() => void)[] = [];
  const slow = createLogShipper({
    ...needs,
    outside: (): Outside => ({
      ...needs.outside(),
      callService: async () => {
        most = Math.max(most, ++open);
        await new Promise<void>((resolve) => release.push(resolve));
        open--;
        return {};
      },
    }),
  });
  for (let index = 0; index < 50; index++) slow.sink({ ...batch(Array.from({ length: 9 }, () => 'x'.repeat(100_000))), logStream: `s${index}` });
  expect(slow.lost()).toBeGreaterThan(250);
  const settled = slow.settled();
  const state = { done: false };
  void settled.then(() => (state.done = true));
  while (!state.done) {
    for (const resolve of release.splice(0)) resolve();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(most).toBe(4);
  expect(world.faults).toEqual([]);
});

test('LAM-139: a store that fails for a moment loses nothing, a fault is reported', async () => {
  const { world, may, logs, batch, needs } = await opened();
  await may(allow('logs:*'));
  let failures = 2;
  const shipper = createLogShipper({
    ...needs,
    outside: (): Outside => {
      const outside = needs.outside();
      return { ...outside, callService: async (call) => (failures-- > 0 ? Promise.reject(new Error('busy')) : outside.callService(call)) };
    },
  });
  shipper.sink(batch(['one']));
  await shipper.close();
  expect(await messagesOf(logs)).toEqual(['one\n']);
  failures = 3;
  shipper.sink(batch(['two']));
  await shipper.settled();
  expect(shipper.lost()).toBe(1);
  expect(world.faults.splice(0)).toMatchObject([{ message: 'busy' }]);
});
