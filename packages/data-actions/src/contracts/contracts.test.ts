import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../execution/types.ts';
import { flatten, flattenSchema } from './flatten.ts';
import { withoutUnset } from './input.ts';
import { inputSchemaProblems, outputSchemaProblems } from './rules.ts';
import { ContractError, problemsOf } from './validate.ts';

const input = (properties: Record<string, unknown>, more: Record<string, unknown> = {}) => ({ type: 'object', properties, ...more });
const problems = (schema: Record<string, unknown>, value: Json) => problemsOf(schema, value, 100_000);

describe('GEN-41: input schemas', () => {
  test('scalars, unions with null and arrays of scalars are accepted, with their other words', () => {
    expect(inputSchemaProblems({
      $schema: 'http://json-schema.org/draft-04/schema#', title: 'in', description: 'd', required: ['a'], additionalProperties: true, type: 'object',
      properties: { a: { type: 'string', pattern: '^a+$', default: 'a', enum: ['a'] }, 'b-c': { type: ['integer', 'null'], minimum: 1 }, c_1: { type: 'number' }, d: { type: 'boolean' }, e: { type: 'array', items: { type: 'string' } } },
    })).toEqual([]);
    expect(inputSchemaProblems({ type: 'object' })).toEqual([]);
  });
  test.each<[string, unknown, string]>([
    ['no object', [], 'a schema is a JSON object'],
    ['another type', { type: 'string' }, 'must be `object`'],
    ['a nested object', input({ a: { type: 'object' } }), 'inputs are flat'],
    ['an object without its type', input({ a: { properties: {} } }), 'inputs are flat'],
    ['an array of objects', input({ a: { type: 'array', items: { type: 'object' } } }), 'an array of something else'],
    ['an array of anything', input({ a: { type: 'array' } }), 'an array of something else'],
    ['no type', input({ a: {} }), 'has no type'],
    ['an unknown type', input({ a: { type: 'date' } }), 'has a type that inputs cannot have'],
    ['a bad name', input({ '1a': { type: 'string' } }), 'is not the name of an input'],
    ['a reserved name', input({ orgId: { type: 'string' } }), '`orgId` is a reserved name'],
    ['another reserved name', input({ integrationId: { type: 'string' } }), 'reserved'],
    ['rawRequest', input({ rawRequest: { type: 'string' } }), 'reserved'],
    ['a reference', input({ a: { $ref: '#/definitions/x' } }), '`$ref` is not allowed'],
    ['a pattern that we cannot read', input({ a: { type: 'string', pattern: '(' } }), 'is not a pattern'],
  ])('%s is refused', (_, schema, why) => {
    expect(inputSchemaProblems(schema).join('\n')).toContain(why);
  });
});

describe('GEN-42: output schemas', () => {
  test('objects and arrays are accepted', () => {
    expect(outputSchemaProblems(input({ start_time: { type: 'array', items: { type: 'string' } }, o: { type: 'object', properties: { l: { type: 'array', items: { type: 'object' } } } } }))).toEqual([]);
    expect(outputSchemaProblems({ type: 'array', items: { type: 'string' } })).toEqual([]);
  });
  test('arrays within arrays, references and too much depth are refused', () => {
    expect(outputSchemaProblems(input({ a: { type: 'array', items: { type: 'array' } } }))).toEqual(['#/properties/a: an array within an array']);
    expect(outputSchemaProblems(input({ a: { anyOf: [{ $ref: 'http://x' }] } }))).toEqual(['#/properties/a/anyOf: `$ref` is not allowed']);
    let deep: Record<string, unknown> = { type: 'string' };
    for (let depth = 0; depth < 5000; depth += 1) deep = input({ a: deep });
    expect(outputSchemaProblems(deep)[0]).toContain('nested more than 50 deep');
  });
});

