import type { Request } from '../src/index.ts';
import type { RawCondition } from './documents.ts';
import { listOf } from './documents.ts';
import { matches, pattern, pieces, substituted } from './wildcard.ts';

/** Does one value of the request satisfy the positive operator against one value of the policy? */
type Test = (seen: string, wanted: string) => boolean;

function number(text: string): { digits: bigint; scale: number } | null {
  const found = text.length <= 400 ? /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) : null;
  if (found === null) return null;
  const digits = BigInt(found[2]! + (found[3] ?? ''));
  return { digits: found[1] === '-' ? -digits : digits, scale: (found[3] ?? '').length };
}

/** -1, 0 or 1, or null if either side is no number. */
function compareNumbers(left: string, right: string): number | null {
  const [a, b] = [number(left), number(right)];
  if (a === null || b === null) return null;
  const x = a.digits * 10n ** BigInt(b.scale);
  const y = b.digits * 10n ** BigInt(a.scale);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Nanoseconds since 1970, counted by walking the calendar's 400-year cycles. */
function nanoseconds(text: string): bigint | null {
  if (text.length > 64) return null;
  if (/^\d+$/.test(text) && text.length !== 4) return BigInt(text) > 2n ** 63n - 1n ? null : BigInt(text) * 10n ** 30n;
  const shape = /^(-?\d{1,9})(-\d\d?)?(-\d\d?)?(?:[tT](\d\d?)?(:\d\d?)?(:\d\d?)?(\.\d{1,30})?([zZ]|[+-]\d\d(?::\d\d)?)?)?$/.exec(text);
  if (shape === null) return null;
  const [, yearText, m, d, h, min, s, f, zone] = shape;
  if ((d && !m) || (min && !h) || (s && !min) || (f && !s) || (zone && !h)) return null;
  const year = Number(yearText);
  const month = m ? Number(m.slice(1)) : 1;
  const day = d ? Number(d.slice(1)) : 1;
  const [hour, minute, second] = [Number(h ?? 0), Number(min?.slice(1) ?? 0), Number(s?.slice(1) ?? 0)];
  if (year < -292275054 || year > 292278993 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return null;
  if (f && BigInt(f.slice(1)) > 999_999_999n) return null;
  let offset = 0;
  if (zone && zone.length > 1) {
    const [zh, zm] = [Number(zone.slice(1, 3)), Number(zone.slice(4) || 0)];
    if (zh > 23 || zm > 59) return null;
    offset = (zone.startsWith('-') ? -1 : 1) * (zh * 3600 + zm * 60);
  }
  const cycles = Math.floor((year - 2000) / 400);
  const days = Date.UTC(year - cycles * 400, month - 1, 1) / 86_400_000 + cycles * 146_097 + day - 1;
  const seconds = BigInt(days) * 86_400n + BigInt(hour * 3600 + minute * 60 + second - offset);
  return seconds * 10n ** 30n + BigInt((f ?? '.0').slice(1).padEnd(30, '0'));
}

function compareDates(left: string, right: string): number | null {
  const [a, b] = [nanoseconds(left), nanoseconds(right)];
  if (a === null || b === null) return null;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An address as a string of bits, or null. */
function bits(text: string): string | null {
  if (!text.includes(':')) {
    const parts = text.split('.');
    if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return null;
    return parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('');
  }
  let address = text;
  const tail = address.slice(address.lastIndexOf(':') + 1);
  if (tail.includes('.')) {
    const v4 = bits(tail);
    if (v4 === null) return null;
    address = `${address.slice(0, -tail.length)}${Number.parseInt(v4.slice(0, 16), 2).toString(16)}:${Number.parseInt(v4.slice(16), 2).toString(16)}`;
  }
  const halves = address.split('::');
  if (halves.length > 2) return null;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - groups.flat().length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const all = halves.length === 1 ? groups[0]! : [...groups[0]!, ...Array.from({ length: missing }, () => '0'), ...groups[1]!];
  if (!all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return null;
  return all.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

function addressInside(seen: string, wanted: string): boolean {
  const [network = '', length, more] = wanted.split('/');
  const [a, b] = [bits(seen), bits(network)];
  if (a === null || b === null || a.length !== b.length || more !== undefined) return false;
  if (length === undefined) return a === b;
  if (!/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > b.length) return false;
  return a.slice(0, Number(length)) === b.slice(0, Number(length));
}

function bytes(text: string): string | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  return atob(text);
}

function truth(text: string): string | null {
  const lower = text.toLowerCase();
  return lower === 'true' || lower === 'false' ? lower : null;
}

/** COND-21a: six components, each on its own; a colon inside a variable separates nothing (COND-49a). */
function arnIs(seen: string, wanted: string, variables: boolean, request: Request): boolean {
  const components = [''];
  for (const piece of variables ? pieces(wanted) : [{ kind: 'text', text: wanted } as const]) {
    if (piece.kind === 'text') {
      for (const char of piece.text) {
        if (char === ':' && components.length < 6) components.push('');
        else components[components.length - 1] += char;
      }
    } else {
      const fallback = 'fallback' in piece ? `, '${piece.fallback}'` : '';
      components[components.length - 1] += `\${${piece.text}${fallback}}`;
    }
  }
  const parts = seen.split(':');
  if (components.length < 6 || parts.length < 6) return false;
  const values = [...parts.slice(0, 5), parts.slice(5).join(':')];
  return components.every((component, index) => {
    const symbols = pattern(component, variables, request);
    return symbols !== null && matches(symbols, values[index]!);
  });
}

const order = (compare: (left: string, right: string) => number | null, wanted: (sign: number) => boolean): Test => (seen, value) => {
  const sign = compare(seen, value);
  return sign !== null && wanted(sign);
};

/** The positive test of an operator, and whether the operator negates it. */
function operator(name: string, variables: boolean, request: Request): { test: Test; negated: boolean } | null {
  const text = (value: string): string | null => substituted(value, variables, request);
  const like: Test = (seen, wanted) => {
    const symbols = pattern(wanted, variables, request);
    return symbols !== null && matches(symbols, seen);
  };
  const arn: Test = (seen, wanted) => arnIs(seen, wanted, variables, request);
  const folded: Test = (seen, wanted) => text(wanted)?.toLowerCase() === seen.toLowerCase();
  const yes = (test: Test) => ({ test, negated: false });
  const no = (test: Test) => ({ test, negated: true });
  for (const [prefix, compare] of [
    ['Numeric', compareNumbers],
    ['Date', compareDates],
  ] as const) {
    if (name === `${prefix}Equals`) return yes(order(compare, (sign) => sign === 0));
    if (name === `${prefix}NotEquals`) return no(order(compare, (sign) => sign === 0));
    if (name === `${prefix}LessThan`) return yes(order(compare, (sign) => sign < 0));
    if (name === `${prefix}LessThanEquals`) return yes(order(compare, (sign) => sign <= 0));
    if (name === `${prefix}GreaterThan`) return yes(order(compare, (sign) => sign > 0));
    if (name === `${prefix}GreaterThanEquals`) return yes(order(compare, (sign) => sign >= 0));
  }
  switch (name) {
    case 'StringEquals':
      return yes((seen, wanted) => text(wanted) === seen);
    case 'StringNotEquals':
      return no((seen, wanted) => text(wanted) === seen);
    case 'StringEqualsIgnoreCase':
      return yes(folded);
    case 'StringNotEqualsIgnoreCase':
      return no(folded);
    case 'StringLike':
      return yes(like);
    case 'StringNotLike':
      return no(like);
    case 'Bool':
      return yes((seen, wanted) => truth(seen) !== null && truth(text(wanted) ?? '') === truth(seen));
    case 'BinaryEquals':
      return yes((seen, wanted) => bytes(seen) !== null && bytes(seen) === bytes(wanted));
    case 'IpAddress':
      return yes(addressInside);
    case 'NotIpAddress':
      return no(addressInside);
    case 'ArnEquals':
    case 'ArnLike':
      return yes(arn);
    case 'ArnNotEquals':
    case 'ArnNotLike':
      return no(arn);
    default:
      return null;
  }
}

function one(name: string, key: string, wanted: readonly string[], variables: boolean, request: Request): boolean {
  const value = request.context.get(key.toLowerCase());
  const seen = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  const absent = seen.length === 0;
  // COND-5
  if (name === 'Null') return wanted.some((text) => text.toLowerCase() === (absent ? 'true' : 'false'));
  const [, set = '', base = '', ifExists = ''] = /^(ForAnyValue:|ForAllValues:)?(.*?)(IfExists)?$/.exec(name)!;
  const found = operator(base, variables, request);
  if (found === null) throw new Error(`unknown operator ${name}`);
  const holds = (text: string): boolean => wanted.some((other) => found.test(text, other)) !== found.negated;
  if (absent && set === 'ForAllValues:') return true;
  if (absent && ifExists !== '') return true;
  if (absent && set === 'ForAnyValue:') return false;
  if (absent) return found.negated;
  if (set === 'ForAnyValue:') return seen.some(holds);
  if (set === 'ForAllValues:') return seen.every((text) => text === '' || holds(text));
  return seen.length === 1 && holds(seen[0]!);
}

/** COND-1: every operator and every key of the block. */
export function conditionHolds(block: RawCondition | undefined, variables: boolean, request: Request): boolean {
  return Object.entries(block ?? {}).every(([name, keys]) =>
    Object.entries(keys).every(([key, values]) => one(name, key, listOf<string | number | boolean>(values).map(String), variables, request)),
  );
}
