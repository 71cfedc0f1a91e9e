import type { Tag } from '../../../kernel/tags.ts';
import { requireSourceIdentity, requireTags, type SessionClaims } from '../federation/session-claims.ts';
import { InvalidToken } from './invalid-token.ts';

type Claims = Readonly<Record<string, unknown>>;

const TAGS = 'https://aws.amazon.com/tags';
const FLAT_TAG = `${TAGS}/principal_tags/`;
const FLAT_TRANSITIVE = `${TAGS}/transitive_tag_keys`;
const SOURCE_IDENTITY = 'https://aws.amazon.com/source_identity';

/** Session tags and source identity of a token, tags as one claim or as one claim each (STS-43). Throws for anything else. */
export function sessionClaims(claims: Claims): SessionClaims {
  const nested = nestedTags(claims[TAGS]);
  const flat = Object.keys(claims).filter((name) => name.startsWith(FLAT_TAG)).map((name) => tag(name.slice(FLAT_TAG.length), claims[name]));
  const tags = [...nested.tags, ...flat];
  const transitiveTagKeys = [...nested.transitiveTagKeys, ...texts(claims[FLAT_TRANSITIVE])];
  requireTags(tags, transitiveTagKeys);
  const sourceIdentity = claims[SOURCE_IDENTITY];
  if (sourceIdentity !== undefined && typeof sourceIdentity !== 'string') throw malformed(SOURCE_IDENTITY);
  requireSourceIdentity(sourceIdentity);
  return { tags, transitiveTagKeys, sourceIdentity };
}

function nestedTags(claim: unknown): Omit<SessionClaims, 'sourceIdentity'> {
  if (claim === undefined) return { tags: [], transitiveTagKeys: [] };
  const { principal_tags: principal = {}, transitive_tag_keys: transitive } = members(claim);
  return { tags: Object.entries(members(principal)).map(([key, value]) => tag(key, value)), transitiveTagKeys: texts(transitive) };
}

/** A tag has one value, given as a text or as a list of one. */
function tag(Key: string, value: unknown): Tag {
  const [Value, ...more] = texts(value);
  if (Value === undefined || more.length > 0) throw malformed(TAGS);
  return { Key, Value };
}

function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (!list.every((each): each is string => typeof each === 'string')) throw malformed(TAGS);
  return list;
}

function members(value: unknown): Claims {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(TAGS);
  return value as Claims;
}

function malformed(claim: string): InvalidToken {
  return new InvalidToken(`The claim ${claim} is not valid`);
}
