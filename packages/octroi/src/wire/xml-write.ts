import { base64FromBytes, iso8601Seconds } from './scalars.ts';
import type { Member, Shape } from './shape.ts';

type Write = (value: unknown) => string;

// eslint-disable-next-line no-control-regex
const SPECIAL = /[&<>"'\u0000-\u0008\u000B-\u001F\u007F-\u009F\uD800-\uDFFF\uFFFE\uFFFF\u2028]/;
// eslint-disable-next-line no-control-regex
const SPECIALS = /[&<>"'\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\u2028]|\p{Surrogate}/gu;

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/**
 * Escapes text for an element's content. XML 1.0 has no form at all for most control characters and for lone surrogates:
 * those become U+FFFD, because a reader would refuse the whole document otherwise. A carriage return is kept by its number.
 */
export function escapeXml(text: string): string {
  return SPECIAL.test(text) ? text.replace(SPECIALS, escaped) : text;
}

function escaped(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  const code = character.charCodeAt(0);
  if (code === 0x0d || (code >= 0x7f && code <= 0x9f) || code === 0x2028) return `&#x${code.toString(16).toUpperCase()};`;
  return '\uFFFD';
}

const writers = new WeakMap<Shape, Write>();

/** The content of a structure as XML elements, in the model's order; members that are undefined or null are left out. */
export function writeXml(shape: Shape, value: unknown): string {
  return writerOf(shape)(value);
}

function writerOf(shape: Shape): Write {
  let write = writers.get(shape);
  if (write === undefined) {
    write = buildWriter(shape);
    writers.set(shape, write);
  }
  return write;
}

function buildWriter(shape: Shape): Write {
  switch (shape.type) {
    case 'structure':
      return structureWriter(shape);
    case 'list': {
      const item = elementWriter(shape.element, shape.name);
      return (value) => {
        let xml = '';
        for (const element of value as readonly unknown[]) xml += item(element);
        return xml;
      };
    }
    case 'map': {
      const key = elementWriter(shape.key, shape.name);
      const held = elementWriter(shape.value, shape.name);
      return (value) => {
        let xml = '';
        for (const [name, entry] of entriesOf(value)) xml += `<entry>${key(name)}${held(entry)}</entry>`;
        return xml;
      };
    }
    case 'timestamp':
      return (value) => iso8601Seconds(value as Date);
    case 'blob':
      return (value) => base64FromBytes(value as Uint8Array);
    default:
      return (value) => (typeof value === 'string' ? escapeXml(value) : String(value));
  }
}

/** The entries of a map value, which a service may give as an object or as a Map. */
export function entriesOf(value: unknown): Iterable<readonly [string, unknown]> {
  return value instanceof Map ? (value as Map<string, unknown>) : Object.entries(value as Record<string, unknown>);
}

function elementWriter(member: Member | undefined, owner: string): Write {
  if (member === undefined) throw new Error(`the shape \`${owner}\` lacks its element`);
  const { wireName, shape } = member;
  const open = `<${wireName}>`;
  const close = `</${wireName}>`;
  return (value) => {
    if (value === undefined || value === null) return '';
    const content = writerOf(shape)(value);
    return content === '' ? `<${wireName}/>` : open + content + close;
  };
}

function structureWriter(shape: Shape): Write {
  const members = [...shape.members.values()].map((member) => ({ name: member.name, write: memberWriter(member) }));
  return (value) => {
    const source = value as Readonly<Record<string, unknown>>;
    let xml = '';
    for (const { name, write } of members) {
      const held = source[name];
      if (held !== undefined && held !== null) xml += write(held);
    }
    return xml;
  };
}

function memberWriter(member: Member): Write {
  if (member.shape.type !== 'list' || !member.shape.flattened) return elementWriter(member, member.name);
  const element = member.shape.element;
  if (element === undefined) throw new Error(`the list \`${member.shape.name}\` has no element`);
  const item = elementWriter({ ...element, wireName: element.wireName === 'member' ? member.wireName : element.wireName }, member.name);
  return (value) => (value as readonly unknown[]).map(item).join('');
}
