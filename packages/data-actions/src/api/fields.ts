import { badRequest, invalidField } from './errors.ts';

/** A JSON object as it was sent. */
export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body of a call, which must be a JSON object. */
export function bodyObject(body: unknown): Fields {
  if (!isObject(body)) throw badRequest('The request body must be a JSON object.');
  return body;
}

/** The value of a field of the object itself, never of a prototype; null counts as absent. */
export function field(object: Fields, name: string): unknown {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return value === null ? undefined : value;
}

export function optionalString(object: Fields, name: string, longest: number, shown: string = name): string | undefined {
  const value = field(object, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw invalidField(shown, 'it must be a string');
  if (value.length > longest) throw invalidField(shown, `it must not be longer than ${longest} characters`);
  return value;
}

export function requiredString(object: Fields, name: string, longest: number, shown: string = name): string {
  const value = optionalString(object, name, longest, shown);
  if (value === undefined || value.trim() === '') throw invalidField(shown, 'it is required');
  return value;
}

export function optionalBoolean(object: Fields, name: string): boolean | undefined {
  const value = field(object, name);
  if (value === undefined || typeof value === 'boolean') return value;
  throw invalidField(name, 'it must be true or false');
}

export function requiredVersion(object: Fields): number {
  const value = field(object, 'version');
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw invalidField('version', 'it must be the current version, an integer');
  return value;
}

export function optionalObject(object: Fields, name: string, shown: string = name): Fields | undefined {
  const value = field(object, name);
  if (value === undefined || isObject(value)) return value;
  throw invalidField(shown, 'it must be a JSON object');
}

/** A map of strings, with at most `most` entries of at most `longest` characters each. */
export function optionalStringMap(object: Fields, name: string, most: number, longest: number, shown: string = name): Record<string, string> | undefined {
  const value = optionalObject(object, name, shown);
  if (value === undefined) return undefined;
  const entries = Object.entries(value);
  if (entries.length > most) throw invalidField(shown, `it must not have more than ${most} entries`);
  for (const [key, text] of entries) {
    if (typeof text !== 'string') throw invalidField(`${shown}.${key.slice(0, 100)}`, 'it must be a string');
    if (key.length > 256 || text.length > longest) throw invalidField(`${shown}.${key.slice(0, 100)}`, `it must not be longer than ${longest} characters`);
  }
  // `fromEntries` defines the names as they are, also `__proto__`.
  return Object.fromEntries(entries) as Record<string, string>;
}
