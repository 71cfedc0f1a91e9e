import * as fc from 'fast-check';
import type { Member, Shape } from './shape.ts';

/** Arbitrary values of a shape, right by type; constraints other than enums are not kept. For tests of codecs. */
export function arbitraryOf(shape: Shape, depth = 0): fc.Arbitrary<unknown> {
  switch (shape.type) {
    case 'structure':
      return structure([...shape.members.values()], shape, depth);
    case 'list':
      return depth > 4 ? fc.constant([]) : fc.array(arbitraryOf(of(shape.element), depth + 1), { maxLength: 3 });
    case 'map':
      return depth > 4
        ? fc.constant({ k: '' })
        : fc.dictionary(arbitraryText(of(shape.key)), arbitraryOf(of(shape.value), depth + 1), { minKeys: 1, maxKeys: 3 }).map((map) => ({ ...map }));
    case 'string':
      return arbitraryText(shape);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer();
    case 'long':
      return fc.maxSafeInteger();
    case 'float':
    case 'double':
      return fc.integer({ min: -1000, max: 1000 }).map((value) => value / 8);
    case 'blob':
      return fc.uint8Array({ maxLength: 12 });
    case 'timestamp':
      return fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000));
  }
}

function arbitraryText(shape: Shape): fc.Arbitrary<string> {
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  // No blanks at the edges: the SDK's XML reader trims them. `__proto__` is a key like any other.
  return fc.oneof(
    { weight: 8, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.trim()) },
    { weight: 1, arbitrary: fc.constantFrom('<&>"\'', 'a%2Fb+c d', '\u{1F600}é', 'a=b&c=d;') },
  );
}

const TOKEN = /^[A-Za-z0-9:._$-]{1,12}$/;

function structure(members: readonly Member[], shape: Shape, depth: number): fc.Arbitrary<unknown> {
  const entries = members.filter((member) => depth < 4 || shape.required.has(member.name) || isScalar(member.shape)).map((member) => [member.name, memberValue(member, depth)] as const);
  if (entries.length === 0) return fc.constant({});
  const required = entries.filter(([name]) => shape.required.has(name) || depth > 0).map(([name]) => name);
  return fc.record(Object.fromEntries(entries), { requiredKeys: required });
}

/** What travels in a path or a header cannot be any text. */
function memberValue(member: Member, depth: number): fc.Arbitrary<unknown> {
  const { shape } = member;
  if (member.location === 'statusCode') return fc.constantFrom(200, 202);
  if (member.location === 'uri' && shape.type === 'string') return fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `x${text}/`);
  if (member.location === 'header' && shape.type === 'string') return shape.enum === undefined ? fc.stringMatching(TOKEN) : arbitraryText(shape);
  if (member.location === 'querystring' && shape.type === 'list') return fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 });
  return arbitraryOf(shape, depth + 1);
}

function isScalar(shape: Shape): boolean {
  return shape.type !== 'structure' && shape.type !== 'list' && shape.type !== 'map';
}

function of(member: Member | undefined): Shape {
  if (member === undefined) throw new Error('a list or map lacks its element');
  return member.shape;
}
