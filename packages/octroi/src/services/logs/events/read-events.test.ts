import { FilterLogEventsCommand, GetLogEventsCommand, PutLogEventsCommand, PutRetentionPolicyCommand, type FilterLogEventsCommandInput, type GetLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLogs, refusal, type LogsWorld } from '../logs.fixture.ts';

const invalid = 'InvalidParameterException 400: ';
const STREAM = { logGroupName: 'g', logStreamName: 's' };

const get = async ({ logs }: LogsWorld, input: Partial<GetLogEventsCommandInput> = {}) => {
  const { events, nextForwardToken, nextBackwardToken } = await logs.send(new GetLogEventsCommand({ ...STREAM, ...input }));
  return { messages: events!.map(({ message }) => message), forward: nextForwardToken!, backward: nextBackwardToken! };
};
const filtered = async ({ logs }: LogsWorld, input: Partial<FilterLogEventsCommandInput> = {}) => {
  const messages: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await logs.send(new FilterLogEventsCommand({ logGroupName: 'g', ...input, nextToken }));
    messages.push(...page.events!.map(({ message }) => message));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return messages;
};

test('issue 6: GetLogEvents gives the newest page first, and walks in both directions; its last tokens repeat', async () => {
  const open = await openLogs();
  await open.group('g', 's');
  await open.put('g', 's', Array.from({ length: 10 }, (_, index) => String(index)));
  const tail = await get(open, { limit: 4 });
  expect(tail.messages).toEqual(['6', '7', '8', '9']);
  const before = await get(open, { limit: 4, nextToken: tail.backward });
  expect(before.messages).toEqual(['2', '3', '4', '5']);
  expect((await get(open, { limit: 4, nextToken: before.forward })).messages).toEqual(['6', '7', '8', '9']);
  const first = await get(open, { limit: 4, nextToken: before.backward });
  expect(first.messages).toEqual(['0', '1']);
  const beyond = await get(open, { limit: 4, nextToken: first.backward });
  expect(beyond).toMatchObject({ messages: [], backward: first.backward });
  expect((await get(open, { limit: 4, startFromHead: true })).messages).toEqual(['0', '1', '2', '3']);
  const end = await get(open, { nextToken: tail.forward });
  expect(end).toMatchObject({ messages: [], forward: tail.forward });
  await open.put('g', 's', ['later'], 1000);
  expect((await get(open, { nextToken: end.forward })).messages).toEqual(['later']);
  expect(open.world.faults).toEqual([]);
});

test('issue 6: of an empty stream the forward token shows what comes later', async () => {
  const open = await openLogs();
  await open.group('g', 's');
  const empty = await get(open);
  expect(empty.messages).toEqual([]);
  await open.put('g', 's', ['first']);
  expect((await get(open, { nextToken: empty.forward })).messages).toEqual(['first']);
  for (const nextToken of ['x', 'n/1/s', `f/${'1'.repeat(55)}/s`, `f/${'1'.repeat(56)}/s/x`]) expect(await refusal(get(open, { nextToken }))).toBe(`${invalid}The specified nextToken is invalid.`);
  expect(await refusal(get(open, { limit: 10_001 }))).toBe(`${invalid}1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000`);
  expect(open.world.faults).toEqual([]);
});

test('issue 6: times bound what is read; the end is exclusive for GetLogEvents and inclusive for FilterLogEvents', async () => {
  const open = await openLogs();
  await open.group('g', 's');
  await open.put('g', 's', ['a', 'b', 'c']);
  const { events } = await open.logs.send(new GetLogEventsCommand(STREAM));
  const [startTime, endTime] = [events![1]!.timestamp!, events![2]!.timestamp!];
  expect((await get(open, { startTime, endTime })).messages).toEqual(['b']);
  expect(await filtered(open, { startTime, endTime })).toEqual(['b', 'c']);
  expect(open.world.faults).toEqual([]);
});

