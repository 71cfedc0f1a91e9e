import { parsePolicy } from '@octroi/policy';

/** A policy and its text. */
export interface NamedPolicy {
  readonly name: string;
  readonly text: string;
}

/** A statement that asks about tags, and which. */
export interface TagStatement {
  readonly policy: string;
  /** From 1. */
  readonly statement: number;
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** Condition keys about the tag, as they are written. */
  readonly keys: readonly string[];
}

const TAG_KEY = /^[a-z0-9-]+:(?:ResourceTag|RequestTag|PrincipalTag|ExistingObjectTag)\/(.+)$/i;

/** The statements whose decision depends on one of these tags: by a condition key of the tag, by its name in aws:TagKeys, or by a variable. */
export function statementsAbout(policies: readonly NamedPolicy[], tagKeys: readonly string[]): readonly TagStatement[] {
  const wanted = new Set(tagKeys.map((key) => key.toLowerCase()));
  return policies.flatMap(({ name, text }) => {
    const parsed = parsePolicy(text);
    if (!parsed.ok) return [];
    return parsed.document.statements.flatMap(({ sid, effect, actions, notActions, conditions, resources, notResources }, index): readonly TagStatement[] => {
      const asked = conditions.filter(({ key, values }) => isAbout(key, values, wanted)).map(({ key }) => key);
      const variables = [...conditions.flatMap(({ values }) => values), ...(resources ?? []), ...(notResources ?? [])].flatMap((value) => variablesIn(value)).filter((key) => isAbout(key, [], wanted));
      const keys = [...new Set([...asked, ...variables])];
      return keys.length === 0 ? [] : [{ policy: name, statement: index + 1, sid, effect, actions: actions ?? notActions ?? [], keys }];
    });
  });
}

function isAbout(key: string, values: readonly string[], wanted: ReadonlySet<string>): boolean {
  if (key.toLowerCase() === 'aws:tagkeys') return values.some((value) => wanted.has(value.toLowerCase()));
  const tag = TAG_KEY.exec(key)?.[1];
  return tag !== undefined && wanted.has(tag.toLowerCase());
}

/** The condition keys that stand in a value as `${key}` or `${key, 'default'}`. */
const variablesIn = (value: string): readonly string[] => [...value.matchAll(/\$\{([^},]+)[^}]*\}/g)].map(([, key]) => key!.trim());
