import type { Tag } from '../../../kernel/tags.ts';
import { invalidParameter } from './errors.ts';

export type TagMap = Readonly<Record<string, string>>;

const MAX_TAGS = 50;

export function tagList(tags: TagMap | undefined): readonly Tag[] {
  return Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
}

export function tagMap(tags: readonly Tag[]): TagMap {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

/** The tags with the given ones added or replaced. Throws InvalidParameterValueException (LAM-94). */
export function newTags(present: readonly Tag[], given: TagMap): readonly Tag[] {
  const merged = new Map(present.map(({ Key, Value }) => [Key, Value]));
  for (const [key, value] of Object.entries(given)) {
    if (key.toLowerCase().startsWith('aws:')) throw invalidParameter('aws: prefixed tag key names are not allowed for external use.');
    merged.set(key, value);
  }
  if (merged.size > MAX_TAGS) throw invalidParameter('Number of tags exceeds resource tag limit.');
  return [...merged].map(([Key, Value]) => ({ Key, Value }));
}
