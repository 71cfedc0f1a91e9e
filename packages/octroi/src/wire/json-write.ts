import { base64FromBytes, iso8601Seconds } from './scalars.ts';
import type { Member, Shape, TimestampFormat } from './shape.ts';
import { entriesOf } from './xml-write.ts';

/** Turns these members of an output into what `JSON.stringify` writes; undefined members are left out. */
export function jsonMembers(members: Iterable<Member>, source: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const into: Record<string, unknown> = {};
  for (const member of members) {
    const value = source[member.name];
    if (value === undefined || value === null) continue;
    into[member.wireName] = jsonValue(member.shape, value, member.timestampFormat);
  }
  return into;
}

/** The JSON form of a value: blobs in base64, timestamps in epoch seconds unless the model says otherwise. */
export function jsonValue(shape: Shape, value: unknown, format?: TimestampFormat): unknown {
  switch (shape.type) {
    case 'structure':
      return jsonMembers(shape.members.values(), value as Readonly<Record<string, unknown>>);
    case 'list': {
      const { element } = shape;
      if (element === undefined) throw new Error(`the list \`${shape.name}\` has no element`);
      return (value as readonly unknown[]).map((item) => (item === null ? null : jsonValue(element.shape, item)));
    }
    case 'map': {
      if (shape.value === undefined) throw new Error(`the map \`${shape.name}\` has no value`);
      // Without a prototype, so that a key named `__proto__` is written like any other.
      const into: Record<string, unknown> = Object.create(null);
      for (const [key, held] of entriesOf(value)) into[key] = held === null ? null : jsonValue(shape.value.shape, held);
      return into;
    }
    case 'timestamp':
      return timestampJson(value as Date, format ?? shape.timestampFormat ?? 'unixTimestamp');
    case 'blob':
      return base64FromBytes(value as Uint8Array);
    default:
      return value;
  }
}

function timestampJson(date: Date, format: TimestampFormat): number | string {
  if (format === 'unixTimestamp') return date.getTime() / 1000;
  return format === 'iso8601' ? iso8601Seconds(date) : date.toUTCString();
}