test('issue 6: FilterLogEvents gives the events of all streams, or some, in the order of time, with ids in that order', async () => {
  const open = await openLogs();
  const { logs, group, put, arn } = open;
  await group('g', 'a1', 'a2', 'b');
  await put('g', 'a1', ['1', '2'], 15_000);
  await put('g', 'a2', ['3'], 10_000);
  await put('g', 'b', ['0'], 20_000);
  const { events, searchedLogStreams, nextToken } = await logs.send(new FilterLogEventsCommand({ logGroupIdentifier: arn('g'), interleaved: true }));
  expect(events!.map(({ message, logStreamName }) => `${logStreamName} ${message}`)).toEqual(['b 0', 'a1 1', 'a1 2', 'a2 3']);
  const ids = events!.map(({ eventId }) => eventId!);
  expect(ids.every((id) => /^\d{56}$/.test(id))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect({ searchedLogStreams, nextToken }).toEqual({ searchedLogStreams: [], nextToken: undefined });
  expect(await filtered(open, { limit: 1 })).toEqual(['0', '1', '2', '3']);
  expect(await filtered(open, { logStreamNames: ['a1', 'b'] })).toEqual(['0', '1', '2']);
  expect(await filtered(open, { logStreamNamePrefix: 'a' })).toEqual(['1', '2', '3']);
  expect(await filtered(open, { filterPattern: '?1 ?3' })).toEqual(['1', '3']);
  expect(await filtered(open, { startFromHead: false, limit: 1, startTime: Date.UTC(2024, 0, 1) })).toEqual(['3', '2', '1', '0']);
  expect(await refusal(filtered(open, { startFromHead: false, startTime: Date.UTC(2024, 0, 1) - 1 }))).toMatch(/^InvalidParameterException 400: /);
  expect(await refusal(filtered(open, { logStreamNames: ['none'] }))).toBe('ResourceNotFoundException 400: The specified log stream does not exist.');
  expect(await refusal(filtered(open, { logStreamNames: ['b'], logStreamNamePrefix: 'a' }))).toMatch(/^InvalidParameterException 400: /);
  expect(await refusal(logs.send(new FilterLogEventsCommand({ logGroupName: 'g', nextToken: 'invalid' })))).toBe(`${invalid}The specified nextToken is invalid.`);
  expect(await refusal(logs.send(new FilterLogEventsCommand({ logGroupName: 'none' })))).toBe('ResourceNotFoundException 400: The specified log group does not exist.');
  expect(open.world.faults).toEqual([]);
});

test('issue 6: events that the retention lets go are not shown from that moment of the decision clock on', async () => {
  const open = await openLogs();
  await open.group('g', 's');
  await open.logs.send(new PutRetentionPolicyCommand({ logGroupName: 'g', retentionInDays: 1 }));
  await open.put('g', 's', ['a']);
  open.world.clocks.advance(12 * 3600);
  await open.put('g', 's', ['b']);
  expect((await get(open)).messages).toEqual(['a', 'b']);
  open.world.clocks.advance(12 * 3600);
  expect((await get(open)).messages).toEqual(['b']);
  expect(await filtered(open)).toEqual(['b']);
  expect(open.world.faults).toEqual([]);
});

test('issue 6: whatever the order in which events come, pages of every size in both directions show each once, in order', async () => {
  const open = await openLogs();
  const batches = fc.array(fc.record({ stream: fc.constantFrom('s', 't'), start: fc.integer({ min: 0, max: 40 }), steps: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }), wide: fc.boolean() }), { minLength: 1, maxLength: 8 });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(batches, fc.integer({ min: 1, max: 7 }), async (given, limit) => {
      const logGroupName = `g${round++}`;
      await open.group(logGroupName, 's', 't');
      const start = open.now() - 100_000;
      const all: { at: number; stream: string; message: string }[] = [];
      for (const { stream, start: offset, steps, wide } of given) {
        let at = start + offset;
        const events = steps.map((step) => ({ at: (at += step), stream, message: `${all.length}${wide ? ' '.repeat(20_000) : ''}-${at}` }));
        all.push(...events);
        await open.logs.send(new PutLogEventsCommand({ logGroupName, logStreamName: stream, logEvents: events.map((event) => ({ timestamp: event.at, message: event.message })) }));
      }
      const inOrder = [...all].sort((left, right) => left.at - right.at);
      const found = await filtered(open, { logGroupName, limit });
      expect(found).toHaveLength(all.length);
      expect(found.map((message) => message!.split('-')[1])).toEqual(inOrder.map(({ at }) => String(at)));
      expect(await filtered(open, { logGroupName, limit, startFromHead: false })).toEqual(found.toReversed());
      const own = inOrder.filter(({ stream }) => stream === 's').map(({ message }) => message);
      for (const direction of ['forward', 'backward'] as const) {
        const read: (string | undefined)[] = [];
        let nextToken: string | undefined;
        for (let messages: readonly (string | undefined)[] = ['']; messages.length > 0; ) {
          const page = await get(open, { logGroupName, limit, startFromHead: direction === 'forward', nextToken });
          messages = page.messages;
          nextToken = page[direction];
          if (direction === 'forward') read.push(...messages);
          else read.unshift(...messages);
        }
        expect(read).toEqual(own);
      }
    }),
    { numRuns: 25 },
  );
  expect(open.world.faults).toEqual([]);
}, 60_000);

test('issue 6: a search through much comes in pages that may be empty, and misses nothing', async () => {
  const open = await openLogs({ rerunProbability: 0 });
  await open.group('g', 's', 't');
  await open.put('g', 's', ['needle first'], 90_000);
  for (let index = 0; index < 24; index++) await open.put('g', index % 2 === 0 ? 's' : 't', [`hay ${index} `.padEnd(1_000_000, 'x')], 80_000 - index * 1000);
  await open.put('g', 't', ['needle last'], 1000);
  for (const startFromHead of [true, false]) {
    const pages: number[] = [];
    const messages: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await open.logs.send(new FilterLogEventsCommand({ logGroupName: 'g', filterPattern: 'needle', startFromHead, nextToken }));
      pages.push(page.events!.length);
      messages.push(...page.events!.map(({ message }) => message));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(messages).toEqual(startFromHead ? ['needle first', 'needle last'] : ['needle last', 'needle first']);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages).toContain(0);
  }
  expect(open.world.faults).toEqual([]);
}, 30_000);
