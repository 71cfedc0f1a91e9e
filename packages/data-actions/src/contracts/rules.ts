import { compilePattern, PatternError } from '../patterns/pattern.ts';
import { subschemas } from './subschemas.ts';

/** GEN-41. */
const NAME = /^[a-zA-Z][a-zA-Z0-9_-]{0,255}$/;
const RESERVED = new Set(['orgId', 'integrationId', 'rawRequest']);
const SCALARS = new Set(['string', 'integer', 'number', 'boolean', 'null']);
/** GEN-42, GEN-78. */
const DEEPEST = 50;
const MOST_SCHEMAS = 5000;
const MOST_PROBLEMS = 20;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const typesOf = (schema: Readonly<Record<string, unknown>>): readonly unknown[] => (Array.isArray(schema['type']) ? (schema['type'] as readonly unknown[]) : schema['type'] === undefined ? [] : [schema['type']]);

/** GEN-41: what is wrong with the input schema of a contract, in sentences; empty if nothing is. */
export function inputSchemaProblems(schema: unknown): readonly string[] {
  const problems = [...commonProblems(schema)];
  if (!isObject(schema) || problems.length > 0) return problems;
  if (schema['type'] !== 'object') problems.push('the type of an input schema must be `object`');
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  for (const [name, property] of Object.entries(properties)) {
    if (!NAME.test(name)) problems.push(`\`${name.slice(0, 100)}\` is not the name of an input: letters, digits, \`_\` and \`-\`, a letter first`);
    else if (RESERVED.has(name)) problems.push(`\`${name}\` is a reserved name`);
    if (isObject(property)) problems.push(...inputPropertyProblems(name, property));
  }
  return problems.slice(0, MOST_PROBLEMS);
}

function inputPropertyProblems(name: string, property: Readonly<Record<string, unknown>>): readonly string[] {
  const types = typesOf(property);
  if (types.includes('object') || isObject(property['properties'])) return [`the input \`${name}\` is an object; inputs are flat`];
  if (types.includes('array')) {
    const items = property['items'];
    const inner = isObject(items) ? typesOf(items) : [];
    return inner.length > 0 && inner.every((type) => SCALARS.has(String(type))) ? [] : [`the input \`${name}\` is an array of something else than texts, numbers or booleans`];
  }
  if (types.length === 0) return [`the input \`${name}\` has no type`];
  return types.every((type) => SCALARS.has(String(type))) ? [] : [`the input \`${name}\` has a type that inputs cannot have`];
}

/** GEN-42: what is wrong with an output schema. */
export function outputSchemaProblems(schema: unknown): readonly string[] {
  const problems = [...commonProblems(schema)];
  if (!isObject(schema) || problems.length > 0) return problems;
  for (const { schema: inner, path } of subschemas(schema)) {
    const items = inner['items'];
    const each = (Array.isArray(items) ? (items as readonly unknown[]) : [items]).filter(isObject);
    if (typesOf(inner).includes('array') && each.some((item) => typesOf(item).includes('array'))) problems.push(`${path}: an array within an array`);
  }
  return problems.slice(0, MOST_PROBLEMS);
}

/** What no schema may have: references, patterns that we cannot read, too much of everything. */
function commonProblems(schema: unknown): readonly string[] {
  if (!isObject(schema)) return ['a schema is a JSON object'];
  const problems: string[] = [];
  let count = 0;
  for (const { schema: inner, path, depth } of subschemas(schema)) {
    count += 1;
    if (depth > DEEPEST) return [`${path}: nested more than ${DEEPEST} deep`];
    if (count > MOST_SCHEMAS) return [`a schema has at most ${MOST_SCHEMAS} parts`];
    if (Object.hasOwn(inner, '$ref')) problems.push(`${path}: \`$ref\` is not allowed`);
    const properties = isObject(inner['patternProperties']) ? Object.keys(inner['patternProperties']) : [];
    for (const pattern of [...properties, ...(Object.hasOwn(inner, 'pattern') ? [inner['pattern']] : [])]) {
      const problem = patternProblem(pattern);
      if (problem !== null) problems.push(`${path}: ${problem}`);
    }
  }
  return problems.slice(0, MOST_PROBLEMS);
}

function patternProblem(pattern: unknown): string | null {
  if (typeof pattern !== 'string') return 'a pattern is a text';
  try {
    compilePattern(pattern, 0);
    return null;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}
