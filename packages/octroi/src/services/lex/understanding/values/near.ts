/** Whether two words differ by one letter more, less, other or swapped. */
export function isOneEditAway(left: string, right: string): boolean {
  const difference = left.length - right.length;
  if (difference > 1 || difference < -1) return false;
  let same = 0;
  while (same < left.length && same < right.length && left[same] === right[same]) same++;
  let leftEnd = left.length - 1;
  let rightEnd = right.length - 1;
  while (leftEnd >= same && rightEnd >= same && left[leftEnd] === right[rightEnd]) {
    leftEnd--;
    rightEnd--;
  }
  const leftRest = leftEnd - same + 1;
  const rightRest = rightEnd - same + 1;
  if (leftRest <= 1 && rightRest <= 1) return true;
  return leftRest === 2 && rightRest === 2 && left[same] === right[rightEnd] && left[leftEnd] === right[same];
}

const SHORTEST = 5;

/**
 * Words by their ends and lengths, so that those one edit away are found without looking at all: one edit leaves the first or the last
 * letter as it is.
 */
export class NearWords {
  readonly #byEnds = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < SHORTEST) continue;
      for (const key of keys(word, word.length)) {
        const list = this.#byEnds.get(key);
        if (list === undefined) this.#byEnds.set(key, [word]);
        else list.push(word);
      }
    }
  }

  /** The first word, in the order in which they were given, that is one edit away. Short words and figures have none. */
  nearest(word: string): string | undefined {
    if (word.length < SHORTEST || /\d/.test(word)) return undefined;
    for (const length of [word.length, word.length - 1, word.length + 1]) {
      for (const key of keys(word, length)) {
        const near = this.#byEnds.get(key)?.find((other) => isOneEditAway(word, other));
        if (near !== undefined) return near;
      }
    }
    return undefined;
  }
}

function keys(word: string, length: number): [string, string] {
  return [`${length}<${word[0]}`, `${length}>${word.at(-1)}`];
}
