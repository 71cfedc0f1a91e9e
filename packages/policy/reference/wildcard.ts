import type { Request } from '../src/index.ts';

/** A character to be matched, or a wildcard. `star*` takes any run, `one*` one character; `...Inside` not a colon. */
export type Symbol = { readonly char: string } | 'star' | 'starInside' | 'one' | 'oneInside';

const chars = (text: string): Symbol[] => [...text].map((char) => ({ char }));

/** All ways of matching, tried from the left; every (pattern, text) pair of places is tried once. */
export function matches(pattern: readonly Symbol[], text: string): boolean {
  const letters = [...text];
  const known = new Map<number, boolean>();
  const from = (p: number, t: number): boolean => {
    const place = p * (letters.length + 1) + t;
    const before = known.get(place);
    if (before !== undefined) return before;
    const symbol = pattern[p];
    const letter = letters[t];
    let result: boolean;
    if (symbol === undefined) result = letter === undefined;
    else if (symbol === 'star') result = from(p + 1, t) || (letter !== undefined && from(p, t + 1));
    else if (symbol === 'starInside') result = from(p + 1, t) || (letter !== undefined && letter !== ':' && from(p, t + 1));
    else if (letter === undefined) result = false;
    else if (symbol === 'one') result = from(p + 1, t + 1);
    else if (symbol === 'oneInside') result = letter !== ':' && from(p + 1, t + 1);
    else result = symbol.char === letter && from(p + 1, t + 1);
    known.set(place, result);
    return result;
  };
  return from(0, 0);
}

/** Plain wildcards: `*` and `?` as in StringLike and actions. */
export function plain(text: string): Symbol[] {
  return [...text].map((char) => (char === '*' ? 'star' : char === '?' ? 'one' : { char }));
}

/** A piece of text cut at its variables (COND-40, COND-45, COND-46). */
interface Piece {
  readonly kind: 'text' | 'literal' | 'variable';
  readonly text: string;
  readonly fallback?: string;
}

const VARIABLE = /\$\{([^,}]*)(?:\}|, *'((?:(?!'\}).)*)'\})/s;

export function pieces(text: string): Piece[] {
  const out: Piece[] = [];
  let rest = text;
  for (;;) {
    const found = VARIABLE.exec(rest);
    if (found === null) return rest === '' ? out : [...out, { kind: 'text', text: rest }];
    if (found.index > 0) out.push({ kind: 'text', text: rest.slice(0, found.index) });
    const name = found[1]!;
    if (found[2] !== undefined) out.push({ kind: 'variable', text: name, fallback: found[2] });
    else if (name === '*' || name === '?' || name === '$') out.push({ kind: 'literal', text: name });
    else out.push({ kind: 'variable', text: name });
    rest = rest.slice(found.index + found[0].length);
  }
}

/** A variable's value: a single value, else the default of an absent key, else none (COND-43 to COND-48). */
function valueOf(piece: Piece, request: Request): string | null {
  const value = request.context.get(piece.text.toLowerCase());
  if (typeof value === 'string') return value;
  const absent = value === undefined || value.length === 0;
  return absent && piece.fallback !== undefined ? piece.fallback : null;
}

/** The text with its variables replaced, or null if one has no value. */
export function substituted(text: string, variables: boolean, request: Request): string | null {
  let out = '';
  for (const piece of variables ? pieces(text) : [{ kind: 'text', text } as const]) {
    const value = piece.kind === 'variable' ? valueOf(piece, request) : piece.text;
    if (value === null) return null;
    out += value;
  }
  return out;
}

/** The same as a pattern: wildcards count in what the author typed, not in what a variable brought (COND-46a). */
export function pattern(text: string, variables: boolean, request: Request): Symbol[] | null {
  const out: Symbol[] = [];
  for (const piece of variables ? pieces(text) : [{ kind: 'text', text } as const]) {
    if (piece.kind === 'text') out.push(...plain(piece.text));
    else {
      const value = piece.kind === 'variable' ? valueOf(piece, request) : piece.text;
      if (value === null) return null;
      out.push(...chars(value));
    }
  }
  return out;
}

/** POL-14 to POL-20: does one Resource value take the request's resource? `complete`: POL-17. */
export function resourceIs(value: string, variables: boolean, complete: boolean, request: Request): boolean {
  if (request.resource === '*') return value !== '' && [...value].every((char) => char === '*');
  let parts = value.split(':');
  if (complete && parts[0] === 'arn' && parts.length > 1) while (parts.length < 6) parts = [...parts, '*'];
  const head = parts.slice(0, 5);
  const out: Symbol[] = [];
  for (const [index, part] of head.entries()) {
    if (index > 0) out.push({ char: ':' });
    const letters = [...part];
    for (const [at, char] of letters.entries()) {
      if (char === '*') out.push(at === letters.length - 1 ? 'star' : 'starInside');
      else out.push(char === '?' ? 'oneInside' : { char });
    }
  }
  if (parts.length > 5) {
    const rest = pattern(parts.slice(5).join(':'), variables, request);
    if (rest === null) return false;
    out.push({ char: ':' }, ...rest);
  }
  return matches(out, request.resource);
}
