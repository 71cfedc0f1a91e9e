import type { Glob, Token } from '../match/glob.ts';
import { ANY, ANY_IN_SEGMENT, ONE, ONE_IN_SEGMENT } from '../match/glob.ts';

/** The texts that a pattern matches, as the tokens of match/glob.ts. */
export type Language = readonly Token[];

/** The tokens of a compiled pattern. */
export function languageOf(glob: Glob): Language {
  switch (glob.form) {
    case 'all':
      return [ANY];
    case 'exact':
      return [glob.text];
    case 'prefix':
      return [glob.text, ANY];
    case 'pieces':
      return [glob.first, ANY, ...glob.middle.flatMap((piece): Token[] => [piece, ANY]), glob.last];
    case 'codes':
      return [...glob.codes].map((code) => (code < 0 ? (-code as Token) : String.fromCharCode(code)));
  }
}

/** Bounds of a search: languages that go beyond are not decided. */
const MAX_STATES = 100_000;
const MAX_STEPS = 2_000_000;

const COLON = 58;

/**
 * All languages side by side as one automaton: each has a row of codes (characters as code points, wildcards as negative tokens) and
 * an end. A state is the set of places that a text may have come to, in all languages at once.
 */
interface Automaton {
  readonly codes: Int32Array;
  /** Place of the end of each language. */
  readonly ends: readonly number[];
  /** Place -> its language. */
  readonly owner: Int32Array;
  readonly starts: readonly number[];
}

/** Code of an end, which nothing follows. */
const END = -100;

/** Null if a text has half a surrogate pair: the matcher compares those by code unit, and no policy may hold them (POL-5). */
function automatonOf(languages: readonly Language[]): Automaton | null {
  const codes: number[] = [];
  const owner: number[] = [];
  const ends: number[] = [];
  const starts: number[] = [];
  for (const [index, tokens] of languages.entries()) {
    starts.push(codes.length);
    let text = '';
    const flush = (): boolean => {
      if (!text.isWellFormed()) return false;
      for (const character of text) codes.push(character.codePointAt(0)!);
      text = '';
      return true;
    };
    for (const token of tokens) {
      if (typeof token === 'string') {
        text += token;
        continue;
      }
      if (!flush()) return null;
      codes.push(-token);
    }
    if (!flush()) return null;
    ends.push(codes.length);
    codes.push(END);
    while (owner.length < codes.length) owner.push(index);
  }
  return { codes: Int32Array.from(codes), ends, owner: Int32Array.from(owner), starts };
}

/** The places of one state while it is made: `stamp` marks those that are in it, so that nothing has to be cleared. */
interface Making {
  readonly marks: Uint32Array;
  stamp: number;
  places: number[];
}

/** Adds a place, and those that a run of no characters leads to. */
function arrive(codes: Int32Array, place: number, making: Making): void {
  for (let at = place; making.marks[at] !== making.stamp; at += 1) {
    making.marks[at] = making.stamp;
    making.places.push(at);
    if (codes[at] !== -ANY && codes[at] !== -ANY_IN_SEGMENT) return;
  }
}

/** The state that a character leads to; null if one of the first `required` languages is lost. */
function step(automaton: Automaton, state: readonly number[], character: number, required: number, making: Making): readonly number[] | null {
  const { codes, owner } = automaton;
  making.stamp += 1;
  making.places = [];
  for (const place of state) {
    const code = codes[place]!;
    if (code === -ANY || (code === -ANY_IN_SEGMENT && character !== COLON)) arrive(codes, place, making);
    else if (code === character || code === -ONE || (code === -ONE_IN_SEGMENT && character !== COLON)) arrive(codes, place + 1, making);
  }
  const next = making.places.sort((one, other) => one - other);
  // Places are in the order of their languages, so the required ones come first.
  let alive = 0;
  for (const place of next) {
    const language = owner[place]!;
    if (language > alive) return alive < required ? null : next;
    if (language === alive) alive += 1;
  }
  return alive < required ? null : next;
}