describe('GEN-44, GEN-90: validation', () => {
  const schema = input({ s: { type: 'string', pattern: '^a+$' }, i: { type: 'integer' }, b: { type: 'boolean' } }, { required: ['s'] });
  test('what fits passes; unknown properties pass unless refused', () => {
    expect(problems(schema, { s: 'aa', i: 5, x: 1 })).toEqual([]);
    expect(problems({ ...schema, additionalProperties: false }, { s: 'a', x: 1 })).toEqual(['the value must NOT have additional properties: `x`']);
  });
  test('missing required, wrong types without coercion, patterns', () => {
    expect(problems(schema, {})).toEqual(["the value must have required property 's'"]);
    expect(problems(schema, { s: 'a', i: '5' })).toEqual(['`i` must be integer']);
    expect(problems(schema, { s: 'a', i: 5.5, b: 'true' })).toEqual(['`i` must be integer', '`b` must be boolean']);
    expect(problems(schema, { s: 'b' })).toEqual(['`s` must match pattern "^a+$"']);
    expect(problems(schema, null)).toEqual(['the value must be object']);
  });
  test('draft-04: `exclusiveMinimum` is a flag, and identities lead nowhere', () => {
    const draft4 = { $schema: 'http://json-schema.org/draft-07/schema#', id: 'http://elsewhere/x', type: 'object', properties: { id: { id: 'http://elsewhere/y', type: 'integer', minimum: 3, exclusiveMinimum: true } } };
    expect(problems(draft4, { id: 4 })).toEqual([]);
    expect(problems(draft4, { id: 3 })).toEqual(['`id` must be > 3']);
  });
  test('formats are not checked, and a schema that is none is an error of the contract', () => {
    expect(problems(input({ a: { type: 'string', format: 'date-time' } }), { a: 'x' })).toEqual([]);
    expect(() => problems({ type: 'nonsense' }, {})).toThrow(ContractError);
    expect(() => problems({ $ref: 'http://x' }, {})).toThrow(ContractError);
  });
  test('a pattern that explodes is stopped', () => {
    expect(() => problems(input({ a: { type: 'string', pattern: '(a+)+b' } }), { a: 'a'.repeat(50) })).toThrow(ContractError);
  });
});

test('GEN-45: null is as absent where the property cannot be null', () => {
  const schema = input({ a: { type: 'string' }, b: { type: ['string', 'null'] }, c: {}, d: { type: 'null' } });
  expect(withoutUnset(schema, { a: null, b: null, c: null, d: null, e: null })).toEqual({ b: null, c: null, d: null, e: null });
  for (const none of [null, [], 'x', 5]) expect(withoutUnset(schema, none)).toBeNull();
});

describe('GEN-64: flattening', () => {
  test('nested objects, arrays of objects, arrays of primitives', () => {
    expect(flatten({ a: { b: { c: 1 }, d: [1, 2] }, list: [{ id: 1, n: 'x' }, { id: 2 }, { n: 'z', deep: { e: true } }], empty: [], none: null, o: {} })).toEqual({
      'a.b.c': 1, 'a.d': [1, 2], 'list.id': [1, 2], 'list.n': ['x', 'z'], 'list.deep.e': [true], empty: [], none: null,
    });
    expect(flatten([1])).toEqual([1]);
    expect(flatten('x')).toBe('x');
  });
  test('what is flat stays, and names of prototypes are names', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null))), (flat) => {
      expect(JSON.stringify(flatten(flat as Json))).toBe(JSON.stringify(flat));
    }));
  });
  test('GEN-35: the schema is flattened in the same way', () => {
    expect(flattenSchema(input({ a: input({ b: { type: 'string' } }), l: { type: 'array', items: input({ id: { type: 'integer' } }) }, p: { type: 'array', items: { type: 'string' } } }, { required: ['a'] }))).toEqual(
      input({ 'a.b': { type: 'string' }, 'l.id': { type: 'array', items: { type: 'integer' } }, p: { type: 'array', items: { type: 'string' } } }),
    );
  });
});
