import type { ShapeType, TimestampFormat } from './shape.ts';

/** Reads a scalar from its text form (query parameters, labels, headers); undefined if the text is not of the type. */
export function scalarFromText(type: ShapeType, text: string, format: TimestampFormat): unknown {
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'integer':
    case 'long':
      return integerFromText(type, text);
    case 'float':
    case 'double':
      return DECIMAL.test(text) && text.length <= 64 ? finite(Number(text)) : undefined;
    case 'timestamp':
      return timestampFromText(text, format);
    case 'blob':
      return bytesFromBase64(text);
    default:
      return undefined;
  }
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const INTEGER = /^[+-]?\d{1,20}$/;

function integerFromText(type: 'integer' | 'long', text: string): number | undefined {
  return INTEGER.test(text) ? integerInRange(type, Number(text)) : undefined;
}

/** The value if it is an integer of the type's width; longs are limited to what a double holds exactly. */
export function integerInRange(type: 'integer' | 'long', value: number): number | undefined {
  if (type === 'integer') return Number.isInteger(value) && value >= -2147483648 && value <= 2147483647 ? value + 0 : undefined;
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

const ISO8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/;
const BASIC_ISO8601 = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
const RFC822 = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Reads a timestamp; a number of epoch seconds is accepted in every text format, as AWS does. */
export function timestampFromText(text: string, format: TimestampFormat): Date | undefined {
  if (DECIMAL.test(text) && text.length <= 32) return timestampFromSeconds(Number(text));
  if (format === 'rfc822' && RFC822.test(text)) return validDate(Date.parse(text));
  if (ISO8601.test(text)) return validDate(Date.parse(text));
  const basic = BASIC_ISO8601.exec(text);
  if (basic === null) return undefined;
  return validDate(Date.parse(`${basic[1]}-${basic[2]}-${basic[3]}T${basic[4]}:${basic[5]}:${basic[6]}Z`));
}

export function timestampFromSeconds(seconds: number): Date | undefined {
  return validDate(Math.round(seconds * 1000));
}

function validDate(milliseconds: number): Date | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** `2026-01-01T00:00:00Z`: whole seconds, as IAM and STS write them (STS-5). */
export function iso8601Seconds(date: Date): string {
  return `${date.toISOString().slice(0, -5)}Z`;
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Decodes standard base64, padded or not; undefined for any other character. */
export function bytesFromBase64(text: string): Uint8Array | undefined {
  const bare = text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]/g, '') : text;
  if (!BASE64.test(bare)) return undefined;
  const padding = bare.endsWith('==') ? 2 : bare.endsWith('=') ? 1 : 0;
  if (padding > 0 ? bare.length % 4 !== 0 : bare.length % 4 === 1) return undefined;
  return Buffer.from(bare, 'base64');
}

/** Encodes bytes as standard base64. */
export function base64FromBytes(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('base64');
}

/** A Buffer over the same memory. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
