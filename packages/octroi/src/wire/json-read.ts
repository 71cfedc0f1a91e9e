import { isUtf8 } from 'node:buffer';
import { JsonFault, parseJson } from './json-parse.ts';
import { asBuffer, bytesFromBase64, integerInRange, timestampFromSeconds, timestampFromText } from './scalars.ts';
import type { Member, Shape } from './shape.ts';

/** The input is not what the shape says; protocols turn it into their own error. */
export class InputFault extends Error {}

type Read = (value: unknown, path: string) => unknown;

/** Parses a body that must be one JSON object; an empty body is an empty object. Throws `InputFault`. */
export function jsonObject(body: Uint8Array): Readonly<Record<string, unknown>> {
  const value = body.byteLength === 0 ? Object.create(null) : jsonDocument(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InputFault('the body is not an object');
  return value as Readonly<Record<string, unknown>>;
}

function jsonDocument(body: Uint8Array): unknown {
  if (!isUtf8(body)) throw new InputFault('the body is not valid UTF-8');
  try {
    return parseJson(asBuffer(body).toString('utf8'));
  } catch (error) {
    if (error instanceof JsonFault) throw new InputFault(error.message);
    throw error;
  }
}

/** Reads these members from a JSON object; null counts as absent, unknown members are ignored. Throws `InputFault`. */
export function readJsonMembers(
  members: Iterable<Member>,
  source: Readonly<Record<string, unknown>>,
  into: Record<string, unknown>,
  path = '',
): void {
  for (const member of members) {
    const value = source[member.wireName];
    if (value === undefined || value === null) continue;
    const format = member.timestampFormat;
    const at = path === '' ? member.wireName : `${path}.${member.wireName}`;
    into[member.name] = format === undefined ? readJson(member.shape, value, at) : timestamp(value, format, at);
  }
}

/** Reads a JSON value by its shape. Throws `InputFault` naming the place and the type that was expected. */
export function readJson(shape: Shape, value: unknown, path: string): unknown {
  return readerOf(shape)(value, path);
}

const readers = new WeakMap<Shape, Read>();

function readerOf(shape: Shape): Read {
  let read = readers.get(shape);
  if (read === undefined) {
    read = buildReader(shape);
    readers.set(shape, read);
  }
  return read;
}

function wrongType(path: string, type: string): InputFault {
  return new InputFault(`the member \`${path.length <= 128 ? path : `${path.slice(0, 128)}...`}\` is not a valid ${type}`);
}

function buildReader(shape: Shape): Read {
  switch (shape.type) {
    case 'structure': {
      const members = [...shape.members.values()];
      return (value, path) => {
        if (!isObject(value)) throw wrongType(path, 'structure');
        const into: Record<string, unknown> = Object.create(null);
        readJsonMembers(members, value, into, path);
        return into;
      };
    }
    case 'list':
      return (value, path) => {
        if (!Array.isArray(value)) throw wrongType(path, 'list');
        // Null stays, so that validation can say that the member must not be null.
        return value.map((item: unknown) => (item === null ? null : readJson(elementOf(shape), item, path)));
      };
    case 'map':
      return (value, path) => {
        if (!isObject(value)) throw wrongType(path, 'map');
        const into: Record<string, unknown> = Object.create(null);
        for (const key of Object.keys(value)) into[key] = value[key] === null ? null : readJson(valueOf(shape), value[key], path);
        return into;
      };
    case 'timestamp':
      return (value, path) => timestamp(value, shape.timestampFormat ?? 'unixTimestamp', path);
    default:
      return scalarReader(shape);
  }
}

function scalarReader(shape: Shape): Read {
  const { type } = shape;
  const convert = (value: unknown): unknown => {
    switch (type) {
      case 'string':
        return typeof value === 'string' ? value : undefined;
      case 'boolean':
        return typeof value === 'boolean' ? value : undefined;
      case 'integer':
      case 'long':
        return typeof value === 'number' ? integerInRange(type, value) : undefined;
      case 'blob':
        return typeof value === 'string' ? bytesFromBase64(value) : undefined;
      default:
        return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    }
  };
  return (value, path) => {
    const converted = convert(value);
    if (converted === undefined) throw wrongType(path, type);
    return converted;
  };
}

function timestamp(value: unknown, format: 'iso8601' | 'unixTimestamp' | 'rfc822', path: string): Date {
  const date =
    typeof value === 'number' ? timestampFromSeconds(value) : typeof value === 'string' ? timestampFromText(value, format) : undefined;
  if (date === undefined) throw wrongType(path, 'timestamp');
  return date;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function elementOf(shape: Shape): Shape {
  if (shape.element === undefined) throw new Error(`the list \`${shape.name}\` has no element`);
  return shape.element.shape;
}

function valueOf(shape: Shape): Shape {
  if (shape.value === undefined) throw new Error(`the map \`${shape.name}\` has no value`);
  return shape.value.shape;
}
