import { ApiError } from '../../../kernel/api-error.ts';
import type { Session } from '../../../kernel/session.ts';
import type { Tag } from '../../../kernel/tags.ts';

/** The tags of a session to be made, and the keys of those that pass on to the next one (STS-36). */
export interface SessionTags {
  readonly tags: readonly Tag[];
  readonly transitiveTagKeys: readonly string[];
}

const NO_TAGS: SessionTags = { tags: [], transitiveTagKeys: [] };

const invalid = (message: string): ApiError => new ApiError('InvalidParameterValue', message, { status: 400 });

const lower = (key: string): string => key.toLowerCase();

/** What a session hands on to a role session that it makes: its transitive tags (STS-36). */
export function inheritedTags(session: Session | undefined): SessionTags {
  if (session === undefined || session.transitiveTagKeys.length === 0) return NO_TAGS;
  const transitive = new Set(session.transitiveTagKeys.map(lower));
  return { tags: session.tags.filter((tag) => transitive.has(lower(tag.Key))), transitiveTagKeys: session.transitiveTagKeys };
}

/** STS-33, STS-37: what is wrong with the tags of a request; keys compare ignoring case (STS-32). Null if nothing is. */
export function checkSessionTags(passed: readonly Tag[], transitiveKeys: readonly string[], inherited: SessionTags): ApiError | null {
  const keys = new Set(passed.map((tag) => lower(tag.Key)));
  if (keys.size !== passed.length) return invalid('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  // STS-37. AWS's words for it are not recorded; these are ours for IAM's tags too.
  for (const key of keys) if (key.startsWith('aws:')) return invalid("Tag keys starting with 'aws:' are reserved for internal use");
  if (!transitiveKeys.every((key) => keys.has(lower(key)))) return invalid('The specified transitive tag key must be included in the requested tags.');
  if (inherited.tags.some((tag) => keys.has(lower(tag.Key)))) {
    return invalid("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
  }
  return null;
}

/** The tags of the new role session: inherited ones, which stay transitive, and passed ones, which are so only if the request says it. */
export function roleSessionTags(passed: readonly Tag[], transitiveKeys: readonly string[], inherited: SessionTags): SessionTags {
  const keys = new Map([...inherited.transitiveTagKeys, ...transitiveKeys].map((key) => [lower(key), key]));
  return { tags: [...inherited.tags, ...passed], transitiveTagKeys: [...keys.values()] };
}

/** The tags of a federated session: the user's, as they are now, overlaid with the passed ones; none is transitive (STS-35). */
export function federatedSessionTags(passed: readonly Tag[], own: ReadonlyMap<string, string>): SessionTags {
  const keys = new Set(passed.map((tag) => lower(tag.Key)));
  const kept = [...own].filter(([key]) => !keys.has(lower(key))).map(([Key, Value]) => ({ Key, Value }));
  return { tags: [...kept, ...passed], transitiveTagKeys: [] };
}
