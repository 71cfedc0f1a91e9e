import { ApiError } from '../../../kernel/api-error.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { groupTags } from '../tables.ts';
import { invalidParameter } from './errors.ts';

export type TagMap = Readonly<Record<string, string>>;

const MAX_TAGS = 50;

export function tagList(tags: TagMap | undefined): readonly Tag[] {
  return Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
}

export function tagMap(tags: readonly Tag[]): TagMap {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

/** The tags with the given ones added or replaced. Throws InvalidParameterException for reserved keys, TooManyTagsException over 50. */
export function mergedTags(present: readonly Tag[], given: TagMap): readonly Tag[] {
  const merged = new Map(present.map(({ Key, Value }) => [Key, Value]));
  for (const [key, value] of Object.entries(given)) {
    if (key.toLowerCase().startsWith('aws:')) throw invalidParameter('aws: prefixed tag key names are not allowed for external use.');
    merged.set(key, value);
  }
  if (merged.size > MAX_TAGS) throw new ApiError('TooManyTagsException', 'The resource has too many tags.');
  return [...merged].map(([Key, Value]) => ({ Key, Value }));
}

/** Writes the tags of a group; no row stands for no tags. */
export function putTags(rows: RowWriter, group: string, tags: readonly Tag[]): void {
  if (tags.length === 0) rows.delete(groupTags, [group]);
  else rows.put(groupTags, [group], { tags });
}
