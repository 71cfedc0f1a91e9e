import {
  CreateLogGroupCommand, DeleteLogGroupCommand, DeleteRetentionPolicyCommand, DescribeLogGroupsCommand, ListTagsForResourceCommand, ListTagsLogGroupCommand, PutLogGroupDeletionProtectionCommand, PutRetentionPolicyCommand,
  StartQueryCommand, TagLogGroupCommand, TagResourceCommand, UntagLogGroupCommand, UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { openLogs, refusal } from '../logs.fixture.ts';

const invalid = 'InvalidParameterException 400: ';
const missing = 'ResourceNotFoundException 400: The specified log group does not exist.';

test('issue 6: a log group is made, described as AWS does, and deleted', async () => {
  const { world, logs, arn, now } = await openLogs();
  expect((await logs.send(new CreateLogGroupCommand({ logGroupName: '/aws/lambda/f', kmsKeyId: 'key', tags: { team: 'blue' } }))).$metadata.httpStatusCode).toBe(200);
  expect((await logs.send(new DescribeLogGroupsCommand({}))).logGroups).toEqual([
    { logGroupName: '/aws/lambda/f', arn: `${arn('/aws/lambda/f')}:*`, logGroupArn: arn('/aws/lambda/f'), creationTime: expect.any(Number), kmsKeyId: 'key', logGroupClass: 'STANDARD', metricFilterCount: 0, storedBytes: 0, deletionProtectionEnabled: false },
  ]);
  expect(Math.abs((await logs.send(new DescribeLogGroupsCommand({}))).logGroups![0]!.creationTime! - now())).toBeLessThan(60_000);
  expect(await refusal(logs.send(new CreateLogGroupCommand({ logGroupName: '/aws/lambda/f' })))).toBe('ResourceAlreadyExistsException 400: The specified log group already exists');
  await logs.send(new DeleteLogGroupCommand({ logGroupName: '/aws/lambda/f' }));
  expect(await refusal(logs.send(new DeleteLogGroupCommand({ logGroupName: '/aws/lambda/f' })))).toBe(missing);
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/aws/lambda/f' }));
  expect((await logs.send(new ListTagsForResourceCommand({ resourceArn: arn('/aws/lambda/f') }))).tags).toEqual({});
  expect(world.faults).toEqual([]);
});

test('issue 6: names are checked in the words of CloudWatch Logs', async () => {
  const { world, logs } = await openLogs();
  const creating = (logGroupName: string) => refusal(logs.send(new CreateLogGroupCommand({ logGroupName })));
  expect(await creating('a b')).toBe(`${invalid}1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`);
  expect(await creating('a'.repeat(513))).toBe(`${invalid}Invalid LogGroup or LogStream, both must have length less than or equal to 512.`);
  expect(await creating('aws/mine')).toBe(`${invalid}Log groups starting with AWS/ are reserved for AWS.`);
  expect(world.faults).toEqual([]);
});

test('issue 6: groups are listed by prefix, pattern, class and identifier, page by page', async () => {
  const { world, logs, arn } = await openLogs();
  for (const logGroupName of ['/b/two', '/a/one', '/a/two']) await logs.send(new CreateLogGroupCommand({ logGroupName, logGroupClass: logGroupName === '/b/two' ? 'INFREQUENT_ACCESS' : 'STANDARD' }));
  const listed = async (input: object) => (await logs.send(new DescribeLogGroupsCommand(input))).logGroups!.map(({ logGroupName }) => logGroupName);
  expect(await listed({})).toEqual(['/a/one', '/a/two', '/b/two']);
  expect(await listed({ logGroupNamePrefix: '/a' })).toEqual(['/a/one', '/a/two']);
  expect(await listed({ logGroupNamePattern: 'two' })).toEqual(['/a/two', '/b/two']);
  expect(await listed({ logGroupNamePattern: 'Two' })).toEqual([]);
  expect(await listed({ logGroupClass: 'INFREQUENT_ACCESS' })).toEqual(['/b/two']);
  expect(await listed({ logGroupIdentifiers: ['/a/one', arn('/b/two')] })).toEqual(['/a/one', '/b/two']);
  const first = await logs.send(new DescribeLogGroupsCommand({ limit: 2 }));
  await logs.send(new DeleteLogGroupCommand({ logGroupName: '/a/two' }));
  const second = await logs.send(new DescribeLogGroupsCommand({ limit: 2, nextToken: first.nextToken }));
  expect(second.logGroups!.map(({ logGroupName }) => logGroupName)).toEqual(['/b/two']);
  expect(second.nextToken).toBeUndefined();
  expect(await refusal(logs.send(new DescribeLogGroupsCommand({ nextToken: 'x' })))).toBe(`${invalid}The specified nextToken is invalid.`);
  expect(await refusal(logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: 'a', logGroupNamePattern: 'b' })))).toBe(`${invalid}LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.`);
  expect(await refusal(logs.send(new DescribeLogGroupsCommand({ limit: 51 })))).toBe(`${invalid}1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 50`);
  expect(world.faults).toEqual([]);
});

