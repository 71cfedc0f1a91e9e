/** A stretch of text with one look. */
export interface Span {
  readonly text: string;
  readonly look: 'plain' | 'good' | 'bad' | 'faint' | 'strong' | 'link';
}

export const plain = (text: string): Span => ({ text, look: 'plain' });
export const good = (text: string): Span => ({ text, look: 'good' });
export const bad = (text: string): Span => ({ text, look: 'bad' });
export const faint = (text: string): Span => ({ text, look: 'faint' });
/** An address, which is never cut, so that it can be followed. */
export const link = (text: string): Span => ({ text, look: 'link' });
export const strong = (text: string): Span => ({ text, look: 'strong' });

const CODES = { good: '32', bad: '31', faint: '2', strong: '1', link: '2' } as const;

/** Characters that would move the cursor, change its look or turn the writing direction: control codes, separators, bidi marks. */
function isUnsafe(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0x61c ||
    code === 0xfeff
  );
}

/** Text from policies and requests as it may stand on a terminal. */
export function visible(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    out += isUnsafe(code) ? `\\u{${code.toString(16)}}` : character;
  }
  return out;
}

const paint = ({ text, look }: Span, colour: boolean): string => (colour && look !== 'plain' && text !== '' ? `\u{1b}[${CODES[look]}m${text}\u{1b}[0m` : text);

const cells = (text: string): number => [...text].length;

/** The spans cut at blanks, and words longer than a line cut as need be. */
function wordsOf(spans: readonly Span[], room: number): Span[] {
  return spans.flatMap(({ text, look }) => {
    if (look === 'link') return [{ text, look }];
    return text.split(/(?<= )/).flatMap((word) => {
      const characters = [...word];
      const pieces: Span[] = [];
      for (let at = 0; at < characters.length; at += room) pieces.push({ text: characters.slice(at, at + room).join(''), look });
      return pieces;
    });
  });
}

/** One paragraph in lines of at most `width` characters: `first` leads the first line, `rest` the others. */
export function wrapped(spans: readonly Span[], first: string, rest: string, width: number, colour: boolean): string[] {
  const room = Math.max(8, width - cells(rest));
  const lines: Span[][] = [[]];
  let used = 0;
  for (const word of wordsOf(spans.map(({ text, look }) => ({ text: visible(text), look })), room)) {
    // A blank at the end of a line may stand over its edge: it is cut off.
    if (used > 0 && used + cells(word.text.trimEnd()) > room) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)!.push(word);
    used += cells(word.text);
  }
  return lines.map((line, at) => {
    const last = line.at(-1);
    const cut = last === undefined ? line : [...line.slice(0, -1), { ...last, text: last.text.trimEnd() }];
    return (at === 0 ? first : rest) + cut.map((span) => paint(span, colour)).join('');
  });
}
