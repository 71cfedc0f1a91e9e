/** A regular expression of the subset that slot types may use (LEX-VAL-8). */
export type SlotPattern =
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly (readonly [number, number])[] }
  | { readonly kind: 'sequence'; readonly parts: readonly SlotPattern[] }
  | { readonly kind: 'choice'; readonly parts: readonly SlotPattern[] }
  | { readonly kind: 'repeat'; readonly part: SlotPattern; readonly least: number; readonly most: number };

/** A pattern that may not be used, and why: a phrase in lower case without full stop. */
export class SlotPatternError extends Error {}

const LONGEST = 100;
const MOST_REPEATS = 1000;
const OUTSIDE = '*+.{}()[]?|^$\\';

const SHORTHANDS: Readonly<Record<string, { negated: boolean; ranges: [number, number][] }>> = {
  d: { negated: false, ranges: [[48, 57]] },
  D: { negated: true, ranges: [[48, 57]] },
  w: { negated: false, ranges: [[48, 57], [65, 90], [95, 95], [97, 122]] },
  W: { negated: true, ranges: [[48, 57], [65, 90], [95, 95], [97, 122]] },
  s: { negated: false, ranges: [[9, 13], [32, 32]] },
  S: { negated: true, ranges: [[9, 13], [32, 32]] },
};

class Parser {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  whole(): SlotPattern {
    // A value is matched as a whole, so anchors at the ends say nothing new.
    if (this.peek() === '^') this.at++;
    const pattern = this.choice();
    if (this.peek() === '$' && this.at === this.text.length - 1) this.at++;
    if (this.at < this.text.length) this.fail(this.peek() === ')' ? 'a parenthesis is closed that was not opened' : 'an anchor stands inside the pattern');
    return pattern;
  }

  private choice(): SlotPattern {
    const parts = [this.sequence()];
    while (this.peek() === '|') {
      this.at++;
      parts.push(this.sequence());
    }
    return parts.length === 1 ? (parts[0] as SlotPattern) : { kind: 'choice', parts };
  }

  private sequence(): SlotPattern {
    const parts: SlotPattern[] = [];
    while (this.at < this.text.length && this.peek() !== '|' && this.peek() !== ')' && this.peek() !== '$') parts.push(this.repeated());
    return { kind: 'sequence', parts };
  }

  private repeated(): SlotPattern {
    const part = this.atom();
    const next = this.peek();
    if (next === '*' || next === '+') this.fail('`' + next + '` repeats without an upper bound');
    if (next === '?') {
      this.at++;
      this.refuseSecondQuantifier();
      return { kind: 'repeat', part, least: 0, most: 1 };
    }
    if (next !== '{') return part;
    const close = this.text.indexOf('}', this.at);
    const bounds = close < 0 ? null : /^(\d{1,4})(?:(,)(\d{0,4}))?$/.exec(this.text.slice(this.at + 1, close));
    if (bounds === null) return this.fail('a repeat is not of the form `{n}` or `{n,m}`');
    if (bounds[2] !== undefined && bounds[3] === '') return this.fail('`{n,}` repeats without an upper bound');
    const least = Number(bounds[1]);
    const most = bounds[3] === undefined ? least : Number(bounds[3]);
    if (most < least || most > MOST_REPEATS) return this.fail('the bounds of a repeat are out of order or above ' + MOST_REPEATS);
    this.at = close + 1;
    this.refuseSecondQuantifier();
    return { kind: 'repeat', part, least, most };
  }

  private refuseSecondQuantifier(): void {
    if ('*+?{'.includes(this.peek() || ' ')) this.fail('a repeat is repeated');
  }

  private atom(): SlotPattern {
    const char = this.peek();
    if (char === '(') return this.group();
    if (char === '[') return this.class();
    if (char === '\\') return this.escape();
    if (char === '.') return this.fail('`.` matches any character');
    if (OUTSIDE.includes(char)) return this.fail('`' + char + '` stands where a character is expected');
    this.at++;
    return literal(char.charCodeAt(0));
  }

  private group(): SlotPattern {
    this.at++;
    if (this.peek() === '?') {
      if (this.text[this.at + 1] !== ':') return this.fail('a group of the form `(?` is not supported');
      this.at += 2;
    }
    const inside = this.choice();
    if (this.peek() !== ')') return this.fail('a parenthesis is not closed');
    this.at++;
    return inside;
  }

  private class(): SlotPattern {
    this.at++;
    const negated = this.peek() === '^';
    if (negated) this.at++;
    const ranges: [number, number][] = [];
    while (this.peek() !== ']') {
      if (this.at >= this.text.length) return this.fail('a class is not closed');
      const shorthand = this.peek() === '\\' ? SHORTHANDS[this.text[this.at + 1] ?? ''] : undefined;
      if (shorthand !== undefined) {
        if (shorthand.negated) return this.fail('a class holds a negated class');
        ranges.push(...shorthand.ranges);
        this.at += 2;
        continue;
      }
      const low = this.classCharacter();
      const isRange = this.peek() === '-' && this.text[this.at + 1] !== ']' && this.at + 1 < this.text.length;
      if (isRange) this.at++;
      const high = isRange ? this.classCharacter() : low;
      if (high < low) return this.fail('a range of characters is out of order');
      ranges.push([low, high]);
    }
    this.at++;
    if (ranges.length === 0) return this.fail('a class is empty');
    return { kind: 'class', negated, ranges };
  }

  private classCharacter(): number {
    if (this.peek() === '\\') return this.escaped();
    const code = this.text.charCodeAt(this.at);
    this.at++;
    return code;
  }

  private escape(): SlotPattern {
    const shorthand = SHORTHANDS[this.text[this.at + 1] ?? ''];
    if (shorthand === undefined) return literal(this.escaped());
    this.at += 2;
    return { kind: 'class', ...shorthand };
  }

  private escaped(): number {
    const char = this.text[this.at + 1];
    if (char === undefined) return this.fail('the pattern ends in a backslash');
    if (char === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9A-Fa-f]{4}$/.test(digits)) return this.fail('`\\u` is not followed by four hexadecimal digits');
      this.at += 6;
      return Number.parseInt(digits, 16);
    }
    if (/[A-Za-z0-9]/.test(char)) return this.fail('`\\' + char + '` is not supported');
    this.at += 2;
    return char.charCodeAt(0);
  }

  private peek(): string {
    return this.text[this.at] ?? '';
  }

  private fail(why: string): never {
    throw new SlotPatternError(why);
  }
}

function literal(code: number): SlotPattern {
  return { kind: 'class', negated: false, ranges: [[code, code]] };
}

/**
 * Reads the pattern of a slot type's regexConfiguration: literals, classes, groups, `?`, bounded repeats and `\uXXXX` (LEX-VAL-8).
 * Throws SlotPatternError for `*`, `+`, `{n,}`, `.` and whatever is malformed.
 */
export function parseSlotPattern(pattern: string): SlotPattern {
  if (pattern.length === 0 || pattern.length > LONGEST) throw new SlotPatternError('the pattern is empty or longer than ' + LONGEST + ' characters');
  return new Parser(pattern).whole();
}
