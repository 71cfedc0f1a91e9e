import type { Tag } from '../../../kernel/tags.ts';
import { documentText } from '../shared/document-text.ts';

/** A file that cannot be imported; the message says what is wrong with it. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}

/** Later times have another form, which no client reads. */
const LAST_MOMENT = Date.UTC(9999, 11, 31);

/** A JSON object of the file, and where it stands, for sentences. */
export interface Item {
  readonly where: string;
  readonly members: Readonly<Record<string, unknown>>;
}

/** The object at hand, or a refusal. */
export function itemOf(value: unknown, where: string): Item {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ImportRefused(`${where} is no object`);
  return { where, members: value as Record<string, unknown> };
}

/** The objects of a list; none if the member is absent. */
export function itemsOf({ where, members }: Item, member: string): readonly Item[] {
  return valuesOf({ where, members }, member).map((value, index) => itemOf(value, `${where} ${member}[${index}]`));
}

function valuesOf({ where, members }: Item, member: string): readonly unknown[] {
  const value = members[member];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new ImportRefused(`${where} ${member} is no list`);
  return value;
}

export function textsOf(item: Item, member: string): readonly string[] {
  return valuesOf(item, member).map((value) => {
    if (typeof value !== 'string') throw new ImportRefused(`${item.where} ${member} has something that is no text`);
    return value;
  });
}

/** Text of a pattern, which bounds its length. */
export function textOf({ where, members }: Item, member: string, pattern: RegExp): string {
  const value = members[member];
  if (typeof value !== 'string' || !pattern.test(value)) throw new ImportRefused(`${where} has no valid ${member}`);
  return value;
}

/** The same, for a member that may be absent. */
export function maybeTextOf(item: Item, member: string, pattern: RegExp): string | undefined {
  const value = item.members[member];
  return value === undefined || value === null ? undefined : textOf(item, member, pattern);
}

/** Milliseconds; undefined if the member is absent. Text, or seconds since 1970, as some SDKs write times. */
export function maybeTimeOf({ where, members }: Item, member: string): number | undefined {
  const value = members[member];
  if (value === undefined || value === null) return undefined;
  const time = typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? Math.round(value * 1000) : Number.NaN;
  if (!(time >= 0 && time <= LAST_MOMENT)) throw new ImportRefused(`${where} has no valid ${member}`);
  return time;
}

/** The same; `otherwise` if the member is absent. */
export function timeOf(item: Item, member: string, otherwise: number): number {
  return maybeTimeOf(item, member) ?? otherwise;
}

export function tagsOf(item: Item): Tag[] {
  const tags = itemsOf(item, 'Tags').map((tag) => ({ Key: textOf(tag, 'Key', /^[^\0]{1,128}$/u), Value: textOf(tag, 'Value', /^[^\0]{0,256}$/u) }));
  if (tags.length > 50) throw new ImportRefused(`${item.where} has more than 50 tags`);
  return tags;
}

/** A policy document as text: it may be an object, JSON text, or JSON text percent-encoded, as the API has it. */
export function documentOf({ where, members }: Item, member: string): string {
  const value = members[member];
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  if (typeof value !== 'string') throw new ImportRefused(`${where} has no ${member}`);
  if (!/^\s*%/.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    throw new ImportRefused(`${where} has a ${member} that is not percent-encoded well`);
  }
}

/** How a document is exported: as the AWS CLI shows it, an object, if that loses nothing; else percent-encoded, byte for byte. */
export function exportedDocument(text: string): unknown {
  const value = JSON.parse(text) as unknown;
  return JSON.stringify(value) === text ? value : documentText(text);
}
