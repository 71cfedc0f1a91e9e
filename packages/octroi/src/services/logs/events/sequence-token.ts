import type { StreamRow } from '../tables.ts';

/** The token that PutLogEvents once asked for. AWS still gives one and no longer looks at what comes back. */
export function sequenceToken({ id, nextEvent }: Pick<StreamRow, 'id' | 'nextEvent'>): string {
  return `49${id}${String(nextEvent).padStart(34, '0')}`;
}
