import { readList, readReference, readExpression, type Reading } from './expressions.ts';
import { Scanner } from './scanner.ts';
import { TemplateError, type Block, type Part } from './syntax.ts';

/** GEN-65: what can reach beyond the template is refused by name. */
const FORBIDDEN = new Set(['include', 'parse', 'evaluate', 'define', 'macro']);
const DIRECTIVE = /^#(?:\{([a-z]+)\}|([a-z]+)(?![A-Za-z0-9_]))/;
const LONGEST_NAME = 20;

export interface TemplateBounds {
  readonly bytes: number;
  readonly depth: number;
}

/** Reads a template (GEN-65); throws a `TemplateError` that says where it is wrong. */
export function parseTemplate(text: string, bounds: TemplateBounds): Block {
  if (Buffer.byteLength(text) > bounds.bytes) throw new TemplateError(`a template has at most ${bounds.bytes} bytes`);
  return parseText(text, 0, bounds);
}

function parseText(text: string, depth: number, bounds: TemplateBounds): Block {
  const scanner = new Scanner(text);
  const reading: Reading = { scanner, depth, deepest: bounds.depth, template: (inner, innerDepth) => parseText(inner, innerDepth, bounds) };
  const { block, end } = readBlock(reading);
  if (end !== null) scanner.fail(`\`#${end}\` without its \`#if\` or \`#foreach\``);
  return block;
}

type End = 'end' | 'else' | 'elseif';

function readBlock(reading: Reading): { readonly block: Block; readonly end: End | null } {
  const { scanner } = reading;
  if (reading.depth > reading.deepest) scanner.fail('blocks are nested too deeply');
  const block: Part[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') block.push({ kind: 'text', text });
    text = '';
  };
  while (!scanner.done) {
    const backslashes = countBackslashes(scanner);
    const sign = scanner.peek(backslashes);
    const start = scanner.at;
    scanner.at += backslashes;
    if (sign === '$') {
      const reference = readReference(reading);
      if (reference !== null) {
        flush();
        block.push({ kind: 'reference', reference, backslashes });
        continue;
      }
    } else if (sign === '#') {
      const name = directiveName(scanner);
      if (name !== null && backslashes % 2 === 1) {
        // An escaped directive prints itself.
        text += '\\'.repeat((backslashes - 1) / 2) + '#';
        scanner.at += 1;
        continue;
      }
      if (name !== null || backslashes === 0) {
        text += '\\'.repeat(name === null ? 0 : backslashes / 2);
        const read = name === null ? readQuiet(scanner) : readDirective(reading, name);
        if (typeof read === 'string' && name !== null) {
          flush();
          return { block, end: read as End };
        }
        if (typeof read === 'string') text += read;
        if (typeof read === 'object' && read !== null) {
          flush();
          block.push(read);
        }
        if (read !== null) continue;
      }
    }
    scanner.at = Math.max(start + backslashes, start + 1);
    text += scanner.text.slice(start, scanner.at);
    if (backslashes > 0 && (sign === '$' || sign === '#')) {
      text += sign;
      scanner.at += 1;
    }
  }
  flush();
  return { block, end: null };
}

function countBackslashes(scanner: Scanner): number {
  let count = 0;
  while (scanner.peek(count) === '\\') count += 1;
  return count;
}

const DIRECTIVES = new Set(['set', 'if', 'elseif', 'else', 'end', 'foreach', 'break', 'stop', ...FORBIDDEN]);

/** The name of the directive that comes next; null if what looks like one is text (`#fragment`). */
function directiveName(scanner: Scanner): string | null {
  const found = DIRECTIVE.exec(scanner.text.slice(scanner.at, scanner.at + LONGEST_NAME));
  const name = found?.[1] ?? found?.[2] ?? '';
  return DIRECTIVES.has(name) ? name : null;
}

/** Comments and `#[[ ]]#`: the text that they print; null if the `#` is itself text. */
function readQuiet(scanner: Scanner): string | null {
  const closed = (open: string, close: string): string | null => {
    if (!scanner.text.startsWith(open, scanner.at)) return null;
    const end = scanner.text.indexOf(close, scanner.at + open.length);
    if (end < 0) return scanner.fail(`\`${open}\` without \`${close}\``);
    const inside = scanner.text.slice(scanner.at + open.length, end);
    scanner.at = end + close.length;
    return inside;
  };
  const raw = closed('#[[', ']]#');
  if (raw !== null) return raw;
  if (closed('#*', '*#') !== null) return '';
  if (!scanner.text.startsWith('##', scanner.at)) return null;
  const end = /\r\n|\n|\r/.exec(scanner.text.slice(scanner.at));
  scanner.at = end === null ? scanner.text.length : scanner.at + end.index + end[0].length;
  return '';
}

/** A part, or the name of the directive that ends the block around it. */
function readDirective(reading: Reading, name: string): Part | End {
  const { scanner } = reading;
  if (FORBIDDEN.has(name)) scanner.fail(`\`#${name}\` is not allowed`);
  scanner.at += scanner.peek(1) === '{' ? name.length + 3 : name.length + 1;
  switch (name) {
    case 'set':
      return readSet(reading);
    case 'if':
      return readIf(reading);
    case 'foreach':
      return readForeach(reading);
    case 'break':
    case 'stop':
      return { kind: name };
    case 'elseif':
      return name;
    default:
      scanner.skipLineEnd();
      return name as End;
  }
}

function open(scanner: Scanner, name: string): void {
  scanner.skipSpace();
  scanner.expect('(', `after \`#${name}\``);
  scanner.skipSpace();
}

function close(scanner: Scanner, name: string): void {
  scanner.skipSpace();
  scanner.expect(')', `to end \`#${name}\``);
  scanner.skipLineEnd();
}

function readSet(reading: Reading): Part {
  const { scanner } = reading;
  open(scanner, 'set');
  const target = scanner.peek() === '$' ? readReference(reading) : null;
  if (target === null || target.path.some((access) => access.kind === 'method')) return scanner.fail('a reference that can be set expected');
  scanner.skipSpace();
  scanner.expect('=', 'in `#set`');
  const value = readExpression(reading);
  close(scanner, 'set');
  return { kind: 'set', target, value };
}

function readIf(reading: Reading): Part {
  const { scanner } = reading;
  const inner: Reading = { ...reading, depth: reading.depth + 1 };
  const branches: { condition: ReturnType<typeof readExpression>; body: Block }[] = [];
  let end: End | null = 'elseif';
  let otherwise: Block = [];
  while (end === 'elseif') {
    open(scanner, 'if');
    const condition = readExpression(reading);
    close(scanner, 'if');
    const read = readBlock(inner);
    branches.push({ condition, body: read.block });
    end = read.end;
  }
  if (end === 'else') ({ block: otherwise, end } = readBlock(inner));
  if (end !== 'end') return scanner.fail('`#if` without `#end`');
  return { kind: 'if', branches, otherwise };
}

function readForeach(reading: Reading): Part {
  const { scanner } = reading;
  open(scanner, 'foreach');
  const item = scanner.peek() === '$' ? readReference(reading) : null;
  if (item === null || item.path.length > 0) return scanner.fail('a plain reference expected in `#foreach`');
  scanner.skipSpace();
  scanner.expect('in', 'in `#foreach`');
  const list = readList(reading);
  close(scanner, 'foreach');
  const { block, end } = readBlock({ ...reading, depth: reading.depth + 1 });
  if (end !== 'end') return scanner.fail('`#foreach` without `#end`');
  return { kind: 'foreach', name: item.name, list, body: block };
}
