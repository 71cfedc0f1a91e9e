/** A JSON value with its place in the text, so that every issue can say where it is. Offsets are in UTF-16 units. */
export type JsonNode =
  | { readonly type: 'object'; readonly start: number; readonly end: number; readonly members: readonly JsonMember[] }
  | { readonly type: 'array'; readonly start: number; readonly end: number; readonly items: readonly JsonNode[] }
  | { readonly type: 'string'; readonly start: number; readonly end: number; readonly value: string }
  /** `text` is the number as written (`10.0` stays `10.0`): conditions compare numbers through their text (COND-7). */
  | { readonly type: 'number'; readonly start: number; readonly end: number; readonly text: string }
  | { readonly type: 'boolean'; readonly start: number; readonly end: number; readonly value: boolean }
  | { readonly type: 'null'; readonly start: number; readonly end: number };

/** One member of a JSON object; members keep their order, and a repeated name is kept for POL-4 to find. */
export interface JsonMember {
  readonly name: string;
  readonly start: number;
  readonly value: JsonNode;
}

/** What `readJson` found: the value, or the first place where the text stops being JSON. */
export type JsonResult = { readonly ok: true; readonly node: JsonNode } | { readonly ok: false; readonly offset: number; readonly message: string };

/**
 * The largest text that is read, in characters. What may be written is smaller (POL-5, POL-90) and checked by the APIs; AWS's own
 * managed policies are not bound by that: the largest has some 230,000 characters.
 */
export const MAX_DOCUMENT_LENGTH = 1_000_000;

/** The deepest nesting that is read. A policy needs 6. */
export const MAX_DEPTH = 32;

/**
 * The most values in a document that is given as a JavaScript value. A few lists that hold each other many times are small in memory
 * and make a tree of billions; AWS's largest managed policy has some thousands.
 */
export const MAX_VALUES = 131_072;

class JsonError {
  readonly offset: number;
  readonly message: string;
  constructor(offset: number, message: string) {
    this.offset = offset;
    this.message = message;
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const HEX = /^[0-9a-fA-F]{4}$/;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): JsonNode {
    const node = this.value(0);
    this.blank();
    if (this.at < this.text.length) throw new JsonError(this.at, 'unexpected text after the end of the document');
    return node;
  }

  private blank(): void {
    for (;;) {
      const c = this.text.charCodeAt(this.at);
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return;
      this.at += 1;
    }
  }

  private value(depth: number): JsonNode {
    if (depth > MAX_DEPTH) throw new JsonError(this.at, `nested more than ${MAX_DEPTH} levels deep`);
    this.blank();
    const start = this.at;
    switch (this.text.charCodeAt(start)) {
      case 123:
        return this.object(start, depth);
      case 91:
        return this.array(start, depth);
      case QUOTE: {
        const value = this.string();
        return { type: 'string', start, end: this.at, value };
      }
      case 116:
        return this.word('true', { type: 'boolean', start, end: start + 4, value: true });
      case 102:
        return this.word('false', { type: 'boolean', start, end: start + 5, value: false });
      case 110:
        return this.word('null', { type: 'null', start, end: start + 4 });
      default:
        return this.number(start);
    }
  }

  private word(word: string, node: JsonNode): JsonNode {
    if (!this.text.startsWith(word, this.at)) throw new JsonError(this.at, 'expected a JSON value');
    this.at += word.length;
    return node;
  }

  private number(start: number): JsonNode {
    NUMBER.lastIndex = start;
    const found = NUMBER.exec(this.text);
    if (found === null) throw new JsonError(start, start >= this.text.length ? 'unexpected end of the document' : 'expected a JSON value');
    this.at = start + found[0].length;
    return { type: 'number', start, end: this.at, text: found[0] };
  }

  private string(): string {
    const text = this.text;
    const start = this.at + 1;
    let at = start;
    for (; ; at += 1) {
      const c = text.charCodeAt(at);
      if (c === QUOTE) {
        this.at = at + 1;
        return text.slice(start, at);
      }
      if (c === BACKSLASH) break;
      if (!(c >= 32)) throw new JsonError(at, at >= text.length ? 'unexpected end of the document in a string' : 'unescaped control character in a string');
    }
    let value = '';
    let from = start;
    for (; ; at += 1) {
      const c = text.charCodeAt(at);
      if (c === QUOTE) {
        this.at = at + 1;
        return value + text.slice(from, at);
      }
      if (c === BACKSLASH) {
        value += text.slice(from, at);
        const letter = text[at + 1] ?? '';
        if (letter === 'u') {
          const hex = text.slice(at + 2, at + 6);
          if (!HEX.test(hex)) throw new JsonError(at, 'unknown escape in a string');
          value += String.fromCharCode(Number.parseInt(hex, 16));
          at += 5;
        } else {
          const plain = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
          if (plain === undefined) throw new JsonError(at, 'unknown escape in a string');
          value += plain;
          at += 1;
        }
        from = at + 1;
      } else if (!(c >= 32)) {
        throw new JsonError(at, at >= text.length ? 'unexpected end of the document in a string' : 'unescaped control character in a string');
      }
    }
  }

