export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** How tag keys of a thing compare: IAM takes `Team` and `team` for one key of a user or a role, and for two keys of anything else (IAM-92). */
export type TagKeys = 'ignoring case' | 'exactly';

export type TagProblem = 'needed' | 'keyLength' | 'keyCharacters' | 'reserved' | 'twice' | 'valueLength' | 'valueCharacters';

/** IAM and Lambda let a resource have 50 tags (IAM-90). */
export const MOST_TAGS = 50;

const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Why each tag cannot be saved, in their order; null for one that can (IAM-90, IAM-91). */
export function tagProblems(tags: readonly Tag[], keys: TagKeys = 'exactly'): (TagProblem | null)[] {
  const seen = new Set<string>();
  return tags.map((tag) => {
    const known = comparable(tag.key, keys);
    const twice = seen.has(known);
    seen.add(known);
    return ownProblem(tag) ?? (twice ? 'twice' : null);
  });
}

/** What makes the tags of before those of now: the keys to take away first, then what to set. */
export function tagChanges(before: readonly Tag[], now: readonly Tag[], keys: TagKeys = 'exactly'): { readonly set: readonly Tag[]; readonly remove: readonly string[] } {
  const kept = new Set(now.map(({ key }) => comparable(key, keys)));
  const present = new Map(before.map(({ key, value }) => [key, value]));
  return {
    set: now.filter(({ key, value }) => present.get(key) !== value),
    remove: before.filter(({ key }) => !kept.has(comparable(key, keys))).map(({ key }) => key),
  };
}

const comparable = (key: string, keys: TagKeys): string => (keys === 'exactly' ? key : key.toLowerCase());

function ownProblem({ key, value }: Tag): TagProblem | null {
  if (key.trim() === '') return 'needed';
  if (key.length > 128) return 'keyLength';
  if (!CHARACTERS.test(key)) return 'keyCharacters';
  if (key.toLowerCase().startsWith('aws:')) return 'reserved';
  if (value.length > 256) return 'valueLength';
  return CHARACTERS.test(value) ? null : 'valueCharacters';
}
