/** Whether a code point belongs. */
export type CharacterClass = (point: number) => boolean;

const isDigit: CharacterClass = (point) => point >= 48 && point <= 57;
/** Letters, digits and `_`, as `\w` has them. */
export const isWord: CharacterClass = (point) => isDigit(point) || (point >= 65 && point <= 90) || (point >= 97 && point <= 122) || point === 95;
const isSpace: CharacterClass = (point) => (point >= 9 && point <= 13) || point === 32 || point === 0xa0 || point === 0xfeff || point === 0x2028 || point === 0x2029;

const byLiteral = (literal: RegExp): CharacterClass => (point) => literal.test(String.fromCodePoint(point));

const CLASSES = new Map<string, CharacterClass>([
  ['d', isDigit],
  ['w', isWord],
  ['s', isSpace],
  ['Digit', isDigit],
  ['Alpha', (point) => isWord(point) && !isDigit(point) && point !== 95],
  ['Alnum', (point) => isWord(point) && point !== 95],
  ['Upper', (point) => point >= 65 && point <= 90],
  ['Lower', (point) => point >= 97 && point <= 122],
  ['Space', isSpace],
  ['Punct', byLiteral(/^[!-/:-@[-`{-~]$/)],
  ['L', byLiteral(/^\p{L}$/u)],
  ['Lu', byLiteral(/^\p{Lu}$/u)],
  ['Ll', byLiteral(/^\p{Ll}$/u)],
  ['N', byLiteral(/^\p{N}$/u)],
  ['Nd', byLiteral(/^\p{Nd}$/u)],
  ['P', byLiteral(/^\p{P}$/u)],
  ['Z', byLiteral(/^\p{Z}$/u)],
]);

/** The class of `\d`, `\W`, `\p{Alpha}` and their kind; null if there is none of that name. */
export function classFor(name: string, negated: boolean): CharacterClass | null {
  const upper = name === 'D' || name === 'W' || name === 'S';
  const found = CLASSES.get(upper ? name.toLowerCase() : name);
  if (found === undefined) return null;
  return upper !== negated ? (point) => !found(point) : found;
}
