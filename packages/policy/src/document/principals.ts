import type { Document, NamedPrincipal, PrincipalType } from './document.ts';
import type { JsonNode } from './json.ts';
import { readJson } from './json.ts';

/** Every principal that a trust or resource policy names in Principal or NotPrincipal, in order, repeats included. */
export function principalsOf(document: Document): readonly NamedPrincipal[] {
  return document.statements.flatMap(({ principals, notPrincipals }) => [...(principals ?? []), ...(notPrincipals ?? [])]);
}

type Place = { readonly start: number; readonly end: number; readonly principal: NamedPrincipal };

const TYPES = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);

function members(node: JsonNode, name: string): JsonNode[] {
  return node.type === 'object' ? node.members.filter((member) => member.name === name).map(({ value }) => value) : [];
}

function items(node: JsonNode): readonly JsonNode[] {
  return node.type === 'array' ? node.items : [node];
}

function placesOf(root: JsonNode): Place[] {
  const places: Place[] = [];
  const statements = members(root, 'Statement').flatMap((node) => [...items(node)]);
  for (const element of statements.flatMap((node) => [...members(node, 'Principal'), ...members(node, 'NotPrincipal')])) {
    if (element.type !== 'object') continue;
    for (const { name, value } of element.members) {
      if (!TYPES.has(name)) continue;
      for (const { start, end, ...node } of items(value)) {
        if (node.type === 'string') places.push({ start, end, principal: { type: name as PrincipalType, value: node.value } });
      }
    }
  }
  return places.sort((one, other) => one.start - other.start);
}

/**
 * The policy's text with each principal value replaced by what `replace` gives for it; every other character stays as it was. IAM
 * stores unique ids for the ARNs of users and roles and shows the ARNs again (POL-31). `"Principal": "*"` is not asked about. Text
 * that is no JSON comes back unchanged.
 */
export function mapPrincipals(text: string, replace: (principal: NamedPrincipal) => string): string {
  const read = readJson(text);
  if (!read.ok) return text;
  let mapped = '';
  let from = 0;
  for (const { start, end, principal } of placesOf(read.node)) {
    const value = replace(principal);
    if (value === principal.value) continue;
    mapped += text.slice(from, start) + JSON.stringify(value);
    from = end;
  }
  return mapped + text.slice(from);
}
