import type { BotLanguage } from '../slots/bot-slots.ts';
import type { Said } from '../text/said.ts';
import type { FoundValue, ValueReader } from '../values/value.ts';
import { hashOf } from './hash.ts';

/** The readers of a bot's slot types, each once, with the hash of its name. */
export interface TypeReaders {
  readonly readers: readonly ValueReader[];
  readonly hashes: readonly number[];
}

const TYPE_SEED = 77;

export function typeReaders(bot: BotLanguage): TypeReaders {
  const readers = [...new Set(bot.intents.flatMap((intent) => intent.slots.map((slot) => slot.reader)))];
  return { readers, hashes: readers.map((reader) => hashOf(reader.typeName, TYPE_SEED)) };
}

/** A value in a text, and its type. */
export interface SeenValue {
  readonly from: number;
  readonly to: number;
  readonly type: number;
}

const SURE = 0.75;

/** The values of all types that stand out in a text, the longest first where they overlap; values of several types in one place stay all. */
export function seenValues(said: Said, { readers }: TypeReaders): readonly SeenValue[] {
  const seen: (SeenValue & { sure: number })[] = [];
  for (const [type, reader] of readers.entries()) {
    let last: FoundValue | undefined;
    for (const value of reader.find(said)) {
      if (value.sure < SURE || (last !== undefined && value.from < last.to)) continue;
      seen.push({ from: value.from, to: value.to, type, sure: value.sure });
      last = value;
    }
  }
  return seen;
}
