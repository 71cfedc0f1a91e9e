import {
  CreateLogGroupCommand, CreateLogStreamCommand, DeleteLogGroupCommand, DescribeLogGroupsCommand, DescribeLogStreamsCommand, FilterLogEventsCommand, GetLogEventsCommand, ListTagsForResourceCommand, ListTagsLogGroupCommand,
  PutLogEventsCommand, TagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { ANYTHING, openOrganization } from '../organizations/organizations.fixture.ts';
import { allow, implicitDenial, openLogs, refusal } from './logs.fixture.ts';

const EVENTS = { logGroupName: 'g', logStreamName: 's', logEvents: [{ timestamp: Date.now(), message: 'm' }] };

test('EVAL-6: an action about a group is decided on `log-group:NAME:log-stream:`, one about a stream on the ARN of the stream', async () => {
  const { world, group, user, arn } = await openLogs();
  await group('g', 's');
  const nobody = await user('nobody', allow('sts:GetCallerIdentity'));
  const denied = (sent: Promise<unknown>, action: string, resource: string) => expect(refusal(sent)).resolves.toBe(implicitDenial(nobody.arn, action, resource));
  const { logs } = nobody;
  await denied(logs.send(new CreateLogGroupCommand({ logGroupName: 'new' })), 'logs:CreateLogGroup', arn('new:log-stream:'));
  await denied(logs.send(new DeleteLogGroupCommand({ logGroupName: 'g' })), 'logs:DeleteLogGroup', arn('g:log-stream:'));
  await denied(logs.send(new DeleteLogGroupCommand({ logGroupName: 'none' })), 'logs:DeleteLogGroup', arn('none:log-stream:'));
  await denied(logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: 'g' })), 'logs:DescribeLogGroups', arn(':log-stream:'));
  await denied(logs.send(new DescribeLogStreamsCommand({ logGroupName: 'g' })), 'logs:DescribeLogStreams', arn('g:log-stream:'));
  await denied(logs.send(new FilterLogEventsCommand({ logGroupIdentifier: arn('g') })), 'logs:FilterLogEvents', arn('g:log-stream:'));
  await denied(logs.send(new CreateLogStreamCommand({ logGroupName: 'g', logStreamName: 't' })), 'logs:CreateLogStream', arn('g:log-stream:t'));
  await denied(logs.send(new PutLogEventsCommand(EVENTS)), 'logs:PutLogEvents', arn('g:log-stream:s'));
  await denied(logs.send(new GetLogEventsCommand({ logGroupName: 'g', logStreamName: 's' })), 'logs:GetLogEvents', arn('g:log-stream:s'));
  await denied(logs.send(new ListTagsLogGroupCommand({ logGroupName: 'g' })), 'logs:ListTagsLogGroup', arn('g:log-stream:'));
  await denied(logs.send(new ListTagsForResourceCommand({ resourceArn: arn('g') })), 'logs:ListTagsForResource', arn('g'));
  await denied(logs.send(new TagResourceCommand({ resourceArn: arn('g'), tags: { a: 'b' } })), 'logs:TagResource', arn('g'));
  expect(world.faults).toEqual([]);
});

