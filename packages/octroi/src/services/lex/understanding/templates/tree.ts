import type { Said } from '../text/said.ts';
import type { ValueReader } from '../values/value.ts';
import type { TemplatePart } from './parse.ts';

/** A hole of a template and the words that fill it. */
export interface FilledHole {
  readonly slot: string;
  readonly from: number;
  readonly to: number;
  /** The words are a value that the slot's type knows. */
  readonly known: boolean;
}

/** A whole text as an utterance of one or several owners (intents, or a slot). */
export interface TemplateMatch {
  readonly owners: readonly string[];
  readonly holes: readonly FilledHole[];
  /** Words of the template itself. */
  readonly literals: number;
  /** Words that stand in holes without being known values. */
  readonly free: number;
}

interface Node {
  readonly id: number;
  readonly words: Map<string, Node>;
  readonly holes: Map<string, Node>;
  readonly owners: string[];
}

/** Of a match that is looked for; after so many the search ends with what was found, so that no text and no bot makes it slow. */
const MOST_STEPS = 50_000;

/** Sample utterances with holes, joined where they begin alike, so that a text is compared with all of them at once (LEX-ML-3). */
export class TemplateTree {
  readonly #root: Node;
  #nodes = 0;

  constructor() {
    this.#root = this.#node();
  }

  #node(): Node {
    return { id: this.#nodes++, words: new Map(), holes: new Map(), owners: [] };
  }

  add(parts: readonly TemplatePart[], owner: string): void {
    if (parts.length === 0) return;
    let node = this.#root;
    for (const part of parts) {
      const edges = 'word' in part ? node.words : node.holes;
      const key = 'word' in part ? part.word : part.slot;
      let next = edges.get(key);
      if (next === undefined) {
        next = this.#node();
        edges.set(key, next);
      }
      node = next;
    }
    if (!node.owners.includes(owner)) node.owners.push(owner);
  }

  /**
   * The ways in which a whole text is an utterance. `free`: whether holes of open slot types take words that their types do not know.
   * Known values come before other words and short ones before long ones.
   */
  match(said: Said, readerOf: (slot: string) => ValueReader | undefined, free: boolean): readonly TemplateMatch[] {
    const found: TemplateMatch[] = [];
    const places = said.tokens.length + 1;
    const seen = new Set<number>();
    let steps = 0;
    const visit = (node: Node, at: number, holes: readonly FilledHole[], literals: number): void => {
      const place = node.id * places + at;
      if (seen.has(place) || steps++ > MOST_STEPS) return;
      seen.add(place);
      if (at === said.tokens.length) {
        if (node.owners.length > 0) found.push({ owners: node.owners, holes, literals, free: freeWords(holes) });
        return;
      }
      const next = node.words.get((said.tokens[at] as { norm: string }).norm);
      if (next !== undefined) visit(next, at + 1, holes, literals + 1);
      for (const [slot, after] of node.holes) {
        const reader = readerOf(slot);
        if (reader === undefined) continue;
        const fits: FilledHole[] = [];
        for (let to = at + 1; to < places; to++) {
          if (steps++ > MOST_STEPS) return;
          const read = reader.open ? knownIn(reader, said, at, to) : reader.accept(said, at, to) !== null;
          if (read || (reader.open && free)) fits.push({ slot, from: at, to, known: read });
        }
        fits.sort((left, right) => Number(right.known) - Number(left.known) || (left.known ? right.to - left.to : left.to - right.to));
        for (const hole of fits) visit(after, hole.to, [...holes, hole], literals);
      }
    };
    visit(this.#root, 0, [], 0);
    return found.sort((left, right) => left.free - right.free || right.literals - left.literals);
  }
}

function knownIn(reader: ValueReader, said: Said, from: number, to: number): boolean {
  return reader.find(said).some((value) => value.from === from && value.to === to);
}

function freeWords(holes: readonly FilledHole[]): number {
  return holes.reduce((sum, hole) => sum + (hole.known ? 0 : hole.to - hole.from), 0);
}
