import type { Json } from '../execution/types.ts';

type Flat = Record<string, Json>;

const isObject = (value: Json): value is { readonly [name: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * GEN-64: nested objects become dotted names, an array of objects one array for each leaf (what an element lacks is left out), an
 * array of primitives stays. What is no object stays as it is. The value's depth is bounded by who read it.
 */
export function flatten(value: Json): Json {
  if (!isObject(value)) return value;
  const flat = Object.create(null) as Flat;
  flattenInto(flat, '', value);
  return { ...flat };
}

function flattenInto(flat: Flat, prefix: string, value: { readonly [name: string]: Json }): void {
  for (const [name, inner] of Object.entries(value)) {
    const path = `${prefix}${name}`;
    if (isObject(inner)) flattenInto(flat, `${path}.`, inner);
    else if (Array.isArray(inner) && inner.some((item: Json) => isObject(item))) flattenList(flat, path, inner as readonly Json[]);
    else flat[path] = inner;
  }
}

function flattenList(flat: Flat, path: string, list: readonly Json[]): void {
  const columns = new Map<string, Json[]>();
  for (const item of list) {
    const leaves = isObject(item) ? Object.entries(flatten(item) as { readonly [name: string]: Json }) : [['', item] as const];
    for (const [name, leaf] of leaves) {
      const column = columns.get(name) ?? [];
      columns.set(name, column);
      if (Array.isArray(leaf)) for (const one of leaf as readonly Json[]) column.push(one);
      else column.push(leaf);
    }
  }
  for (const [name, column] of columns) flat[name === '' ? path : `${path}.${name}`] = column;
}

/** GEN-35: the same for a schema: what `*Flattened` shows. */
export function flattenSchema(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const properties = Object.create(null) as Record<string, unknown>;
  flattenProperties(properties, '', schema, false);
  const { required: _required, ...rest } = schema;
  return { ...rest, properties: { ...properties } };
}

type Schema = Readonly<Record<string, unknown>>;

/** A draft's schema may be anything still, so nothing is taken for an object that was not looked at. */
const asSchema = (value: unknown): Schema | undefined => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : undefined);

function flattenProperties(flat: Record<string, unknown>, prefix: string, schema: Schema, listed: boolean): void {
  for (const [name, value] of Object.entries(asSchema(schema['properties']) ?? {})) {
    const path = `${prefix}${name}`;
    const property = asSchema(value);
    const items = asSchema(property?.['items']);
    if (property?.['type'] === 'object' && asSchema(property['properties']) !== undefined) flattenProperties(flat, `${path}.`, property, listed);
    else if (property?.['type'] === 'array' && asSchema(items?.['properties']) !== undefined) flattenProperties(flat, `${path}.`, items!, true);
    else flat[path] = listed && property?.['type'] !== 'array' ? { type: 'array', items: value } : value;
  }
}
