import type { Json, JsonSchema } from '../execution/types.ts';

type Properties = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * GEN-45: the input without the nulls of properties that cannot be null, which Architect's NOT_SET is; null if it is no JSON object. A
 * property without a type, or one that the schema does not know, keeps its null.
 */
export function withoutUnset(schema: JsonSchema, input: Json): { readonly [name: string]: Json } | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const properties = (schema['properties'] ?? {}) as Properties;
  return Object.fromEntries(
    Object.entries(input as { readonly [name: string]: Json }).filter(([name, value]) => value !== null || !Object.hasOwn(properties, name) || nullable(properties[name])),
  );
}

function nullable(property: Readonly<Record<string, unknown>> | undefined): boolean {
  const type = property?.['type'];
  return type === undefined || (Array.isArray(type) ? type.includes('null') : type === 'null');
}
