import type { JsonSchema } from '../execution/types.ts';

type Property = Readonly<Record<string, unknown>>;

/** GEN-64 for schemas: nested objects become dotted names, an array of objects one array per leaf, other arrays stay. */
export function flattenSchema(schema: JsonSchema): JsonSchema {
  const { properties, required: _required, ...rest } = schema;
  if (!isObject(properties)) return schema;
  const flat = Object.fromEntries(leavesOf(schema, '', false));
  return { ...rest, properties: flat, required: [] };
}

/** GEN-35: the flattened output schema and the names whose values are arrays. */
export function flattenedDocument(schema: JsonSchema): { readonly schema: JsonSchema; readonly arrayProperties: readonly string[] } {
  const flat = flattenSchema(schema);
  const properties = isObject(flat['properties']) ? flat['properties'] : {};
  const arrayProperties = Object.entries(properties).filter(([, property]) => isObject(property) && property['type'] === 'array').map(([name]) => name);
  return { schema: flat, arrayProperties };
}

/** Bodies are bounded in depth, so this recursion is. */
function leavesOf(schema: Property, prefix: string, inArray: boolean): readonly (readonly [string, unknown])[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return Object.entries(properties).flatMap(([name, property]): readonly (readonly [string, unknown])[] => {
    const path = `${prefix}${name}`;
    if (!isObject(property)) return [[path, property]];
    if (isObject(property['properties'])) return leavesOf(property, `${path}.`, inArray);
    const items = property['items'];
    if (isObject(items) && isObject(items['properties'])) return leavesOf(items, `${path}.`, true);
    return [[path, inArray && property['type'] !== 'array' ? { type: 'array', items: property } : property]];
  });
}

const isObject = (value: unknown): value is Property => typeof value === 'object' && value !== null && !Array.isArray(value);
