import type { InputLogEvent, PutLogEventsRequest, PutLogEventsResponse } from '../../../../models/logs.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { logKeeper } from '../parts.ts';
import { askStream } from '../shared/asks.ts';
import { designatedGroup, mustFindGroup, mustFindStream } from '../shared/designation.ts';
import { invalidParameter, LOGS_ERRORS } from '../shared/errors.ts';
import { chunkLists, chunks, groups, longMessages, streams, type GroupRow } from '../tables.ts';
import { append } from './append.ts';
import { sequenceToken } from './sequence-token.ts';

const BATCH_BYTES = 1_048_576;
/** What AWS counts for an event beside its message. */
const EVENT_BYTES = 26;
const DAY = 86_400_000;
const OLDEST = 14 * DAY;
const NEWEST = 2 * 3_600_000;

/** Writes events to a stream. Those that are too old or too new are passed over, and it is said which. */
export const putLogEvents = writes<PutLogEventsRequest, PutLogEventsResponse>({
  service: 'logs',
  name: 'PutLogEvents',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:PutLogEvents', resource: 'log-stream' }],
    asks: async (input, context) => [await askStream('logs:PutLogEvents', designatedGroup({ logGroupName: input.logGroupName }, context.scope), input.logStreamName, context)],
  },
  tables: [groups, streams, chunkLists, chunks, longMessages],
  errors: LOGS_ERRORS,
  async handle({ input: { logGroupName, logStreamName, logEvents }, rows, home, now }) {
    const bytes = checkBatch(logEvents);
    const group = await mustFindGroup(rows, designatedGroup({ logGroupName }, home), home);
    const stream = await mustFindStream(rows, group, logStreamName);
    const { accepted, info } = sift(logEvents, group, now);
    const written = accepted.length === 0 ? stream : await append(rows, stream, accepted, now);
    if (accepted.length > 0) rows.put(streams, [group.id, stream.name], written);
    const answer = { nextSequenceToken: sequenceToken(written), ...(info === null ? {} : { rejectedLogEventsInfo: info }) };
    return effect(async (outside) => {
      await outside.use(logKeeper).added(bytes);
      return answer;
    });
  },
});

/** The bytes of a batch. Throws InvalidParameterException for one that is too large or out of order. */
function checkBatch(events: readonly InputLogEvent[]): number {
  let bytes = 0;
  let before = 0;
  for (const { message, timestamp } of events) {
    const size = Buffer.byteLength(message) + EVENT_BYTES;
    if (size > BATCH_BYTES) throw invalidParameter(`Log event too large: ${size} bytes exceeds limit of ${BATCH_BYTES}`);
    bytes += size;
    if (timestamp < before) throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
    before = timestamp;
  }
  if (bytes > BATCH_BYTES) throw invalidParameter(`Upload too large: ${bytes} bytes exceeds limit of ${BATCH_BYTES}`);
  return bytes;
}

/** The events that are taken, which are in order, and where those that are not end and begin. Throws if the valid ones span more than a day. */
function sift(events: readonly InputLogEvent[], { retentionDays }: GroupRow, now: number) {
  const firstFrom = (time: number): number => {
    const at = events.findIndex(({ timestamp }) => timestamp >= time);
    return at === -1 ? events.length : at;
  };
  const tooOld = firstFrom(now - OLDEST);
  const expired = retentionDays === undefined ? 0 : firstFrom(now - retentionDays * DAY);
  const tooNew = firstFrom(now + NEWEST + 1);
  const valid = events.slice(tooOld, tooNew);
  if ((valid.at(-1)?.timestamp ?? 0) - (valid[0]?.timestamp ?? 0) > DAY) throw invalidParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  const accepted = events.slice(Math.max(tooOld, expired), tooNew);
  if (accepted.length === events.length) return { accepted, info: null };
  const info = {
    ...(tooNew < events.length ? { tooNewLogEventStartIndex: tooNew } : {}),
    ...(tooOld > 0 ? { tooOldLogEventEndIndex: tooOld } : {}),
    ...(expired > 0 ? { expiredLogEventEndIndex: expired } : {}),
  };
  return { accepted, info };
}
