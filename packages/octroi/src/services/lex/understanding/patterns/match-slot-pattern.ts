import type { SlotPattern } from './parse-slot-pattern.ts';

/** Values under a pattern are at most 30 characters long (LEX-VAL-8), so that the ends of a match fit into one word of bits. */
export const LONGEST_PATTERN_VALUE = 30;

/** For each place of a text the places where a match that begins there may end, as bits. */
type Ends = Int32Array;

function matches(pattern: Extract<SlotPattern, { kind: 'class' }>, code: number): boolean {
  return pattern.ranges.some(([low, high]) => code >= low && code <= high) !== pattern.negated;
}

/** A match of `first` and then of `second`. */
function chain(first: Ends, second: Ends): Ends {
  const chained = new Int32Array(first.length);
  for (let from = 0; from < first.length; from++) {
    let bits = first[from] as number;
    let ends = 0;
    while (bits !== 0) {
      const place = 31 - Math.clz32(bits);
      ends |= second[place] as number;
      bits &= ~(1 << place);
    }
    chained[from] = ends;
  }
  return chained;
}

function nothing(places: number): Ends {
  return Int32Array.from({ length: places }, (_, place) => 1 << place);
}

function same(left: Ends, right: Ends): boolean {
  return left.every((bits, place) => bits === right[place]);
}

function repeat(part: Ends, least: number, most: number): Ends {
  let ends = nothing(part.length);
  for (let times = 0; times < least; times++) {
    const next = chain(ends, part);
    // More repeats change nothing any more: either no text is left, or the part may be empty.
    if (same(next, ends)) break;
    ends = next;
  }
  let more = ends;
  for (let times = least; times < most; times++) {
    more = chain(more, part);
    const joined = ends.map((bits, place) => bits | (more[place] as number));
    if (same(joined, ends)) break;
    ends = joined;
  }
  return ends;
}

function ends(pattern: SlotPattern, text: string): Ends {
  const places = text.length + 1;
  switch (pattern.kind) {
    case 'class': {
      const found = new Int32Array(places);
      for (let place = 0; place < text.length; place++) if (matches(pattern, text.charCodeAt(place))) found[place] = 1 << (place + 1);
      return found;
    }
    case 'sequence':
      return pattern.parts.reduce((before, part) => chain(before, ends(part, text)), nothing(places));
    case 'choice':
      return pattern.parts
        .map((part) => ends(part, text))
        .reduce((left, right) => left.map((bits, place) => bits | (right[place] as number)));
    case 'repeat':
      return repeat(ends(pattern.part, text), pattern.least, pattern.most);
  }
}

/**
 * Whether a pattern matches a value as a whole (LEX-NLU-7). Each part of the pattern is looked at once, its work bounded by the length
 * of the value: no pattern and no value make it slow.
 */
export function matchesSlotPattern(pattern: SlotPattern, value: string): boolean {
  if (value.length === 0 || value.length > LONGEST_PATTERN_VALUE) return false;
  return (((ends(pattern, value)[0] as number) >> value.length) & 1) === 1;
}
