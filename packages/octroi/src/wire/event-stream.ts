import { crc32 } from 'node:zlib';
import { jsonMembers } from './json-write.ts';
import { asBuffer } from './scalars.ts';
import type { Shape } from './shape.ts';

const STRING_HEADER = 7;

/**
 * One event of an event stream as an `application/vnd.amazon.eventstream` message: lengths and CRC, headers, payload, CRC.
 * `event` has exactly one member of the stream's shape, such as `{ PayloadChunk: { Payload } }` (LAM-71).
 */
export function encodeEvent(stream: Shape, event: Readonly<Record<string, unknown>>): Buffer {
  const [[name, value] = ['', undefined]] = Object.entries(event).filter(([, held]) => held !== undefined);
  const shape = stream.members.get(name)?.shape;
  if (shape === undefined) throw new Error(`the event stream \`${stream.name}\` has no event \`${name}\``);
  const held = value as Readonly<Record<string, unknown>>;
  const raw = [...shape.members.values()].find((member) => member.shape.type === 'blob' && member.eventPayload);
  const payload =
    raw === undefined
      ? Buffer.from(JSON.stringify(jsonMembers(shape.members.values(), held)))
      : asBuffer((held[raw.name] as Uint8Array | undefined) ?? new Uint8Array());
  const headers = Buffer.concat([
    stringHeader(':event-type', name),
    stringHeader(':content-type', raw === undefined ? 'application/json' : 'application/octet-stream'),
    stringHeader(':message-type', 'event'),
  ]);
  const message = Buffer.alloc(16 + headers.length + payload.length);
  message.writeUInt32BE(message.length, 0);
  message.writeUInt32BE(headers.length, 4);
  message.writeUInt32BE(crc32(message.subarray(0, 8)), 8);
  headers.copy(message, 12);
  payload.copy(message, 12 + headers.length);
  message.writeUInt32BE(crc32(message.subarray(0, -4)), message.length - 4);
  return message;
}

/** Events as messages, each as soon as it is there. */
export async function* encodeEvents(stream: Shape, events: AsyncIterable<Readonly<Record<string, unknown>>> | Iterable<Readonly<Record<string, unknown>>>): AsyncGenerator<Uint8Array> {
  for await (const event of events) yield encodeEvent(stream, event);
}

function stringHeader(name: string, value: string): Buffer {
  const lengths = Buffer.from([name.length, STRING_HEADER, value.length >> 8, value.length & 0xff]);
  return Buffer.concat([lengths.subarray(0, 1), Buffer.from(name), lengths.subarray(1), Buffer.from(value)]);
}
