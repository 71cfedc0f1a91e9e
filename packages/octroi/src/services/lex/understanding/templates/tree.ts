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

/** Most nodes have one edge: it is kept without a map, since a large bot has tens of thousands of nodes. */
interface Node {
  readonly id: number;
  words: Edges;
  holes: Edges;
  owners: readonly string[];
}

type Edges = Map<string, Node> | readonly [string, Node] | null;

const NO_OWNERS: readonly string[] = [];

function edge(edges: Edges, key: string): Node | undefined {
  if (edges === null) return undefined;
  if (edges instanceof Map) return edges.get(key);
  return edges[0] === key ? edges[1] : undefined;
}

function withEdge(edges: Edges, key: string, node: Node): Edges {
  if (edges === null) return [key, node];
  return edges instanceof Map ? edges.set(key, node) : new Map([edges as [string, Node], [key, node]]);
}

function entries(edges: Edges): Iterable<readonly [string, Node]> {
  if (edges === null) return [];
  return edges instanceof Map ? edges : [edges];
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
    return { id: this.#nodes++, words: null, holes: null, owners: NO_OWNERS };
  }

  add(parts: readonly TemplatePart[], owner: string): void {
    if (parts.length === 0) return;
    let node = this.#root;
    for (const part of parts) {
      const edges = 'word' in part ? 'words' : 'holes';
      const key = 'word' in part ? part.word : part.slot;
      let next = edge(node[edges], key);
      if (next === undefined) {
        next = this.#node();
        node[edges] = withEdge(node[edges], key, next);
      }
      node = next;
    }
    if (!node.owners.includes(owner)) node.owners = [...node.owners, owner];
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
      const next = edge(node.words, (said.tokens[at] as { norm: string }).norm);
      if (next !== undefined) visit(next, at + 1, holes, literals + 1);
      for (const [slot, after] of entries(node.holes)) {
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
