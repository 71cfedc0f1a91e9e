import type { StatusType, UtteranceList } from '../../../../models/lex-models.gen.ts';
import type { Said } from '../tables.ts';

/** Texts of a version that an answer has, the most frequent ones (LEX-UTT-1). */
const MAX_UTTERANCES = 100;

interface Total {
  count: number;
  readonly users: Set<string>;
  firstAt: number;
  lastAt: number;
}

/** Adds up what users said to versions of a bot. */
export class Aggregation {
  readonly #status: StatusType;
  readonly #versions: ReadonlyMap<string, Map<string, Total>>;

  constructor(versions: readonly string[], status: StatusType) {
    this.#status = status;
    this.#versions = new Map(versions.map((version) => [version, new Map<string, Total>()]));
  }

  add(user: string, said: readonly Said[]): void {
    for (const one of said) {
      const totals = one.status === this.#status ? this.#versions.get(one.version) : undefined;
      if (totals === undefined) continue;
      const total = totals.get(one.text) ?? { count: 0, users: new Set<string>(), firstAt: one.firstAt, lastAt: one.lastAt };
      total.count += one.count;
      total.users.add(user);
      total.firstAt = Math.min(total.firstAt, one.firstAt);
      total.lastAt = Math.max(total.lastAt, one.lastAt);
      totals.set(one.text, total);
    }
  }

  /** A list for each version that was asked for, most frequent first. */
  lists(): readonly UtteranceList[] {
    return [...this.#versions].map(([botVersion, totals]) => {
      const frequent = [...totals].toSorted(([textA, a], [textB, b]) => b.count - a.count || (textA < textB ? -1 : 1)).slice(0, MAX_UTTERANCES);
      return {
        botVersion,
        utterances: frequent.map(([utteranceString, { count, users, firstAt, lastAt }]) => ({
          utteranceString, count, distinctUsers: users.size, firstUtteredDate: new Date(firstAt), lastUtteredDate: new Date(lastAt),
        })),
      };
    });
  }
}
