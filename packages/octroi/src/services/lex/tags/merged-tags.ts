import type { Tag } from '../../../kernel/tags.ts';
import { badRequest } from '../shared/errors.ts';
import type { LexTag } from '../shared/tags.ts';

/** Of one resource (LEX-TAG-2); the API model would take 200. */
const MAX_TAGS = 50;
const ALLOWED = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]*$/u;

/**
 * The tags with the given ones added or replaced; keys differ by their letter case (LEX-SHP-10).
 * @throws BadRequestException for a reserved or repeated key, a character that tags do not have, or more than 50 tags
 */
export function mergedTags(present: readonly Tag[], given: readonly LexTag[] = []): readonly Tag[] {
  const merged = new Map(present.map(({ Key, Value }) => [Key, Value]));
  const seen = new Set<string>();
  for (const { key, value } of given) {
    if (seen.has(key)) throw badRequest(`The tag key ${key} occurs more than once.`);
    seen.add(key);
    if (key.toLowerCase().startsWith('aws:')) throw badRequest('Tag keys that begin with aws: are reserved for AWS.');
    if (!ALLOWED.test(key) || !ALLOWED.test(value)) throw badRequest(`The tag ${key} has characters that tags cannot have.`);
    merged.set(key, value);
  }
  if (merged.size > MAX_TAGS) throw badRequest(`A resource can have at most ${MAX_TAGS} tags.`);
  return [...merged].map(([Key, Value]) => ({ Key, Value }));
}
