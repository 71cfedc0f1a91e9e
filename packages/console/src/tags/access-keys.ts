import type { Tag } from '../parts/tag-problems.ts';

/** In which part of a request a policy may meet a tag. */
export type TagRole = 'resource' | 'principal' | 'request';

export interface TagConditionKey {
  readonly role: TagRole;
  /** `aws:ResourceTag/team`. */
  readonly key: string;
}

/**
 * The condition keys under which policies see a tag (KEY: aws:ResourceTag, aws:PrincipalTag, aws:RequestTag). `service` is the prefix of a
 * service that has keys of its own for its resources (`iam`, `lex`); `principal`: the thing makes requests itself.
 */
export function conditionKeysOf(tagKey: string, { service, principal }: { readonly service?: string; readonly principal: boolean }): readonly TagConditionKey[] {
  return [
    { role: 'resource', key: `aws:ResourceTag/${tagKey}` },
    ...(service === undefined ? [] : [{ role: 'resource', key: `${service}:ResourceTag/${tagKey}` } as const]),
    ...(principal ? [{ role: 'principal', key: `aws:PrincipalTag/${tagKey}` } as const] : []),
    { role: 'request', key: `aws:RequestTag/${tagKey}` },
  ];
}

/** A condition that holds where the tag has its value, to be pasted into a statement. */
export function conditionText(key: string, { value }: Pick<Tag, 'value'>): string {
  return JSON.stringify({ StringEquals: { [key]: literal(value) } }, null, 4);
}

/** The same, for whoever has the tag in common with what is asked for, whatever its value. */
export function sameTagConditionText(tagKey: string): string {
  return JSON.stringify({ StringEquals: { [`aws:ResourceTag/${tagKey}`]: `\${aws:PrincipalTag/${tagKey}}` } }, null, 4);
}

/** A value in which nothing is read as a policy variable. */
const literal = (value: string): string => value.replaceAll('$', () => '${$}');
