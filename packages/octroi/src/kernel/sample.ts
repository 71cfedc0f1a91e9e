/** What was compared with the store, and what differed: in words that name the thing and never show a value. */
export interface Compared {
  readonly compared: number;
  readonly differences: readonly string[];
}

/** Something that remembers what is in the store, and can compare some of it with the store now. */
export interface Sampled {
  /** About `count` things, others each time, round and round. */
  sample(count: number): Promise<Compared>;
}

/** Goes on where it stopped, and begins again at the end. A memory that changes meanwhile may show something twice or not at all. */
export class Round<Item> {
  readonly #all: () => Iterable<Item>;
  #at: Iterator<Item> | null = null;

  constructor(all: () => Iterable<Item>) {
    this.#all = all;
  }

  /** The next ones, at most `count`; fewer than two whole rounds. */
  take(count: number): Item[] {
    const taken: Item[] = [];
    let begun = this.#at === null;
    while (taken.length < count) {
      this.#at ??= this.#all()[Symbol.iterator]();
      const next = this.#at.next();
      if (next.done !== true) {
        taken.push(next.value);
        continue;
      }
      this.#at = null;
      if (begun) break;
      begun = true;
    }
    return taken;
  }
}

/** Facts as text: two that decide alike have the same. */
export function comparable(fact: unknown): string {
  return JSON.stringify(fact, (_key, value: unknown) => {
    if (value instanceof Map) return { entries: [...value] as unknown[] };
    // A compiled policy is what it was compiled from.
    if (typeof value === 'object' && value !== null && 'document' in value && 'source' in value) return { source: value.source, document: value.document };
    return value;
  }) ?? 'undefined';
}
