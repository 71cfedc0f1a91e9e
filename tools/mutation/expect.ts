import { isDeepStrictEqual } from 'node:util';

/* As much of vitest's `test` and `expect` as the engine's suites use, so that they run again and again in one warm thread. */

export interface Registered {
  readonly name: string;
  readonly run: () => unknown;
}

let registered: Registered[] = [];
let group: string[] = [];

/** Takes the tests that were registered since the last call. */
export function takeTests(): readonly Registered[] {
  const taken = registered;
  registered = [];
  return taken;
}

export function describe(name: string, body: () => void): void {
  group.push(name);
  try {
    body();
  } finally {
    group.pop();
  }
}

export function test(name: string, options: unknown, body?: () => unknown): void {
  registered.push({ name: [...group, name].join(' > '), run: body ?? (options as () => unknown) });
}

class Containing {
  readonly items: readonly unknown[];
  constructor(items: readonly unknown[]) {
    this.items = items;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map) && !(value instanceof Set) && !(value instanceof Int32Array);

function equal(actual: unknown, wanted: unknown, loose: boolean): boolean {
  if (wanted instanceof Containing) return Array.isArray(actual) && wanted.items.every((item) => actual.some((one) => equal(one, item, loose)));
  if (Array.isArray(wanted)) return Array.isArray(actual) && actual.length === wanted.length && wanted.every((item, at) => equal(actual[at], item, loose));
  if (!isRecord(wanted) || !isRecord(actual)) return isDeepStrictEqual(actual, wanted);
  const names = (record: Readonly<Record<string, unknown>>): string[] => Object.keys(record).filter((name) => record[name] !== undefined);
  return names(wanted).every((name) => equal(actual[name], wanted[name], loose)) && (loose || names(actual).length === names(wanted).length);
}

function throws(actual: unknown, wanted?: unknown): boolean {
  try {
    (actual as () => unknown)();
    return false;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return wanted === undefined || (wanted instanceof RegExp ? wanted.test(message) : typeof wanted === 'string' ? message.includes(wanted) : true);
  }
}

const MATCHERS = {
  toBe: (actual: unknown, wanted: unknown) => Object.is(actual, wanted),
  toEqual: (actual: unknown, wanted: unknown) => equal(actual, wanted, false),
  toMatchObject: (actual: unknown, wanted: unknown) => equal(actual, wanted, true),
  toBeNull: (actual: unknown) => actual === null,
  toBeUndefined: (actual: unknown) => actual === undefined,
  toBeDefined: (actual: unknown) => actual !== undefined,
  toBeGreaterThan: (actual: unknown, wanted: unknown) => (actual as number) > (wanted as number),
  toBeLessThan: (actual: unknown, wanted: unknown) => (actual as number) < (wanted as number),
  toBeLessThanOrEqual: (actual: unknown, wanted: unknown) => (actual as number) <= (wanted as number),
  toBeGreaterThanOrEqual: (actual: unknown, wanted: unknown) => (actual as number) >= (wanted as number),
  toHaveLength: (actual: unknown, wanted: unknown) => (actual as { length: number }).length === wanted,
  toContain: (actual: unknown, wanted: unknown) => (actual as { includes(value: unknown): boolean }).includes(wanted),
  toThrow: throws,
} as const;

type Matchers = { readonly [Name in keyof typeof MATCHERS]: (wanted?: unknown) => void };

function matchersFor(actual: unknown, negated: boolean): Matchers {
  const made = Object.entries(MATCHERS).map(([name, matcher]) => [
    name,
    (wanted?: unknown): void => {
      if ((matcher as (actual: unknown, wanted?: unknown) => boolean)(actual, wanted) === negated) throw new Error(`${negated ? 'not ' : ''}${name} failed`);
    },
  ]);
  return Object.fromEntries(made) as Matchers;
}

function expectOf(actual: unknown): Matchers & { readonly not: Matchers } {
  return { ...matchersFor(actual, false), not: matchersFor(actual, true) };
}
export const expect = Object.assign(expectOf, { arrayContaining: (items: readonly unknown[]) => new Containing(items) });
