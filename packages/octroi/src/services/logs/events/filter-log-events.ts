import type { FilterLogEventsRequest, FilterLogEventsResponse } from '../../../../models/logs.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { readPattern } from '../filter/pattern.ts';
import { askGroup } from '../shared/asks.ts';
import { checkGroup, designatedGroup, mustFindGroup, mustFindStream } from '../shared/designation.ts';
import { invalidParameter, invalidToken, LOGS_ERRORS } from '../shared/errors.ts';
import { chunkLists, chunks, groups, longMessages, streams, type GroupRow, type StreamRow } from '../tables.ts';
import { chunksOf } from './append.ts';
import { collect, type Source } from './collect.ts';
import { placeBefore, readPlace } from './event-id.ts';
import { keptSince, LAST_TIME } from './kept.ts';

const LIMIT = 10_000;
const MARK = 'from:';

/** The events of a group's streams that match a pattern, in the order of time. A page may be empty and still have a next one. */
export const filterLogEvents = reads<FilterLogEventsRequest, FilterLogEventsResponse>({
  service: 'logs',
  name: 'FilterLogEvents',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:FilterLogEvents', resource: 'log-group' }],
    asks: async (input, context) => [await askGroup('logs:FilterLogEvents', designatedGroup(input, context.scope), context)],
  },
  tables: [groups, streams, chunkLists, chunks, longMessages],
  errors: LOGS_ERRORS,
  check(input) {
    const both = input.logStreamNames !== undefined && input.logStreamNamePrefix !== undefined;
    return checkGroup(input) ?? (both ? invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.') : null);
  },
  async handle({ input, rows, home, now }) {
    const { startTime = 0, endTime = LAST_TIME, limit = LIMIT, filterPattern = '', nextToken } = input;
    const from = nextToken === undefined ? placeBefore(0) : readToken(nextToken);
    const matches = readPattern(filterPattern);
    const group = await mustFindGroup(rows, designatedGroup(input, home), home);
    const low = Math.max(startTime, keptSince(group, now));
    const sources: Source[] = [];
    for (const stream of await wantedStreams(rows, group, input)) {
      if (stream.lastEvent === undefined || stream.lastEvent < low || (stream.firstEvent ?? 0) > endTime) continue;
      sources.push({ id: stream.id, name: stream.name, chunks: await chunksOf(rows, stream) });
    }
    const { events, more } = await collect(rows, sources, { low, high: endTime, direction: 'forward', from, limit, ...(matches === null ? {} : { matches }) });
    return {
      events: events.map(({ id, stream, timestamp, ingestionTime, message }) => ({ logStreamName: stream, timestamp, message, ingestionTime, eventId: id })),
      searchedLogStreams: [],
      ...(more === null ? {} : { nextToken: Buffer.from(MARK + more).toString('base64url') }),
    };
  },
});

async function wantedStreams(rows: RowReader, group: GroupRow, { logStreamNames, logStreamNamePrefix = '' }: FilterLogEventsRequest): Promise<readonly StreamRow[]> {
  if (logStreamNames === undefined) return (await listAll(rows, streams, [group.id])).map(({ row }) => row).filter(({ name }) => name.startsWith(logStreamNamePrefix));
  const found: StreamRow[] = [];
  for (const name of new Set(logStreamNames)) found.push(await mustFindStream(rows, group, name));
  return found;
}

/** Throws InvalidParameterException. */
function readToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (!text.startsWith(MARK)) throw invalidToken();
  return readPlace(text.slice(MARK.length));
}
