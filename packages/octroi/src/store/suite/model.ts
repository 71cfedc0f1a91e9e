import type { Key } from '../kv.ts';

type Step =
  | { readonly kind: 'get' | 'delete'; readonly key: Key }
  | { readonly kind: 'put'; readonly key: Key; readonly value: string }
  | { readonly kind: 'range'; readonly prefix: Key; readonly after: string | undefined; readonly limit: number }
  | { readonly kind: 'pause' };

interface Pair {
  readonly key: Key;
  readonly value: string;
}

/** The port in the plainest words: a list of pairs, sorted and searched from one end to the other. Shares no code with a driver. */
export class PlainModel {
  #pairs: Pair[] = [];

  /** Does one operation; what it would show to a reader is in the list. */
  step(step: Step): readonly string[] {
    switch (step.kind) {
      case 'get': {
        const pair = this.#pairs.find((pair) => compare(pair.key, step.key) === 0);
        return [pair === undefined ? 'absent' : shown(pair)];
      }
      case 'range': {
        const after = step.after === undefined ? undefined : [...step.prefix, step.after];
        const within = this.#pairs.filter(
          ({ key }) =>
            key.length > step.prefix.length &&
            step.prefix.every((part, index) => part === key[index]) &&
            (after === undefined || compare(key, after) > 0),
        );
        return [within.slice(0, step.limit).map(shown).join()];
      }
      case 'put':
      case 'delete':
        this.#pairs = this.#pairs.filter((pair) => compare(pair.key, step.key) !== 0);
        if (step.kind === 'put') this.#pairs.push({ key: step.key, value: step.value });
        this.#pairs.sort((a, b) => compare(a.key, b.key));
        return [];
      case 'pause':
        return [];
    }
  }

  all(): readonly string[] {
    return this.#pairs.map(shown);
  }
}

function compare(a: Key, b: Key): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const order = Buffer.compare(Buffer.from(a[index]!), Buffer.from(b[index]!));
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function shown(pair: Pair): string {
  return `${JSON.stringify(pair.key)}=${pair.value}`;
}
