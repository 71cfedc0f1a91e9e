import type { Glob, Token } from '../match/glob.ts';
import { ANY, globMatches, globOf, ONE, wildcards } from '../match/glob.ts';

/** The glob of a text in which `*` and `?` are wildcards. */
export function globFor(text: string): Glob {
  return globOf(wildcards(text));
}

export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}

/**
 * Does everything that `inner` matches match `outer` too? True only if so; some covered patterns are not seen. The wildcards
 * of `inner` are read as characters, which a `*` of `outer` takes in, but a `?` stands for one character and so not for a `*`.
 */
export function covers(outer: string, outerGlob: Glob, inner: string): boolean {
  if (outer === inner) return true;
  if (outer.includes('?') && inner.includes('*')) return false;
  return globMatches(outerGlob, inner);
}

const isAny = (token: Token | undefined): boolean => token === ANY;

/** The pattern in single steps: a wildcard, or one character. */
export function stepsOf(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token): Token[] => (typeof token === 'string' ? Array.from({ length: token.length }, (_, index) => token[index]!) : [token]));
}

/** Do both begin with the same characters, as far as both have some? Most formats differ there. */
export function beginAlike(a: readonly Token[], b: readonly Token[]): boolean {
  for (let at = 0; ; at += 1) {
    const [x, y] = [a[at], b[at]];
    if (typeof x !== 'string' || typeof y !== 'string') return true;
    if (x !== y) return false;
  }
}

/** Is there a text that both patterns, given in steps, match? Takes time in proportion to the product of their lengths. */
export function intersect(a: readonly Token[], b: readonly Token[]): boolean {
  let row = new Uint8Array(b.length + 1);
  let next = new Uint8Array(b.length + 1);
  for (let i = a.length; i >= 0; i -= 1) {
    next.fill(0);
    for (let j = b.length; j >= 0; j -= 1) {
      const [x, y] = [a[i], b[j]];
      if (x === undefined && y === undefined) next[j] = 1;
      else if (isAny(x)) next[j] = row[j]! | (y === undefined ? 0 : next[j + 1]!);
      else if (isAny(y)) next[j] = next[j + 1]! | (x === undefined ? 0 : row[j]!);
      else if (x !== undefined && y !== undefined && (x === y || x === ONE || y === ONE)) next[j] = row[j + 1]!;
    }
    [row, next] = [next, row];
  }
  return row[0] === 1;
}
