import { createHash } from 'node:crypto';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { pageOfItems, type PageCall, type Truncation } from './pagination.ts';

/** How tag keys compare: ignoring case for users and roles, exactly for policies and everything else (POL-91, IAM-92). */
export type TagKeys = 'ignoring case' | 'exactly';

const MAX_TAGS = 50;

type Given = readonly Tag[] | undefined;

const comparable = (key: string, keys: TagKeys): string => (keys === 'exactly' ? key : key.toLowerCase());

/** Throws for tags that no request may carry: a key twice (IAM-91), or one with AWS's own prefix (IAM-90). */
export function checkNewTags(tags: Given, keys: TagKeys): void {
  const seen = new Set<string>();
  for (const { Key } of tags ?? []) {
    if (Key.toLowerCase().startsWith('aws:')) throw new ApiError('InvalidInput', "Tag keys starting with 'aws:' are reserved for internal use");
    seen.add(comparable(Key, keys));
  }
  if (seen.size === (tags?.length ?? 0)) return;
  throw new ApiError('InvalidInput', keys === 'exactly' ? 'Duplicate tag keys found.' : 'Duplicate tag keys found. Please note that Tag keys are case insensitive.');
}

/**
 * The tags with new ones added; a new tag replaces one of the same key, key text included, in its place (IAM-92). Throws as
 * `checkNewTags` does, and LimitExceeded beyond 50 (IAM-90).
 */
export function mergeTags(present: readonly Tag[], given: readonly Tag[], keys: TagKeys): readonly Tag[] {
  checkNewTags(given, keys);
  const byKey = new Map(present.map((tag) => [comparable(tag.Key, keys), tag]));
  for (const { Key, Value } of given) byKey.set(comparable(Key, keys), { Key, Value });
  if (byKey.size > MAX_TAGS) throw new ApiError('LimitExceeded', 'The number of tags has reached the maximum limit.');
  return [...byKey.values()];
}

/** The tags without those of these keys; a key that is not there is no error (IAM-92). */
export function withoutTags(present: readonly Tag[], removed: readonly string[], keys: TagKeys): readonly Tag[] {
  const gone = new Set(removed.map((key) => comparable(key, keys)));
  return present.filter((tag) => !gone.has(comparable(tag.Key, keys)));
}

/** One page of a List*Tags operation, shorter keys first, as AWS was seen to answer (IAM-93). */
export function pageOfTags(call: PageCall, list: string, tags: readonly Tag[]): { readonly Tags: readonly Tag[] } & Truncation {
  const { items, more } = pageOfItems(call, list, tags, orderOf);
  return { Tags: items, ...more };
}

/** A long key stands by its digest, since a marker has room for 320 characters (IAM-160). */
function orderOf({ Key }: Tag): string {
  const text = Buffer.byteLength(Key) <= 128 ? Key : createHash('sha256').update(Key).digest('hex');
  return String(Key.length).padStart(3, '0') + text;
}
