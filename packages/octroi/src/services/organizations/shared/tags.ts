import type { RowWriter } from '../../../kernel/rows.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { resourceTags } from '../tables.ts';
import { constraintViolation, invalidInput } from './errors.ts';

const MAX_TAGS = 50;

/** Throws for tags that no request may carry: a key twice, one of AWS's own, or more than 50. */
export function checkTags(tags: readonly Tag[] | undefined): void {
  const keys = new Set((tags ?? []).map(({ Key }) => Key));
  if (keys.size < (tags?.length ?? 0)) throw invalidInput('DUPLICATE_TAG_KEY', 'You provided a tag key more than once. Tag keys must be unique.');
  for (const key of keys) if (key.toLowerCase().startsWith('aws:')) throw invalidInput('INVALID_SYSTEM_TAGS_PARAMETER', "You specified a tag key that is a system tag. You can't add, edit, or delete system tag keys.");
  if (keys.size > MAX_TAGS) throw tooManyTags();
}

const tooManyTags = () => constraintViolation('MAX_TAG_LIMIT_EXCEEDED', 'You have exceeded the maximum number of tags for this resource.');

/** The tags with new ones in the place of those of the same key. */
export function mergeTags(present: readonly Tag[], given: readonly Tag[]): readonly Tag[] {
  checkTags(given);
  const byKey = new Map(present.map((tag) => [tag.Key, tag]));
  for (const { Key, Value } of given) byKey.set(Key, { Key, Value });
  if (byKey.size > MAX_TAGS) throw tooManyTags();
  return [...byKey.values()];
}

export function putTags(shared: RowWriter, organization: string, resource: string, tags: readonly Tag[] | undefined): void {
  if (tags === undefined || tags.length === 0) shared.delete(resourceTags, [organization, resource]);
  else shared.put(resourceTags, [organization, resource], { tags });
}
