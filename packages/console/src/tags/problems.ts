import { comparable } from './tag.ts';
import type { Tag, TagKeys } from './tag.ts';

export type TagProblem = 'key-missing' | 'key-length' | 'key-characters' | 'reserved' | 'twice' | 'value-length' | 'value-characters';

/** IAM-90: most tags of one thing. */
export const MOST_TAGS = 50;

const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Why each row cannot be saved, in the rows' order; null for one that can (IAM-90, IAM-91). */
export function tagProblems(tags: readonly Tag[], keys: TagKeys): readonly (TagProblem | null)[] {
  const seen = new Set<string>();
  return tags.map(({ Key, Value }) => {
    const own = ownProblem(Key, Value);
    const known = comparable(Key, keys);
    const twice = seen.has(known);
    seen.add(known);
    return own ?? (twice ? 'twice' : null);
  });
}

function ownProblem(key: string, value: string): TagProblem | null {
  if (key === '') return 'key-missing';
  if (key.length > 128) return 'key-length';
  if (!CHARACTERS.test(key)) return 'key-characters';
  if (key.toLowerCase().startsWith('aws:')) return 'reserved';
  if (value.length > 256) return 'value-length';
  return CHARACTERS.test(value) ? null : 'value-characters';
}
