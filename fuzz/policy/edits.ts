import * as fc from 'fast-check';
import type { RawDocument, RawPolicies } from '../../packages/policy/reference/documents.ts';
import type { ContextValue, Request } from '@octroi/policy';

/*
 * Small edits of what the generators make. A request and policies that nearly meet are made to miss, or to meet, by one character:
 * that is where evaluators differ.
 */

/** One edit: of the text that `at` leads to, counted through everything, in the manner of `how`. */
export interface Edit {
  readonly at: number;
  readonly how: keyof typeof MANNERS;
  readonly place: number;
}

const splice = (text: string, place: number, piece: string, drop = 0): string => {
  const at = text.length === 0 ? 0 : place % (text.length + 1);
  return text.slice(0, at) + piece + text.slice(at + drop);
};
const flip = (char: string): string => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase());

const MANNERS = {
  case: (text: string, place: number) => (text === '' ? text : splice(text, place % text.length, flip(text[place % text.length]!), 1)),
  colon: (text: string, place: number) => splice(text, place, ':'),
  slash: (text: string, place: number) => splice(text, place, '/'),
  star: (text: string, place: number) => splice(text, place, '*'),
  question: (text: string, place: number) => splice(text, place, '?'),
  wild: (text: string, place: number) => splice(text, place, '*', 1),
  one: (text: string, place: number) => splice(text, place, '?', 1),
  drop: (text: string, place: number) => splice(text, place, '', 1),
  cut: (text: string, place: number) => (text === '' ? text : text.slice(0, place % text.length)),
  empty: () => '',
  twice: (text: string) => text + text,
  variable: (text: string, place: number) => splice(text, place, '${aws:username}'),
  fallback: (text: string, place: number) => splice(text, place, "${aws:missing, 'a'}"),
  literal: (text: string, place: number) => splice(text, place, '${*}'),
  brace: (text: string, place: number) => splice(text, place, '${'),
  wide: (text: string, place: number) => splice(text, place, '\u{1F600}'),
} as const;

export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({ at: fc.nat(60), how: fc.constantFrom(...(Object.keys(MANNERS) as (keyof typeof MANNERS)[])), place: fc.nat(60) }),
  { maxLength: 4 },
);

/** Names of members and words that a document needs as they are; everything else may be edited. */
const FIXED = new Set(['Version', 'Effect', 'Sid']);

/** Applies the edits to the values of the documents, of the action, the resource and the context; keys and structure stay. */
export function edited(request: Request, raw: RawPolicies, context: ReadonlyMap<string, ContextValue>, list: readonly Edit[]): { request: Request; raw: RawPolicies; context: ReadonlyMap<string, ContextValue> } {
  let at = 0;
  const text = (value: string): string => {
    const here = at;
    at += 1;
    return list.filter((edit) => edit.at === here).reduce((now, { how, place }) => MANNERS[how](now, place), value);
  };
  const each = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(each);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, FIXED.has(name) ? inner : name === 'Principal' && inner === '*' ? inner : each(inner)]));
  };
  const [action, resource] = [text(request.action), text(request.resource)];
  const policies = each(raw) as RawPolicies;
  const values = new Map([...context].map(([key, value]) => [key, each(value) as ContextValue]));
  return { request: { ...request, action, resource, context: values }, raw: policies, context: values };
}

/** Every document of the policies. */
export function documentsOf(raw: RawPolicies): readonly RawDocument[] {
  return [...raw.identity, raw.resource, raw.boundary, ...raw.session, ...raw.scp.flat(), ...raw.rcp.flat(), raw.endpoint].filter((document) => document !== null && document !== undefined);
}
