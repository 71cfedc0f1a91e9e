import { CreateLogStreamCommand, DeleteLogStreamCommand, DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { openLogs, refusal } from '../logs.fixture.ts';

const missing = 'ResourceNotFoundException 400: The specified log group does not exist.';

test('issue 6: a log stream is made, described as AWS does, and deleted with its events', async () => {
  const { world, logs, group, put, arn } = await openLogs();
  await group('g', 's');
  const described = async () => (await logs.send(new DescribeLogStreamsCommand({ logGroupName: 'g' }))).logStreams!;
  expect(await described()).toEqual([{ logStreamName: 's', creationTime: expect.any(Number), arn: `${arn('g')}:log-stream:s`, storedBytes: 0 }]);
  await put('g', 's', ['one', 'two']);
  const [stream] = await described();
  expect(stream!.lastEventTimestamp! - stream!.firstEventTimestamp!).toBe(1);
  expect(stream!.lastIngestionTime!).toBeGreaterThan(stream!.lastEventTimestamp!);
  expect(stream!.uploadSequenceToken).toMatch(/^\d{56}$/);
  expect(await refusal(logs.send(new CreateLogStreamCommand({ logGroupName: 'g', logStreamName: 's' })))).toBe('ResourceAlreadyExistsException 400: The specified log stream already exists');
  expect(await refusal(logs.send(new CreateLogStreamCommand({ logGroupName: 'none', logStreamName: 's' })))).toBe(missing);
  expect(await refusal(logs.send(new CreateLogStreamCommand({ logGroupName: 'g', logStreamName: 'a:b' })))).toContain('Member must satisfy regular expression pattern: [^:*]*');
  await logs.send(new DeleteLogStreamCommand({ logGroupName: 'g', logStreamName: 's' }));
  expect(await refusal(logs.send(new DeleteLogStreamCommand({ logGroupName: 'g', logStreamName: 's' })))).toBe('ResourceNotFoundException 400: The specified log stream does not exist.');
  await logs.send(new CreateLogStreamCommand({ logGroupName: 'g', logStreamName: 's' }));
  expect((await logs.send(new GetLogEventsCommand({ logGroupName: 'g', logStreamName: 's' }))).events).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('issue 6: streams are listed by name or by their last event, in both directions, page by page', async () => {
  const { world, logs, group, put, arn } = await openLogs();
  await group('g', 'a1', 'a2', 'b');
  await put('g', 'a2', ['x'], 9000);
  await put('g', 'a1', ['x'], 6000);
  await put('g', 'b', ['x'], 3000);
  const listed = async (input: object) => {
    const names: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await logs.send(new DescribeLogStreamsCommand({ logGroupName: 'g', limit: 2, nextToken, ...input }));
      names.push(...page.logStreams!.map(({ logStreamName }) => logStreamName!));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return names;
  };
  expect(await listed({})).toEqual(['a1', 'a2', 'b']);
  expect(await listed({ descending: true })).toEqual(['b', 'a2', 'a1']);
  expect(await listed({ logStreamNamePrefix: 'a' })).toEqual(['a1', 'a2']);
  expect(await listed({ orderBy: 'LastEventTime' })).toEqual(['a2', 'a1', 'b']);
  expect(await listed({ orderBy: 'LastEventTime', descending: true })).toEqual(['b', 'a1', 'a2']);
  for (const logGroupIdentifier of ['g', arn('g')]) expect(await listed({ logGroupName: undefined, logGroupIdentifier })).toEqual(['a1', 'a2', 'b']);
  const failing = (input: object) => refusal(logs.send(new DescribeLogStreamsCommand(input)));
  expect(await failing({ logGroupName: 'g', logGroupIdentifier: 'g' })).toBe('ValidationException 400: LogGroup name and LogGroup ARN are mutually exclusive parameters.');
  expect(await failing({ logGroupName: 'g', orderBy: 'LastEventTime', logStreamNamePrefix: 'a' })).toBe('InvalidParameterException 400: Cannot order by LastEventTime with a logStreamNamePrefix.');
  expect(await failing({ logGroupName: 'none' })).toBe(missing);
  expect(await failing({})).toMatch(/^InvalidParameterException 400: /);
  expect(await failing({ logGroupIdentifier: arn('g').replace('us-east-1', 'eu-west-1') })).toBe(missing);
  expect(world.faults).toEqual([]);
});