test('POL-14: `log-group:NAME:*` covers a group and its streams, the ARN without `:*` only its tags', async () => {
  const { world, group, user, arn } = await openLogs();
  await group('g', 's');
  const outcomes = async ({ logs }: { readonly logs: Awaited<ReturnType<typeof user>>['logs'] }) => ({
    describe: await refusal(logs.send(new DescribeLogGroupsCommand({}))),
    streams: await refusal(logs.send(new DescribeLogStreamsCommand({ logGroupName: 'g' }))),
    put: await refusal(logs.send(new PutLogEventsCommand(EVENTS))),
    tags: await refusal(logs.send(new ListTagsForResourceCommand({ resourceArn: arn('g') }))),
  });
  const succeeded = (found: Readonly<Record<string, string>>) => Object.entries(found).flatMap(([name, text]) => (text === 'it succeeded' ? [name] : []));
  expect(succeeded(await outcomes(await user('starred', allow('logs:*', arn('g:*')))))).toEqual(['streams', 'put']);
  expect(succeeded(await outcomes(await user('plain', allow('logs:*', arn('g')))))).toEqual(['tags']);
  expect(succeeded(await outcomes(await user('stream', allow('logs:*', arn('g:log-stream:s')))))).toEqual(['put']);
  expect(succeeded(await outcomes(await user('groups', allow('logs:*', arn('*')))))).toEqual(['describe', 'streams', 'put', 'tags']);
  expect(succeeded(await outcomes(await user('others', allow('logs:*', arn('h:*')))))).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('KEY-34, KEY-39a: tags of the request and of the group bound what may be done, also with its streams', async () => {
  const { world, logs, group, user, accountId, arn } = await openLogs();
  await group('g', 's');
  const ann = await user('ann', allow('logs:*', '*', { StringEquals: { 'aws:ResourceTag/team': 'blue' } }), allow(['logs:CreateLogGroup', 'logs:TagResource'], '*', { StringEquals: { 'aws:RequestTag/team': 'blue' } }));
  const putting = () => refusal(ann.logs.send(new PutLogEventsCommand(EVENTS)));
  expect(await putting()).toBe(implicitDenial(ann.arn, 'logs:PutLogEvents', arn('g:log-stream:s')));
  await logs.send(new TagResourceCommand({ resourceArn: arn('g'), tags: { team: 'blue' } }));
  expect(await putting()).toBe('it succeeded');
  expect(await refusal(ann.logs.send(new CreateLogGroupCommand({ logGroupName: 'red', tags: { team: 'red' } })))).toBe(implicitDenial(ann.arn, 'logs:CreateLogGroup', arn('red:log-stream:')));
  expect(await refusal(ann.logs.send(new CreateLogGroupCommand({ logGroupName: 'blue', tags: { team: 'blue' } })))).toBe('it succeeded');
  const bob = await user('bob', allow('logs:CreateLogGroup'));
  expect(await refusal(bob.logs.send(new CreateLogGroupCommand({ logGroupName: 'new' })))).toBe('it succeeded');
  expect(await refusal(bob.logs.send(new CreateLogGroupCommand({ logGroupName: 'tagged', tags: { a: 'b' } })))).toBe(
    `AccessDeniedException 400: User with accountId: ${accountId} is not authorized to perform CreateLogGroup with Tags. An additional permission "logs:TagResource" is required.`,
  );
  expect(world.faults).toEqual([]);
});

test('EVAL-6: a group of another account is out of reach, whether or not it exists', async () => {
  const { world, group, user, arn } = await openLogs();
  await group('g', 's');
  const other = await world.account();
  const [theirs, none] = [arn('g'), arn('none')];
  const logs = world.logs(other);
  for (const identifier of [theirs, none]) {
    expect(await refusal(logs.send(new FilterLogEventsCommand({ logGroupIdentifier: identifier })))).toMatch(/^AccessDeniedException 400: .*because no resource-based policy allows the logs:FilterLogEvents action$/);
    expect(await refusal(logs.send(new TagResourceCommand({ resourceArn: identifier, tags: { a: 'b' } })))).toMatch(/^AccessDeniedException 400: /);
  }
  expect(await refusal((await user('ann', allow('logs:*'))).logs.send(new FilterLogEventsCommand({ logGroupIdentifier: theirs })))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('EVAL-41: RCPs of the account bind its logs', async () => {
  const { world, member, bind, rootId } = await openOrganization();
  const keys = await member();
  const logs = world.logs(keys);
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'g' }));
  await bind(rootId, { ...ANYTHING, Effect: 'Deny', Principal: '*', Action: 'logs:DescribeLogStreams' }, 'RESOURCE_CONTROL_POLICY');
  expect(await refusal(logs.send(new DescribeLogStreamsCommand({ logGroupName: 'g' })))).toMatch(/with an explicit deny in a resource control policy$/);
  expect(await refusal(logs.send(new DescribeLogGroupsCommand({})))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});
