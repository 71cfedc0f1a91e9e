export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** How tag keys of a thing compare: IAM takes `Team` and `team` for one key of a user or a role, and for two keys of anything else (IAM-92). */
export type TagKeys = 'ignoring case' | 'exactly';

export const comparable = (key: string, keys: TagKeys): string => (keys === 'exactly' ? key : key.toLowerCase());

/** What the SDK answers, whose fields may all be missing. */
export const tagsOf = (answered: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined): readonly Tag[] =>
  (answered ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }));