/** Stands for every character that no language of the state asks for by name: they all lead to the same state. */
function otherThan(named: ReadonlySet<number>): number {
  for (const character of 'xyzabcdefghijklmnopqrstuvw0123456789-') {
    const code = character.codePointAt(0)!;
    if (!named.has(code)) return code;
  }
  let code = 0xa1;
  while (named.has(code)) code += 1;
  return code;
}

interface Node {
  readonly state: readonly number[];
  readonly from: Node | null;
  readonly character: number;
}

function textTo(node: Node): string {
  const codes: number[] = [];
  for (let at = node; at.from !== null; at = at.from) codes.push(at.character);
  let text = '';
  for (const code of codes.toReversed()) text += String.fromCodePoint(code);
  return text;
}

/** `bound` if the search was given up, so that nothing is known about what was not visited. */
type Search = 'done' | 'stopped' | 'bound';

/**
 * Walks every set of languages that some text is in, the shortest texts first. The first `required` languages are the universe: texts
 * outside any of them are not looked at. `visit` gets the members and such a text, and stops the search by answering true.
 */
function explore(languages: readonly Language[], required: number, visit: (members: bigint, text: () => string) => boolean): Search {
  const automaton = automatonOf(languages);
  if (automaton === null) return 'bound';
  const { codes, ends, owner, starts } = automaton;
  const making: Making = { marks: new Uint32Array(codes.length), stamp: 1, places: [] };
  for (const start of starts) arrive(codes, start, making);
  const queue: Node[] = [{ state: making.places, from: null, character: 0 }];
  const universe = (1n << BigInt(required)) - 1n;
  const known = new Set<string>([queue[0]!.state.join()]);
  let steps = 0;
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head]!;
    let members = 0n;
    const named = new Set<number>([COLON]);
    for (const place of node.state) {
      const code = codes[place]!;
      if (ends[owner[place]!] === place) members |= 1n << BigInt(owner[place]!);
      else if (code >= 0) named.add(code);
    }
    if ((members & universe) === universe && visit(members, () => textTo(node))) return 'stopped';
    for (const character of [...named, otherThan(named)]) {
      steps += node.state.length;
      const state = step(automaton, node.state, character, required, making);
      if (state === null) continue;
      const key = state.join();
      if (known.has(key)) continue;
      if (known.size >= MAX_STATES || steps > MAX_STEPS) return 'bound';
      known.add(key);
      queue.push({ state, from: node, character });
    }
  }
  return 'done';
}

/** Is every text of `inner` in one of `outers`? Exact; null if the patterns are too many or too wild to tell within bounds. */
export function includes(outers: readonly Language[], inner: Language): boolean | null {
  const search = explore([inner, ...outers], 1, (members) => members === 1n);
  return search === 'bound' ? null : search === 'done';
}

/** Is some text in both? Exact; null as in `includes`. */
export function intersects(one: Language, other: Language): boolean | null {
  const search = explore([one, other], 2, () => true);
  return search === 'bound' ? null : search === 'stopped';
}

/** A set of languages that have texts which are in no other of those asked about, and the shortest such text. */
export interface Region {
  /** Bit n is set if the text is in language n. */
  readonly members: bigint;
  readonly text: string;
}

/**
 * Every region that the languages cut the universe into, among them the one outside all of them if it is not empty; null as in
 * `includes`. The universe is what all of `universes` have in common.
 */
export function regionsOf(universes: readonly Language[], languages: readonly Language[]): readonly Region[] | null {
  const found = new Map<bigint, string>();
  const skip = BigInt(universes.length);
  const search = explore([...universes, ...languages], universes.length, (members, text) => {
    if (!found.has(members >> skip)) found.set(members >> skip, text());
    return false;
  });
  return search === 'bound' ? null : [...found].map(([members, text]) => ({ members, text }));
}
