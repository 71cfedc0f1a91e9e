/** Longer values are matched against a pattern only if their length is allowed; nothing in the models comes near it. */
export const MAX_MATCHED = 1 << 21;

const compiled = new Map<string, RegExp>();

/**
 * Whether the whole text matches a pattern of an API model. The patterns are Java's and trusted data; they are compiled once,
 * over code points. The quirk `\u10000-\u10FFFF` of several IAM patterns means in Java what it means here (U+1000, then `0`),
 * so characters outside the basic plane do not match at AWS either.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = compile(pattern);
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}

/** Java lets a backslash stand before any punctuation, JavaScript with the `u` flag only before its own syntax characters. */
const NEEDLESS_ESCAPE = /\\([^$^\p{L}\p{N}\\.*+?()[\]{}|/-])/gu;

/** Patterns of the models that take exponential time, as ones that match the same in linear time: a slot's name (LEX-SHP-1). */
const LINEAR: ReadonlyMap<string, string> = new Map([['^([A-Za-z](-|_|.)?)+$', String.raw`(?:[A-Za-z][^A-Za-z\n\r\u2028\u2029]?)+`]]);

function compile(pattern: string): RegExp {
  return new RegExp(`^(?:${LINEAR.get(pattern) ?? pattern.replace(NEEDLESS_ESCAPE, '$1')})$`, 'u');
}

/** The number of code points in a text. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let at = 0; at + 1 < text.length; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      count--;
      at++;
    }
  }
  return count;
}
