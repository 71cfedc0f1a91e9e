import type { Tag } from '../../../kernel/tags.ts';
import { badRequest } from '../shared/errors.ts';
import type { LexTag } from '../shared/tags.ts';

/** Of one resource (LEX-TAG-2); the API model would take 200. */
const MAX_TAGS = 50;
const ALLOWED = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]*$/u;

/**
 * The tags with the given ones added or replaced; keys differ by their letter case (LEX-SHP-10). Two of one request may not differ by it alone:
 * keys of conditions do not, so that one could be decided about (`aws:RequestTag/team`) and the other be what the resource is known by.
 * @throws BadRequestException for a reserved or repeated key, a character that tags do not have, or more than 50 tags
 */
export function mergedTags(present: readonly Tag[], given: readonly LexTag[] = []): readonly Tag[] {
  const merged = new Map(present.map(({ Key, Value }) => [Key, Value]));
  const seen = new Map<string, string>();
  for (const { key, value } of given) {
    const like = seen.get(key.toLowerCase());
    if (like === key) throw badRequest(`The tag key ${key} occurs more than once.`);
    if (like !== undefined) throw badRequest(`The tag keys ${like} and ${key} differ in letter case only. Policies cannot tell them apart in one request.`);
    seen.set(key.toLowerCase(), key);
    if (key.toLowerCase().startsWith('aws:')) throw badRequest('Tag keys that begin with aws: are reserved for AWS.');
    if (!ALLOWED.test(key) || !ALLOWED.test(value)) throw badRequest(`The tag ${key} has characters that tags cannot have.`);
    merged.set(key, value);
  }
  if (merged.size > MAX_TAGS) throw badRequest(`A resource can have at most ${MAX_TAGS} tags.`);
  return [...merged].map(([Key, Value]) => ({ Key, Value }));
}
