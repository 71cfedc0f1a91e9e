import { readJson, type JsonNode } from './json.ts';

/** A place in a text: line and column from 1, the column in UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Where a statement stands in the text of its document: its opening and its closing brace. */
export interface StatementPlace {
  /** In a list of statements, what ends before it: the closing brace of the one before, or the list's bracket. Null without a list. */
  readonly after: TextPlace | null;
  readonly start: TextPlace;
  readonly end: TextPlace;
}

/** The places of ascending offsets, in one walk over the text. */
function walker(text: string): (offset: number) => TextPlace {
  let line = 1;
  let from = 0;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next !== -1 && next < offset) {
      line += 1;
      from = next + 1;
      next = text.indexOf('\n', from);
    }
    return { line, column: offset - from + 1 };
  };
}

/**
 * Where each statement of a document stands in its text, in the order in which `parsePolicy` gives them. Empty for a text that is no
 * document; for one that `parsePolicy` refuses the places mean nothing. Never throws.
 */
export function statementPlaces(text: string): readonly StatementPlace[] {
  const read = readJson(text);
  if (!read.ok || read.node.type !== 'object') return [];
  const value = read.node.members.find(({ name }) => name === 'Statement')?.value;
  if (value === undefined) return [];
  const placeAt = walker(text);
  const placeOf = ({ start, end }: JsonNode, after: number | null): StatementPlace => ({
    after: after === null ? null : placeAt(after),
    start: placeAt(start),
    end: placeAt(end - 1),
  });
  if (value.type === 'object') return [placeOf(value, null)];
  if (value.type !== 'array' || value.items.some(({ type }) => type !== 'object')) return [];
  return value.items.map((item, index) => placeOf(item, index === 0 ? value.start : value.items[index - 1]!.end - 1));
}