  private object(start: number, depth: number): JsonNode {
    const members: JsonMember[] = [];
    this.at += 1;
    this.blank();
    if (this.text.charCodeAt(this.at) === 125) {
      this.at += 1;
      return { type: 'object', start, end: this.at, members };
    }
    for (;;) {
      this.blank();
      const nameStart = this.at;
      if (this.text.charCodeAt(nameStart) !== QUOTE) throw new JsonError(nameStart, 'expected a member name in double quotes');
      const name = this.string();
      this.blank();
      if (this.text.charCodeAt(this.at) !== 58) throw new JsonError(this.at, 'expected a colon after a member name');
      this.at += 1;
      members.push({ name, start: nameStart, value: this.value(depth + 1) });
      this.blank();
      const c = this.text.charCodeAt(this.at);
      if (c !== 44 && c !== 125) throw new JsonError(this.at, 'expected a comma or a closing brace');
      this.at += 1;
      if (c === 125) return { type: 'object', start, end: this.at, members };
    }
  }

  private array(start: number, depth: number): JsonNode {
    const items: JsonNode[] = [];
    this.at += 1;
    this.blank();
    if (this.text.charCodeAt(this.at) === 93) {
      this.at += 1;
      return { type: 'array', start, end: this.at, items };
    }
    for (;;) {
      items.push(this.value(depth + 1));
      this.blank();
      const c = this.text.charCodeAt(this.at);
      if (c !== 44 && c !== 93) throw new JsonError(this.at, 'expected a comma or a closing bracket');
      this.at += 1;
      if (c === 93) return { type: 'array', start, end: this.at, items };
    }
  }
}

/**
 * Reads strict JSON (RFC 8259) into nodes with positions. Never throws: text that is too long, too deep or no JSON gives
 * the offset of the first fault.
 */
export function readJson(text: string): JsonResult {
  if (text.length > MAX_DOCUMENT_LENGTH) return { ok: false, offset: MAX_DOCUMENT_LENGTH, message: `longer than ${MAX_DOCUMENT_LENGTH} characters` };
  try {
    return { ok: true, node: new Reader(text).document() };
  } catch (error) {
    if (error instanceof JsonError) return { ok: false, offset: error.offset, message: error.message };
    throw error;
  }
}

/** Reads one value of the tree; `left` is how many more there may be. */
function readValue(value: unknown, depth: number, left: { count: number }): JsonNode | null {
  const place = { start: 0, end: 0 } as const;
  left.count -= 1;
  if (depth > MAX_DEPTH || left.count < 0) return null;
  switch (typeof value) {
    case 'string':
      return { type: 'string', ...place, value };
    case 'number':
      return Number.isFinite(value) ? { type: 'number', ...place, text: String(value) } : null;
    case 'boolean':
      return { type: 'boolean', ...place, value };
    case 'object': {
      if (value === null) return { type: 'null', ...place };
      if (Array.isArray(value)) {
        const items: JsonNode[] = [];
        for (const item of value as readonly unknown[]) {
          const node = readValue(item, depth + 1, left);
          if (node === null) return null;
          items.push(node);
        }
        return { type: 'array', ...place, items };
      }
      const members: JsonMember[] = [];
      for (const [name, item] of Object.entries(value)) {
        if (item === undefined) continue;
        const node = readValue(item, depth + 1, left);
        if (node === null) return null;
        members.push({ name, start: 0, value: node });
      }
      return { type: 'object', ...place, members };
    }
    default:
      return null;
  }
}

/**
 * The same tree for a value that is already parsed (all offsets are 0), or null if the value is no JSON, too deep or too large. Never
 * throws: a value whose getters or proxies do is no JSON.
 */
export function nodeOf(value: unknown): JsonNode | null {
  try {
    return readValue(value, 0, { count: MAX_VALUES });
  } catch {
    // The caller's own code threw while it was read; the value is refused, whatever it is.
    return null;
  }
}
