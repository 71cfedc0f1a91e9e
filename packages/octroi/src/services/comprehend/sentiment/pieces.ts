/** Characters of a piece: the time that scoring takes grows with the square of it. */
const MAX_PIECE = 400;

/** Words of requests that say nothing of how somebody feels, though word lists count them. */
const OF_REQUESTS: ReadonlySet<string> = new Set(['yes', 'please', 'help', 'want']);

/** The sentences of a text, none longer than a bound; empty if it has no words. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let words: string[] = [];
  let length = 0;
  const end = (): void => {
    if (words.length > 0) pieces.push(words.join(' '));
    words = [];
    length = 0;
  };
  for (const line of text.split(/[\r\n]+/u)) {
    for (const word of line.split(/\s+/u)) {
      if (word === '' || OF_REQUESTS.has(bare(word))) continue;
      for (let start = 0; start < word.length; start += MAX_PIECE) {
        const part = word.slice(start, start + MAX_PIECE);
        if (length + part.length > MAX_PIECE) end();
        words.push(part);
        length += part.length + 1;
      }
      if (ENDS.has(word.at(-1)!)) end();
    }
    end();
  }
  return pieces;
}

const ENDS: ReadonlySet<string> = new Set(['.', '!', '?', ';']);

function bare(word: string): string {
  return word.toLowerCase().replace(/[^a-z]/gu, '');
}
