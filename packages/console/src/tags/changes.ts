import { comparable } from './tag.ts';
import type { Tag, TagKeys } from './tag.ts';

/** What has to be asked of the service so that the tags become those that were typed: first the removals, then the others. */
export interface TagChanges {
  readonly remove: readonly string[];
  readonly set: readonly Tag[];
}

export function tagChanges(before: readonly Tag[], after: readonly Tag[], keys: TagKeys): TagChanges {
  const kept = new Set(after.map(({ Key }) => comparable(Key, keys)));
  const present = new Set(before.map(({ Key, Value }) => JSON.stringify([Key, Value])));
  return {
    remove: before.map(({ Key }) => Key).filter((key) => !kept.has(comparable(key, keys))),
    set: after.filter(({ Key, Value }) => !present.has(JSON.stringify([Key, Value]))),
  };
}
