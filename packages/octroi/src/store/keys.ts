import { LIMITS, StoreLimitError } from './kv.ts';
import type { Key } from './kv.ts';

/**
 * A key as one string whose plain `<` is the order of the port. The parts are joined with U+0000, which is below
 * everything a part may hold, so that (a, z) comes before (a!): a shorter part ends first, as tuples compare. UTF-16
 * sorts surrogates below U+E000 while UTF-8 sorts them above; keys with such characters have the two blocks exchanged.
 */
export type OrderedKey = string;

/** Every key of a prefix: `low` included, `high` excluded; no `high` means to the end. */
export interface Span {
  readonly low: OrderedKey;
  readonly high: OrderedKey | undefined;
}

const SEPARATOR = '\u0000';
const AFTER_SEPARATOR = '\u0001';
const HIGH_CHARACTERS = /[\uD800-\uFFFF]/;
const SURROGATES = 0xd800;
const AFTER_SURROGATES = 0xe000;
const EXCHANGED_BOUNDARY = 0xf800;

/** The ordered form of a key. Throws `StoreLimitError` if the key is not one the port allows. */
export function encodeKey(key: Key): OrderedKey {
  if (key.length === 0) throw new StoreLimitError('a key has at least one part');
  return ordered(keyText(key));
}

/** The key whose ordered form this is. */
export function decodeKey(key: OrderedKey): Key {
  return storedText(key).split(SEPARATOR);
}

/** The span of the keys that begin with the parts of `prefix` and are longer; all keys for no parts. */
export function prefixSpan(prefix: Key): Span {
  if (prefix.length === 0) return { low: '', high: undefined };
  const text = ordered(keyText(prefix));
  return { low: text + SEPARATOR, high: text + AFTER_SEPARATOR };
}

/** The smallest ordered key after this one. */
export function successor(key: OrderedKey): OrderedKey {
  return key + SEPARATOR;
}

/** Whether the span holds the key. */
export function covers(span: Span, key: OrderedKey): boolean {
  return key >= span.low && (span.high === undefined || key < span.high);
}

/** The key as well-formed text whose UTF-8 bytes a database orders by `memcmp` exactly as `<` orders the ordered form. */
export function storedText(key: OrderedKey): string {
  if (!HIGH_CHARACTERS.test(key)) return key;
  return exchange(key, (unit) => (unit >= EXCHANGED_BOUNDARY ? unit - 0x2000 : unit + 0x800));
}

/** The ordered form of `storedText`. */
export function ordered(text: string): OrderedKey {
  if (!HIGH_CHARACTERS.test(text)) return text;
  return exchange(text, (unit) => (unit < AFTER_SURROGATES ? unit + 0x2000 : unit - 0x800));
}

/** Throws `StoreLimitError` unless the value is well-formed and less than 1 MiB as UTF-8. */
export function checkValue(value: string): void {
  if (!value.isWellFormed()) throw new StoreLimitError('a value is well-formed text');
  if (value.length * 3 >= LIMITS.valueBytes && Buffer.byteLength(value) >= LIMITS.valueBytes) {
    throw new StoreLimitError(`a value is less than ${LIMITS.valueBytes} bytes, this one has ${Buffer.byteLength(value)}`);
  }
}

function keyText(key: Key): string {
  for (const part of key) {
    if (part.includes(SEPARATOR)) throw new StoreLimitError('no part of a key holds U+0000');
  }
  const text = key.join(SEPARATOR);
  if (!text.isWellFormed()) throw new StoreLimitError('the parts of a key are well-formed text');
  if (text.length > LIMITS.keyBytes || (text.length * 3 > LIMITS.keyBytes && Buffer.byteLength(text) > LIMITS.keyBytes)) {
    throw new StoreLimitError(`a key has at most ${LIMITS.keyBytes} bytes`);
  }
  return text;
}

function exchange(text: string, move: (unit: number) => number): string {
  let moved = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    moved += String.fromCharCode(unit < SURROGATES ? unit : move(unit));
  }
  return moved;
}
