/**
 * JSON as it was written: members in their order, a repeated name kept, numbers as their text. `JSON.parse` would lose the repeated
 * name and turn `10.0` into `10`, and a policy that goes through the visual editor is to lose nothing.
 */
export type JsonTree =
  | { readonly type: 'object'; readonly members: readonly JsonTreeMember[] }
  | { readonly type: 'array'; readonly items: readonly JsonTree[] }
  | { readonly type: 'string'; readonly value: string }
  /** A number, `true`, `false` or `null`, as written. */
  | { readonly type: 'literal'; readonly text: string };

/** One member of an object. */
export interface JsonTreeMember {
  readonly name: string;
  readonly value: JsonTree;
}

/** An object of the tree. */
export type JsonTreeObject = Extract<JsonTree, { readonly type: 'object' }>;

/** Deeper texts are no policies, and recursion has to end. The same bound as that of `@octroi/policy`. */
const MAX_DEPTH = 32;

/** One token: a string with its escapes, a literal, or one character of punctuation. */
const TOKEN = /[ \t\r\n]*("[ !#-[\]-\uffff]*(?:\\.[ !#-[\]-\uffff]*)*"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null|[{}[\],:])/y;
const END = /[ \t\r\n]*$/y;

class TreeReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): JsonTree {
    const tree = this.value(this.token(), 0);
    END.lastIndex = this.at;
    if (!END.test(this.text)) throw new SyntaxError('text after the end of the document');
    return tree;
  }

  private token(): string {
    TOKEN.lastIndex = this.at;
    const found = TOKEN.exec(this.text);
    if (found === null) throw new SyntaxError(`no JSON at offset ${this.at}`);
    this.at = TOKEN.lastIndex;
    return found[1]!;
  }

  private value(token: string, depth: number): JsonTree {
    if (depth > MAX_DEPTH) throw new SyntaxError(`nested more than ${MAX_DEPTH} levels deep`);
    if (token === '{') return this.object(depth);
    if (token === '[') return this.array(depth);
    if (token.startsWith('"')) return { type: 'string', value: JSON.parse(token) as string };
    if (/^[}\],:]/.test(token)) throw new SyntaxError(`unexpected \`${token}\``);
    return { type: 'literal', text: token };
  }

  private object(depth: number): JsonTree {
    const members: JsonTreeMember[] = [];
    for (let token = this.token(); token !== '}'; token = this.token()) {
      if (members.length > 0) token = this.after(token, ',');
      if (!token.startsWith('"')) throw new SyntaxError('expected a member name');
      const name = JSON.parse(token) as string;
      members.push({ name, value: this.value(this.after(this.token(), ':'), depth + 1) });
    }
    return { type: 'object', members };
  }

  private array(depth: number): JsonTree {
    const items: JsonTree[] = [];
    for (let token = this.token(); token !== ']'; token = this.token()) {
      if (items.length > 0) token = this.after(token, ',');
      items.push(this.value(token, depth + 1));
    }
    return { type: 'array', items };
  }

  /** The token after the punctuation that must stand here. */
  private after(token: string, wanted: string): string {
    if (token !== wanted) throw new SyntaxError(`expected \`${wanted}\``);
    return this.token();
  }
}

/** Reads a JSON text; null if it is none. Where it stops being one is `parsePolicy`'s to say. */
export function readTree(text: string): JsonTree | null {
  try {
    return new TreeReader(text).document();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const INDENT = '    ';

/** The tree as text, indented by four spaces as AWS's console has it; an empty list or object stays on its line. */
export function printTree(tree: JsonTree, margin = ''): string {
  const inner = margin + INDENT;
  switch (tree.type) {
    case 'object':
      if (tree.members.length === 0) return '{}';
      return `{\n${tree.members.map(({ name, value }) => `${inner}${JSON.stringify(name)}: ${printTree(value, inner)}`).join(',\n')}\n${margin}}`;
    case 'array':
      if (tree.items.length === 0) return '[]';
      return `[\n${tree.items.map((item) => inner + printTree(item, inner)).join(',\n')}\n${margin}]`;
    case 'string':
      return JSON.stringify(tree.value);
    default:
      return tree.text;
  }
}

/** Do both say the same, in the same order? */
export function sameTree(a: JsonTree, b: JsonTree): boolean {
  if (a.type === 'object' && b.type === 'object') {
    return a.members.length === b.members.length && a.members.every(({ name, value }, index) => name === b.members[index]!.name && sameTree(value, b.members[index]!.value));
  }
  if (a.type === 'array' && b.type === 'array') return a.items.length === b.items.length && a.items.every((item, index) => sameTree(item, b.items[index]!));
  if (a.type === 'string' && b.type === 'string') return a.value === b.value;
  return a.type === 'literal' && b.type === 'literal' && a.text === b.text;
}

/** A string as a tree. */
export function stringTree(value: string): JsonTree {
  return { type: 'string', value };
}

/** A list of strings as a policy writes it: one alone may stand bare (POL-3). */
export function stringsTree(values: readonly string[], bare: boolean): JsonTree {
  return bare && values.length === 1 ? stringTree(values[0]!) : { type: 'array', items: values.map(stringTree) };
}
