/** An external ID that is not the right one but near it, and what lets it in. */
export interface NearId {
  readonly id: string;
  readonly title: string;
  readonly value: string;
  readonly cause: string;
}

const LOWER = 'abcdef0123456789';

/** The text with another character at this place, of the same kind: a UUID stays one. */
export function changedAt(text: string, place: number): string {
  const old = text[place]!;
  const at = LOWER.indexOf(old.toLowerCase());
  const next = at === -1 ? (old === '0' ? '1' : '0') : LOWER[(at + 1) % LOWER.length]!;
  return text.slice(0, place) + next + text.slice(place + 1);
}

/** The same letters in the other case; null if there is none to change. */
export function otherCase(text: string): string | null {
  const upper = text.toUpperCase();
  const other = upper === text ? text.toLowerCase() : upper;
  return other === text ? null : other;
}

const isMark = (character: string): boolean => !/[A-Za-z0-9]/.test(character);

/** Letters and digits, the first and the last kept: what a pattern like `91cf*` or `*a4d0` lets in. */
function otherBetween(text: string, from: number, to: number): string {
  let changed = text;
  for (let place = from; place < to; place++) if (!isMark(text[place]!)) changed = changedAt(changed, place);
  return changed;
}

/**
 * External IDs beside the right one. What is sent may hold no wildcard (the model allows `[\w+=,.@:/-]`), so patterns of a trust policy are
 * found by what they match.
 */
export function nearIds(right: string): readonly NearId[] {
  const half = Math.floor(right.length / 2);
  const flipped = otherCase(right);
  const wildcard = 'a wildcard in the trust policy';
  return [
    ...(flipped === null ? [] : [{ id: 'other-case', title: 'the right one in another letter case', value: flipped, cause: 'the trust policy compares without regard to letter case' }]),
    { id: 'one-character', title: 'one character changed at the end', value: changedAt(right, right.length - 1), cause: `${wildcard} stands for the last character` },
    { id: 'first-character', title: 'one character changed at the beginning', value: changedAt(right, 0), cause: `${wildcard} stands for the first character` },
    { id: 'longer', title: 'one character more', value: `${right}0`, cause: `${wildcard} stands at the end` },
    { id: 'shorter', title: 'one character less', value: right.slice(0, -1), cause: `${wildcard} stands at the end` },
    { id: 'same-beginning', title: 'the first half right, the rest another', value: otherBetween(right, half, right.length), cause: `${wildcard} stands for the end` },
    { id: 'same-end', title: 'the second half right, the rest another', value: otherBetween(right, 0, half), cause: `${wildcard} stands for the beginning` },
  ];
}
