import { classFor, type CharacterClass } from './classes.ts';

/** A pattern that cannot be read, or that takes more steps than its bound allows. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

export type PatternNode =
  | { readonly kind: 'class'; readonly class: CharacterClass }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'group'; readonly index: number | null; readonly body: PatternNode }
  | { readonly kind: 'repeat'; readonly body: PatternNode; readonly least: number; readonly most: number; readonly lazy: boolean }
  | { readonly kind: 'assert'; readonly what: 'start' | 'end' | 'boundary' | 'inside' };

const LONGEST = 1000;
const DEEPEST = 40;
const MOST_REPEATS = 1000;

/**
 * Reads the common subset of Java's and JavaScript's regular expressions: literals, classes, groups, choices, greedy and lazy repeats, `^ $ \b \B`.
 * Look-around, back-references and possessive repeats are refused. No `RegExp` is made from what users give: this one counts its steps.
 */
export function parsePattern(text: string): { readonly node: PatternNode; readonly groups: number } {
  if (text.length > LONGEST) throw new PatternError(`a pattern has at most ${LONGEST} characters`);
  const symbols = [...text];
  let at = 0;
  let groups = 0;
  const fail = (why: string): never => {
    throw new PatternError(`\`${text.slice(0, 100)}\` is not a pattern that we support: ${why}`);
  };
  const choice = (depth: number): PatternNode => {
    if (depth > DEEPEST) fail('nested too deeply');
    const parts = [sequence(depth)];
    while (symbols[at] === '|') {
      at += 1;
      parts.push(sequence(depth));
    }
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  };
  const sequence = (depth: number): PatternNode => {
    const parts: PatternNode[] = [];
    while (at < symbols.length && symbols[at] !== '|' && symbols[at] !== ')') parts.push(repeated(atom(depth)));
    return { kind: 'sequence', parts };
  };
  const repeated = (body: PatternNode): PatternNode => {
    const [least, most] = bounds();
    if (least < 0) return body;
    if (body.kind === 'assert') fail('an assertion cannot be repeated');
    const lazy = symbols[at] === '?';
    if (lazy) at += 1;
    if (symbols[at] === '+' || symbols[at] === '*' || symbols[at] === '?') fail('a repeat of a repeat');
    return { kind: 'repeat', body, least, most, lazy };
  };
  const bounds = (): readonly [number, number] => {
    const symbol = symbols[at];
    if (symbol === '*' || symbol === '+' || symbol === '?') {
      at += 1;
      return symbol === '*' ? [0, Infinity] : symbol === '+' ? [1, Infinity] : [0, 1];
    }
    if (symbol !== '{') return [-1, -1];
    const end = symbols.indexOf('}', at);
    const found = end < 0 ? null : /^(\d{1,4})(,(\d{0,4}))?$/.exec(symbols.slice(at + 1, end).join(''));
    if (found === null) return fail('`{` without a count');
    at = end + 1;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] === '' ? Infinity : Number(found[3]);
    if (most < least || least > MOST_REPEATS || (most !== Infinity && most > MOST_REPEATS)) fail(`counts go up to ${MOST_REPEATS} and do not fall`);
    return [least, most];
  };
  const atom = (depth: number): PatternNode => {
    const symbol = symbols[at++]!;
    if (symbol === '(') return group(depth);
    if (symbol === '^') return { kind: 'assert', what: 'start' };
    if (symbol === '$') return { kind: 'assert', what: 'end' };
    if (symbol === '.') return { kind: 'class', class: (point) => point !== 10 && point !== 13 };
    if (symbol === '[') return { kind: 'class', class: bracket() };
    if (symbol === '*' || symbol === '+' || symbol === '?' || symbol === '{') return fail(`\`${symbol}\` repeats nothing`);
    if (symbol !== '\\') return literal(symbol);
    if (symbols[at] === 'b' || symbols[at] === 'B') return { kind: 'assert', what: symbols[at++] === 'b' ? 'boundary' : 'inside' };
    const escaped = escape();
    return typeof escaped === 'number' ? literal(String.fromCodePoint(escaped)) : { kind: 'class', class: escaped };
  };
  const group = (depth: number): PatternNode => {
    let index: number | null = null;
    if (symbols[at] !== '?') index = ++groups;
    else if (symbols[at + 1] === ':') at += 2;
    else fail('`(?` other than `(?:`');
    const body = choice(depth + 1);
    if (symbols[at++] !== ')') fail('a group that is not closed');
    return { kind: 'group', index, body };
  };
  /** A code point, or a class. */
  const escape = (): number | CharacterClass => {
    const symbol = symbols[at++] ?? fail('`\\` at the end');
    const control = { n: 10, r: 13, t: 9, f: 12, e: 27, '0': 0 }[symbol];
    if (control !== undefined) return control;
    if (symbol === 'u' || symbol === 'x') {
      const digits = symbols.slice(at, at + (symbol === 'u' ? 4 : 2)).join('');
      if (!/^[0-9A-Fa-f]+$/.test(digits) || digits.length !== (symbol === 'u' ? 4 : 2)) fail(`\`\\${symbol}\` without its digits`);
      at += digits.length;
      return Number.parseInt(digits, 16);
    }
    if (symbol === 'p' || symbol === 'P') {
      const end = symbols[at] === '{' ? symbols.indexOf('}', at) : -1;
      const name = end < 0 ? '' : symbols.slice(at + 1, end).join('');
      at = end + 1;
      return classFor(name, symbol === 'P') ?? fail(`\`\\${symbol}{${name}}\``);
    }
    const named = classFor(symbol, false);
    if (named !== null && /[dDwWsS]/.test(symbol)) return named;
    if (/[A-Za-z1-9]/.test(symbol)) fail(`\`\\${symbol}\``);
    return symbol.codePointAt(0)!;
  };
  const bracket = (): CharacterClass => {
    const negated = symbols[at] === '^';
    if (negated) at += 1;
    const members: CharacterClass[] = [];
    let first = true;
    while (first || symbols[at] !== ']') {
      if (at >= symbols.length) fail('`[` that is not closed');
      first = false;
      const from = member();
      if (typeof from === 'number' && symbols[at] === '-' && symbols[at + 1] !== ']') {
        at += 1;
        const to = member();
        if (typeof to !== 'number' || to < from) return fail('a range that falls');
        members.push((point) => point >= from && point <= to);
      } else members.push(typeof from === 'number' ? (point) => point === from : from);
    }
    at += 1;
    return (point) => members.some((has) => has(point)) !== negated;
  };
  const member = (): number | CharacterClass => {
    const symbol = symbols[at++] ?? fail('`[` that is not closed');
    if (symbol === '[' || (symbol === '&' && symbols[at] === '&')) fail('a class within a class');
    return symbol === '\\' ? escape() : symbol.codePointAt(0)!;
  };
  const literal = (symbol: string): PatternNode => {
    const wanted = symbol.codePointAt(0)!;
    return { kind: 'class', class: (point) => point === wanted };
  };
  const node = choice(0);
  if (at < symbols.length) fail('a `)` too many');
  return { node, groups };
}
