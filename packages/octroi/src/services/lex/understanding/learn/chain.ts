/** Scores of a sequence: for each word and tag, `tags` in a row. */
export type Emissions = Float64Array;

/** Whether a tag may follow another: the inside of a slot only its own beginning or inside. 0 is no slot, then two for each slot. */
export function mayFollow(before: number, tag: number): boolean {
  return tag === 0 || tag % 2 === 1 || before === tag || before === tag - 1;
}

/** From each tag to each tag, and from the beginning in the last row; never where a tag may not follow. */
export function movePowers(moves: Float32Array, tags: number): Float64Array {
  return Float64Array.from(moves, (move, at) => {
    const before = Math.floor(at / tags);
    return mayFollow(before === tags ? 0 : before, at % tags) ? Math.exp(move) : 0;
  });
}

/** What a linear chain makes of a sequence. */
export interface Marginals {
  /** For each word and tag how probable it is. */
  readonly singles: Float64Array;
  /** Adds, for each word but the first, how probable each pair of tags is. */
  pairs(into: Float64Array): void;
}

/** Forward and backward over a sequence; `powers` from `movePowers`. */
export function marginalsOf(emissions: Emissions, tags: number, powers: Float64Array): Marginals {
  const length = emissions.length / tags;
  const local = new Float64Array(emissions.length);
  const ahead = new Float64Array(emissions.length);
  const behind = new Float64Array(emissions.length);
  for (let at = 0; at < length; at++) {
    let most = -Infinity;
    for (let tag = 0; tag < tags; tag++) most = Math.max(most, emissions[at * tags + tag] as number);
    for (let tag = 0; tag < tags; tag++) local[at * tags + tag] = Math.exp((emissions[at * tags + tag] as number) - most);
  }
  for (let at = 0; at < length; at++) {
    let sum = 0;
    for (let tag = 0; tag < tags; tag++) {
      let reached = 0;
      if (at === 0) reached = powers[tags * tags + tag] as number;
      else for (let last = 0; last < tags; last++) reached += (ahead[(at - 1) * tags + last] as number) * (powers[last * tags + tag] as number);
      const power = reached * (local[at * tags + tag] as number);
      ahead[at * tags + tag] = power;
      sum += power;
    }
    for (let tag = 0; tag < tags; tag++) ahead[at * tags + tag] = (ahead[at * tags + tag] as number) / sum;
  }
  for (let at = length - 1; at >= 0; at--) {
    let sum = 0;
    for (let tag = 0; tag < tags; tag++) {
      let reached = 1;
      if (at < length - 1) {
        reached = 0;
        for (let next = 0; next < tags; next++) reached += (powers[tag * tags + next] as number) * (local[(at + 1) * tags + next] as number) * (behind[(at + 1) * tags + next] as number);
      }
      behind[at * tags + tag] = reached;
      sum += reached;
    }
    for (let tag = 0; tag < tags; tag++) behind[at * tags + tag] = (behind[at * tags + tag] as number) / sum;
  }
  const singles = new Float64Array(emissions.length);
  for (let at = 0; at < length; at++) {
    let sum = 0;
    for (let tag = 0; tag < tags; tag++) sum += (ahead[at * tags + tag] as number) * (behind[at * tags + tag] as number);
    for (let tag = 0; tag < tags; tag++) singles[at * tags + tag] = ((ahead[at * tags + tag] as number) * (behind[at * tags + tag] as number)) / sum;
  }
  const pairs = (into: Float64Array): void => {
    const pair = new Float64Array(tags * tags);
    for (let at = 1; at < length; at++) {
      let sum = 0;
      for (let last = 0; last < tags; last++) {
        const before = ahead[(at - 1) * tags + last] as number;
        for (let tag = 0; tag < tags; tag++) {
          const power = before * (powers[last * tags + tag] as number) * (local[at * tags + tag] as number) * (behind[at * tags + tag] as number);
          pair[last * tags + tag] = power;
          sum += power;
        }
      }
      for (let each = 0; each < pair.length; each++) into[each] = (into[each] as number) + (pair[each] as number) / sum;
    }
  };
  return { singles, pairs };
}

/** The most probable tags of a sequence. */
export function bestTags(emissions: Emissions, tags: number, moves: Float32Array): number[] {
  const length = emissions.length / tags;
  let before = new Float64Array(tags);
  const back: Int32Array[] = [];
  for (let at = 0; at < length; at++) {
    const now = new Float64Array(tags).fill(-Infinity);
    const from = new Int32Array(tags);
    for (let tag = 0; tag < tags; tag++) {
      for (let last = 0; last < (at === 0 ? 1 : tags); last++) {
        if (!mayFollow(last, tag)) continue;
        const score = (before[last] as number) + (moves[(at === 0 ? tags : last) * tags + tag] as number);
        if (score > (now[tag] as number)) {
          now[tag] = score;
          from[tag] = last;
        }
      }
      now[tag] = (now[tag] as number) + (emissions[at * tags + tag] as number);
    }
    back.push(from);
    before = now;
  }
  let tag = length === 0 ? 0 : before.indexOf(Math.max(...before));
  const best: number[] = [];
  for (let at = length - 1; at >= 0; at--) {
    best.unshift(tag);
    tag = (back[at] as Int32Array)[tag] as number;
  }
  return best;
}
