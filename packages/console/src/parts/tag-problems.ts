export interface Tag {
  readonly key: string;
  readonly value: string;
}

export type TagProblem = 'needed' | 'twice' | 'reserved';

/** What is wrong with the key of each tag; null: nothing. */
export function tagProblems(tags: readonly Tag[]): (TagProblem | null)[] {
  return tags.map(({ key }, index) => {
    if (key.trim() === '') return 'needed';
    if (key.toLowerCase().startsWith('aws:')) return 'reserved';
    return tags.some((other, at) => at < index && other.key === key) ? 'twice' : null;
  });
}

/** What makes the tags of before those of now: which to set, which keys to take away. */
export function tagChanges(before: readonly Tag[], now: readonly Tag[]): { readonly set: readonly Tag[]; readonly remove: readonly string[] } {
  const old = new Map(before.map(({ key, value }) => [key, value]));
  const kept = new Set(now.map(({ key }) => key));
  return { set: now.filter(({ key, value }) => old.get(key) !== value), remove: before.filter(({ key }) => !kept.has(key)).map(({ key }) => key) };
}
