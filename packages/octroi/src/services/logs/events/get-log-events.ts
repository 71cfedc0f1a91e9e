import type { GetLogEventsRequest, GetLogEventsResponse } from '../../../../models/logs.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askStream } from '../shared/asks.ts';
import { checkGroup, designatedGroup, mustFindGroup, mustFindStream } from '../shared/designation.ts';
import { invalidToken, LOGS_ERRORS } from '../shared/errors.ts';
import { chunkLists, chunks, groups, longMessages, streams } from '../tables.ts';
import { chunksOf } from './append.ts';
import { collect, type Wanted } from './collect.ts';
import { placeAfter, placeBefore, readPlace } from './event-id.ts';
import { keptSince, LAST_TIME } from './kept.ts';

const LIMIT = 10_000;

/** The events of one stream, page by page in both directions. The last page's token leads to itself, so that whoever follows may ask again. */
export const getLogEvents = reads<GetLogEventsRequest, GetLogEventsResponse>({
  service: 'logs',
  name: 'GetLogEvents',
  level: 'Read',
  owner: (input, { scope }) => designatedGroup(input, scope).scope.account,
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:GetLogEvents', resource: 'log-stream' }],
    asks: async (input, context) => [await askStream('logs:GetLogEvents', designatedGroup(input, context.scope), input.logStreamName, context)],
  },
  tables: [groups, streams, chunkLists, chunks, longMessages],
  errors: LOGS_ERRORS,
  check: checkGroup,
  async handle({ input, rows, home, now }) {
    const { startTime = 0, endTime = LAST_TIME + 1, limit = LIMIT, nextToken } = input;
    const begin = nextToken === undefined ? null : readToken(nextToken);
    const group = await mustFindGroup(rows, designatedGroup(input, home), home);
    const stream = await mustFindStream(rows, group, input.logStreamName);
    const { direction, from } = begin ?? (input.startFromHead === true ? { direction: 'forward', from: placeBefore(0) } : { direction: 'backward', from: placeBefore(LAST_TIME) });
    const low = Math.max(startTime, keptSince(group, now));
    const found = await collect(rows, [{ ...stream, chunks: await chunksOf(rows, stream) }], { low, high: endTime - 1, direction, from, limit });
    const [first, last] = [found.events[0], found.events.at(-1)];
    // Without events, both tokens stay where the page begins; of an empty stream, at its head, so that what comes later is seen.
    const still = found.more ?? (begin === null && direction === 'backward' ? placeBefore(0) : from);
    return {
      events: found.events.map(({ timestamp, ingestionTime, message }) => ({ timestamp, message, ingestionTime })),
      nextForwardToken: `f/${last === undefined ? still : placeAfter(last.id)}/s`,
      nextBackwardToken: `b/${first === undefined ? still : first.id}/s`,
    };
  },
});

/** Throws InvalidParameterException. */
function readToken(token: string): Pick<Wanted, 'direction' | 'from'> {
  const [direction, place, end, ...more] = token.split('/');
  if ((direction !== 'f' && direction !== 'b') || place === undefined || end !== 's' || more.length > 0) throw invalidToken();
  return { direction: direction === 'f' ? 'forward' : 'backward', from: readPlace(place) };
}