test('issue 6: retention and deletion protection are set and taken away', async () => {
  const { world, logs, group } = await openLogs();
  await group('g');
  const shown = async () => (await logs.send(new DescribeLogGroupsCommand({}))).logGroups![0]!;
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: 'g', retentionInDays: 7 }));
  expect((await shown()).retentionInDays).toBe(7);
  expect(await refusal(logs.send(new PutRetentionPolicyCommand({ logGroupName: 'g', retentionInDays: 8 })))).toBe(
    `${invalid}1 validation error detected: Value '8' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]`,
  );
  expect(await refusal(logs.send(new PutRetentionPolicyCommand({ logGroupName: 'none', retentionInDays: 7 })))).toBe(missing);
  await logs.send(new DeleteRetentionPolicyCommand({ logGroupName: 'g' }));
  expect((await shown()).retentionInDays).toBeUndefined();
  await logs.send(new PutLogGroupDeletionProtectionCommand({ logGroupIdentifier: 'g', deletionProtectionEnabled: true }));
  expect((await shown()).deletionProtectionEnabled).toBe(true);
  expect(await refusal(logs.send(new DeleteLogGroupCommand({ logGroupName: 'g' })))).toMatch(/^ValidationException 400: /);
  await logs.send(new PutLogGroupDeletionProtectionCommand({ logGroupIdentifier: 'g', deletionProtectionEnabled: false }));
  await logs.send(new DeleteLogGroupCommand({ logGroupName: 'g' }));
  expect(world.faults).toEqual([]);
});

test('issue 6: tags are the same by ARN and by the older operations', async () => {
  const { world, logs, group, arn } = await openLogs();
  await group('g');
  const resourceArn = arn('g');
  const tags = async () => (await logs.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
  await logs.send(new TagResourceCommand({ resourceArn, tags: { a: '1', b: '2' } }));
  await logs.send(new TagLogGroupCommand({ logGroupName: 'g', tags: { c: '3' } }));
  expect(await tags()).toEqual({ a: '1', b: '2', c: '3' });
  expect((await logs.send(new ListTagsLogGroupCommand({ logGroupName: 'g' }))).tags).toEqual(await tags());
  await logs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
  await logs.send(new UntagLogGroupCommand({ logGroupName: 'g', tags: ['b', 'none'] }));
  expect(await tags()).toEqual({ c: '3' });
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, '']));
  expect(await refusal(logs.send(new TagResourceCommand({ resourceArn, tags: many })))).toMatch(/^TooManyTagsException 400: /);
  expect(await refusal(logs.send(new TagResourceCommand({ resourceArn, tags: { 'aws:x': '' } })))).toMatch(/^InvalidParameterException 400: aws: prefixed/);
  expect(await refusal(logs.send(new ListTagsForResourceCommand({ resourceArn: arn('none') })))).toBe(missing);
  expect(await refusal(logs.send(new ListTagsForResourceCommand({ resourceArn: arn('g:*') })))).toContain('Member must satisfy regular expression pattern');
  expect(await refusal(logs.send(new ListTagsForResourceCommand({ resourceArn: 'arn:aws:logs:us-east-1:1:destination:d' })))).toBe(`${invalid}Invalid resource ARN`);
  expect(await refusal(logs.send(new ListTagsForResourceCommand({ resourceArn: arn('g').replace('us-east-1', 'eu-west-1') })))).toBe(missing);
  expect(world.faults).toEqual([]);
});

test('LAM-4: what CloudWatch Logs has beyond that is refused by name', async () => {
  const { world, logs } = await openLogs();
  expect(await refusal(logs.send(new StartQueryCommand({ startTime: 0, endTime: 1, queryString: '' })))).toMatch(/^NotImplementedException 501: The operation StartQuery of logs is not implemented/);
  expect(world.faults).toEqual([]);
});
