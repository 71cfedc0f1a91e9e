import type { FilterLogEventsRequest, FilterLogEventsResponse } from '../../../../models/logs.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { readPattern } from '../filter/pattern.ts';
import { askGroup } from '../shared/asks.ts';
import { checkGroup, designatedGroup, mustFindGroup, mustFindStream } from '../shared/designation.ts';
import { invalidParameter, invalidToken, LOGS_ERRORS } from '../shared/errors.ts';
import { chunkLists, chunks, groups, longMessages, streams, type GroupRow, type StreamRow } from '../tables.ts';
import { chunksOf } from './append.ts';
import { collect, type Source, type Wanted } from './collect.ts';
import { placeBefore, readPlace } from './event-id.ts';
import { keptSince, LAST_TIME } from './kept.ts';

const LIMIT = 10_000;
/** What a token begins with: it keeps the direction that the first request gave. */
const MARKS = { forward: 'from:', backward: 'before:' } as const;
/** AWS goes backward only through events of that time on. */
const BACKWARD_SINCE = Date.UTC(2024, 0, 1);

/** The events of a group's streams that match a pattern, the oldest first or the newest. A page may be empty and still have a next one. */
export const filterLogEvents = reads<FilterLogEventsRequest, FilterLogEventsResponse>({
  service: 'logs',
  name: 'FilterLogEvents',
  level: 'Read',
  owner: (input, { scope }) => designatedGroup(input, scope).scope.account,
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:FilterLogEvents', resource: 'log-group' }],
    asks: async (input, context) => [await askGroup('logs:FilterLogEvents', designatedGroup(input, context.scope), context)],
  },
  tables: [groups, streams, chunkLists, chunks, longMessages],
  errors: LOGS_ERRORS,
  check(input) {
    const both = input.logStreamNames !== undefined && input.logStreamNamePrefix !== undefined;
    const tooEarly = input.startFromHead === false && input.startTime !== undefined && input.startTime < BACKWARD_SINCE;
    if (tooEarly) return invalidParameter('startFromHead can be false only with a startTime on or after Jan 1, 2024 00:00:00 UTC.');
    return checkGroup(input) ?? (both ? invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.') : null);
  },
  async handle({ input, rows, home, now }) {
    const { startTime = 0, endTime = LAST_TIME, limit = LIMIT, filterPattern = '', nextToken } = input;
    const { direction, from } = nextToken === undefined ? beginning(input.startFromHead !== false) : readToken(nextToken);
    const matches = readPattern(filterPattern);
    const group = await mustFindGroup(rows, designatedGroup(input, home), home);
    const low = Math.max(startTime, keptSince(group, now));
    const sources: Source[] = [];
    for (const stream of await wantedStreams(rows, group, input)) {
      if (stream.lastEvent === undefined || stream.lastEvent < low || (stream.firstEvent ?? 0) > endTime) continue;
      sources.push({ id: stream.id, name: stream.name, chunks: await chunksOf(rows, stream) });
    }
    const { events, more } = await collect(rows, sources, { low, high: endTime, direction, from, limit, ...(matches === null ? {} : { matches }) });
    return {
      events: (direction === 'forward' ? events : events.toReversed()).map(({ id, stream, timestamp, ingestionTime, message }) => ({ logStreamName: stream, timestamp, message, ingestionTime, eventId: id })),
      searchedLogStreams: [],
      ...(more === null ? {} : { nextToken: Buffer.from(MARKS[direction] + more).toString('base64url') }),
    };
  },
});

async function wantedStreams(rows: RowReader, group: GroupRow, { logStreamNames, logStreamNamePrefix = '' }: FilterLogEventsRequest): Promise<readonly StreamRow[]> {
  if (logStreamNames === undefined) return (await listAll(rows, streams, [group.id])).map(({ row }) => row).filter(({ name }) => name.startsWith(logStreamNamePrefix));
  const found: StreamRow[] = [];
  for (const name of new Set(logStreamNames)) found.push(await mustFindStream(rows, group, name));
  return found;
}

function beginning(fromHead: boolean): Pick<Wanted, 'direction' | 'from'> {
  return fromHead ? { direction: 'forward', from: placeBefore(0) } : { direction: 'backward', from: placeBefore(LAST_TIME) };
}

/** Throws InvalidParameterException. */
function readToken(token: string): Pick<Wanted, 'direction' | 'from'> {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const direction = text.startsWith(MARKS.forward) ? 'forward' : 'backward';
  if (!text.startsWith(MARKS[direction])) throw invalidToken();
  return { direction, from: readPlace(text.slice(MARKS[direction].length)) };
}
