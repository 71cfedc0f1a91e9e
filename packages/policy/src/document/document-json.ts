import type { Document, NamedPrincipal, Statement } from './document.ts';

/** A JSON value as policies have it. */
export type PolicyJson = string | readonly PolicyJson[] | { readonly [name: string]: PolicyJson };

const one = (values: readonly string[]): PolicyJson => (values.length === 1 ? values[0]! : values);

function principalJson(named: readonly NamedPrincipal[]): PolicyJson {
  if (named.length === 1 && named[0]!.type === 'AWS' && named[0]!.value === '*') return '*';
  const byType = new Map<string, string[]>();
  for (const { type, value } of named) byType.set(type, [...(byType.get(type) ?? []), value]);
  return Object.fromEntries([...byType].map(([type, values]) => [type, one(values)]));
}

function conditionJson(statement: Statement): PolicyJson {
  const blocks = new Map<string, Map<string, PolicyJson>>();
  for (const { operator, key, values } of statement.conditions) {
    const block = blocks.get(operator) ?? new Map<string, PolicyJson>();
    blocks.set(operator, block.set(key, one(values)));
  }
  return Object.fromEntries([...blocks].map(([operator, block]) => [operator, Object.fromEntries(block)]));
}

/** A statement as a policy document writes it: a list of one value is a bare string (POL-3), an element that is not there is left out. */
export function statementJson(statement: Statement): { readonly [name: string]: PolicyJson } {
  const { sid, effect, principals, notPrincipals, actions, notActions, resources, notResources, conditions } = statement;
  return {
    ...(sid === null ? {} : { Sid: sid }),
    Effect: effect,
    ...(principals === null ? {} : { Principal: principalJson(principals) }),
    ...(notPrincipals === null ? {} : { NotPrincipal: principalJson(notPrincipals) }),
    ...(actions === null ? {} : { Action: one(actions) }),
    ...(notActions === null ? {} : { NotAction: one(notActions) }),
    ...(resources === null ? {} : { Resource: one(resources) }),
    ...(notResources === null ? {} : { NotResource: one(notResources) }),
    ...(conditions.length === 0 ? {} : { Condition: conditionJson(statement) }),
  };
}

/** A document as JSON that `documentOf` reads back as the same document. */
export function documentJson(document: Document): { readonly [name: string]: PolicyJson } {
  const { version, id, statements } = document;
  return { Version: version, ...(id === null ? {} : { Id: id }), Statement: statements.map(statementJson) };
}
