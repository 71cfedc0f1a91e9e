import { GetLogEventsCommand, PutLogEventsCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { openLogs, refusal } from '../logs.fixture.ts';

const invalid = 'InvalidParameterException 400: ';
const HOUR = 3_600_000;

async function opened() {
  const open = await openLogs();
  await open.group('g', 's');
  const messages = async () => (await open.logs.send(new GetLogEventsCommand({ logGroupName: 'g', logStreamName: 's', startFromHead: true }))).events!.map(({ message }) => message);
  const putting = (logEvents: { timestamp: number; message: string }[], logStreamName = 's') => open.logs.send(new PutLogEventsCommand({ logGroupName: 'g', logStreamName, logEvents, sequenceToken: 'any' }));
  return { ...open, messages, putting };
}

test('issue 6: batches over 1 MiB, out of order, or of more than a day are refused as AWS does', async () => {
  const { world, logs, putting, messages, now } = await opened();
  const at = now() - HOUR;
  expect(await refusal(putting([{ timestamp: at, message: 'a'.repeat(524_262) }, { timestamp: at, message: 'a'.repeat(524_263) }]))).toBe(`${invalid}Upload too large: 1048577 bytes exceeds limit of 1048576`);
  expect(await refusal(putting([{ timestamp: at, message: 'é'.repeat(524_276) }]))).toBe(`${invalid}Log event too large: 1048578 bytes exceeds limit of 1048576`);
  expect(await refusal(putting([{ timestamp: at, message: 'b' }, { timestamp: at - 1, message: 'a' }]))).toBe(`${invalid}Log events in a single PutLogEvents request must be in chronological order.`);
  expect(await refusal(putting([{ timestamp: at - 25 * HOUR, message: 'a' }, { timestamp: at, message: 'b' }]))).toBe(`${invalid}The batch of log events in a single PutLogEvents request cannot span more than 24 hours.`);
  expect(await refusal(putting(Array.from({ length: 10_001 }, () => ({ timestamp: at, message: 'a' }))))).toContain('Member must have length less than or equal to 10000');
  expect(await refusal(putting([{ timestamp: at, message: '' }]))).toContain('Member must have length greater than or equal to 1');
  expect(await refusal(putting([{ timestamp: at, message: 'a' }], 'none'))).toBe('ResourceNotFoundException 400: The specified log stream does not exist.');
  expect(await refusal(logs.send(new PutLogEventsCommand({ logGroupName: 'none', logStreamName: 's', logEvents: [{ timestamp: at, message: 'a' }] })))).toBe('ResourceNotFoundException 400: The specified log group does not exist.');
  expect(await messages()).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('issue 6: what is too old, expired or too new is passed over, and it is said which', async () => {
  const { world, logs, putting, messages, now } = await opened();
  const event = (hours: number, message: string) => ({ timestamp: now() + hours * HOUR, message });
  const rejected = async (events: { timestamp: number; message: string }[]) => (await putting(events)).rejectedLogEventsInfo;
  expect(await rejected([event(-14 * 24 - 1, 'old'), event(-14 * 24 + 1, 'young')])).toEqual({ tooOldLogEventEndIndex: 1 });
  expect(await rejected([event(-1, 'in time'), event(1, 'soon'), event(3, 'new')])).toEqual({ tooNewLogEventStartIndex: 2 });
  expect(await rejected([event(-20 * 24, 'old'), event(-1.5, 'in time too'), event(40, 'new')])).toEqual({ tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 2 });
  expect(await rejected([event(3, 'new')])).toEqual({ tooNewLogEventStartIndex: 0 });
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: 'g', retentionInDays: 1 }));
  expect(await rejected([event(-25, 'expired'), event(-2, 'kept')])).toEqual({ expiredLogEventEndIndex: 1 });
  expect(await rejected([event(-1, 'kept too')])).toBeUndefined();
  expect(await messages()).toEqual(['kept', 'in time too', 'in time', 'kept too', 'soon']);
  expect(world.faults).toEqual([]);
});

test('issue 6: messages of every size and kind come back as they were, 1 MiB of them in an answer', async () => {
  const { world, logs, putting, messages, now } = await opened();
  const sent = ['\u0001'.repeat(300_000), 'x'.repeat(1_048_550), '😀'.repeat(100_000), '"\\\n\ttab', 'é'];
  for (const [index, message] of sent.entries()) await putting([{ timestamp: now() - HOUR + index, message }]);
  const read: (string | undefined)[] = [];
  let nextToken: string | undefined;
  for (let before = -1; read.length > before; ) {
    before = read.length;
    const page = await logs.send(new GetLogEventsCommand({ logGroupName: 'g', logStreamName: 's', startFromHead: true, nextToken }));
    read.push(...page.events!.map(({ message }) => message));
    nextToken = page.nextForwardToken;
  }
  expect(read).toEqual(sent);
  expect(await messages()).toEqual(sent.slice(0, 1));
  expect(world.faults).toEqual([]);
});
