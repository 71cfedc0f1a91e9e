import type { ContextValue } from '@octroi/policy';
import { requestTagKeys } from '../../../kernel/context.ts';
import type { Tag } from '../../../kernel/tags.ts';

/** A tag as Lex's requests and answers spell it. */
export interface LexTag {
  readonly key: string;
  readonly value: string;
}

export function storedTags(tags: readonly LexTag[] | undefined): readonly Tag[] {
  return (tags ?? []).map(({ key, value }) => ({ Key: key, Value: value }));
}

export function shownTags(tags: readonly Tag[]): readonly LexTag[] {
  return tags.map(({ Key, Value }) => ({ key: Key, value: Value }));
}

/** `aws:RequestTag/k` and `aws:TagKeys` of a request that carries tags; nothing for one that carries none (LEX-IAM-7). */
export function requestTags(tags: readonly LexTag[] | undefined): Record<string, ContextValue> {
  return requestTagKeys(storedTags(tags));
}
